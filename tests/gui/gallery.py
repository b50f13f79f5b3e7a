"""Pictures of every widget, plot and viewer in both schemes: ``python -m tests.gui.gallery``.

Writes PNG files to the folder given (else /tmp/shots), to be looked at by people.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.plots.confusion import ConfusionMatrix
from app.plots.curve_plot import CurvePlot
from app.plots.export import save_png, stage
from app.plots.histogram import Histogram
from app.plots.prediction_bars import PredictionBars
from app.plots.scatter import ScatterPlot
from app.theme import mark
from app.theme.colour_maps import coloured
from app.theme.icons import icon
from app.viewers.image_view import ImageView
from app.viewers.mosaic import Mosaic
from app.viewers.thumbnails import ThumbnailGrid
from app.widgets.bars import CountBars
from app.widgets.card import Card
from app.widgets.drop_area import DropArea
from app.widgets.form import PropertyForm
from app.widgets.notice import NoticeBar
from app.widgets.numbers import NumberBox
from app.widgets.paint_area import PaintArea
from app.widgets.pixels import to_image
from app.widgets.search_palette import Choice, SearchPalette
from app.widgets.section import Section
from app.widgets.sketch_pad import SketchPad
from app.widgets.status import ProgressStrip, StatusSentence

RNG = np.random.default_rng(3)


@dataclass(frozen=True)
class Glorot:
    """A sample part with one setting."""

    registered_name = "GlorotUniform"
    scale: float = 1.0


@dataclass(frozen=True)
class Zeros:
    """A sample part without settings."""

    registered_name = "Zeros"


@dataclass(frozen=True)
class Convolution:
    """A sample of all kinds of settings."""

    filters: int = field(default=32, metadata={"minimum": 1})
    kernel_size: tuple[int, int] = field(default=(3, 3), metadata={"minimum": 1})
    padding: str = field(default="valid", metadata={"choices": "valid|same"})
    activation: str = field(default="relu", metadata={"choices": "activation"})
    use_bias: bool = True
    learning_rate: float = field(default=0.001, metadata={"minimum": 0.0})
    clip_norm: float | None = field(default=None, metadata={"minimum": 0.0, "optional": True})
    kernel_initializer: object = field(default=Glorot(), metadata={"choices": "initializer"})
    shape: tuple[int, ...] = (28, 28, 1)


FAMILIES = {
    "activation": ["linear", "relu", "sigmoid", "softmax", "tanh"],
    "initializer": {"GlorotUniform": Glorot, "Zeros": Zeros},
}


def form() -> QWidget:
    made = PropertyForm(FAMILIES)
    made.set_part(Convolution())
    made.show_error("filters", "The setting 'filters' must be at least 1, but is 0.")
    return made


def curves(runs: int = 1, smoothing: int = 4) -> CurvePlot:
    plot = CurvePlot("Loss")
    for run in range(runs):
        if runs > 1:
            plot.add_run(str(run), f"Run {run + 1}")
        x = np.arange(1, 4001)
        base = 2.3 * np.exp(-x / (500 + 300 * run)) + 0.12 + 0.05 * run
        plot.extend(str(run), "loss", x, base * np.exp(RNG.normal(0, 0.25, x.size)))
        plot.extend(str(run), "val_loss", x[::200], base[::200] * 1.1 + 0.02 + 1e-5 * x[::200])
    plot.bar.slider.setValue(smoothing)
    plot.refresh()
    return plot


def kernels() -> Mosaic:
    mosaic = Mosaic()
    mosaic.resize(500, 360)
    mosaic.set_colour_map("diverging")
    mosaic.set_levels("symmetric")
    mosaic.set_tiles(RNG.normal(0, 0.1, (32, 5, 5)).astype(np.float32))
    mosaic.select(9)
    return mosaic


def maps() -> Mosaic:
    mosaic = Mosaic()
    mosaic.resize(700, 420)
    y, x = np.mgrid[0:24, 0:24] / 4
    phases = RNG.uniform(0.2, 3, (64, 2, 1, 1))
    tiles = np.maximum(0, np.sin(x * phases[:, 0]) * np.cos(y * phases[:, 1]))
    mosaic.set_tiles(tiles.astype(np.float32))
    return mosaic


def heat() -> ImageView:
    view = ImageView()
    y, x = np.mgrid[0:28, 0:28]
    ring = np.abs(np.hypot(x - 14, y - 14) - 8) < 2.5
    view.set_values((ring * 220 + 15).astype(np.uint8))
    view.set_heat(np.exp(-((np.mgrid[0:7, 0:7] - 2.5) ** 2).sum(0) / 3))
    return view


def column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder


def cards() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(16)
    for title, colour in (("Signs 28x28", "jet"), ("Two moons", "viridis"), ("Digits", "magma")):
        card = Card()
        card.set_texts(
            title, "Look inside a trained network in the first second.", "Open", "offline"
        )
        waves = np.add.outer(np.sin(np.arange(60) / 7), np.cos(np.arange(120) / 9))
        card.set_picture(to_image(coloured(waves, colour, -2, 2)))
        row.addWidget(card)
    row.addStretch(1)
    return holder


def controls() -> QWidget:
    first = QPushButton("Start", icon=icon("play", "on_accent"))
    mark(first, kind="primary")
    pause = QPushButton("Pause", icon=icon("pause"))
    stop = QPushButton("Stop", icon=icon("stop"), enabled=False)
    danger = QPushButton("Delete")
    mark(danger, kind="danger")
    row = QWidget()
    buttons = QHBoxLayout(row)
    buttons.setContentsMargins(0, 0, 0, 0)
    for button in (first, pause, stop, danger):
        buttons.addWidget(button)
    buttons.addStretch(1)
    sentence = StatusSentence()
    sentence.set_sentence("Trained: 97 %.", "Look inside →")
    strip = ProgressStrip()
    strip.set_progress(37, 100, "Epoch 4 of 10, 12,300 samples/s, 0:42 left")
    tick, off = QCheckBox("Shuffle", checked=True), QCheckBox("Standardise")
    radio = QRadioButton("Stratified", checked=True)
    slider = QSlider(Qt.Orientation.Horizontal, value=40)
    field = QLineEdit(placeholderText="Name of the run")
    return column(row, sentence, strip, tick, off, radio, slider, field, NumberBox(1e-3))


def notices() -> QWidget:
    shown = []
    for level, text in (
        ("error", "The file 'train.idx' ends after 1,200 of 60,000 images. Download it again."),
        ("warning", "Two classes have fewer than 10 samples."),
        ("success", "Saved as 'digits.keras'; the largest difference is 2e-7."),
        ("info", "A newer network is on show than the one that trains."),
    ):
        bar = NoticeBar()
        bar.show_notice(level, text, "Traceback ..." if level == "error" else "")
        shown.append(bar)
    return column(*shown)


def palette() -> QWidget:
    made = SearchPalette()
    names = {
        "Core": ["Dense", "Activation", "Flatten", "Reshape"],
        "Convolution": ["Conv2D", "MaxPooling2D", "AveragePooling2D"],
        "Regularisation": ["Dropout", "BatchNormalization"],
    }
    made.set_choices(
        [
            Choice(name, name, hint="Ctrl+D" if name == "Dense" else "", group=group, icon="layers")
            for group, members in names.items()
            for name in members
        ]
    )
    return made


def bars() -> QWidget:
    counts = CountBars()
    counts.set_counts([(f"class {n}", int(v)) for n, v in enumerate(RNG.integers(200, 999, 8))])
    section = Section("Classes", counts)
    return column(section, Section("Histogram", QLabel("..."), is_open=False))


def drawing() -> QWidget:
    pad, area, drop = SketchPad(), PaintArea(), DropArea("image")
    turn = np.linspace(0, 5.5, 60)
    spiral = [QPointF(0.5 + 0.05 * t * np.cos(t), 0.5 + 0.05 * t * np.sin(t)) for t in turn]
    pad._strokes.append((spiral, 0.06))
    area.set_class_count(4)
    area.set_points(RNG.normal(0, 0.35, (60, 2)).clip(-1, 1), RNG.integers(0, 4, 60))
    drop.set_texts("Drop a picture here, or paste one with Ctrl+V", "Choose a file...")
    holder = QWidget()
    row = QHBoxLayout(holder)
    for widget in (pad, area, drop):
        row.addWidget(widget, 1)
    return holder


def histogram() -> Histogram:
    made = Histogram("Value")
    made.set_values({"before": RNG.normal(0, 1, 9000), "after": RNG.normal(1.5, 0.6, 9000)})
    return made


def scatter() -> ScatterPlot:
    made = ScatterPlot()
    angle = RNG.uniform(0, np.pi, 150)
    noise = RNG.normal(0, 0.12, (300, 2))
    moons = np.concatenate(
        [
            np.stack([np.cos(angle), np.sin(angle)], 1),
            np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], 1),
        ]
    )
    made.set_points(moons + noise, np.repeat([0, 1], 150), ["upper", "lower"])
    y, x = np.mgrid[-1.2:1.7:200j, -1.7:2.7:200j]
    one = 1 / (1 + np.exp(-6 * (y - 0.3 - 0.8 * np.sin(2.4 * x + 1.1))))
    made.set_boundary(np.stack([one, 1 - one], 2), (-1.7, 2.7, -1.2, 1.7))
    return made


def confusion(classes: int = 10) -> ConfusionMatrix:
    made = ConfusionMatrix()
    counts = RNG.poisson(0.8, (classes, classes)) + np.diag(RNG.integers(60, 99, classes))
    counts[2, 7] = 19
    made.set_counts(counts, [f"class {n}" for n in range(classes)])
    made._point_at((2, 7))
    return made


def predictions() -> PredictionBars:
    made = PredictionBars()
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven"]
    made.set_probabilities(np.array([0.01, 0.02, 0.71, 0.2, 0.01, 0.02, 0.01, 0.02]), names, 2)
    return made


def thumbnails() -> ThumbnailGrid:
    grid = ThumbnailGrid()
    images = RNG.integers(0, 255, (40, 8, 8)).astype(np.uint8)
    grid.set_images(images, [f"class {n % 10}" for n in range(40)])
    grid.select(4)
    return grid


def table() -> QTableWidget:
    made = QTableWidget(6, 4)
    made.setHorizontalHeaderLabels(["Run", "Loss", "Accuracy", "Note"])
    made.setAlternatingRowColors(True)
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for row in range(6):
        for column, text in enumerate((f"Run {row + 1}", "0.1234", "97.1 %", "small kernels")):
            made.setItem(row, column, QTableWidgetItem(text))
    made.selectRow(2)
    return made


def tree() -> QTreeWidget:
    made = QTreeWidget()
    made.ensurePolished()  # else rows keep the height that they have without the stylesheet
    made.setHeaderLabels(["Layer", "Output", "Parameters"])
    for name in ("Input", "Conv2D", "MaxPooling2D", "Dense"):
        item = QTreeWidgetItem([name, "28 × 28 × 32", "320"])
        item.addChild(QTreeWidgetItem(["kernel", "3 × 3 × 1 × 32", "288"]))
        item.setCheckState(0, Qt.CheckState.Checked)
        made.addTopLevelItem(item)
    made.topLevelItem(1).setExpanded(True)
    return made


def window() -> QMainWindow:
    made = QMainWindow()
    for name in ("File", "Edit", "View", "Help"):
        made.menuBar().addMenu(name)
    bar = made.addToolBar("Training")
    for name in ("play", "pause", "step", "step_epoch", "stop"):
        bar.addAction(icon(name), name)
    bar.addSeparator()
    bar.addAction(icon("undo"), "Undo")
    bar.addAction(icon("redo"), "Redo")
    tabs = QTabWidget()
    tabs.addTab(curves(), icon("chart"), "Curves")
    tabs.addTab(QWidget(), icon("inside"), "Inside")
    made.setCentralWidget(tabs)
    sides = Qt.DockWidgetArea
    for title, widget, side in (
        ("Network", tree(), sides.LeftDockWidgetArea),
        ("Settings", form(), sides.RightDockWidgetArea),
        ("Runs", table(), sides.BottomDockWidgetArea),
        ("Log", QPlainTextEdit("12:04 Training began"), sides.BottomDockWidgetArea),
    ):
        dock = QDockWidget(title, made)
        dock.setWidget(widget)
        made.addDockWidget(side, dock)
    docks = made.findChildren(QDockWidget)
    made.tabifyDockWidget(docks[-2], docks[-1])
    docks[-2].raise_()
    made.resizeDocks(docks[:2], [320, 330], Qt.Orientation.Horizontal)
    made.statusBar().showMessage("Saved a moment ago")
    return made


def menu() -> QMenu:
    made = QMenu()
    for name, text, keys in (
        ("undo", "Undo add Conv2D", "Ctrl+Z"),
        ("copy", "Copy", "Ctrl+C"),
        ("bin", "Delete", "Del"),
    ):
        made.addAction(icon(name), text).setShortcut(keys)
    made.addSeparator()
    check = made.addAction("Dark")
    check.setCheckable(True)
    check.setChecked(True)
    made.addAction("Disabled").setEnabled(False)
    made.addMenu("Export")
    return made


def log_curves() -> CurvePlot:
    plot = curves()
    plot.bar.log_button.setChecked(True)
    return plot


SHOTS = {
    "window": (window, 1360, 860),
    "menu": (menu, 240, 220),
    "histogram": (histogram, 520, 300),
    "scatter": (scatter, 520, 420),
    "confusion": (confusion, 520, 520),
    "confusion_100": (lambda: confusion(100), 700, 700),
    "predictions": (predictions, 420, 140),
    "thumbnails": (thumbnails, 520, 360),
    "cards": (cards, 900, 340),
    "controls": (controls, 560, 420),
    "notices": (notices, 760, 280),
    "palette": (palette, 300, 420),
    "bars": (bars, 360, 320),
    "drawing": (drawing, 900, 300),
    "kernels": (kernels, 500, 360),
    "maps": (maps, 700, 420),
    "heat": (heat, 360, 320),
    "form": (form, 380, 520),
    "curves": (curves, 900, 420),
    "curves_log": (log_curves, 900, 420),
    "curves_four": (lambda: curves(4), 900, 420),
}


def main(folder: Path, names: list[str]) -> None:
    """Take the pictures called ``names``, or all."""
    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("dark", "light"):
        theme.apply(app, scheme)
        for name in names or SHOTS:
            make, width, height = SHOTS[name]
            widget = make()
            stage(widget, width, height)
            for plot in (widget, *widget.findChildren(CurvePlot)):
                if isinstance(plot, CurvePlot):
                    plot.refresh()
            app.processEvents()
            save_png(widget, folder / f"{name}-{scheme}.png")
            widget.close()


if __name__ == "__main__":
    main(Path("/tmp/shots"), sys.argv[1:])
