"""A page that has nothing to show yet: what to do next, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live

_PICTURE = 56  # pixels


class EmptyPage(Live, QWidget):
    """Given its texts. ``started``: the large button; ``link_activated``: the way to get there."""

    started = Signal()
    link_activated = Signal()

    def __init__(self, picture: str, button_icon: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = QLabel()
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.start_button = QPushButton(icon(button_icon, "on_accent"), "")
        self.link_button = QPushButton()
        self._picture = picture
        self._lay_out()
        self.start_button.clicked.connect(self.started)
        self.link_button.clicked.connect(self.link_activated)
        self.follow()

    def set_texts(self, title: str, button: str, tip: str) -> None:
        """Write what stays the same: the title and the large button."""
        self.title.setText(title)
        self.start_button.setText(button)
        self.start_button.setToolTip(tip)

    def set_advice(self, sentence: str, link: str, is_ready: bool) -> None:
        """Say what to do next; ``link`` is the way there while it is not ready to start."""
        self.sentence.setText(sentence)
        self.start_button.setEnabled(is_ready)
        self.link_button.setText(link)
        self.link_button.setVisible(bool(link) and not is_ready)

    def restyle(self) -> None:
        self.picture.setPixmap(icon(self._picture, "faint").pixmap(_PICTURE, _PICTURE))

    def _lay_out(self) -> None:
        mark(self.title, kind="heading")
        mark(self.sentence, kind="muted")
        mark(self.start_button, kind="primary")
        mark(self.link_button, kind="link")
        self.start_button.setMinimumSize(200, 44)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.picture, 0, middle)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addWidget(self.link_button, 0, middle)
        column.addWidget(self.start_button, 0, middle)
        column.addStretch(3)
