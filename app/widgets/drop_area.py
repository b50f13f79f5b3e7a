"""A place to drop, paste or choose files and pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live


class DropArea(Live, QFrame):
    """Takes what is dropped on it or pasted into it; the button asks for a dialog."""

    files_dropped = Signal(list)  # [Path, ...]
    image_dropped = Signal(QImage)
    browse_wanted = Signal()

    def __init__(self, icon_name: str = "download", parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.button = QPushButton()
        self._icon_name = icon_name
        self._texts = ("", "")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.button.clicked.connect(self.browse_wanted)
        self.follow()

    def set_texts(self, sentence: str, button: str) -> None:
        """Say what may be dropped here, and name the button."""
        self._texts = (sentence, button)
        self.retranslate()

    def take(self, data: QMimeData) -> bool:
        """Emit what ``data`` holds, files first; False if it holds nothing of use."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif data.hasImage():
            self.image_dropped.emit(QImage(data.imageData()))
        return bool(paths) or data.hasImage()

    def retranslate(self) -> None:
        sentence, button = self._texts
        self.sentence.setText(sentence or self.tr("Drop files here"))
        self.button.setText(button or self.tr("Choose..."))
        self.setAccessibleName(self.sentence.text())

    def restyle(self) -> None:
        self.picture.setPixmap(icon(self._icon_name, "muted").pixmap(32, 32))

    def dragEnterEvent(self, event) -> None:
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            mark(self, active=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event) -> None:
        mark(self, active=False)

    def dropEvent(self, event) -> None:
        mark(self, active=False)
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.browse_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        mark(self, kind="drop")
        mark(self.sentence, kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.picture)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
