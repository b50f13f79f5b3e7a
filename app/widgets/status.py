"""What is going on: one sentence with what to do next, and the progress of long work."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.theme import mark, theme
from app.theme.icons import icon
from app.theme.live import Live


class StatusSentence(Live, QLabel):
    """A sentence, and at its end a link that emits ``activated``."""

    activated = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.sentence = ""
        self.link = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda _: self.activated.emit())
        self.follow()

    def set_sentence(self, sentence: str, link: str = "") -> None:
        """Say ``sentence``; without ``link`` there is nothing to click."""
        self.sentence, self.link = sentence, link
        self.setAccessibleName(f"{sentence} {link}".strip())
        self.restyle()

    def restyle(self) -> None:
        text = html.escape(self.sentence)
        if self.link:
            style = f"color: {theme().tokens.link}; text-decoration: none; font-weight: 600"
            words = html.escape(self.link).replace(" ", "\N{NO-BREAK SPACE}")
            text += f' <a href="next" style="{style}">{words}</a>'
        self.setText(text)


class ProgressStrip(Live, QWidget):
    """A bar, what is being done, and a button to cancel it. Hidden until work begins."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar = QProgressBar(textVisible=False)
        self.text = QLabel()
        self.cancel_button = QPushButton()
        self._lay_out()
        self.cancel_button.clicked.connect(self._on_cancelled)
        self.follow()
        self.hide()

    def set_progress(self, done: float, total: float, text: str) -> None:
        """Show that ``done`` of ``total`` is done; an unknown total is 0."""
        self.bar.setRange(0, 1000 if total > 0 else 0)
        if total > 0:
            self.bar.setValue(round(1000 * min(done / total, 1)))
        self.text.setText(text)
        self.bar.setAccessibleDescription(text)
        self.show()

    def finish(self) -> None:
        """The work has ended: hide, and be ready for the next."""
        self.bar.setRange(0, 1000)
        self.cancel_button.setEnabled(True)
        self.hide()

    def retranslate(self) -> None:
        self.cancel_button.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def _lay_out(self) -> None:
        mark(self.text, kind="muted")
        mark(self.cancel_button, kind="quiet")
        self.cancel_button.setIcon(icon("cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        row.addWidget(self.text)
        row.addWidget(self.cancel_button)

    def _on_cancelled(self) -> None:
        self.cancel_button.setEnabled(False)  # once is enough; the work needs a moment to end
        self.cancelled.emit()
