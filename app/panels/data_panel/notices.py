"""What was left out of the data or changed, and why: one line a kind, the rest unfolds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import explain_notice
from app.theme import mark
from app.theme.live import Live
from engine.data.dataset import Notice


class Notices(Live, QWidget):
    """Shows notices, grouped by what they tell."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(8)
        self.follow()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """Show other notices."""
        self._notices = list(notices)
        self.retranslate()

    def sentences(self) -> list[str]:
        """Return all notices in words."""
        return [explain_notice(notice.code, notice.facts) for notice in self._notices]

    def retranslate(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        groups: dict[str, list[str]] = {}
        for notice, sentence in zip(self._notices, self.sentences(), strict=True):
            groups.setdefault(notice.code, []).append(sentence)
        for sentences in groups.values():
            self._add(sentences)

    def _add(self, sentences: list[str]) -> None:
        first = QLabel(sentences[0], wordWrap=True)
        first.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(first)
        if len(sentences) == 1:
            return
        more = QPushButton(self.tr("And {0} more like this").format(len(sentences) - 1))
        more.setCheckable(True)
        mark(more, kind="link")
        rest = QPlainTextEdit("\n".join(sentences[1:]), readOnly=True, visible=False)
        rest.setAccessibleName(first.text())
        rest.setFixedHeight(140)
        more.toggled.connect(rest.setVisible)
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(rest)
