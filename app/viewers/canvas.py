"""The ground of every viewer: one picture with exact pixels that can be moved and magnified."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import theme
from app.theme.live import Live

LARGEST_ZOOM = 64.0  # screen pixels to a pixel of the picture, over the fitted size
MARGIN = 6  # pixels around the fitted picture
DRAG_BEGINS = 4  # pixels the mouse moves before a press is no click


class Canvas(Live, QWidget):
    """Shows one ``QImage``: the wheel and + - magnify, 0 fits, dragging moves it.

    Signals speak in pixels of the picture, (row, column).
    """

    hovered = Signal(object)  # (row, column) or None
    clicked = Signal(int, int)
    menu_wanted = Signal(object)  # QPoint on the screen

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._image = QImage()
        self._zoom = 1.0  # times the fitted size
        self._centre = QPointF(0.5, 0.5)  # what lies in the middle, in shares of the picture
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(64, 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage:
        """The picture on show."""
        return self._image

    def set_image(self, image: QImage) -> None:
        """Show ``image``; a picture of another size is fitted anew."""
        if image.size() != self._image.size():
            self.fit()
        self._image = image
        self.update()

    def fit(self) -> None:
        """Show the whole picture, as large as it fits."""
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def magnify(self, factor: float, around: QPointF | None = None) -> None:
        """Magnify by ``factor``; the point ``around`` of the widget stays where it is."""
        if self._image.isNull():
            return
        around = around if around is not None else QPointF(self.rect().center())
        before = self._share(around)
        self._zoom = min(max(self._zoom * factor, 1.0), LARGEST_ZOOM)
        after = self._share(around)
        self._move(before - after)

    def target(self) -> QRectF:
        """Return where the picture lies on the widget."""
        size = QPointF(self._image.width(), self._image.height()) * self._scale()
        middle = QRectF(self.rect()).center()
        left = middle.x() - self._centre.x() * size.x()
        top = middle.y() - self._centre.y() * size.y()
        return QRectF(round(left), round(top), size.x(), size.y())

    def pixel_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return (row, column) under a point of the widget; None beside the picture."""
        if self._image.isNull() or not self.target().contains(place):
            return None
        share = self._share(place)
        row = min(int(share.y() * self._image.height()), self._image.height() - 1)
        column = min(int(share.x() * self._image.width()), self._image.width() - 1)
        return max(row, 0), max(column, 0)

    def rect_of(self, row: float, column: float, height: float, width: float) -> QRectF:
        """Return where a block of pixels lies on the widget."""
        target, scale = self.target(), self._scale()
        return QRectF(
            target.left() + column * scale,
            target.top() + row * scale,
            width * scale,
            height * scale,
        )

    def sizeHint(self) -> QSize:
        return QSize(320, 280)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().tokens.ground))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale() < 1)
            painter.drawImage(self.target(), self._image)
            self.paint_over(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().tokens.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def paint_over(self, painter: QPainter) -> None:
        """Paint marks over the picture."""

    # Mouse and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.magnify(1.2 ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position().toPoint(), False
            self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed is None:
            self.hovered.emit(self.pixel_at(place))
            return
        moved = place.toPoint() - self._pressed
        if not self._dragging and moved.manhattanLength() < DRAG_BEGINS:
            return
        self._dragging = True
        self.drag(moved)

    def drag(self, moved: QPoint) -> None:
        """Move the picture with the mouse."""
        target = self.target()
        self._pressed = (self._pressed or QPoint()) + moved
        self._move(QPointF(-moved.x() / target.width(), -moved.y() / target.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pixel = self.pixel_at(event.position())
        if self._pressed is not None and not self._dragging and pixel is not None:
            self.clicked.emit(*pixel)
        self._pressed, self._dragging = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.magnify(1.25)
            case Qt.Key.Key_Minus:
                self.magnify(0.8)
            case Qt.Key.Key_0:
                self.fit()
            case _:
                event.ignore()

    def _scale(self) -> float:
        """Return how many screen pixels one pixel of the picture takes; whole where it can be."""
        if self._image.isNull():
            return 1.0
        width, height = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        fitting = max(0.01, min(width / self._image.width(), height / self._image.height()))
        if self._zoom == 1.0 and int(fitting) > 0.85 * fitting:
            fitting = int(fitting)
        return fitting * self._zoom

    def _share(self, place: QPointF) -> QPointF:
        target = self.target()
        return QPointF(
            (place.x() - target.left()) / target.width(),
            (place.y() - target.top()) / target.height(),
        )

    def _move(self, by: QPointF) -> None:
        """Move the centre by shares of the picture, without losing it from sight."""
        target = self.target()
        for_x = _kept(self._centre.x() + by.x(), self.width() / target.width())
        for_y = _kept(self._centre.y() + by.y(), self.height() / target.height())
        self._centre = QPointF(for_x, for_y)
        self.update()


def _kept(centre: float, seen: float) -> float:
    """Keep a centre so that the seen share lies inside the picture."""
    if seen >= 1:
        return 0.5
    return min(max(centre, seen / 2), 1 - seen / 2)
