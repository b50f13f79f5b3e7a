"""What stands on a map instead of points where there is room: small images, or words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from app.plots.cloud.lasso import spaced
from app.theme.tokens import Tokens
from app.widgets.pixels import as_pixels, to_image

SIDE = 30  # pixels of a small image on the map
_FEW = 500  # points in sight; with more of them there are no images
_MOST = 260  # images or words at a time
_LETTERS = 14  # of a word


class Pictures:
    """Images by index of the point, as they arrive; or a word for each point."""

    def __init__(self) -> None:
        self.words: Sequence[str] = ()
        self.has_images = False  # to be shown beside the mouse
        self.on_map = False  # and on the map
        self._images: dict[int, QImage] = {}

    def forget(self) -> None:
        self.words, self.has_images, self.on_map = (), False, False
        self._images = {}

    def take(self, indices: Sequence[int], images: np.ndarray) -> None:
        """Keep images (count, height, width[, 1 or 3])."""
        for index, image in zip(indices, images, strict=True):
            self._images[int(index)] = to_image(as_pixels(image))

    def image(self, index: int) -> QImage | None:
        return self._images.get(index)

    def chosen(self, pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        """Return the points in sight that have room for what stands for them."""
        if not (self.words or (self.has_images and self.on_map)):
            return np.zeros(0, np.int64)
        seen = np.flatnonzero(((pixels >= 0) & (pixels < size)).all(axis=1))
        if self.words:
            return seen[spaced(pixels[seen], (84.0, 16.0), _MOST)]
        if len(seen) > _FEW:
            return np.zeros(0, np.int64)
        return seen[spaced(pixels[seen], (SIDE + 3.0, SIDE + 3.0), _MOST)]

    def missing(self, indices: np.ndarray) -> tuple[int, ...]:
        """Return those of points that have no image yet."""
        if not self.has_images:
            return ()
        return tuple(i for i in indices.tolist() if i not in self._images)

    def paint(
        self,
        painter: QPainter,
        indices: np.ndarray,
        pixels: np.ndarray,
        colours: np.ndarray,
        tokens: Tokens,
    ) -> None:
        """Draw them; the frame of an image has the colour of its point, (points, 3) uint8."""
        if self.words:
            self._write(painter, indices, pixels, tokens)
            return
        for index in indices.tolist():
            image = self._images.get(index)
            if image is None:
                continue
            box = framed(image, QPointF(*pixels[index]), SIDE)
            painter.setPen(QPen(QColor(*colours[index].tolist()), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, -1, 1, 1))
            painter.drawImage(box, image)

    def _write(
        self, painter: QPainter, indices: np.ndarray, pixels: np.ndarray, tokens: Tokens
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(tokens.text))
        words = list(self.words)
        for index in indices.tolist():
            word = shortened(words[index])
            x, y = pixels[index]
            painter.drawText(QPointF(x - metrics.horizontalAdvance(word) / 2, y - 5), word)


def framed(image: QImage, middle: QPointF, side: float) -> QRectF:
    """Return where an image stands around a point, its longer side as long as ``side``."""
    ratio = side / max(image.width(), image.height(), 1)
    width, height = image.width() * ratio, image.height() * ratio
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)


def shortened(word: str) -> str:
    """Return a word that is short enough to stand on a map."""
    return word if len(word) <= _LETTERS else word[: _LETTERS - 1] + "…"
