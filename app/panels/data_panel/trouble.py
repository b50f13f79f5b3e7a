"""What went wrong with the data, or well, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live

_COLOURS = {"error": "danger", "warning": "warning", "success": "success", "info": "link"}


class Trouble(Live, QFrame):
    """A sentence with buttons below it, for a narrow column. Hidden until it has one."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = QLabel()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._level = "info"
        self._lay_out()
        self.follow()
        self.hide()

    def tell(
        self, level: str, sentence: str, ways: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Say ``sentence``; ``level`` is "error", "warning", "success" or "info".

        ``ways`` are the texts of buttons and what they do.
        """
        self._level = level
        mark(self, level=level)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [QPushButton(text) for text, _ in ways]
        for button, (_, action) in zip(self.buttons, ways, strict=True):
            button.clicked.connect(lambda _=False, action=action: action())
            self._row.addWidget(button)
        self.restyle()
        self.show()

    def restyle(self) -> None:
        self.picture.setPixmap(icon(self._level, _COLOURS[self._level]).pixmap(20, 20))

    def _lay_out(self) -> None:
        mark(self, kind="notice", level=self._level)
        self._row.setSpacing(8)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.sentence, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(words)
        column.addLayout(foot)
