"""One image with exact pixels, and over it a heat map of where a network looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QImage, QImageWriter, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.theme.colour_maps import colour_table, coloured
from app.viewers.canvas import Canvas
from app.widgets.pixels import added, as_pixels, to_image, write_npz, write_png


class ImageView(Canvas):
    """Shows an image (height, width[, 1 or 3]), and over it a heat map in [0, 1].

    A signed heat map in [-1, 1] is drawn in the diverging colours, whichever are chosen.

    ``value_hovered((row, column, value, heat))`` or None; value is a number or a colour, heat
    None without a heat map. Dragging takes the picture out of the window as PNG; where it is
    magnified, dragging moves it.
    """

    value_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._values = np.zeros((0, 0), np.uint8)
        self._heat: np.ndarray | None = None
        self._heat_image = QImage()
        self._opacity, self._is_signed, self._is_added = 0.5, False, False
        self._map = "jet"
        self._box: tuple[tuple[int, int], tuple[int, int]] | None = None
        self.hovered.connect(self._on_hovered)
        self.follow()

    def set_values(self, values: np.ndarray) -> None:
        """Show an image: uint8 as it is, numbers from [0, 1], others from lowest to highest."""
        self._values = values
        self.set_image(to_image(as_pixels(values)))
        self._render_heat()

    def clear(self) -> None:
        """Show nothing."""
        self._values = np.zeros((0, 0), np.uint8)
        self.set_image(QImage())
        self.set_heat(None)

    def set_heat(self, heat: np.ndarray | None, signed: bool = False) -> None:
        """Lay a heat map (rows, columns) in [0, 1] over the image; of any size."""
        self._heat, self._is_signed = heat, signed
        self._render_heat()

    def set_box(self, box: tuple[tuple[int, int], tuple[int, int]] | None) -> None:
        """Frame the rows and columns from the first to the last of each; None for nothing."""
        self._box = box
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Choose how much the heat map covers, from 0 to 1."""
        self._opacity = opacity
        self._render_heat()

    def set_added(self, is_added: bool) -> None:
        """Choose whether heat is added to the image, or covers it (see ``pixels.added``)."""
        self._is_added = is_added
        self._render_heat()

    def set_colour_map(self, name: str) -> None:
        """Choose the colours of the heat map, one of ``theme.colour_maps.MAPS``."""
        self._map = name
        self._render_heat()

    @property
    def values(self) -> np.ndarray:
        return self._values

    @property
    def heat(self) -> np.ndarray | None:
        return self._heat

    def picture(self, longest: int = 512) -> QImage:
        """Return image and heat map as they are seen, ``longest`` pixels the longer side."""
        if self.image.isNull():
            return QImage()
        size = self.image.size().scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
        made = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        place = QRectF(0, 0, size.width(), size.height())
        painter.drawImage(place, self.image)
        self._paint_heat(painter, place)
        painter.end()
        return made

    def export_png(self, path: str | Path, longest: int = 512) -> None:
        """Write image and heat map as they are seen."""
        write_png(self.picture(longest), path)

    def export_npz(self, path: str | Path) -> None:
        """Write the numbers as ``image`` and ``heat``."""
        arrays = {"image": self._values}
        if self._heat is not None:
            arrays["heat"] = self._heat
        write_npz(path, arrays)

    def paint_over(self, painter: QPainter) -> None:
        self._paint_heat(painter, self.target())
        if self._box is not None:
            (top, bottom), (left, right) = self._box
            frame = self.rect_of(top, left, bottom - top + 1, right - left + 1)
            painter.setPen(QPen(QColor(theme().tokens.negative), 2))
            painter.drawRect(frame)

    def drag(self, moved: QPoint) -> None:
        if self._zoom > 1:
            super().drag(moved)
            return
        self._pressed, self._dragging = None, False
        self._drag_out().exec(Qt.DropAction.CopyAction)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Image"))
        self.setAccessibleDescription(self.tr("+ and - magnify, 0 fits; drag the picture out."))

    def _drag_out(self) -> QDrag:
        """Return a drag that carries the picture."""
        picture = self.picture()
        data = QMimeData()
        data.setImageData(picture)
        data.setData("image/png", _png(picture))
        drag = QDrag(self)
        drag.setMimeData(data)
        small = picture.scaled(96, 96, Qt.AspectRatioMode.KeepAspectRatio)
        drag.setPixmap(QPixmap.fromImage(small))
        return drag

    def _render_heat(self) -> None:
        if self._heat is None:
            self._heat_image = QImage()
        elif self._covers_all:
            colours = colour_table(self._map)
            made = added(as_pixels(self._values), self._heat, colours, self._opacity)
            self._heat_image = to_image(made)
        else:
            name, low = ("diverging", -1.0) if self._is_signed else (self._map, 0.0)
            self._heat_image = to_image(coloured(self._heat, name, low, 1.0))
        self.update()

    @property
    def _covers_all(self) -> bool:
        """Whether the heat image holds the image already."""
        is_whole = self._heat is not None and self._heat.shape == self._values.shape[:2]
        return self._is_added and not self._is_signed and is_whole

    def _paint_heat(self, painter: QPainter, place: QRectF) -> None:
        if self._heat_image.isNull():
            return
        painter.save()
        if not self._covers_all:
            painter.setOpacity(self._opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._heat_image)
        painter.restore()

    def _on_hovered(self, pixel: tuple[int, int] | None) -> None:
        if pixel is None:
            self.setToolTip("")
            self.value_hovered.emit(None)
            return
        value, heat = self._values[pixel], self._heat_at(*pixel)
        text = ", ".join(f"{v:.4g}" for v in np.atleast_1d(value))
        if heat is None:
            tip = self.tr("Row {0}, column {1}: {2}").format(*pixel, text)
        else:
            tip = self.tr("Row {0}, column {1}: {2}, heat {3}").format(*pixel, text, f"{heat:.3f}")
        self.setToolTip(tip)
        self.value_hovered.emit((*pixel, value, heat))

    def _heat_at(self, row: int, column: int) -> float | None:
        if self._heat is None:
            return None
        rows, columns = self._heat.shape
        height, width = self._values.shape[:2]
        return float(self._heat[row * rows // height, column * columns // width])


def _png(picture: QImage) -> QByteArray:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return data
