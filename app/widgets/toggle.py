"""A switch: on is accent and right, off is grey and left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.theme import theme

WIDTH, HEIGHT = 34, 20


class Toggle(QAbstractButton):
    """A check box that looks like a switch; a text stands to its right."""

    def __init__(self, text: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(WIDTH + 4 + (width + 8 if width else 0), max(28, HEIGHT + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        on, enabled = self.isChecked(), self.isEnabled()
        groove = QRectF(2, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if on and enabled else tokens.border_strong))
        painter.drawRoundedRect(groove, HEIGHT / 2, HEIGHT / 2)
        painter.setBrush(QColor(tokens.on_accent if enabled else tokens.surface))
        left = groove.right() - HEIGHT + 3 if on else groove.left() + 3
        painter.drawEllipse(QRectF(left, groove.top() + 3, HEIGHT - 6, HEIGHT - 6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.link), 1.5))
            ring = groove.adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setPen(QColor(tokens.text if enabled else tokens.faint))
        words = self.rect().adjusted(WIDTH + 10, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
