"""Pictures of every widget, plot and viewer in both schemes: ``python -m tests.gui.gallery``.

Writes PNG files to the folder given (else /tmp/shots), to be looked at by people.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from app import theme
from app.plots.curve_plot import CurvePlot
from app.plots.export import save_png, stage
from app.viewers.image_view import ImageView
from app.viewers.mosaic import Mosaic
from app.widgets.form import PropertyForm

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


SHOTS = {
    "kernels": (kernels, 500, 360),
    "maps": (maps, 700, 420),
    "heat": (heat, 360, 320),
    "form": (form, 380, 520),
    "curves": (curves, 900, 420),
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
            if isinstance(widget, CurvePlot):
                widget.refresh()
            save_png(widget, folder / f"{name}-{scheme}.png")
            widget.close()


if __name__ == "__main__":
    main(Path("/tmp/shots"), sys.argv[1:])
