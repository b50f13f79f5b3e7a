"""Predicts all pictures of a folder into a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.errors import explain, explain_notice
from app.i18n.numbers import count_text
from app.models.asking import LongQuestion
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.save_file import ask_where
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.service.overview import Overview
from engine.service.questions import PredictFolder, PredictFolderAnswer


class FolderPrediction(Live, QWidget):
    """A button, the progress, and what came of it: the table, and the files left out."""

    told = Signal(int)  # step of the weights

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._errand = LongQuestion(session, "try/folder", self)
        self._key = ""
        self._overview: Overview | None = None
        self._result: PredictFolderAnswer | None = None
        self.button = QPushButton(icon("folder"), "")
        self.progress = ProgressStrip()
        self.sentence = QLabel(wordWrap=True, visible=False)
        self.problems = QListWidget(visible=False)
        self._lay_out()
        self._connect()
        self.follow()

    def set_subject(self, key: str, overview: Overview) -> None:
        """Predict with this network, pictures as these data have."""
        self._key, self._overview = key, overview

    def predict(self, folder: Path, table: Path) -> None:
        """Predict ``folder`` into ``table``, a CSV file."""
        assert self._overview is not None
        self._show(None)
        self.sentence.hide()
        self.button.setEnabled(False)
        self.progress.set_progress(0, 0, "")
        question = PredictFolder(self._key, self._overview.choice, str(folder), str(table))
        self._errand.start(question, self._on_predicted, self._on_failed)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Predict a folder to CSV..."))
        self.button.setToolTip(self.tr("Predict every picture in a folder and write a table"))
        self.problems.setAccessibleName(self.tr("Files that could not be read"))
        self._show(self._result)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder of pictures"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._ask_table(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_table(self, folder: Path) -> None:
        ask_where(
            self,
            self.tr("Save the table"),
            str(folder.parent / f"{folder.name}-predicted.csv"),
            self.tr("Tables (*.csv)"),
            "csv",
            lambda table: self.predict(folder, table),
        )

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("{0} of {1}").format(count_text(done), count_text(total))
        self.progress.set_progress(done, total, words)

    def _on_ended(self) -> None:
        self.progress.finish()
        self.button.setEnabled(True)

    def _on_predicted(self, answer: PredictFolderAnswer) -> None:
        self._show(answer)
        self.told.emit(answer.step)

    def _on_failed(self, error: EngineError) -> None:
        is_cancelled = isinstance(error, Cancelled)
        mark(self.sentence, kind="muted" if is_cancelled else "error")
        self.sentence.setText(explain(error))
        self.sentence.show()

    def _show(self, answer: PredictFolderAnswer | None) -> None:
        self._result = answer
        self.problems.clear()
        self.problems.setVisible(answer is not None and bool(answer.problems))
        if answer is None:
            return
        name = Path(answer.table).name
        words = self.tr("'{0}' is written. Predicted: {1}, not readable: {2}.")
        mark(self.sentence, kind="muted" if answer.unreadable else "success")
        self.sentence.setText(
            words.format(name, count_text(answer.predicted), count_text(answer.unreadable))
        )
        self.sentence.show()
        for file, kind, facts in answer.problems:
            self.problems.addItem(explain_notice(kind, facts))
            self.problems.item(self.problems.count() - 1).setToolTip(file)

    def _lay_out(self) -> None:
        self.problems.setMaximumHeight(140)
        self.problems.setWordWrap(True)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setTextElideMode(Qt.TextElideMode.ElideNone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.button, self.progress, self.sentence, self.problems):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.button.clicked.connect(self._ask_folder)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progressed)
        self._errand.ended.connect(self._on_ended)
