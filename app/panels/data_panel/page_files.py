"""A page of the chooser for people's own files: what is dropped is recognised."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import Bridge
from app.commands.data import paths_of
from app.errors import explain
from app.panels.data_panel.file_part import FilePart
from app.panels.data_panel.page import Page
from app.panels.data_panel.part_folder import FolderPart
from app.panels.data_panel.part_paths import PathsPart
from app.panels.data_panel.part_table import TablePart
from app.panels.data_panel.words import title_of_kind
from app.theme import mark
from app.theme.icons import icon
from app.widgets.drop_area import DropArea
from engine.data.dataset import Source
from engine.errors import Cancelled, EngineError
from engine.service.questions import Found, Recognise


class FilesPage(Page):
    """First a place to drop; then the settings of what was dropped."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, "files", parent)
        self.drop = DropArea("download")
        self.folder_button = QPushButton()
        self.error = QLabel(wordWrap=True, visible=False)
        self.place = QLabel(wordWrap=True)
        self.other_button = QPushButton(icon("back"), "")
        self.parts: dict[str, FilePart] = {}
        self._stack = QStackedWidget()
        self._settings = QVBoxLayout()
        self._path = ""
        self._kind = ""  # of what was found, "" until it is
        self._before: Source | None = None  # a choice whose settings are taken over
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def part(self) -> FilePart | None:
        """The settings on show."""
        return self.parts.get(self._kind)

    def look_at(self, path: str) -> None:
        """Find out what a file or folder is."""
        self._path = path
        self.error.hide()
        self.drop.set_texts(self.tr("Looking at {0}").format(Path(path).name), "")
        self.bridge.ask(Recognise(path), self._on_found, self._on_failed, "data-recognise")

    def show_source(self, source: Source) -> None:
        self._before = source
        self.look_at(paths_of(source)[0])

    def source(self) -> Source | None:
        return self.part.source() if self.part else None

    def problem(self) -> str:
        return self.part.problem() if self.part else ""

    def retranslate(self) -> None:
        if self._kind:
            self.title.setText(title_of_kind(self._kind))
        else:
            self.title.setText(self.tr("Your own data"))
        self.sentence.setText(
            self.tr(
                "A table (CSV, TSV), a folder with one sub-folder of pictures for each class, "
                "MNIST's IDX files, or CIFAR-10's binary files. They stay where they are."
            )
        )
        self.sentence.setVisible(not self._kind)
        self.drop.set_texts(self.tr("Drop a file or a folder here"), self.tr("Choose a file..."))
        self.folder_button.setText(self.tr("Choose a folder..."))
        self.other_button.setText(self.tr("Other files"))
        self.place.setText(self._path.replace("/", "/\N{ZERO WIDTH SPACE}"))

    def _lay_out(self) -> None:
        mark(self.error, kind="error")
        mark(self.place, kind="small")
        mark(self.other_button, kind="quiet")
        for button in (self.folder_button, self.other_button, self.drop.button):
            button.setAutoDefault(False)
        column = self.drop.layout()
        assert isinstance(column, QVBoxLayout)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.insertWidget(column.count() - 1, self.folder_button, 0, centre)
        found = QWidget()
        self._settings = QVBoxLayout(found)
        self._settings.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignTop)
        self._settings.addLayout(head)
        for page in (self.drop, found):
            self._stack.addWidget(page)
        self.column.addWidget(self.error)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.drop.files_dropped.connect(lambda paths: self.look_at(str(paths[0])))
        self.drop.browse_wanted.connect(lambda: self._browse(QFileDialog.FileMode.ExistingFile))
        self.folder_button.clicked.connect(lambda: self._browse(QFileDialog.FileMode.Directory))
        self.other_button.clicked.connect(self._on_other)

    def _browse(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("Your own data"))
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self.look_at)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_found(self, found: Found) -> None:
        self._kind = found.kind
        if found.kind not in self.parts:
            part = self.parts[found.kind] = self._make_part(found.kind)
            part.changed.connect(self.changed)
            self._settings.addWidget(part, 1)
        for kind, part in self.parts.items():
            part.setVisible(kind == found.kind)
        self._stack.setCurrentIndex(1)
        self.parts[found.kind].show_found(found)
        before, self._before = self._before, None
        if before is not None and before.registered_name == found.kind:
            self.parts[found.kind].show_source(before)
        self.retranslate()
        self.changed.emit()

    def _make_part(self, kind: str) -> FilePart:
        if kind == "ImageFolder":
            return FolderPart(self.bridge)
        return TablePart(self.bridge) if kind == "TableFile" else PathsPart(self.bridge, kind)

    def _on_failed(self, error: EngineError) -> None:
        if isinstance(error, Cancelled):
            return
        self._before = None
        self._on_other()
        self.error.setText(explain(error))
        self.error.show()

    def _on_other(self) -> None:
        self._kind = ""
        self.error.hide()
        self._stack.setCurrentIndex(0)
        self.retranslate()
        self.changed.emit()
