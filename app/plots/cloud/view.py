"""A map of many points: moved, turned, zoomed, pointed at, clicked, and selected from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.plots.cloud.camera import Camera, centred
from app.plots.cloud.colours import ByClass, Colouring
from app.plots.cloud.lasso import inside, nearest_to
from app.plots.cloud.scene import Scene
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.pixels import write_png

_NEAR = 12  # pixels from the mouse within which a point is meant
_STILL = 4  # pixels that a click may move
_SETTLED = 120  # milliseconds after which images are asked for
_TURN = 0.008  # radians a pixel
_KEY_STEP = 30  # pixels
_WHEEL = 1.0015  # for each of the 120 steps of a notch
MOVE, LASSO = "move", "lasso"


class CloudView(Live, QWidget):
    """Draws points (n, 2 or 3) in colours.

    ``point_clicked(index)``, ``point_activated(index)`` by double click; ``selected``: indices of
    the points in a figure drawn by hand; ``cleared``: a click beside all points, or Esc.
    ``pointed_at(index)``, -1 for none; ``pictures_wanted``: indices of points without images.
    """

    point_clicked = Signal(int)
    point_activated = Signal(int)
    selected = Signal(object)
    cleared = Signal()
    pointed_at = Signal(int)
    pictures_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.scene = Scene()
        self.tool = MOVE
        self.pointed = -1
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_drag = False
        self._doing = ""  # "move", "turn", "lasso" or "box" while a button is down
        self._figure: list[tuple[float, float]] = []
        self._picture: QImage | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self._ask_for_pictures)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 240)
        self.follow()

    # what is shown

    def set_points(self, points: np.ndarray, is_moved: bool = False) -> None:
        """Show points, all of them, from the front; or move those that are shown elsewhere."""
        scene = self.scene
        if is_moved and len(points) == len(scene.points):
            scene.points = centred(points)
            scene.near = np.zeros(0, np.int64)
            self._redraw()
            return
        scene.is_solid = points.shape[1] == 3 and len(points) > 0
        scene.points = centred(points)
        scene.colouring = ByClass(np.zeros(len(points), np.int64), ("",))
        scene.selection = scene.near = np.zeros(0, np.int64)
        scene.chosen = self.pointed = -1
        scene.pictures.forget()
        self.reset()

    def set_colouring(self, colouring: Colouring) -> None:
        """Colour the points by class or by value."""
        self.scene.colouring = colouring
        self._redraw()

    def set_note(self, lines: Sequence[str]) -> None:
        """Write in a corner what the axes are."""
        self.scene.note = lines
        self._redraw()

    def set_selection(self, indices: np.ndarray) -> None:
        """Let points stand out; all do where none is selected."""
        self.scene.selection = np.asarray(indices, np.int64)
        self._redraw()

    def set_chosen(self, index: int, near: Sequence[int] = ()) -> None:
        """Mark a point, -1 for none, and join it with its neighbours by lines."""
        self.scene.chosen, self.scene.near = index, np.asarray(near, np.int64)
        self.update()

    def set_words(self, words: Sequence[str]) -> None:
        """Write a word beside each point that has room for it."""
        self.scene.pictures.words = words
        self._redraw()

    def allow_images(self, has_images: bool, on_map: bool = True) -> None:
        """Show images beside the mouse, and on the map where there is room.

        They are asked for by ``pictures_wanted``.
        """
        self.scene.pictures.has_images, self.scene.pictures.on_map = has_images, on_map
        self._redraw()

    def take_images(self, indices: Sequence[int], images: np.ndarray) -> None:
        """Take images (count, height, width, channels) that were asked for."""
        self.scene.pictures.take(indices, images)
        self._redraw()

    def set_hint(self, lines: Sequence[str]) -> None:
        """Say what the point is that the mouse points at, beside its image."""
        self.scene.hint = lines
        self.update()

    # where one looks from

    def reset(self) -> None:
        """See everything again."""
        self._look(Camera.front(self.scene.is_solid))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        place = None if at is None else (at.x(), at.y())
        self._look(self.scene.camera.zoomed(factor, *self._area, at=place))

    def bring(self, index: int) -> None:
        """Bring a point into the middle."""
        self._look(self.scene.camera.looking_at(self.scene.points[index]))

    def export_png(
        self, path: str | Path, width: int = 1000, height: int = 800, tokens: Tokens | None = None
    ) -> None:
        """Write the map as it is seen, in the scheme ``tokens`` (else the window's)."""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setFont(self.font())
        self.scene.paint(painter, width, height, tokens or theme().tokens, 1.0)
        self.scene.paint_marks(painter, width, height, tokens or theme().tokens)
        painter.end()
        write_png(image, path)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move or turn the map, + and - zoom, 0 shows everything.")
        )

    def restyle(self) -> None:
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(420, 380)

    # painting

    @property
    def _area(self) -> tuple[float, float]:
        """The size of the map without its key."""
        return self.scene.area(self.width(), self.height(), self.font())

    def _look(self, camera: Camera) -> None:
        self.scene.camera = camera
        self._redraw()

    def _redraw(self) -> None:
        self._picture = None
        self._settle.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, ratio = theme().tokens, self.devicePixelRatioF()
        if self._picture is None:
            size = QSize(round(self.width() * ratio), round(self.height() * ratio))
            self._picture = QImage(size, QImage.Format.Format_RGB32)
            self._picture.setDevicePixelRatio(ratio)
            painter = QPainter(self._picture)
            painter.setFont(self.font())
            self.scene.paint(painter, self.width(), self.height(), tokens, ratio)
            painter.end()
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        self.scene.paint_marks(painter, self.width(), self.height(), tokens)
        self.scene.paint_figure(painter, self._figure, self._doing == "box", tokens)
        if self.pointed >= 0 and not self._doing:
            self.scene.paint_hint(painter, self.pointed, QRectF(self.rect()), tokens)
        if self.hasFocus():
            self.scene.paint_focus(painter, QRectF(self.rect()), tokens)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._redraw()

    # the mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_WHEEL ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position()
        self._is_drag = False  # a line around points may end where it began
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._doing = "box"
        elif is_left and self.tool == LASSO:
            self._doing = "lasso"
        else:
            self._doing = "turn" if is_left and self.scene.is_solid else "move"
        self._figure = [(event.position().x(), event.position().y())]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed is None:
            self._point_at(place)
            return
        way = place - self._pressed
        self._is_drag = self._is_drag or abs(way.x()) + abs(way.y()) > _STILL
        by, self._last = place - self._last, place
        if self._doing == "move":
            self._look(self.scene.camera.moved(by.x(), by.y(), *self._area))
        elif self._doing == "turn":
            self._look(self.scene.camera.turned_by(_TURN * by.x(), _TURN * by.y()))
        elif self._doing == "box":
            (x, y), *_ = self._figure
            corners = (x, y), (place.x(), y), (place.x(), place.y()), (x, place.y())
            self._figure = list(corners)
        elif abs(place.x() - self._figure[-1][0]) + abs(place.y() - self._figure[-1][1]) > 3:
            self._figure.append((place.x(), place.y()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        figure, doing, is_click = np.array(self._figure), self._doing, not self._is_drag
        self._pressed, self._doing, self._figure = None, "", []
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())
        elif doing in ("lasso", "box") and len(figure) > 2:
            found = np.flatnonzero(inside(self._pixels(), figure))
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                found = np.union1d(found, self.scene.selection)
            self.selected.emit(found)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index >= 0:
            self.point_activated.emit(index)
        else:
            self.reset()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._set_pointed(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = next((way for key, way in steps.items() if key == event.key()), None)
        if step is not None:
            right, down = (_KEY_STEP * by for by in step)
            if self.scene.is_solid:
                self._look(self.scene.camera.turned_by(_TURN * right, _TURN * down))
            else:
                self._look(self.scene.camera.moved(-right, -down, *self._area))
            return
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1.25)
            case Qt.Key.Key_Minus:
                self.zoom(0.8)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.reset()
            case Qt.Key.Key_Escape if len(self.scene.selection) or self.scene.chosen >= 0:
                self.cleared.emit()
            case _:
                event.ignore()

    # inside

    def _pixels(self) -> np.ndarray:
        return self.scene.camera.seen(self.scene.points, *self._area)[0]

    def _index_at(self, place: QPointF) -> int:
        return nearest_to(self._pixels(), (place.x(), place.y()), _NEAR)

    def _click(self, place: QPointF) -> None:
        index = self._index_at(place)
        if index >= 0:
            self.point_clicked.emit(index)
        else:
            self.cleared.emit()

    def _point_at(self, place: QPointF) -> None:
        self._set_pointed(self._index_at(place))

    def _set_pointed(self, index: int) -> None:
        if index != self.pointed:
            self.pointed = index
            self.scene.hint = ()
            if index >= 0:
                self._settle.start()
            self.pointed_at.emit(index)
            self.update()

    def _ask_for_pictures(self) -> None:
        pictures = self.scene.pictures
        wanted = self.scene.pictured
        if self.pointed >= 0:
            wanted = np.append(wanted, self.pointed)
        if missing := pictures.missing(wanted):
            self.pictures_wanted.emit(missing)
