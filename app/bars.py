"""The edges of the window: the notice above the work, and the status line below it."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QVBoxLayout, QWidget

from app.advice import Advice, advise
from app.archive import Archive
from app.errors import explain
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.notice import NoticeBar
from app.widgets.status import StatusSentence
from engine.arrays.graphics import Graphics
from engine.errors import Cancelled, EngineError

_REFRESH_MILLISECONDS = 5000
_COUNT_MILLISECONDS = 1000  # between two counts of what waits to be saved


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
    """One notice at a time above the work: errors, and what became of the engine.

    Above it stands what is wrong with the project as long as it is so.
    """

    wants = Signal(str)  # name of an action or a panel that the notice offers

    def __init__(self, session: Session, parent: QWidget):
        super().__init__(parent)
        self.standing = ProjectNotice(session, parent)
        self.bar = NoticeBar(parent)
        self._session = session
        self._offer = ""
        self.bar.action_activated.connect(self._on_action)
        self.standing.wants.connect(self.wants)
        session.opened.connect(self._on_opened)

    def around(self, inner: QWidget) -> QWidget:
        """Return a widget with the notices above ``inner``."""
        outer = QWidget()
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.standing)
        layout.addWidget(self.bar)
        layout.addWidget(inner, 1)
        return outer

    def show_error(self, error: EngineError, report: str = "") -> None:
        """Say what went wrong, unless the user wanted it so."""
        if isinstance(error, Cancelled):
            return
        if error is self._session.read_only:
            self.standing.insist()
            return
        self._offer = ""
        self.bar.show_notice("error", explain(error), report or error.report)

    def say(self, level: str, sentence: str) -> None:
        """Say what is being done, or was done."""
        self.bar.show_notice(level, sentence)

    def offer(self, level: str, sentence: str, action: str, name: str) -> None:
        """Say something with a button that does the action, or shows the panel, ``name``."""
        self._offer = name
        self.bar.show_notice(level, sentence, action=action)

    @Slot(object, str)
    def show_failure(self, error: EngineError, way_out: str) -> None:
        """Say what went wrong with a file; ``way_out`` is the name of an action, or ""."""
        if not way_out:
            self.show_error(error)
            return
        texts = {
            "rescue": self.tr("Rescue what is readable"),
            "begin_elsewhere": self.tr("Choose another folder..."),
        }
        self.offer("error", explain(error), texts[way_out], way_out)

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

    @Slot()
    def _on_opened(self) -> None:
        """Forget what was said of another project; offer to go on where this one was left."""
        self.bar.dismiss()
        if self._session.interrupted:
            self.offer(
                "info",
                self.tr("A run was interrupted when this project was left."),
                self.tr("Resume the run"),
                "resume",
            )

    def _on_action(self) -> None:
        self.bar.dismiss()
        self.wants.emit(self._offer)


class ProjectNotice(NoticeBar):
    """Stands while the project can only be read, or cannot be saved at present.

    A user may close it; it comes back when a change is refused, or when saving fails again.
    """

    wants = Signal(str)  # name of an action

    def __init__(self, session: Session, parent: QWidget | None = None):
        self._session = session
        self._refused = False
        super().__init__(parent)
        self._clock = QTimer(self, interval=_COUNT_MILLISECONDS)
        self._clock.timeout.connect(self._tell_again)
        self.action_activated.connect(lambda: self.wants.emit(self._way_out()[1]))
        session.opened.connect(self._on_opened)
        session.trouble_changed.connect(self._refresh)
        session.refused.connect(self.insist)
        session.run_state_changed.connect(self._tell_again)

    def insist(self) -> None:
        """Say that the change was refused, also where the notice was closed."""
        self._refused = True
        self._refresh()

    def retranslate(self) -> None:
        super().retranslate()
        self._tell_again()

    def _on_opened(self) -> None:
        self._refused = False
        self._refresh()

    def _tell_again(self, *_: object) -> None:
        """Bring what is said up to date, unless it was closed."""
        if not self.isHidden() and (self._session.trouble or self._session.read_only):
            self._tell()

    def _refresh(self) -> None:
        if self._session.trouble:
            self._clock.start()
        else:
            self._clock.stop()
        if self._session.trouble or self._session.read_only:
            self._tell()
        else:
            self.hide()

    def _tell(self) -> None:
        level = "error" if self._session.trouble else "warning"
        self.show_notice(level, self._sentence(), action=self._way_out()[0])

    def _sentence(self) -> str:
        session = self._session
        if session.trouble:
            assert session.archive is not None
            count = session.archive.project.unsaved
            sentence = explain(session.trouble)
            return self.tr("{0} Changes that wait: {1}.").format(sentence, count)
        assert session.read_only is not None
        sentence = explain(session.read_only)
        return self.tr("Nothing was changed. {0}").format(sentence) if self._refused else sentence

    def _way_out(self) -> tuple[str, str]:
        if self._session.running:
            return self.tr("Send a copy..."), "send_copy"
        return self.tr("Save a copy and work there..."), "work_in_copy"


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
        for signal in (session.saved, session.opened, session.trouble_changed):
            signal.connect(self._refresh_saved)
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
                self.tr("Kernels: {0}. Processor cores: {1}, of which {2} train.").format(
                    engine.kernels, engine.cores, engine.threads
                )
                + "\n"
                + graphics_text(engine.graphics)
            )

    @Slot(object)
    def _on_memory(self, size: int) -> None:
        self.memory.setText(self.tr("Memory: {0} MB").format(round(size / 2**20)))
        self.memory.setToolTip(self.tr("What the engine process holds in memory"))

    def _refresh_saved(self, *_: object) -> None:
        archive = self._session.archive
        self.saved.setText(self._saved_text(archive) if archive else "")
        self.saved.setToolTip(str(archive.path) if archive else "")
        mark(self.saved, kind="error" if self._session.trouble else "muted")

    def _saved_text(self, archive: Archive) -> str:
        if archive.notice:
            return self.tr("For reading only")
        if archive.trouble:
            return self.tr("Changes not saved: {0}").format(archive.project.unsaved)
        seconds = time.time() - archive.project.saved_at
        if seconds < 60:
            return self.tr("Saved just now")
        if seconds < 3600:
            return self.tr("Saved {0} min ago").format(int(seconds // 60))
        return self.tr("Saved {0} h ago").format(int(seconds // 3600))

    def _on_next(self) -> None:
        self.wants.emit(self._advice.target)


def graphics_text(graphics: Graphics) -> str:
    """Return what was found of graphics cards, and why none is used."""
    translate = QCoreApplication.translate
    texts = {
        "none": translate("Graphics", "No graphics card of NVIDIA was found."),
        "no card": translate(
            "Graphics", "NVIDIA's driver is there, but has no card that it can use."
        ),
        "old driver": translate(
            "Graphics", "{0} is not used: its driver knows CUDA {1}, and 12.0 is needed."
        ),
        "no cupy": translate(
            "Graphics", "{0} is not used: CuPy is missing (Lamina's extra 'gpu')."
        ),
        "ready": translate(
            "Graphics", "{0} is there, but networks are trained on the processor so far."
        ),
    }
    version = f"{graphics.driver // 1000}.{graphics.driver % 1000 // 10}"
    return texts[graphics.state].format(graphics.name, version)
