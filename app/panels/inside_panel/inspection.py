"""Saves everything that is seen of one sample as a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import explain
from app.i18n.parts import part_name
from app.models.asking import LongQuestion
from app.models.inspection_page import page_of
from app.models.subjects import subject_text
from app.panels.inside_panel.shown import Shown
from app.session import Session
from app.theme import mark
from app.theme.colour_maps import colour_table
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.io.whole_file import told
from engine.service.questions import ExportInspection, ExportInspectionAnswer

_MAPS = {"map": "viridis", "filter": "diverging", "heat": "jet"}


class InspectionExport(Live, QWidget):
    """A button, the progress, and where the folder is. ``told``: the step of the weights."""

    told = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._errand = LongQuestion(session, "inside/inspection", self)
        self._shown: Shown | None = None
        self._facts = ("", "")  # of the export under way: the weights, and the sample
        self._written: Path | None = None
        self.button = QPushButton(icon("export"), "")
        self.progress = ProgressStrip()
        self.sentence = QLabel(wordWrap=True, visible=False)
        self.open_button = QPushButton(visible=False)
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, shown: Shown) -> None:
        """Offer to save what ``shown`` names."""
        self._shown = shown
        self.button.setEnabled(shown.overview is not None and not self._errand.is_under_way)

    def save_in(self, parent: Path) -> None:
        """Write a new folder into ``parent``, under a name that is free."""
        assert self._shown is not None
        shown = self._shown
        weights = subject_text(self._session, shown.key, 0)
        name = f"{shown.part}-{shown.place + 1}"
        self._facts = weights, f"{part_name(shown.part)}, {shown.place + 1}"
        if shown.probe is not None:
            name, self._facts = self.tr("probe"), (weights, shown.title)
        self._show(None)
        self.button.setEnabled(False)
        self.progress.set_progress(0, 0, "")
        tables = {kind: colour_table(name) for kind, name in _MAPS.items()}
        folder = free_name(parent / f"{self.tr('inspection')}-{name}")
        question = ExportInspection(shown.key, shown.picture, str(folder), tables)
        self._errand.start(question, self._on_written, self._on_failed)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Save all..."))
        self.button.setToolTip(
            self.tr(
                "Write everything that is seen of this sample into a new folder: activations and "
                "weights of every layer, heat maps, the prediction, as pictures and as numbers, "
                "with a page that any browser shows"
            )
        )
        self.open_button.setText(self.tr("Open the folder"))
        self._show(self._written)

    def _ask(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self,
            self.tr("In which folder shall it be saved?"),
            QStandardPaths.writableLocation(documents),
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.save_in(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_written(self, answer: ExportInspectionAnswer) -> None:
        folder = Path(answer.folder)
        weights, sample = self._facts
        step = self.tr("Steps of training: {0}").format(answer.step)
        page = page_of(answer.files, self.tr("Inside the network"), (sample, weights, step))
        try:
            (folder / "index.html").write_text(page, "utf-8")
        except OSError as error:
            self._on_failed(told(error, folder / "index.html"))
            return
        self._show(folder)
        self.told.emit(answer.step)

    def _on_failed(self, error: EngineError) -> None:
        mark(self.sentence, kind="muted" if isinstance(error, Cancelled) else "error")
        self.sentence.setText(explain(error))
        self.sentence.show()

    def _on_ended(self) -> None:
        self.progress.finish()
        self.button.setEnabled(True)

    def _show(self, folder: Path | None) -> None:
        self._written = folder
        self.sentence.setVisible(folder is not None)
        self.open_button.setVisible(folder is not None)
        if folder is not None:
            mark(self.sentence, kind="success")
            self.sentence.setText(self.tr("Saved in the folder '{0}'.").format(folder.name))
            self.sentence.setToolTip(str(folder))

    def _open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _lay_out(self) -> None:
        mark(self.button, kind="quiet")
        mark(self.open_button, kind="link")
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.progress)
        column.addLayout(row)

    def _connect(self) -> None:
        self.button.clicked.connect(self._ask)
        self.open_button.clicked.connect(self._open)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(lambda done, of: self.progress.set_progress(done, of, ""))
        self._errand.ended.connect(self._on_ended)


def free_name(path: Path) -> Path:
    """Return ``path``, or the first of "path 2", "path 3", ... where something is there."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.name} {number}"), number + 1
    return free
