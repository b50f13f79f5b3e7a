"""What the engine says of the memory that the next run will take."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.session import Session
from engine.service.questions import RunMemory, RunMemoryAnswer


class MemoryForecast(QObject):
    """Asks anew where the network, the plan or the data are others; there are data to ask of."""

    changed = Signal()  # the answer is there

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._asked: RunMemory | None = None
        self._answer: RunMemoryAnswer | None = None

    def known(self) -> RunMemoryAnswer | None:
        """Return the answer for the document as it is; without one it is asked for."""
        wanted = self._wanted()
        if wanted != self._asked:
            self._asked, self._answer = wanted, None
            if wanted is not None:
                then, failed = partial(self._on_answer, wanted), partial(self._on_failed, wanted)
                self._session.bridge.ask(wanted, then, failed, "run-memory")
        return self._answer

    def _wanted(self) -> RunMemory | None:
        document, overview = self._session.document, self._session.overview
        if overview is None or not document.network.outputs:
            return None
        return RunMemory(overview.choice, document.network, document.plan)

    def _on_answer(self, asked: RunMemory, answer: Any) -> None:
        if asked is self._asked:
            self._answer = answer
            self.changed.emit()

    def _on_failed(self, asked: RunMemory, _error: Any) -> None:
        """Ask again at the next look; what does not fit is told of elsewhere."""
        if asked is self._asked:
            self._asked = None
