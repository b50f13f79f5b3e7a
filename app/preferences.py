"""What the program remembers about its user, between projects: a small INI file."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from app.i18n import LANGUAGES
from engine.training.looks import MODES, SOME

_RECENT = 8
_DIGITS = 5  # no processor has more cores
_COLOURS = ("system", "dark", "light")


class Preferences(QObject):
    """Language, colours, threads, recording, layout of the window and recent projects.

    What the file says that cannot be is passed over; one that cannot be written lasts as long as
    the program.
    """

    changed = Signal(str)  # name of the preference

    def __init__(self, path: Path, parent: QObject | None = None):
        super().__init__(parent)
        with contextlib.suppress(OSError):  # then nothing is remembered
            path.parent.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """ "en", "ru", or "" for the language of the system."""
        language = str(self._settings.value("language"))
        return language if language in LANGUAGES else ""

    @language.setter
    def language(self, language: str) -> None:
        self._set("language", language)

    @property
    def colours(self) -> str:
        """ "dark", "light" or "system"."""
        colours = str(self._settings.value("colours"))
        return colours if colours in _COLOURS else "system"

    @colours.setter
    def colours(self, colours: str) -> None:
        self._set("colours", colours)

    @property
    def threads(self) -> int:
        """On how many processor cores networks train; 0 leaves one to the window."""
        value = str(self._settings.value("threads"))
        return int(value) if value.isdecimal() and len(value) < _DIGITS else 0

    @threads.setter
    def threads(self, threads: int) -> None:
        self._set("threads", threads)

    @property
    def records(self) -> bool:
        """Whether weights and flows are recorded while a network trains."""
        return str(self._settings.value("records")) != "false"

    @records.setter
    def records(self, records: bool) -> None:
        self._set("records", "true" if records else "false")

    @property
    def follows(self) -> str:
        """How many training samples are followed over the epochs: "none", "some" or "all"."""
        mode = str(self._settings.value("follows"))
        return mode if mode in MODES else SOME

    @follows.setter
    def follows(self, mode: str) -> None:
        self._set("follows", mode)

    @property
    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Geometry and docks of the window, None at the first start."""
        geometry, state = self._settings.value("geometry"), self._settings.value("docks")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    @layout.setter
    def layout(self, layout: tuple[QByteArray, QByteArray] | None) -> None:
        for name, value in zip(("geometry", "docks"), layout or (None, None), strict=True):
            self._set(name, value)

    @property
    def recent(self) -> list[Path]:
        """Projects opened last, the newest first; those that are gone are left out."""
        value = self._settings.value("recent")
        names = value if isinstance(value, list) else [value]
        return [Path(name) for name in names if isinstance(name, str) and _is_file(name)]

    def add_recent(self, path: Path) -> None:
        names = [str(path)] + [str(p) for p in self.recent if p != path]
        self._set("recent", names[:_RECENT])

    def _set(self, name: str, value: object) -> None:
        self._settings.setValue(name, value)
        self._settings.sync()
        self.changed.emit(name)


def _is_file(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_file()
    except OSError:  # in a folder that may not be looked into
        return False
