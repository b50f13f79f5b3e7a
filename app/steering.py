"""Start, pause, step and stop: what buttons, keys and the palette do to the run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.session import Session


class Steering(QObject):
    """Steers the run of the session; does nothing where there is nothing to steer."""

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session

    def start(self) -> None:
        """Train the network as it is drawn; go on where a run is paused."""
        if self._session.running:
            self._session.go_on()
        else:
            self._session.train(self._next_name())

    def toggle_pause(self) -> None:
        if self.is_paused():
            self._session.go_on()
        else:
            self._session.pause()

    def step_batch(self) -> None:
        self._step("batch")

    def step_epoch(self) -> None:
        self._step("epoch")

    def stop(self) -> None:
        self._session.stop()

    def resume(self) -> None:
        """Take up the run that was interrupted last."""
        self._session.resume(self._session.interrupted[-1].id)

    def can_resume(self) -> bool:
        return bool(self._session.interrupted) and not self._session.running

    def is_paused(self) -> bool:
        record = self._session.records.get(self._session.running)
        return record is not None and record.state == "paused"

    def _step(self, until: str) -> None:
        if not self._session.running:
            self._session.train(self._next_name(), paused=True)
        self._session.go_on(until)

    def _next_name(self) -> str:
        number = len(self._session.document.runs) + 1
        return QCoreApplication.translate("Steering", "Run {0}").format(number)
