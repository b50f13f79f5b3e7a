"""The network: build the stack, see what every layer gives and costs, change its settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.action_table import Actions
from app.commands import stack_actions
from app.commands.stack_editor import StackEditor
from app.document import Document
from app.errors import explain
from app.i18n.settings import label_of
from app.models.layer_words import palette_choices, spoken_shape
from app.models.memory_forecast import MemoryForecast
from app.models.stack_model import StackRow, mime_of, rows_of, text_of
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.layer_form import LayerForm
from app.viewers.network_view import NetworkView
from app.viewers.stack_totals import StackTotals
from app.widgets.notice import NoticeBar
from app.widgets.search_palette import Choice, SearchPalette
from engine.errors import EngineError
from engine.network.edits import node_at
from engine.network.shapes import summarise

_TOOLS = ("move_layers_up", "move_layers_down", "duplicate_layers", "remove_layers")
_FITTING = ("input_shape", "match_classes", "match_values")  # repairs that the data ask for


class NetworkPanel(Live, QWidget):
    """The list of layers above, the settings of the selected one or the palette below."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.editor = StackEditor(session, self)
        self.view = NetworkView()
        self.list = self.view.list
        self.table = Actions(stack_actions.rows(self), self)
        self.add_button = QPushButton(icon("add", "on_accent"), "")
        self.tools = [QToolButton() for _ in _TOOLS]
        self.bar = QWidget()
        self.offer = NoticeBar()
        self.trouble = NoticeBar()
        self.note = QLabel(wordWrap=True, visible=False)
        self.heading, self.caption = QLabel(), QLabel()
        self.totals = StackTotals()
        self.forecast = MemoryForecast(session, self)
        self.form = LayerForm()
        self.palette_head = QLabel(wordWrap=True)
        self.palette_list = SearchPalette()
        self._choices: list[Choice] = []
        self.below = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.follow()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network"))
        self.table.retranslate()
        self._name_add_button()
        self.heading.setText(self.tr("Layer"))
        self.caption.setText(self.tr("Output · Parameters · Multiply-adds"))
        self.palette_head.setText(
            self.tr("Enter adds a layer after the selected one. Or drag it to its place.")
        )
        self.note.setText(
            self.tr(
                "This network has branches: its settings can be changed here, its connections "
                "cannot. A double click unfolds a network inside it."
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the document of the session."""
        document = self._session.document
        record = self._session.records.get(document.begin_with)
        rows, summary = rows_of(document, self.editor.demand, record.spec if record else None)
        self.view.show_network(rows, summary, self.is_stack())
        self._show_kind(self.is_stack())
        self.totals.setVisible(bool(rows))
        self._show_totals()
        self._offer_layers(palette_choices(document.network))
        self._on_selected()
        if not self._misfits():
            self.offer.hide()

    @Slot()
    def _show_totals(self) -> None:
        document = self._session.document
        known = self.forecast.known()
        self.totals.show_totals(summarise(document.network), document.plan.batch_size, known)

    def _show_kind(self, is_stack: bool) -> None:
        """Offer what can be done with a stack, or say what can be done with a graph."""
        self.note.setVisible(not is_stack)
        self.bar.setVisible(is_stack)
        if not is_stack and self.below.currentWidget() is not self.form:
            self._show_palette(False)
        self._show_captions()

    @Slot()
    def _show_captions(self) -> None:
        for label in (self.heading, self.caption):
            label.setVisible(not self.view.shows_picture)

    # what the table of actions calls

    def toggle_palette(self) -> None:
        """Open the palette of layers, or go back to the settings."""
        self._show_palette(self.below.currentWidget() is self.form)

    def mend(self) -> None:
        self._mend(self.view.selected_ids()[0])

    def cut(self) -> None:
        QGuiApplication.clipboard().setMimeData(mime_of(self.editor.cut(self.view.selected_ids())))

    def copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(mime_of(self.editor.copy(self.view.selected_ids())))

    def paste(self) -> None:
        self.editor.paste(text_of(QGuiApplication.clipboard().mimeData()), self._place())

    def duplicate(self) -> None:
        self.editor.duplicate(self.view.selected_ids())

    def rename(self) -> None:
        self.list.edit(self.list.currentIndex())

    def remove(self) -> None:
        self.editor.remove(self.view.selected_ids())

    def move_up(self) -> None:
        self.editor.move_up(self.list.selected_ids())

    def move_down(self) -> None:
        self.editor.move_down(self.list.selected_ids())

    def toggle_frozen(self) -> None:
        """Freeze the selected layers, or thaw them if all are frozen."""
        rows = self._freezable()
        self.editor.set_trainable([row.id for row in rows], self.is_frozen())

    def is_stack(self) -> bool:
        return self._session.document.network.is_stack

    def has_selection(self) -> bool:
        return bool(self.view.selected_ids())

    def can_rename(self) -> bool:
        """Whether a row can be written into; the picture has none."""
        return self.has_selection() and not self.view.shows_picture

    def can_change(self) -> bool:
        return self.is_stack() and self.has_selection()

    def can_copy(self) -> bool:
        """Whether more than the input, which stays alone and first, is selected."""
        rows = self._selected_rows()
        return self.is_stack() and any(row.node.layer.input_count != 0 for row in rows)

    def can_freeze(self) -> bool:
        return bool(self._freezable())

    def is_frozen(self) -> bool:
        """Whether all selected layers with weights are frozen."""
        rows = self._freezable()
        return bool(rows) and all(row.is_frozen for row in rows)

    def can_mend(self) -> bool:
        rows = self._selected_rows()
        return len(rows) == 1 and rows[0].repair is not None

    # what happens

    @Slot(object)
    def _on_document(self, _document: Document) -> None:
        self.trouble.hide()
        self.refresh()

    @Slot(object)
    def _on_data(self, overview: Any) -> None:
        """Offer to match the network to data that it does not fit."""
        self.refresh()
        if overview is None or not self._misfits():
            return
        shape = spoken_shape(overview.sample_shape)
        sentence = self.tr("The network does not fit the data '{0}', with samples of {1}.")
        self.offer.show_notice(
            "info", sentence.format(overview.name, shape), action=self.tr("Match the network")
        )

    @Slot()
    def _on_selected(self) -> None:
        rows = self._selected_rows()
        self.form.show_rows(rows)
        self.table.refresh()
        if self.can_mend():
            self.table["mend_layer"].setText(rows[0].repair_text)

    @Slot(list)
    def _on_added(self, ids: list[str]) -> None:
        self.view.select(ids)
        if self.below.currentWidget() is not self.form:
            self.palette_list.search.selectAll()

    @Slot(str)
    def _on_chosen(self, class_name: str) -> None:
        self.editor.insert(class_name, self._place())

    @Slot(int)
    def _on_moved(self, place: int) -> None:
        self.editor.move_to(self.list.selected_ids(), place)

    @Slot(str, str, object)
    def _on_setting(self, node_id: str, setting: str, value: Any) -> None:
        layer = node_at(self._session.document.network, node_id).layer
        try:
            self.editor.change(node_id, setting, label_of(type(layer), setting), value)
        except EngineError as error:
            self.form.show_error(setting, explain(error))

    @Slot(object)
    def _on_failed(self, error: EngineError) -> None:
        self.trouble.show_notice("error", explain(error))

    @Slot(str)
    def _mend(self, node_id: str) -> None:
        row = self.list.stack.rows[self.list.stack.row_of(node_id)]
        if row.repair is not None:
            self.editor.repair(row.repair_text, row.repair)

    def _misfits(self) -> bool:
        return any(row.repair and row.repair.code in _FITTING for row in self.list.stack.rows)

    def _selected_rows(self) -> list[StackRow]:
        return self.view.rows_of(self.view.selected_ids())

    def _freezable(self) -> list[StackRow]:
        return [row for row in self._selected_rows() if row.has_weights]

    def _place(self) -> int:
        """Return the row after the selected layers, or the end."""
        ids = self.list.selected_ids()
        return self.list.stack.row_of(ids[-1]) + 1 if ids else len(self.list.stack.rows)

    def _offer_layers(self, choices: list[Choice]) -> None:
        """Fill the palette; the line that was chosen in it stays where nothing has changed."""
        if choices == self._choices:
            return
        groups = list(dict.fromkeys(choice.group for choice in choices))
        is_new = groups != list(dict.fromkeys(choice.group for choice in self._choices))
        self._choices = choices
        self.palette_list.set_choices(choices)
        if is_new:  # at first, and in another language
            self.palette_list.fold(groups[1:])

    @Slot()
    def _close_palette(self) -> None:
        self._show_palette(False)
        self.view.setFocus()

    def _show_palette(self, is_shown: bool) -> None:
        self.below.setCurrentIndex(1 if is_shown else 0)
        self._name_add_button()
        if is_shown:
            self.palette_list.restart()

    def _name_add_button(self) -> None:
        is_open = self.below.currentIndex() == 1
        self.add_button.setText(self.tr("Done") if is_open else self.tr("Add layer"))
        self.add_button.setIcon(icon("check" if is_open else "add", "on_accent"))
        self.add_button.setToolTip(self.table["add_layer"].toolTip())

    # how it is built

    def _lay_out(self) -> None:
        mark(self.add_button, kind="primary")
        for label in (self.heading, self.caption):
            mark(label, kind="small")
        for label in (self.note, self.palette_head):
            mark(label, kind="muted")
        self.setFocusProxy(self.view)
        for name, button in zip(_TOOLS, self.tools, strict=True):
            button.setDefaultAction(self.table[name])
        for action in self.table.by_name.values():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.add_actions(list(self.table.by_name.values()))
        self.splitter.addWidget(self._upper())
        self.splitter.addWidget(self._lower())
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _upper(self) -> QWidget:
        bar, captions = QHBoxLayout(self.bar), QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.add_button)
        bar.addStretch(1)
        for button in self.tools:
            bar.addWidget(button)
        captions.addWidget(self.heading)
        captions.addStretch(1)
        captions.addWidget(self.caption)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        for widget in (self.offer, self.trouble, self.note):
            column.addWidget(widget)
        column.addLayout(captions)
        column.addWidget(self.view, 1)
        column.addWidget(self.totals)
        return upper

    def _lower(self) -> QWidget:
        palette = QWidget()
        column = QVBoxLayout(palette)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.palette_head)
        column.addWidget(self.palette_list, 1)
        self.below.addWidget(self.form)
        self.below.addWidget(palette)
        return self.below

    def _connect(self) -> None:
        session, editor, layers = self._session, self.editor, self.list
        session.opened.connect(self.refresh)
        session.document_changed.connect(self._on_document)
        session.data_changed.connect(self._on_data)
        session.runs_changed.connect(self.refresh)
        self.forecast.changed.connect(self._show_totals)
        editor.failed.connect(self._on_failed)
        editor.added.connect(self._on_added)
        self.view.selection_changed.connect(self._on_selected)
        self.view.page_changed.connect(self._show_captions)
        self.view.activated.connect(self.form.focus_first)
        layers.repair_wanted.connect(self._mend)
        layers.class_dropped.connect(editor.insert)
        layers.text_dropped.connect(editor.paste)
        layers.moved_to.connect(self._on_moved)
        layers.stack.rename_wanted.connect(editor.rename)
        self.table.failed.connect(self._on_failed)
        self.offer.action_activated.connect(editor.match_data)
        self.add_button.clicked.connect(self.toggle_palette)
        self.palette_list.chosen.connect(self._on_chosen)
        self.palette_list.cancelled.connect(self._close_palette)
        self.form.setting_changed.connect(self._on_setting)
