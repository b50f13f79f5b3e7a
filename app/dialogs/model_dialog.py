"""Opening a model that somebody else made: it is read, told, and only then taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain
from app.models.asking import LongQuestion
from app.models.layer_words import spoken_shape
from app.models.model_texts import figures_of, report_lines
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.button_row import button_row
from app.widgets.notice import LEVELS, NoticeBar
from app.widgets.section import Section
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError, OnlyWeights
from engine.io.model_report import ModelFile
from engine.service.questions import OpenModel

_WEIGHTS = (".weights.h5", ".h5", ".hdf5")


class ModelDialog(Live, QDialog):
    """Reads a file as soon as it is told which; ``taken`` says that the user wants the model."""

    taken = Signal(object, str)  # ModelFile, name

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._errand = LongQuestion(session, "open model", self)
        self._path, self._architecture = Path(), ""
        self._model: ModelFile | None = None
        self._error: EngineError | None = None
        self.title = QLabel(wordWrap=True)
        self.progress = ProgressStrip()
        self.notice = NoticeBar()
        self.figures = QGridLayout()
        self.lines = QListWidget()
        self.layers = QTreeWidget()
        self.section = Section("", self.layers, is_open=False)
        self.take_button = QPushButton(icon("check", "on_accent"), "")
        self.close_button = QPushButton()
        self._lay_out()
        self._connect()
        self.follow()

    def read(self, path: Path, architecture: str = "") -> None:
        """Read the model at ``path``; the description alone leads to the weights beside it."""
        if path.suffix.lower() == ".json":
            architecture, beside = str(path), _weights_beside(path)
            if beside is None:
                self._path, self._architecture = path, architecture
                self._ask_weights()
                return
            path = beside
        self._path, self._architecture = path, architecture
        self._model = self._error = None
        self.progress.set_progress(0, 0, self.tr("Reading..."))
        self._errand.start(OpenModel(str(path), architecture), self._on_read, self._on_failed)
        self._show()

    def done(self, result: int) -> None:
        """Close; what is being read is given up."""
        self._errand.forget()
        super().done(result)

    # what happens

    def _on_read(self, model: ModelFile) -> None:
        self._model = model
        self.progress.finish()
        self._show()
        self.take_button.setFocus()

    def _on_failed(self, error: EngineError) -> None:
        self._error = error
        self.progress.finish()
        self._show()

    @Slot()
    def _on_take(self) -> None:
        model, name = self._model, self._path.stem
        self.accept()
        self.taken.emit(model, name)

    @Slot()
    def _on_way_out(self) -> None:
        title = self.tr("Description of the layers of '{0}'").format(self._path.name)
        words = self.tr("Descriptions of models (*.json)")
        self._ask(title, words, lambda name: self.read(self._path, name))

    def _ask_weights(self) -> None:
        title = self.tr("Weights for '{0}'").format(self._path.name)
        words = self.tr("Weights (*.h5 *.hdf5)")
        self._show()
        self._ask(title, words, lambda name: self.read(Path(name), self._architecture))

    def _ask(self, title: str, words: str, then) -> None:
        dialog = QFileDialog(self, title, str(self._path.parent), words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # how it looks

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Open model"))
        self.section.set_title(self.tr("Layers in the file"))
        self.layers.setHeaderLabels([self.tr("Name"), self.tr("Kind"), self.tr("Weights")])
        self.layers.setAccessibleName(self.tr("Layers in the file"))
        self.lines.setAccessibleName(self.tr("What was not understood"))
        self.take_button.setText(self.tr("Take into the project"))
        self._show()

    def restyle(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show what is known by now."""
        model = self._model
        self.title.setText(self._path.name)
        for part in (self.lines, self.section):
            part.setVisible(model is not None)
        self.take_button.setEnabled(model is not None and model.spec is not None)
        is_ready = model is not None and model.spec is not None
        self.close_button.setText(self.tr("Cancel") if is_ready else self.tr("Close"))
        self._show_error()
        self._clear_figures()
        if model is not None:
            self._show_model(model)

    def _show_error(self) -> None:
        error = self._error
        if error is None:
            self.notice.hide()
        elif isinstance(error, Cancelled):
            self.notice.show_notice("info", self.tr("Cancelled. Nothing was taken over."))
        else:
            way_out = self.tr("Choose the description...") if isinstance(error, OnlyWeights) else ""
            self.notice.show_notice("error", explain(error), error.report, way_out)

    def _clear_figures(self) -> None:
        while item := self.figures.takeAt(0):
            item.widget().deleteLater()

    def _show_model(self, model: ModelFile) -> None:
        for row, (name, value) in enumerate(figures_of(model)):
            told = QLabel(name), QLabel(value)
            mark(told[0], kind="muted")
            mark(told[1], kind="strong")
            for column, label in enumerate(told):
                self.figures.addWidget(label, row, column)
        self.lines.clear()
        for line in report_lines(model):
            item = QListWidgetItem(icon(line.level, LEVELS[line.level]), line.text)
            item.setToolTip(line.text)
            self.lines.addItem(item)
        self.layers.clear()
        for layer in model.layers:
            weights = "; ".join(f"{name} {spoken_shape(shape)}" for name, shape in layer.weights)
            self.layers.addTopLevelItem(QTreeWidgetItem([layer.name, layer.kind, weights]))

    def _lay_out(self) -> None:
        mark(self.title, kind="heading")
        self.figures.setHorizontalSpacing(16)
        self.figures.setColumnStretch(1, 1)
        self.lines.setWordWrap(True)
        self.lines.setMinimumHeight(120)
        self.notice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.layers.setRootIsDecorated(False)
        self.layers.setMinimumHeight(160)
        self.layers.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addLayout(self.figures)
        column.addWidget(self.lines, 1)
        column.addWidget(self.section, 1)
        column.addStretch(0)
        column.addLayout(button_row(self.close_button, self.take_button))
        self.resize(620, 480)

    def _connect(self) -> None:
        self.take_button.clicked.connect(self._on_take)
        self.close_button.clicked.connect(self.reject)
        self.progress.cancelled.connect(self._errand.cancel)
        self.notice.action_activated.connect(self._on_way_out)


def _weights_beside(architecture: Path) -> Path | None:
    """Return the file of weights with the name of a description."""
    stem = architecture.with_suffix("")
    found = (stem.with_name(stem.name + suffix) for suffix in _WEIGHTS)
    return next((path for path in found if path.is_file()), None)
