"""In what two things differ: one row a setting, one column each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.theme import mark
from app.theme.live import Live


class DifferenceSheet(Live, QWidget):
    """Given ``(setting, first value, second value)`` texts, shows them."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.list = QTreeWidget()
        self.same = QLabel(wordWrap=True)
        self._names = ("", "")
        self._lay_out()
        self.follow()

    def show_differences(
        self, first: str, second: str, rows: Sequence[tuple[str, str, str]]
    ) -> None:
        """Show in what ``first`` and ``second`` (names) differ."""
        self._names = (first, second)
        self.list.clear()
        for texts in rows:
            item = QTreeWidgetItem(list(texts))
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(rows))
        self.same.setVisible(not rows)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setHeaderLabels([self.tr("Setting"), *self._names])
        self.list.setAccessibleName(self.tr("In what the two runs differ"))
        self.same.setText(self.tr("The two runs have the same data, network and settings."))

    def _lay_out(self) -> None:
        mark(self.same, kind="muted")
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.same)
        self.setMinimumWidth(220)
