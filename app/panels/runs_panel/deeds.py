"""What may be done with runs: each deed is one named step of the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from app.commands import runs as commands
from app.document import Document, RunCard
from app.models.runs_model import Entry
from app.session import Session
from engine.errors import EngineError

RESUMABLE = ("interrupted", "stopped")


class RunDeeds(QObject):
    """Does it in the session, on the runs it is given."""

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session

    @property
    def _document(self) -> Document:
        return self._session.document

    def binned(self) -> list[RunCard]:
        """Return the runs in the bin; one that trains is never there."""
        session = self._session
        cards = commands.binned(self._document, session.records, session.history.steps)
        return [card for card in cards if card.id != session.running]

    def can_resume(self, entry: Entry) -> bool:
        return not self._session.running and entry.record.state in RESUMABLE

    def show(self, card: RunCard) -> None:
        """Show a run in the viewers, or the network as it is drawn if they show the run now."""
        if card.id == self._document.shown_run:
            label, shown = self.tr("Show the network as drawn"), ""
        else:
            label, shown = self.tr("Show {0}").format(card.name), card.id
        self._session.apply(label, commands.show_run(self._document, shown))

    def toggle_overlay(self, entries: Sequence[Entry]) -> None:
        """Take the curves of all these runs off the plots; draw all where one is not drawn."""
        self.set_visible(entries, not all(entry.card.visible for entry in entries))

    def set_visible(self, entries: Sequence[Entry], visible: bool) -> None:
        template = self.tr("Draw {0}") if visible else self.tr("Take {0} off the plots")
        document = commands.set_visible(self._document, _ids(entries), visible)
        self._session.apply(template.format(self._names(entries)), document)

    def rename(self, run_id: str, name: str) -> None:
        label = self.tr("Rename {0}").format(self._document.run(run_id).name)
        self._session.apply(label, commands.rename_run(self._document, run_id, name))

    def note(self, run_id: str, note: str) -> None:
        label = self.tr("Write a note on {0}").format(self._document.run(run_id).name)
        self._session.apply(label, commands.note_run(self._document, run_id, note))

    def resume(self, entry: Entry) -> None:
        try:
            self._session.resume(entry.card.id)
        except EngineError as error:
            self._session.failed.emit(error, error.report)

    def reopen(self, entry: Entry) -> None:
        """Put data, network and plan of a run into the document."""
        label = self.tr("Take over the settings of {0}").format(entry.card.name)
        self._session.apply(label, commands.reopen_settings(self._document, entry.record))

    def delete(self, entries: Sequence[Entry]) -> None:
        label = self.tr("Delete {0}").format(self._names(entries))
        self._session.apply(label, commands.delete_runs(self._document, _ids(entries)))

    def restore(self, entries: Sequence[Entry]) -> None:
        label = self.tr("Restore {0}").format(self._names(entries))
        cards = [entry.card for entry in entries]
        self._session.apply(label, commands.restore_runs(self._document, cards))

    def ask_to_empty(self, window: QWidget) -> None:
        """Ask, then delete what is in the bin for good."""
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete %n run(s) for good?", "", len(self.binned())))
        box.setInformativeText(
            self.tr("Their curves and weights leave the project. No undo brings them back.")
        )
        delete = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        delete.clicked.connect(self._empty)
        box.finished.connect(box.deleteLater)
        box.open()

    def _empty(self) -> None:
        self._session.delete_runs([card.id for card in self.binned()])

    def _names(self, entries: Sequence[Entry]) -> str:
        if len(entries) == 1:
            return entries[0].card.name
        return self.tr("%n run(s)", "", len(entries))


def _ids(entries: Sequence[Entry]) -> Collection[str]:
    return [entry.card.id for entry in entries]
