"""Settings of files that belong together: IDX files, or batches of CIFAR-10."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.bridge import Bridge
from app.i18n.settings import label_of, tooltips
from app.panels.data_panel.file_part import FilePart
from app.theme.icons import icon
from engine.data.dataset import Source, sources
from engine.errors import EngineError
from engine.service.questions import Found

NEEDED = {
    "IdxFiles": ("train_images", "train_labels"),
    "CifarFiles": ("train",),
}
ROWS = {
    "IdxFiles": ("train_images", "train_labels", "test_images", "test_labels"),
    "CifarFiles": ("train", "test"),
}
SEPARATOR = "; "


class PathsField(QWidget):
    """Names of files, and a button to choose others."""

    changed = Signal()

    def __init__(self, several: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self.edit = QLineEdit(readOnly=True)
        self.button = QPushButton("...")
        self.clear_button = QToolButton(icon=icon("close", "muted"))
        self.paths: tuple[str, ...] = ()
        self._several = several
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        for button in (self.button, self.clear_button):
            row.addWidget(button)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_browse)
        self.clear_button.clicked.connect(lambda: self._on_chosen([]))

    def set_paths(self, paths: tuple[str, ...]) -> None:
        """Show other files; emits nothing."""
        self.paths = paths
        self.edit.setText(SEPARATOR.join(Path(path).name for path in paths))
        self.edit.setCursorPosition(0)
        self.edit.setToolTip("\n".join(paths))
        self.clear_button.setEnabled(bool(paths))

    def name(self, words: str, tip: str) -> None:
        """Set the texts."""
        self.edit.setAccessibleName(words)
        self.button.setAccessibleName(self.tr("Choose: {0}").format(words))
        self.button.setToolTip(tip)
        self.clear_button.setAccessibleName(self.tr("Without: {0}").format(words))
        self.clear_button.setToolTip(self.tr("Use none"))

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.edit.accessibleName())
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.ExistingFiles if self._several else mode.ExistingFile)
        if self.paths:
            dialog.setDirectory(str(Path(self.paths[0]).parent))
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, paths: list[str]) -> None:
        self.set_paths(tuple(paths))
        self.changed.emit()


class PathsPart(FilePart):
    """A field for each role of a file, and the names of the classes."""

    def __init__(self, bridge: Bridge, kind: str, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self._kind = kind
        self._several = kind == "CifarFiles"
        self.fields = {name: PathsField(self._several) for name in ROWS[kind]}
        self.classes = QLineEdit()
        self._labels = {name: QLabel() for name in (*self.fields, "classes")}
        self._form = QFormLayout()
        self._lay_out()
        for field in self.fields.values():
            field.changed.connect(self.changed)
        self.classes.textChanged.connect(self.changed)
        self.follow()

    def show_found(self, found: Found) -> None:
        self._show(found.settings)

    def show_source(self, source: Any) -> None:
        names = (*ROWS[self._kind], "classes")
        self._show({name: getattr(source, name) for name in names})

    def source(self) -> Source | None:
        if not all(self.fields[name].paths for name in NEEDED[self._kind]):
            return None
        try:
            return sources[self._kind](**self._settings())
        except EngineError:
            return None  # ``problem`` says which file is missing

    def problem(self) -> str:
        for name in self._missing():
            return self.tr("Choose a file for: {0}.").format(label_of(sources[self._kind], name))
        return ""

    def retranslate(self) -> None:
        part, tips = sources[self._kind], tooltips()
        for name, field in self.fields.items():
            words = label_of(part, name)
            self._labels[name].setText(words)
            field.name(words, tips[f"{self._kind}.{name}"])
        words = label_of(part, "classes")
        self._labels["classes"].setText(words)
        self.classes.setAccessibleName(words)
        self.classes.setToolTip(tips[f"{self._kind}.classes"])
        self.classes.setPlaceholderText(self.tr("names with commas between them, or nothing"))

    def _lay_out(self) -> None:
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        for name, field in {**self.fields, "classes": self.classes}.items():
            self._form.addRow(self._labels[name], field)
        self.column.addLayout(self._form)
        self.column.addStretch(1)

    def _show(self, settings: dict[str, Any]) -> None:
        for name, field in self.fields.items():
            value = settings.get(name) or ()
            field.set_paths(tuple(value) if isinstance(value, tuple) else (value,))
        self.classes.setText(", ".join(settings.get("classes", ())))
        self.changed.emit()

    def _settings(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, field in self.fields.items():
            values[name] = field.paths if self._several else "".join(field.paths)
        words = (word.strip() for word in self.classes.text().split(","))
        return values | {"classes": tuple(word for word in words if word)}

    def _missing(self) -> list[str]:
        """Return what is needed and not there; test files come in pairs."""
        missing = [name for name in NEEDED[self._kind] if not self.fields[name].paths]
        pair = [name for name in ("test_images", "test_labels") if name in self.fields]
        there = [name for name in pair if self.fields[name].paths]
        return missing + [name for name in pair if len(there) == 1 and name not in there]
