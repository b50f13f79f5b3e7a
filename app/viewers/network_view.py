"""A network as a list of layers, or as a picture where it has branches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.models.graph_model import Graph, graph_of
from app.models.stack_model import StackRow
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.graph_view import GraphView
from app.viewers.stack_view import StackView
from engine.network.shapes import Summary

_ZOOM = ("zoom_out", "zoom_in", "fit")


class NetworkView(Live, QWidget):
    """Shows rows; those of a network that is no stack also as a graph, which comes first."""

    selection_changed = Signal()
    page_changed = Signal()  # from the list to the picture, or back
    activated = Signal()  # Enter or a double click on a layer

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.list = StackView()
        self.graph = GraphView()
        self.pages = QStackedWidget()
        self.as_picture = QToolButton(icon=icon("network"), checkable=True, checked=True)
        self.zoom_buttons = {name: QToolButton(icon=icon(name)) for name in _ZOOM}
        self.bar = QWidget()
        self._rows: Sequence[StackRow] = ()
        self._inner_rows: dict[str, StackRow] = {}
        self._summary: Summary | None = None
        self._unfolded: set[str] = set()
        self._lay_out()
        self._connect()
        self.follow()

    def retranslate(self) -> None:
        names = {
            self.as_picture: self.tr("Show the network as a picture"),
            self.zoom_buttons["zoom_out"]: self.tr("Smaller"),
            self.zoom_buttons["zoom_in"]: self.tr("Larger"),
            self.zoom_buttons["fit"]: self.tr("Show all of it"),
        }
        for button, name in names.items():
            button.setToolTip(name)
            button.setAccessibleName(name)

    def show_network(self, rows: Sequence[StackRow], summary: Summary, is_stack: bool) -> None:
        """Show the layers of a network."""
        self._rows, self._summary = rows, summary
        self.list.stack.set_rows(rows)
        self.list.set_fixed(not is_stack)
        self.bar.setVisible(not is_stack)
        self._draw(is_stack)
        self._show_page(not is_stack and self.as_picture.isChecked())

    @property
    def shows_picture(self) -> bool:
        return self.pages.currentWidget() is self.graph

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected layers in order."""
        return (self.graph if self.shows_picture else self.list).selected_ids()

    def select(self, ids: list[str]) -> None:
        """Select these layers and no others."""
        (self.graph if self.shows_picture else self.list).select(ids)

    def rows_of(self, ids: Sequence[str]) -> list[StackRow]:
        """Return the rows of layers, also of those inside unfolded networks."""
        known = {row.id: row for row in self._rows} | self._inner_rows
        return [known[node_id] for node_id in ids if node_id in known]

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Offer ``actions`` by keys and in the context menu."""
        for view in (self.list, self.graph):
            view.addActions(actions)

    def _draw(self, is_stack: bool) -> None:
        assert self._summary is not None
        graph = Graph() if is_stack else graph_of(self._rows, self._summary, self._unfolded)
        self._inner_rows = {node.id: node.row for node in graph.all_nodes()}
        self.graph.set_graph(graph)

    def _show_page(self, as_picture: bool) -> None:
        if as_picture == self.shows_picture:
            return
        selected = self.selected_ids()
        page = self.graph if as_picture else self.list
        self.pages.setCurrentWidget(page)
        for button in self.zoom_buttons.values():
            button.setVisible(as_picture)
        present = {row.id for row in self._rows}
        self.select([node_id for node_id in selected if node_id in present])
        self.setFocusProxy(page)
        self.page_changed.emit()

    def _on_fold(self, node_id: str) -> None:
        """Unfold the network inside a layer, or fold it again."""
        self._unfolded ^= {node_id}
        self._draw(is_stack=False)
        self.graph.select([node_id])

    def _lay_out(self) -> None:
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.graph)
        self.setFocusProxy(self.list)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.as_picture)
        row.addStretch(1)
        for button in self.zoom_buttons.values():
            row.addWidget(button)
            button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.bar.hide()

    def _connect(self) -> None:
        self.as_picture.toggled.connect(self._show_page)
        self.zoom_buttons["zoom_out"].clicked.connect(lambda: self.graph.magnify(-1))
        self.zoom_buttons["zoom_in"].clicked.connect(lambda: self.graph.magnify(1))
        self.zoom_buttons["fit"].clicked.connect(self.graph.fit_whole)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell(self.list))
        self.graph.selection_changed.connect(lambda: self._tell(self.graph))
        self.list.activated.connect(lambda *_: self.activated.emit())
        self.graph.activated.connect(lambda _: self.activated.emit())
        self.graph.fold_wanted.connect(self._on_fold)

    def _tell(self, view: QWidget) -> None:
        if view is self.pages.currentWidget():
            self.selection_changed.emit()
