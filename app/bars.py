"""The edges of the window: the notice above the work, and the status line below it."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QVBoxLayout, QWidget

from app.advice import Advice, advise
from app.errors import explain
from app.session import Session
from app.theme.live import Live
from app.widgets.notice import NoticeBar
from app.widgets.status import StatusSentence
from engine.errors import Cancelled, EngineError

_REFRESH_MILLISECONDS = 5000


def menu_titles() -> dict[str, str]:
    """Return the titles of the menus by name, in the language in force."""
    return {
        "project": QCoreApplication.translate("Menus", "&Project"),
        "edit": QCoreApplication.translate("Menus", "&Edit"),
        "training": QCoreApplication.translate("Menus", "&Training"),
        "view": QCoreApplication.translate("Menus", "&View"),
        "help": QCoreApplication.translate("Menus", "&Help"),
    }


class MessageArea(QObject):
    """One notice at a time above the work: errors, and what became of the engine."""

    wants = Signal(str)  # name of an action or a panel that the notice offers

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.bar = NoticeBar(parent)
        self._offer = ""
        self.bar.action_activated.connect(self._on_action)

    def around(self, inner: QWidget) -> QWidget:
        """Return a widget with the notice above ``inner``."""
        outer = QWidget()
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(inner, 1)
        return outer

    def show_error(self, error: EngineError, report: str = "") -> None:
        """Say what went wrong, unless the user wanted it so."""
        if not isinstance(error, Cancelled):
            self._offer = ""
            self.bar.show_notice("error", explain(error), report or error.report)

    def offer(self, level: str, sentence: str, action: str, name: str) -> None:
        """Say something with a button that does the action, or shows the panel, ``name``."""
        self._offer = name
        self.bar.show_notice(level, sentence, action=action)

    @Slot(str)
    def on_engine_changed(self, state: str) -> None:
        if state == "lost":
            self.offer(
                "warning",
                self.tr(
                    "The engine stopped unexpectedly. The project is safe, "
                    "and another engine has been started."
                ),
                self.tr("Resume the run"),
                "resume",
            )

    def _on_action(self) -> None:
        self.bar.dismiss()
        self.wants.emit(self._offer)


class StatusStrip(Live, QStatusBar):
    """What to do next, at the left; engine, memory and the last save, at the right."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.sentence = StatusSentence(self)
        self.engine = QLabel()
        self.memory = QLabel()
        self.saved = QLabel()
        self._saved_at = 0.0
        self._advice = Advice("", "", "")
        self._clock = QTimer(self, interval=_REFRESH_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.follow()

    def _lay_out(self) -> None:
        self.sentence.setWordWrap(False)
        self.addWidget(self.sentence, 1)
        facts = QWidget()
        row = QHBoxLayout(facts)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(18)
        for label in (self.engine, self.memory, self.saved):
            label.setProperty("kind", "muted")
            row.addWidget(label)
        self.addPermanentWidget(facts)

    def _connect(self) -> None:
        session = self._session
        self.sentence.activated.connect(self._on_next)
        session.saved.connect(self._on_saved)
        session.memory_changed.connect(self._on_memory)
        for signal in (
            session.document_changed,
            session.data_changed,
            session.data_failed,
            session.data_loading,
            session.run_state_changed,
            session.run_started,
            session.opened,
        ):
            signal.connect(self._refresh_sentence)
        session.engine_changed.connect(self._refresh_engine)
        self._clock.timeout.connect(self._refresh_saved)
        self._clock.start()

    def retranslate(self) -> None:
        self._refresh_sentence()
        self._refresh_engine()
        self._refresh_saved()

    def _refresh_sentence(self, *_: object) -> None:
        self._advice = advise(self._session)
        self.sentence.set_sentence(self._advice.sentence, self._advice.link)

    def _refresh_engine(self, *_: object) -> None:
        states = {
            "starting": self.tr("Engine: starting"),
            "ready": self.tr("Engine: ready"),
            "lost": self.tr("Engine: starting again"),
        }
        self.engine.setText(states[self._session.engine_state])
        engine = self._session.engine
        if engine is not None:
            self.engine.setToolTip(
                self.tr("Kernels: {0}. Processor cores: {1}.").format(
                    engine.kernels, engine.threads
                )
            )

    @Slot(object)
    def _on_memory(self, size: int) -> None:
        self.memory.setText(self.tr("Memory: {0} MB").format(round(size / 2**20)))
        self.memory.setToolTip(self.tr("What the engine process holds in memory"))

    @Slot(float)
    def _on_saved(self, at: float) -> None:
        self._saved_at = at
        self._refresh_saved()

    def _refresh_saved(self) -> None:
        if not self._session.is_open or not self._saved_at:
            self.saved.setText("")
            return
        seconds = time.time() - self._saved_at
        self.saved.setText(
            self.tr("Saved just now")
            if seconds < 60
            else self.tr("Saved {0} min ago").format(int(seconds // 60))
        )
        assert self._session.archive is not None
        self.saved.setToolTip(str(self._session.archive.path))

    def _on_next(self) -> None:
        self.wants.emit(self._advice.target)
