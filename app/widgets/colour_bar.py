"""What the colours of a picture mean: a strip of the map between its two ends."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import theme
from app.theme.colour_maps import colour_table
from app.theme.live import Live
from app.widgets.pixels import to_image

_HEIGHT = 20  # pixels
_STRIP = 8


class ColourBar(Live, QWidget):
    """Shows the lowest and the highest value on both sides of their colours."""

    def __init__(self, map_name: str = "viridis", parent: QWidget | None = None):
        super().__init__(parent)
        self._map = map_name
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow()

    def set_range(self, low: float, high: float) -> None:
        """Write the values at both ends."""
        self.set_ends(f"{low:.3g}", f"{high:.3g}")

    def set_ends(self, low: str, high: str) -> None:
        """Write words or numbers at both ends."""
        self._ends = (low, high)
        self.retranslate()
        self.update()

    def set_colour_map(self, name: str) -> None:
        """Choose one of ``theme.colour_maps.MAPS``."""
        self._map = name
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Colours from {0} to {1}").format(*self._ends))

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        low, high = (metrics.horizontalAdvance(end) + 8 if end else 0 for end in self._ends)
        painter.setPen(QColor(theme().tokens.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle, self._ends[0])
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self._ends[1])
        strip = QRectF(low, (self.height() - _STRIP) / 2, self.width() - low - high, _STRIP)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(strip, to_image(np.ascontiguousarray(colour_table(self._map)[None])))
