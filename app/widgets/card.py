"""A card of the welcome page: a picture, a title, a sentence and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import mark, theme
from app.theme.tokens import SIZES

PICTURE_HEIGHT = 132


class Card(QFrame):
    """Emits ``activated`` when its button, or the card itself, is clicked or Enter is pressed."""

    activated = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = _Picture(self)
        self.title = QLabel(wordWrap=True)
        self.sentence = QLabel(wordWrap=True)
        self.badge = QLabel(visible=False)
        self.button = QPushButton()
        self._lay_out()
        self.button.clicked.connect(self.activated)

    def set_texts(self, title: str, sentence: str, button: str, badge: str = "") -> None:
        """Write title, sentence and button; ``badge`` is a short word beside the button."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.badge.setText(badge)
        self.badge.setVisible(bool(badge))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def set_picture(self, image: QImage) -> None:
        """Show ``image``, cut to fill the upper part."""
        self.picture.set_image(image)

    def _lay_out(self) -> None:
        mark(self, kind="card")
        mark(self.title, kind="heading")
        mark(self.sentence, kind="muted")
        mark(self.badge, kind="badge")
        mark(self.button, kind="primary")
        self.setFixedWidth(SIZES.card_width)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        foot.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setContentsMargins(16, 12, 16, 16)
        words.setSpacing(6)
        words.addWidget(self.title)
        words.addWidget(self.sentence, 1)
        words.addSpacing(6)
        words.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.picture)
        column.addLayout(words, 1)

    def enterEvent(self, event) -> None:
        mark(self, hovered=True)
        super().enterEvent(event)

    def leaveEvent(self, event) -> None:
        mark(self, hovered=False)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)


class _Picture(QWidget):
    """Fills its width with an image whose upper corners are round."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._image = QImage()
        self.setFixedHeight(PICTURE_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        radius = SIZES.radius_large - 1
        corners = QPainterPath()
        corners.addRoundedRect(place.adjusted(0, 0, 0, radius), radius, radius)
        painter.setClipPath(corners)
        painter.fillRect(place, QColor(theme().tokens.ground))
        if not self._image.isNull():
            painter.drawImage(place, self._image, self._part(self._image.size()))

    def _part(self, size: QSize) -> QRectF:
        """Return the middle of an image of ``size`` that has the shape of this widget."""
        seen = QSize(self.size()).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (size.width() - seen.width()) / 2, (size.height() - seen.height()) / 2
        return QRectF(left, top, seen.width(), seen.height())
