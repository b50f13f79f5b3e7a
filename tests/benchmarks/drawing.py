"""How long plots and viewers take to show new numbers: ``python -m tests.benchmarks.drawing``.

Each figure is the median of 40 times setting the data and painting a widget of 1000 x 700.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from app import theme
from app.plots.confusion import ConfusionMatrix
from app.plots.curve_plot import CurvePlot
from app.viewers.image_view import ImageView
from app.viewers.mosaic import Mosaic

RNG = np.random.default_rng(0)
REPEATS = 40


def shown(widget: QWidget) -> QWidget:
    widget.resize(1000, 700)
    widget.show()
    while not widget.windowHandle().isExposed():  # nothing is painted before
        QApplication.processEvents()
    return widget


def report(name: str, step: Callable[[int], None]) -> None:
    seconds = []
    for number in range(REPEATS):
        begin = time.perf_counter()
        step(number)
        seconds.append(time.perf_counter() - begin)
    sys.stdout.write(f"{name:44} {1000 * statistics.median(seconds):6.1f} ms\n")


def curves(points: int, smoothing: int) -> None:
    plot = CurvePlot("Loss")
    plot.bar.slider.setValue(smoothing)
    x = np.arange(points)
    for run in range(4):
        noise = RNG.normal(0, 0.3, points)
        plot.extend(str(run), "loss", x, 4 * np.exp(-4 * x / points) * np.exp(noise))
    shown(plot)

    def step(number: int) -> None:
        begin = points + 10 * number
        for run in range(4):
            plot.extend(str(run), "loss", np.arange(begin, begin + 10), RNG.random(10))
        plot.refresh()
        plot.area.viewport().repaint()

    report(f"4 curves of {points} points, smoothing {plot.bar.smoothing}", step)
    plot.close()


def mosaic(tiles: int, side: int) -> None:
    viewer = shown(Mosaic())
    frames = [RNG.normal(0, 1, (tiles, side, side)).astype(np.float32) for _ in range(4)]

    def step(number: int) -> None:
        viewer.set_tiles(frames[number % 4])
        viewer.repaint()

    report(f"{tiles} tiles of {side} x {side}", step)
    viewer.close()


def heat() -> None:
    viewer = shown(ImageView())
    viewer.set_values(RNG.random((224, 224, 3)).astype(np.float32))
    frames = [RNG.random((14, 14)) for _ in range(4)]

    def step(number: int) -> None:
        viewer.set_heat(frames[number % 4])
        viewer.repaint()

    report("heat map over an image of 224 x 224", step)
    viewer.close()


def confusion() -> None:
    viewer = shown(ConfusionMatrix())
    names = [f"class {n}" for n in range(100)]
    frames = [RNG.poisson(2, (100, 100)) for _ in range(4)]

    def step(number: int) -> None:
        viewer.set_counts(frames[number % 4], names)
        viewer.repaint()

    report("confusion matrix of 100 classes", step)
    viewer.close()


def main() -> None:
    """Measure everything and print one line each."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, "dark")
    for points in (1000, 10_000, 100_000, 1_000_000):
        for smoothing in (0, 7):
            curves(points, smoothing)
    for tiles, side in ((512, 16), (512, 28), (64, 112)):
        mosaic(tiles, side)
    heat()
    confusion()


if __name__ == "__main__":
    main()
