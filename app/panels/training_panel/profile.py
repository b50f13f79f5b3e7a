"""The defaults of another version of Keras: one switch, and what it changes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.commands import profiles as commands
from app.i18n.settings import spoken
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.toggle import Toggle
from engine.profiles import KERAS_2_0_8, Change

MOST_LINES = 12


class ProfilePart(Live, QWidget):
    """On: what stood at our own defaults has those of the profile, as settings like any."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.toggle = Toggle()
        self.label = QLabel(buddy=self.toggle, wordWrap=True)
        self.changes = QLabel(wordWrap=True)
        self._lay_out()
        self.toggle.toggled.connect(self._on_toggled)
        self.follow()

    def retranslate(self) -> None:
        name = self.tr("Defaults of {0}").format(KERAS_2_0_8.name)
        tip = self.tr(
            "Gates, the form of GRU, epsilons and the accuracy of yes or no as they were in 2017; "
            "the last samples validate, not some drawn by chance, as in every Keras. "
            "What you have set yourself stays; all of it can be changed afterwards."
        )
        self.label.setText(name)
        self.toggle.setAccessibleName(name)
        for widget in (self.label, self.toggle):
            widget.setToolTip(tip)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the profile is in force, and what it has changed or would change."""
        document = self._session.document
        to_come = commands.changes(document, KERAS_2_0_8)
        done = commands.changes(document, KERAS_2_0_8.undone())
        is_on = bool(done) and not to_come
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(is_on)
        self.toggle.setEnabled(bool(done or to_come))
        if is_on:
            self._tell(self.tr("As in {0}:").format(KERAS_2_0_8.name), done, back=True)
        elif to_come:
            self._tell(self.tr("It would change:"), to_come, back=False)
        else:
            self.changes.setText(self.tr("Nothing in this experiment differs between them."))

    def _tell(self, heading: str, changes: tuple[Change, ...], back: bool) -> None:
        lines = [heading]
        for change in changes[:MOST_LINES]:
            before, after = spoken(change.before), spoken(change.after)
            if back:
                before, after = after, before
            lines.append(f"{change.where}.{change.setting}: {before} → {after}")
        if len(changes) > MOST_LINES:
            lines.append(self.tr("and %n more", "", len(changes) - MOST_LINES))
        self.changes.setText("\n".join(lines))

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        profile = KERAS_2_0_8 if on else KERAS_2_0_8.undone()
        label = self.tr("Take the defaults of {0}").format(profile.name)
        self._session.apply(label, commands.taken(self._session.document, profile))

    def _lay_out(self) -> None:
        mark(self.changes, kind="small")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.changes)
