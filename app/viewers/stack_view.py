"""The layers of a stack as a list: rows are dragged to their place, errors mended by a click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView, QWidget

from app.models.stack_model import LAYERS_MIME_TYPE, ROW, StackModel, text_of
from app.theme import theme
from app.theme.live import Live
from app.viewers.stack_delegate import StackDelegate
from app.widgets.search_palette import MIME_TYPE as CHOICE_MIME_TYPE


class StackView(Live, QListView):
    """Emits what is dropped between rows; ``place`` is the row that the new ones push down."""

    moved_to = Signal(int)  # the selected rows, to a place
    class_dropped = Signal(str, int)  # a class of the palette, place
    text_dropped = Signal(str, int)  # layers as text, place
    repair_wanted = Signal(str)  # id

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.stack = StackModel(self)
        self.delegate = StackDelegate(self)
        self.placeholder = ""  # what an empty list says
        self._gap: int | None = None  # where a drop would go
        self.setModel(self.stack)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.delegate.repair_clicked.connect(self.repair_wanted)
        self.follow()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers"))
        self.placeholder = self.tr("There are no layers yet. Add the first one, or paste some.")
        self.viewport().update()

    def set_fixed(self, is_fixed: bool) -> None:
        """Allow or forbid dragging and dropping."""
        mode = QListView.DragDropMode
        self.setDragDropMode(mode.NoDragDrop if is_fixed else mode.DragDrop)

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected layers from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.stack.rows[row].id for row in rows]

    def select(self, ids: list[str]) -> None:
        """Select these layers and no others; the last one becomes the current one."""
        model = self.selectionModel()
        model.clearSelection()
        for node_id in ids:
            index = self.stack.index(self.stack.row_of(node_id))
            model.setCurrentIndex(index, model.SelectionFlag.Select)
            self.scrollTo(index)

    def _set_up(self) -> None:
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # errors wrap at another width
        self.setEditTriggers(
            QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed
        )
        self.setMouseTracking(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)  # painted here
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumHeight(120)
        self.set_fixed(False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._point_at(self._place_at(event.position().toPoint()) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._point_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        place, mime = self._place_at(event.position().toPoint()), event.mimeData()
        is_copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if mime.hasFormat(CHOICE_MIME_TYPE):
            name = bytes(mime.data(CHOICE_MIME_TYPE).data()).decode()
            self.class_dropped.emit(name, place)
        elif event.source() is self and not is_copy:
            self.moved_to.emit(place)
        elif mime.hasFormat(LAYERS_MIME_TYPE):
            self.text_dropped.emit(text_of(mime), place)
        # the document changes the rows: a move would make Qt take them away as well
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._point_at(None)
        self.stopAutoScroll()
        self.setState(QListView.State.NoState)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        on_button = (
            row is not None
            and row.repair is not None
            and self.delegate.places(index).button.contains(event.position().toPoint())
        )
        shape = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if row is not None and row.repair is not None:
            self.update(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.stack.rows:
            self._paint_placeholder()
        if self._gap is not None:
            self._paint_gap(self._gap)

    def _paint_placeholder(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme().tokens.muted))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        place = self.viewport().rect().adjusted(24, 12, -24, -12)
        painter.drawText(place, int(wrapped), self.placeholder)

    def _paint_gap(self, gap: int) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme().tokens.accent)
        y = self._height_of(gap)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(14, y, self.viewport().width() - 6, y)
        painter.setBrush(QColor(theme().tokens.surface))
        painter.drawEllipse(QPoint(10, y), 4, 4)

    def _place_at(self, point: QPoint) -> int:
        """Return before which row something dropped at ``point`` goes."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.stack.rows)
        is_lower = point.y() > self.visualRect(index).center().y()
        below_input = self.stack.rows[0].node.layer.input_count == 0
        return max(index.row() + is_lower, int(below_input))

    def _height_of(self, place: int) -> int:
        """Return the pixel between two rows."""
        if not self.stack.rows:
            return 4
        if place == len(self.stack.rows):
            return self.visualRect(self.stack.index(place - 1)).bottom()
        return max(self.visualRect(self.stack.index(place)).top(), 1)

    def _point_at(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
