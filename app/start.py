"""Puts the window together: preferences, language, colours, bridge, session."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtWidgets import QApplication

from app.bridge import Bridge
from app.garbage import Collector
from app.i18n import Languages
from app.preferences import Preferences
from app.theme import apply, bare
from engine.folders import config_folder, documents_folder

_BROKEN_QT = "6.12.0"


class Program:
    """The parts of a program, whose engine starts. ``home``: for preferences and projects."""

    def __init__(
        self,
        app: QApplication,
        language: str = "",
        colours: str = "",
        home: Path | None = None,
    ):
        config, documents = (home, home) if home else (config_folder(), documents_folder())
        self.preferences = Preferences(config / "lamina.ini", app)
        self.languages = Languages(app)
        self.languages.choose(language or self.preferences.language)
        apply(app, colours or self.preferences.colours)
        self.bridge = Bridge()
        self.bridge.set_threads(self.preferences.threads)
        self.bridge.set_recording(self.preferences.records)
        self.bridge.set_following(self.preferences.follows)
        self.bridge.start()

        # Here, because these two are half of all that a window loads: the engine loads meanwhile
        from app.main_window import MainWindow
        from app.session import Session

        self.session = Session(self.bridge)
        with bare(app):
            self.window = MainWindow(self.session, self.preferences, documents)
        Collector(self.window)
        self.preferences.changed.connect(self._on_preference)

    def run(self, project: Path | None = None) -> None:
        """Show the window; open ``project`` where one is given."""
        self.window.show()
        if project is not None:
            self.window.open_project(project)

    def _on_preference(self, name: str) -> None:
        if name == "language":
            self.languages.choose(self.preferences.language)
        if name == "threads":
            self.bridge.set_threads(self.preferences.threads)
        if name == "records":
            self.bridge.set_recording(self.preferences.records)
        if name == "follows":
            self.bridge.set_following(self.preferences.follows)
        if name == "colours":
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            apply(app, self.preferences.colours)


def make_application() -> QApplication:
    """Return the Qt application, with its names."""
    # Qt would hand every fill to threads, and wait for them while the engine has all cores
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("lamina")
    app.setApplicationDisplayName("Lamina")
    app.setDesktopFileName("lamina")
    return app


def start(project: Path | None, *, language: str | None, colours: str | None) -> int:
    """Run the window until it is closed."""
    if PySide6.__version__ == _BROKEN_QT and sys.version_info < (3, 12):
        sys.stderr.write(
            f"PySide6 {_BROKEN_QT} crashes on Python 3.11. "
            "Install PySide6-Essentials==6.11.3, or use Python 3.12.\n"
        )
        return 2
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services=false")
    app = make_application()
    program = Program(app, language or "", colours or "")
    program.run(project)
    gc.freeze()  # what lives as long as the window need not be looked at again
    return app.exec()
