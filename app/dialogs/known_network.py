"""Taking a well-known network: what of it, and with which weights. Downloads only when asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain
from app.i18n.numbers import bytes_text
from app.models.asking import LongQuestion
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.button_row import button_row
from app.widgets.notice import NoticeBar
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.io.application_files import bytes_fetched, published, site
from engine.io.model_report import ModelFile
from engine.network.applications import APPLICATIONS
from engine.network.applications.known import (
    CLASSES,
    LARGEST,
    KnownNetwork,
    smallest_size,
    usual_size,
)
from engine.service.questions import DOWNLOAD, TakeKnown

BLUE_FIRST = ("VGG16", "VGG19", "ResNet50")  # trained on pictures as the Caffe library has them
POOLINGS = ("", "avg", "max")


class KnownNetworkDialog(Live, QDialog):
    """Asks the engine for the network; ``taken`` hands it over."""

    taken = Signal(object, str)  # ModelFile, name

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._errand = LongQuestion(session, "known network", self)
        self._error: EngineError | None = None
        self.network = QComboBox()
        self.network.addItems(list(APPLICATIONS))
        self.include_top = QCheckBox(checked=True)
        self.classes = QSpinBox(minimum=1, maximum=100_000, value=CLASSES)
        self.pooling = QComboBox()
        self.side = QSpinBox(maximum=LARGEST)
        self.weights = {name: QRadioButton() for name in ("none", "file", "download")}
        self.weights["none"].setChecked(True)
        self.path = QLineEdit()
        self.browse_button = QPushButton(icon("folder"), "")
        self.download_note = QLabel(wordWrap=True)
        self.scaling_note = QLabel(wordWrap=True)
        self.progress = ProgressStrip()
        self.notice = NoticeBar()
        self.take_button = QPushButton(icon("check", "on_accent"), "")
        self.close_button = QPushButton()
        self._labels = {n: QLabel() for n in ("network", "classes", "pooling", "side", "weights")}
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.follow()
        self._on_network_chosen()

    # what is chosen

    def chosen(self) -> KnownNetwork:
        """Return the network as it is set."""
        return KnownNetwork(
            self.network.currentText(),
            self.include_top.isChecked(),
            self.side.value(),
            self.classes.value(),
            POOLINGS[max(self.pooling.currentIndex(), 0)],
        )

    def source(self) -> str:
        """Return what ``TakeKnown`` calls the weights."""
        if self.weights["download"].isChecked():
            return DOWNLOAD
        return self.path.text().strip() if self.weights["file"].isChecked() else ""

    # what happens

    @Slot()
    def _on_network_chosen(self) -> None:
        name = self.network.currentText()
        self.side.setMinimum(smallest_size(name))
        self.side.setValue(usual_size(name))
        self.refresh()

    @Slot()
    def _on_take(self) -> None:
        self._error = None
        self.progress.set_progress(0, 0, self.tr("Reading..."))
        self._errand.start(TakeKnown(self.chosen(), self.source()), self._on_taken, self._on_failed)
        self.refresh()

    def _on_taken(self, model: ModelFile) -> None:
        name = self.network.currentText()
        self.accept()
        self.taken.emit(model, name)

    def _on_failed(self, error: EngineError) -> None:
        self._error = error
        self.progress.finish()
        self.refresh()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if done < total:
            text = self.tr("Downloading: {0} of {1}").format(bytes_text(done), bytes_text(total))
            self.progress.set_progress(done, total, text)
        else:
            self.progress.set_progress(0, 0, self.tr("Reading..."))

    @Slot()
    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Weights"), "", self.tr("Weights (*.h5 *.hdf5)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self.path.setText(str(Path(path)))
        self.weights["file"].setChecked(True)

    def done(self, result: int) -> None:
        """Close; what is under way is given up, and resumed the next time."""
        self._errand.forget()
        super().done(result)

    # how it looks

    @Slot()
    def refresh(self) -> None:
        """Offer what can be chosen now, and say what it means."""
        name, whole = self.network.currentText(), self.include_top.isChecked()
        file, is_free = published(name, whole), not self._errand.is_under_way
        download = self.weights["download"]
        if file is None and download.isChecked():
            self.weights["none"].setChecked(True)
        is_fixed = download.isChecked() and whole
        if is_fixed:
            with QSignalBlocker(self.side):
                self.side.setValue(usual_size(name))
            self.classes.setValue(CLASSES)
        fixed = (self.network, self.include_top, *self.weights.values())
        for widget in (*fixed, self.path, self.browse_button, self.pooling):
            widget.setEnabled(is_free)
        download.setEnabled(is_free and file is not None)
        self.side.setEnabled(is_free and not is_fixed)
        self.classes.setEnabled(is_free and not is_fixed)
        for key, is_shown in (("classes", whole), ("pooling", not whole)):
            self._labels[key].setVisible(is_shown)
            getattr(self, key).setVisible(is_shown)
        lacks_file = self.weights["file"].isChecked() and not self.path.text().strip()
        self.take_button.setEnabled(is_free and not lacks_file)
        self.download_note.setText(self._about_download())
        self.scaling_note.setText(self._about_scaling())
        self.scaling_note.setVisible(not self.weights["none"].isChecked())
        self._show_error()

    def _about_download(self) -> str:
        file = published(self.network.currentText(), self.include_top.isChecked())
        if file is None:
            return self.tr(
                "Keras publishes no hash of this file, so that it could not be checked: "
                "get it yourself and choose it above."
            )
        size, there = bytes_text(file.size), bytes_fetched(file)
        if there == file.size:
            return self.tr("Downloaded already: {0} in the cache.").format(size)
        left = bytes_text(file.size - there)
        text = self.tr("{0} from {1}, checked and kept in the cache. Nothing is sent.")
        if there:
            text = self.tr(
                "The rest, {0}, from {1}, checked and kept in the cache. Nothing is sent."
            )
        return text.format(left, site())

    def _about_scaling(self) -> str:
        if self.network.currentText() in BLUE_FIRST:
            return self.tr(
                "The weights of Keras expect colours from 0 to 255 in the order blue, green, red, "
                "less the means 103.939, 116.779 and 123.68."
            )
        return self.tr("The weights of Keras expect red, green and blue from -1 to 1.")

    def _show_error(self) -> None:
        error = self._error
        if error is None:
            self.notice.hide()
        elif isinstance(error, Cancelled):
            words = self.tr("Cancelled. What is downloaded so far is kept for the next time.")
            self.notice.show_notice("info", words)
        else:
            self.notice.show_notice("error", explain(error), error.report)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Known network"))
        texts = {
            "network": (self.tr("Network"), self.tr("Known from its paper, with Keras's layers.")),
            "classes": (self.tr("Classes"), self.tr("How many the last layer tells apart.")),
            "pooling": (self.tr("Features"), self.tr("What becomes of the last maps.")),
            "side": (self.tr("Size of pictures"), self.tr("Height and width, in pixels.")),
            "weights": (self.tr("Weights"), ""),
        }
        for name, (text, tip) in texts.items():
            self._labels[name].setText(text)
            for widget in (self._labels[name], getattr(self, name, None)):
                if isinstance(widget, QWidget):
                    widget.setToolTip(tip)
                    widget.setAccessibleName(text)
        self.include_top.setText(self.tr("With the classifier"))
        self.include_top.setToolTip(
            self.tr("The last layers, for the classes. Without them the network ends at features.")
        )
        place = max(self.pooling.currentIndex(), 0)
        self.pooling.clear()
        words = (self.tr("Maps"), self.tr("Mean of each map"), self.tr("Maximum of each map"))
        self.pooling.addItems(list(words))
        self.pooling.setCurrentIndex(place)
        self._name_weights()
        self.refresh()

    def _name_weights(self) -> None:
        for name, text, tip in (
            ("none", self.tr("New, by chance"), self.tr("The network has learned nothing yet.")),
            ("file", self.tr("From a file"), self.tr("A file of weights of Keras (.h5).")),
            (
                "download",
                self.tr("Download those trained on ImageNet"),
                self.tr("Nothing is downloaded before you take the network."),
            ),
        ):
            self.weights[name].setText(text)
            self.weights[name].setToolTip(tip)
        self.path.setToolTip(self.tr("A file of weights of Keras (.h5)."))
        self.path.setAccessibleName(self.tr("File of weights"))
        self.browse_button.setText(self.tr("Choose..."))
        self.take_button.setText(self.tr("Take into the project"))
        self.close_button.setText(self.tr("Cancel"))

    def _lay_out(self) -> None:
        self.browse_button.setAutoDefault(False)
        for note in (self.download_note, self.scaling_note):
            mark(note, kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._form())
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(button_row(self.close_button, self.take_button))
        self.resize(560, self.sizeHint().height())

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        rows = (
            (self._labels["network"], self.network),
            (None, self.include_top),
            (self._labels["classes"], self.classes),
            (self._labels["pooling"], self.pooling),
            (self._labels["side"], self.side),
            (self._labels["weights"], self.weights["none"]),
            (None, self.weights["file"]),
        )
        for row, (label, widget) in enumerate(rows):
            if label is not None:
                grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1, 1, 2)
        line = len(rows)
        grid.addWidget(self.path, line, 1)
        grid.addWidget(self.browse_button, line, 2)
        for offset, widget in enumerate(
            (self.weights["download"], self.download_note, self.scaling_note), start=1
        ):
            grid.addWidget(widget, line + offset, 1, 1, 2)
        for button in self.weights.values():
            self._group.addButton(button)
        return grid

    def _connect(self) -> None:
        self.network.currentIndexChanged.connect(self._on_network_chosen)
        self.include_top.toggled.connect(self.refresh)
        self._group.buttonToggled.connect(self.refresh)
        self.path.textChanged.connect(self.refresh)
        self.browse_button.clicked.connect(self._on_browse)
        self.take_button.clicked.connect(self._on_take)
        self.close_button.clicked.connect(self.reject)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progressed)
