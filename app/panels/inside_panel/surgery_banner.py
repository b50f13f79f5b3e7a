"""A banner that says how many units of the shown network are changed, and takes changes back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.commands.surgery import Changes, changes_of, with_changes, without_number
from app.errors import explain
from app.models.surgery_texts import change_text, count_of_changes
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from engine.explain.surgery import misfit
from engine.network.shapes import Summary


class SurgeryBanner(Live, QFrame):
    """Hidden while nothing is changed."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._key, self._summary = "", Summary(())
        self.sentence = QLabel(wordWrap=True)
        self.list_button = QPushButton(checkable=True)
        self.back_button, self.clear_button = QPushButton(), QPushButton()
        self.rows = QWidget(visible=False)
        self._lay_out()
        self.list_button.toggled.connect(self._write)
        self.back_button.clicked.connect(self._take_last_back)
        self.clear_button.clicked.connect(self._clear)
        self.follow()
        self.hide()

    @property
    def changes(self) -> Changes:
        """The changes at work, in order."""
        return changes_of(self._session.document, self._key)

    def look(self, key: str, summary: Summary) -> None:
        """Tell of the network under ``key``."""
        self._key, self._summary = key, summary
        self._write()

    def retranslate(self) -> None:
        self.list_button.setText(self.tr("List"))
        self.list_button.setToolTip(self.tr("Show each change, to take it back by itself"))
        self.back_button.setText(self.tr("Take the last back"))
        self.back_button.setToolTip(self.tr("Take the newest change of this network back"))
        self.clear_button.setText(self.tr("Remove all"))
        self.clear_button.setToolTip(self.tr("Show the network as it was learned"))
        self._write()

    def _write(self) -> None:
        changes = self.changes
        self.setVisible(bool(changes))
        if not changes:
            return
        lost = sum(misfit(self._summary, change) is not None for change in changes)
        words = self.tr("{0}. All views show them; what is trained and saved is untouched.")
        lines = [words.format(count_of_changes(changes))]
        if lost:
            lines.append(self.tr("Left out, because they fit no more: {0}.").format(lost))
        self.sentence.setText(" ".join(lines))
        self.rows.setVisible(self.list_button.isChecked())
        if self.list_button.isChecked():
            self._fill(changes)

    def _fill(self, changes: Changes) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        for number, change in enumerate(changes):
            error = misfit(self._summary, change)
            text = change_text(change, self._summary)
            label = QLabel(f"{text}: {explain(error)}" if error else text, wordWrap=True)
            mark(label, kind="error" if error else "small")
            button = QPushButton(self.tr("Take back"))
            button.setAccessibleName(self.tr("Take back: {0}").format(text))
            mark(button, kind="link")
            button.clicked.connect(partial(self._take_back, number))
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(button, number, 1, Qt.AlignmentFlag.AlignTop)

    # what is done

    def _take_back(self, number: int) -> None:
        text = change_text(self.changes[number], self._summary)
        rest = without_number(self.changes, number)
        self._apply(self.tr("Take back: {0}").format(text), rest)

    def _take_last_back(self) -> None:
        self._take_back(len(self.changes) - 1)

    def _clear(self) -> None:
        self._apply(self.tr("Remove all changes of units"), ())

    def _apply(self, label: str, changes: Changes) -> None:
        session = self._session
        session.apply(label, with_changes(session.document, self._key, changes))

    def _lay_out(self) -> None:
        mark(self, kind="notice", level="info")
        links = QHBoxLayout()
        links.setSpacing(12)
        for button in (self.list_button, self.back_button, self.clear_button):
            mark(button, kind="link")
            links.addWidget(button)
        links.addStretch(1)
        self._grid = QGridLayout(self.rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addLayout(links)
        column.addWidget(self.rows)
