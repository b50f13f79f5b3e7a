"""One slow thing with a file, done in another thread while the window goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from engine.errors import EngineError, ProjectBusy, UnexpectedError


class Errand(QObject):
    """Does one thing at a time; ``ended`` comes after what follows it is done."""

    failed = Signal(object)  # EngineError
    ended = Signal()
    _done = Signal(object, object)  # result, EngineError or None

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.name = ""  # of the file
        self._then: Callable[[Any], None] | None = None
        self._done.connect(self._on_done)

    @property
    def is_busy(self) -> bool:
        return self._then is not None

    def check_free(self) -> None:
        """Raise ``ProjectBusy`` while something is done."""
        if self.is_busy:
            raise ProjectBusy(name=self.name)

    def run(self, name: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do ``work`` in another thread, then ``then`` with its result in the window's."""
        self.check_free()
        self.name, self._then = name, then

        def do() -> None:
            try:
                self._done.emit(work(), None)
            except EngineError as error:
                self._done.emit(None, error)
            except Exception as error:  # a fault of ours must not leave the window waiting
                told = UnexpectedError(kind=type(error).__name__, detail=str(error))
                told.report = traceback.format_exc()
                self._done.emit(None, told)

        QThreadPool.globalInstance().start(do)

    @Slot(object, object)
    def _on_done(self, result: Any, error: EngineError | None) -> None:
        then, self._then = self._then, None
        assert then is not None
        try:
            if error is not None:
                raise error
            then(result)
        except EngineError as told:
            self.failed.emit(told)
        if not self.is_busy:
            self.ended.emit()
