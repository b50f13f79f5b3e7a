"""A bar that says what went wrong or well, in one sentence, with the details folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live

LEVELS = {"error": "danger", "warning": "warning", "success": "success", "info": "link"}
NARROW = 640  # pixels


class NoticeBar(Live, QFrame):
    """Hidden until ``show_notice``. ``action_activated``: the user took up the offer."""

    closed = Signal()
    action_activated = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = QLabel()
        self.sentence = QLabel(wordWrap=True)
        self.action_button = QPushButton(visible=False)
        self.details_button = QPushButton(checkable=True, visible=False)
        self.copy_button = QPushButton(visible=False)
        self.close_button = QToolButton(icon=icon("close"))
        self.details = QPlainTextEdit(readOnly=True, visible=False)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._level = "info"
        self._lay_out()
        self._connect()
        self.follow()
        self.hide()

    def show_notice(self, level: str, sentence: str, details: str = "", action: str = "") -> None:
        """Say ``sentence``; ``level`` is "error", "warning", "success" or "info".

        ``details`` can be unfolded and copied; ``action`` names a button that offers a way out.
        """
        self._level = level
        mark(self, level=level)
        self.sentence.setText(sentence)
        self.details.setPlainText(details)
        self.details_button.setChecked(False)
        self.details_button.setVisible(bool(details))
        self.copy_button.setVisible(bool(details))
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.restyle()
        self.show()

    def dismiss(self) -> None:
        """Take the notice away."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        self.details_button.setText(self.tr("Details"))
        self.copy_button.setText(self.tr("Copy report"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.details.setAccessibleName(self.tr("Details"))

    def restyle(self) -> None:
        self.picture.setPixmap(icon(self._level, LEVELS[self._level]).pixmap(20, 20))

    def resizeEvent(self, event) -> None:
        """Put the buttons below the sentence where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        mark(self, kind="notice", level=self._level)
        for button in (self.details_button, self.copy_button):
            mark(button, kind="quiet")
        self.details.setMaximumHeight(160)
        buttons = QHBoxLayout()
        for button in (self.action_button, self.details_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._middle.setSpacing(6)
        self._middle.addWidget(self.sentence, 1)
        self._middle.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addLayout(self._middle, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.addLayout(row)
        column.addWidget(self.details)

    def _connect(self) -> None:
        self.details_button.toggled.connect(self.details.setVisible)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.dismiss)
        self.action_button.clicked.connect(self.action_activated)

    def _on_copy(self) -> None:
        report = f"{self.sentence.text()}\n\n{self.details.toPlainText()}"
        QGuiApplication.clipboard().setText(report)
