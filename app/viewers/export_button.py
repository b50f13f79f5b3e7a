"""A button that saves what a viewer or a plot shows, as a picture or as numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.save_file import ask_where
from engine.errors import FileNotWritten

Write = Callable[[Path], object]


class ExportButton(Live, QToolButton):
    """Offers the kinds it was given writers for, "png", "svg", "csv", "npz"; asks where to write.

    With ``sizes`` the user chooses one of them: ``longest`` pixels the longer side of a picture.
    """

    failed = Signal(object)  # EngineError

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        sizes: tuple[int, ...] = (),
        **writers: Write,
    ):
        super().__init__(parent)
        self._name, self._writers = name, writers
        self._sizes = QActionGroup(self)
        self._menu = QMenu(self)
        self.entries = {kind: self._menu.addAction("") for kind in writers}
        for kind, action in self.entries.items():
            action.triggered.connect(lambda _=False, kind=kind: self._ask(kind))
        self._offer_sizes(sizes)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("export"))
        self.follow()

    @property
    def longest(self) -> int:
        """The pixels of the longer side of a picture, of those offered; 512 without any."""
        chosen = self._sizes.checkedAction()
        return chosen.data() if chosen else 512

    def set_name(self, name: str) -> None:
        """Propose this name for the next file."""
        self._name = name

    def write(self, kind: str, path: Path) -> None:
        """Write the file; tell where that is not possible."""
        try:
            self._writers[kind](path)
        except OSError as error:
            code = error.errno or 0
            self.failed.emit(FileNotWritten(name=path.name, folder=str(path.parent), code=code))

    def retranslate(self) -> None:
        words = {
            "png": self.tr("Save the picture (PNG)..."),
            "svg": self.tr("Save the drawing (SVG)..."),
            "csv": self.tr("Save the table (CSV)..."),
            "npz": self.tr("Save the numbers (NPZ)..."),
        }
        for kind, action in self.entries.items():
            action.setText(words[kind])
        for action in self._sizes.actions():
            action.setText(self.tr("{0} pixels wide or high").format(action.data()))
        self.setToolTip(self.tr("Save what is shown"))
        self.setAccessibleName(self.tr("Save what is shown"))

    def _offer_sizes(self, sizes: tuple[int, ...]) -> None:
        if sizes:
            self._menu.addSeparator()
        for size in sizes:
            action = self._menu.addAction("")
            action.setData(size)
            action.setCheckable(True)
            action.setChecked(size == 512)
            self._sizes.addAction(action)

    def _ask(self, kind: str) -> None:
        filters = {
            "png": self.tr("Pictures (*.png)"),
            "svg": self.tr("Drawings (*.svg)"),
            "csv": self.tr("Tables (*.csv)"),
            "npz": self.tr("NumPy files (*.npz)"),
        }
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{self._name}.{kind}")
        ask_where(
            self,
            self.tr("Save what is shown"),
            proposed,
            filters[kind],
            kind,
            lambda path: self.write(kind, path),
        )
