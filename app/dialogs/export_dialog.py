"""Export: which model, as what, to where; and how far it is from the one in the window."""

from __future__ import annotations

import os
import re
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.commands.surgery import changes_of
from app.dialogs.export_job import ExportJob, Order
from app.errors import explain
from app.models.surgery_texts import count_of_changes
from app.session import DRAWN, Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.button_row import button_row
from app.widgets.notice import NoticeBar
from app.widgets.save_file import ask_where
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.io.exported import KINDS, Exported

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\s<>:"/\\|?*]+')


class ExportDialog(Live, QDialog):
    """Writes a model to a file; every export is tried on samples before it is there."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._job = ExportJob(session, self)
        self._result: Exported | EngineError | None = None
        self._is_own_name = False  # the user has typed or chosen the path
        self.model = QComboBox()
        self.kinds = {kind: QRadioButton() for kind in KINDS}
        self.takes_raw = QCheckBox(checked=True)
        self.path = QLineEdit()
        self.browse_button = QPushButton(icon("folder"), "")
        self.replaces = QLabel(visible=False)
        self.changes = QLabel(wordWrap=True, visible=False)
        self.progress = ProgressStrip()
        self.notice = NoticeBar()
        self.export_button = QPushButton(icon("export", "on_accent"), "")
        self.close_button = QPushButton()
        self._labels = {name: QLabel() for name in ("model", "kind", "inputs", "path")}
        self._notes = {name: QLabel(wordWrap=True) for name in (*KINDS, "takes_raw")}
        self._group = QButtonGroup(self)
        self.kinds["keras"].setChecked(True)
        self._lay_out()
        self._connect()
        self.follow()
        self._fill_models()

    # what is chosen

    @property
    def kind(self) -> str:
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def file(self) -> Path | None:
        """Return the path that will be written, with the suffix of its kind; None for no name."""
        path = Path(os.path.expanduser(self.path.text().strip()))
        if not path.name or path.name == "..":
            return None
        if path.suffix.lower() != KINDS[self.kind]:
            path = path.with_name(f"{path.name}{KINDS[self.kind]}")
        return path if path.is_absolute() else self._folder() / path

    def export(self) -> None:
        """Write the file; ``notice`` tells how it went."""
        file = self.file()
        assert file is not None
        self._show(None)
        self.progress.set_progress(0, 0, self.tr("Preparing..."))
        self._job.start(
            Order(self.model.currentData(), self.kind, str(file), self.takes_raw.isChecked())
        )
        self._refresh()

    def _fill_models(self) -> None:
        """Offer the runs, the newest first, and the network as it is drawn."""
        shown = self.model.currentData() or self._session.subject
        records = self._session.records
        with QSignalBlocker(self.model):
            self.model.clear()
            for card in reversed(self._session.document.runs):
                if not card.deleted and card.id in records and records[card.id].has_weights:
                    self.model.addItem(card.name, card.id)
            if self._session.document.network.outputs and not self._session.summary.first_error:
                self.model.addItem(self.tr("The network as it is drawn, not trained"), DRAWN)
            self.model.setCurrentIndex(max(0, self.model.findData(shown)))
        self._propose_name()

    def _fits_a_script(self) -> bool:
        """Whether the model has one input and one output."""
        record = self._session.records.get(self.model.currentData())
        spec = record.spec if record is not None else self._session.document.network
        return len(spec.inputs) == len(spec.outputs) == 1

    def _folder(self) -> Path:
        archive = self._session.archive
        if archive is not None:
            return archive.path.parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    def _propose_name(self) -> None:
        """Name the file after project and run, unless the user has named it."""
        if not self._is_own_name:
            archive = self._session.archive
            words = [archive.path.stem] if archive is not None else []
            if self.model.currentData() != DRAWN:
                words.append(self.model.currentText())
            name = _NOT_IN_NAMES.sub(" ", "-".join(words)).strip(" .") or "model"
            self.path.setText(str(self._folder() / f"{name}{KINDS[self.kind]}"))
        self._refresh()

    # what happens

    @Slot()
    def _on_model_changed(self) -> None:
        if not self._fits_a_script() and self.kind == "script":
            self.kinds["keras"].setChecked(True)
        self._propose_name()

    @Slot()
    def _on_kind_toggled(self) -> None:
        path = Path(self.path.text())
        if self._is_own_name and path.suffix.lower() in KINDS.values():
            self.path.setText(str(path.with_suffix(KINDS[self.kind])))
        self._propose_name()

    @Slot()
    def _on_path_edited(self) -> None:
        self._is_own_name = True
        self._refresh()

    @Slot()
    def _on_browse(self) -> None:
        suffix = KINDS[self.kind]
        words = {
            "keras": self.tr("Keras models (*.keras)"),
            "h5": self.tr("Keras models in HDF5 (*.h5)"),
            "script": self.tr("Python scripts (*.py)"),
        }
        title, name = self.tr("Export model"), str(self.file() or self._folder())
        ask_where(self, title, name, words[self.kind], suffix.lstrip("."), self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.path.setText(str(path))
        self._on_path_edited()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.set_progress(done, total, self.tr("Writing and trying..."))

    @Slot(object)
    def _on_ended(self, result: Exported | EngineError) -> None:
        self.progress.finish()
        self._show(result)
        self._refresh()

    @Slot()
    def _on_notice_closed(self) -> None:
        self._result = None

    @Slot()
    def _on_open_folder(self) -> None:
        if isinstance(self._result, Exported):
            folder = Path(self._result.files[0]).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def done(self, result: int) -> None:
        """Close; an export that is under way is given up."""
        self._job.cancel()
        super().done(result)

    # how it looks

    def _show(self, result: Exported | EngineError | None) -> None:
        self._result = result
        match result:
            case Exported():
                self.notice.show_notice("success", self._sentence(result), "", self._open_words())
            case Cancelled():
                self.notice.show_notice("info", self.tr("Cancelled. Nothing was written."))
            case EngineError():
                self.notice.show_notice("error", explain(result), result.report)
            case None:
                self.notice.hide()

    def _sentence(self, exported: Exported) -> str:
        words = self.tr("'{0}' is written. Largest difference on {1} samples: {2}")
        name = Path(exported.files[-1]).name
        return words.format(name, exported.samples, f"{exported.difference:.1e}")

    def _open_words(self) -> str:
        return self.tr("Open folder")

    def _refresh(self) -> None:
        """Offer what can be done now."""
        is_free = not self._job.is_under_way
        is_ready = self._session.engine_state == "ready"
        file, has_model = self.file(), self.model.count() > 0
        self.export_button.setEnabled(is_free and is_ready and file is not None and has_model)
        for widget in (self.model, self.path, self.browse_button, *self.kinds.values()):
            widget.setEnabled(is_free)
        for widget in (self.kinds["script"], self._notes["script"]):
            widget.setEnabled(is_free and self._fits_a_script())
        for widget in (self.takes_raw, self._notes["takes_raw"]):
            widget.setEnabled(is_free and self.kind == "keras")
        self._write_changes()
        self.replaces.setVisible(is_free and file is not None and os.path.exists(file))

    def _write_changes(self) -> None:
        """Say which changes of units go into the file."""
        changes = changes_of(self._session.document, self.model.currentData() or "")
        words = self.tr("{0}. The file gets the network as views show it, with these changes.")
        self.changes.setText(words.format(count_of_changes(changes)))
        self.changes.setVisible(bool(changes))

    def retranslate(self) -> None:
        self._write_changes()
        self.setWindowTitle(self.tr("Export model"))
        self._labels["model"].setText(self.tr("Model"))
        self._labels["kind"].setText(self.tr("Kind"))
        self._labels["inputs"].setText(self.tr("Inputs"))
        self._labels["path"].setText(self.tr("File"))
        self.kinds["keras"].setText(self.tr("Model for Keras 3"))
        self._notes["keras"].setText(
            self.tr("One .keras file: with layers, weights, optimizer and loss, to train on.")
        )
        self.kinds["h5"].setText(self.tr("Model for older Keras"))
        self._notes["h5"].setText(
            self.tr("One .h5 file, with all but the scaling of the inputs: do that before.")
        )
        self.kinds["script"].setText(self.tr("Python script"))
        self._notes["script"].setText(
            self.tr("A .py file that predicts with NumPy alone, and its weights beside it (.npz).")
        )
        self.kinds["script"].setToolTip(
            self.tr("For networks with one input and one output; others are exported for Keras.")
        )
        self.takes_raw.setText(self.tr("Scale inputs inside the model"))
        self._notes["takes_raw"].setText(
            self.tr("The first layer does what was done to the data. A script always does so.")
        )
        self.browse_button.setText(self.tr("Choose..."))
        self.replaces.setText(self.tr("There is such a file already: it will be replaced."))
        self.export_button.setText(self.tr("Export"))
        self.close_button.setText(self.tr("Close"))
        place = self.model.findData(DRAWN)
        if place >= 0:
            self.model.setItemText(place, self.tr("The network as it is drawn, not trained"))
        if not self._job.is_under_way:
            self._show(self._result)

    def _lay_out(self) -> None:
        mark(self.replaces, kind="small")
        mark(self.changes, kind="small")
        for note in self._notes.values():
            mark(note, kind="muted")
        for button in (self.export_button, self.browse_button):
            button.setAutoDefault(False)
        self.path.setMinimumWidth(300)
        self._labels["model"].setBuddy(self.model)
        self._labels["path"].setBuddy(self.path)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._form())
        column.addWidget(self.changes)
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(button_row(self.close_button, self.export_button))
        self.resize(640, self.sizeHint().height())

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._labels["model"], 0, 0)
        grid.addWidget(self.model, 0, 1, 1, 2)
        grid.setRowMinimumHeight(1, 8)
        grid.addWidget(self._labels["kind"], 2, 0)
        row = 2
        for kind, button in self.kinds.items():
            self._group.addButton(button)
            row = self._with_note(grid, row, button, self._notes[kind])
        grid.addWidget(self._labels["inputs"], row, 0)
        row = self._with_note(grid, row, self.takes_raw, self._notes["takes_raw"])
        grid.addWidget(self._labels["path"], row, 0)
        grid.addWidget(self.path, row, 1)
        grid.addWidget(self.browse_button, row, 2)
        grid.addWidget(self.replaces, row + 1, 1, 1, 2)
        return grid

    def _with_note(self, grid: QGridLayout, row: int, button: QWidget, note: QLabel) -> int:
        """Put a button and what it means below it; return the next row."""
        note.setContentsMargins(26, 0, 0, 0)
        grid.addWidget(button, row, 1, 1, 2)
        grid.addWidget(note, row + 1, 1, 1, 2)
        grid.setRowMinimumHeight(row + 2, 8)
        return row + 3

    def _connect(self) -> None:
        self.model.currentIndexChanged.connect(self._on_model_changed)
        self._group.buttonToggled.connect(self._on_kind_toggled)
        self.path.textEdited.connect(self._on_path_edited)
        self.browse_button.clicked.connect(self._on_browse)
        self.export_button.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)
        self.progress.cancelled.connect(self._job.cancel)
        self.notice.closed.connect(self._on_notice_closed)
        self.notice.action_activated.connect(self._on_open_folder)
        self._job.progressed.connect(self._on_progressed)
        self._job.done.connect(self._on_ended)
        self._job.failed.connect(self._on_ended)
        self._session.runs_changed.connect(self._fill_models)
        self._session.document_changed.connect(self._refresh)
        self._session.engine_changed.connect(self._refresh)
