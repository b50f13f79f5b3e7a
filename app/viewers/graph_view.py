"""A network with branches as a picture: boxes in ranks, to be moved, magnified and unfolded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from app.models.graph_layout import Picture, Size, laid_out
from app.models.graph_model import Graph, GraphNode
from app.models.stack_model import tooltip_of
from app.theme import theme
from app.theme.live import Live
from app.viewers.graph_items import HEAD, EdgeItem, FrameItem, NodeItem, size_of
from app.viewers.stack_delegate import Fonts

MARGIN = 24  # pixels around the picture
FRAME = 14  # pixels inside the frame of an unfolded network
SMALLEST, LARGEST = 0.05, 4.0
STEP = 1.25  # of the zoom
OUTLINE = 0.15  # the smallest zoom at which the boxes of a large network can be told apart
COMFORTABLE = 0.6  # a picture opens no smaller than this; it is moved instead

_KEYS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class GraphView(Live, QGraphicsView):
    """Emits what is selected, and what a double click or Enter means."""

    selection_changed = Signal()
    activated = Signal(str)  # id of a box without a network inside
    fold_wanted = Signal(str)  # id of a box that holds a network: unfold it, or fold it again

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.graph = Graph()
        self.items_by_id: dict[str, NodeItem] = {}
        self._edges: dict[tuple[str, str], EdgeItem] = {}
        self._fit: Callable[[], None] | None = self.fit  # until the user magnifies or moves
        self._set_up()
        self._scene.selectionChanged.connect(self._on_selection)
        self.follow()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Graph of the network"))

    def restyle(self) -> None:
        self.setBackgroundBrush(QColor(theme().tokens.surface))
        self.viewport().update()

    def set_graph(self, graph: Graph) -> None:
        """Draw ``graph``; what was selected stays so, and the picture where it is."""
        if graph == self.graph:
            return
        selected = self.selected_ids()
        known = set(self.items_by_id)
        self.graph = graph
        with QSignalBlocker(self._scene):
            self._scene.clear()
            self.items_by_id, self._edges = {}, {}
            width, height = self._draw(graph, QPointF(0, 0))
            self._select(selected)
        self._scene.setSceneRect(QRectF(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN))
        if not known & set(self.items_by_id):
            self.fit()
        self._mark_edges()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected boxes in topological order."""
        return [node_id for node_id, item in self.items_by_id.items() if item.isSelected()]

    def select(self, ids: list[str]) -> None:
        """Select these boxes and no others, and show the last of them."""
        with QSignalBlocker(self._scene):
            self._select(ids)
        self._on_selection()
        if ids and ids[-1] in self.items_by_id:
            self.ensureVisible(self.items_by_id[ids[-1]], 20, 20)

    def fit(self) -> None:
        """Show the whole width of the picture, if it can be read then; else its beginning."""
        rect, free = self._scene.sceneRect(), self.viewport().size()
        if not rect.isValid() or not free.width():
            return
        whole = min(free.width() / rect.width(), free.height() / rect.height(), 1.0)
        zoom = whole if whole >= COMFORTABLE else min(free.width() / rect.width(), COMFORTABLE)
        self._set_zoom(max(zoom, SMALLEST))
        self.centerOn(rect.center().x(), rect.top() + free.height() / zoom / 2)
        self._fit = self.fit

    def fit_whole(self) -> None:
        """Show all of the picture, or its beginning where one would see only dust."""
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self._set_zoom(min(max(self.zoom, OUTLINE), 1))
        self.centerOn(self._scene.sceneRect().center().x(), 0)
        self._fit = self.fit_whole

    def magnify(self, steps: float) -> None:
        """Make the picture larger, or smaller with a negative number."""
        self._set_zoom(min(max(self.zoom * STEP**steps, SMALLEST), LARGEST))
        self._fit = None

    @property
    def zoom(self) -> float:
        return self.transform().m11()

    # drawing

    def _draw(self, graph: Graph, corner: QPointF) -> Size:
        """Put the boxes and lines of ``graph`` below and right of ``corner``."""
        fonts = Fonts.of(self.font())
        inner = {node.id: self._picture(node.inner, fonts) for node in graph.nodes if node.inner}
        sizes = {node.id: self._size(node, inner, fonts) for node in graph.nodes}
        picture = laid_out(sizes, graph.edges)
        wrong = {node.id for node in graph.nodes if node.branches}
        for edge, points in picture.routes.items():
            item = EdgeItem([(x + corner.x(), y + corner.y()) for x, y in points], edge[1] in wrong)
            self._scene.addItem(item)
            self._edges[edge] = item
        for node in graph.nodes:
            place = corner + QPointF(*picture.places[node.id])
            self._add(node, place, sizes[node.id], fonts)
        return picture.size

    def _picture(self, graph: Graph, fonts: Fonts) -> Picture:
        inner = {n.id: self._picture(n.inner, fonts) for n in graph.nodes if n.inner}
        return laid_out({n.id: self._size(n, inner, fonts) for n in graph.nodes}, graph.edges)

    def _size(self, node: GraphNode, inner: dict[str, Picture], fonts: Fonts) -> Size:
        if node.inner is None:
            return size_of(node, fonts)
        width, height = inner[node.id].size
        return max(width + 2 * FRAME, size_of(node, fonts)[0]), height + HEAD + 2 * FRAME

    def _add(self, node: GraphNode, place: QPointF, size: Size, fonts: Fonts) -> None:
        kind = FrameItem if node.inner else NodeItem
        item = kind(node, *size, fonts)
        item.setPos(place)
        item.setToolTip(tooltip_of(node.row))
        self._scene.addItem(item)
        self.items_by_id[node.id] = item
        if node.inner:
            self._draw(node.inner, place + QPointF(FRAME, HEAD + FRAME))

    def _set_zoom(self, zoom: float) -> None:
        self.setTransform(QTransform.fromScale(zoom, zoom))

    # selecting

    def _select(self, ids: list[str]) -> None:
        for node_id, item in self.items_by_id.items():
            item.setSelected(node_id in ids)

    def _on_selection(self) -> None:
        self._mark_edges()
        told = [self.items_by_id[node_id].node.row.node.name for node_id in self.selected_ids()]
        self.setAccessibleDescription(", ".join(told))
        self.selection_changed.emit()

    def _mark_edges(self) -> None:
        """Paint the lines at selected boxes in the colour of the selection."""
        selected = set(self.selected_ids())
        for edge, item in self._edges.items():
            item.is_near_selected = bool(selected & set(edge))
            item.update()

    def _neighbour(self, step: tuple[int, int]) -> NodeItem | None:
        """Return the box that lies next to the selected one in a direction."""
        selected = self.selected_ids()
        if not selected:
            return next(iter(self.items_by_id.values()), None)
        here = self.items_by_id[selected[-1]].sceneBoundingRect().center()

        def distance(item: NodeItem) -> float:
            way = item.sceneBoundingRect().center() - here
            along = way.x() * step[0] + way.y() * step[1]
            across = abs(way.x() * step[1]) + abs(way.y() * step[0])
            return along + 3 * across if along > 1 else float("inf")

        best = min(self.items_by_id.values(), key=distance)
        return best if distance(best) < float("inf") else None

    # what the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if item := self._neighbour(_KEYS[Qt.Key(key)]):
                self.select([item.node.id])
        elif event.text() in ("+", "="):
            self.magnify(1)
        elif event.text() == "-":
            self.magnify(-1)
        elif event.text() == "0":
            self.fit_whole()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected_ids():
            self._activate(self.items_by_id[self.selected_ids()[-1]])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if isinstance(item, NodeItem):
            self._activate(item)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.magnify(event.angleDelta().y() / 120)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._fit = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit:
            self._fit()

    def _activate(self, item: NodeItem) -> None:
        self.select([item.node.id])
        signal = self.fold_wanted if item.node.holds_network else self.activated
        signal.emit(item.node.id)

    def _set_up(self) -> None:
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is dragged
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(120)
