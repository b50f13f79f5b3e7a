"""Makes the figures of chapter 5.4 of the book with Lamina: ``python packaging/figures.py DATA``.

The book is F. Chollet, "Deep Learning with Python" (2018). DATA is a folder that holds
``cats-dogs`` (pictures in train/ and validation/), ``photos/chainer_cat.jpg``, a cat that no
network has seen, and ``models/keras-h5/pretrainedResnet.h5``. The convnet of 5.2 is trained as
there, 30 epochs with batches of 20, which takes some minutes; pictures go to ``docs/figures``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from shots import shrink  # noqa: E402

from app.theme.colour_maps import colour_table, coloured  # noqa: E402
from app.widgets.pixels import added  # noqa: E402
from engine.data.choice import DataChoice  # noqa: E402
from engine.data.preparation import Affine, DivideBy255  # noqa: E402
from engine.data.readers import ImageFolder  # noqa: E402
from engine.data.readers.pictures import read_picture  # noqa: E402
from engine.data.split import Split  # noqa: E402
from engine.explain.ascent import climb, deprocessed, unit_count  # noqa: E402
from engine.explain.book_figures import (  # noqa: E402
    GRID,
    MARGIN,
    activation_pictures,
    filter_grid,
)
from engine.explain.grad_cam import enlarged, grad_cam  # noqa: E402
from engine.explain.nodes import gives_maps  # noqa: E402
from engine.explain.predictions import finished  # noqa: E402
from engine.io import read_model  # noqa: E402
from engine.kernels import best_kernels  # noqa: E402
from engine.layers.convolution import Conv2D  # noqa: E402
from engine.layers.dense import Dense  # noqa: E402
from engine.layers.inputs import InputLayer  # noqa: E402
from engine.layers.pooling import MaxPooling2D  # noqa: E402
from engine.layers.shape import Flatten  # noqa: E402
from engine.losses import BinaryCrossentropy  # noqa: E402
from engine.network.network import Network  # noqa: E402
from engine.optimizers import RMSprop  # noqa: E402
from engine.service.desk import Loaded  # noqa: E402
from engine.spec import NetworkSpec, stack  # noqa: E402
from engine.training.events import EpochDone  # noqa: E402
from engine.training.plan import Plan  # noqa: E402
from engine.training.trainer import Trainer  # noqa: E402

FOLDER = ROOT / "docs" / "figures"
SIDE = 150  # pixels of the photographs that the convnet takes
EPOCHS = 30
JET_SHARE = 0.4
LEAST, MOST = 512, 800  # pixels of the width of a picture in the documents


def main() -> None:
    data = Path(sys.argv[1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    kernels = best_kernels()
    cat = data / "photos" / "chainer_cat.jpg"
    convnet, preparation = trained(data / "cats-dogs", kernels)
    photograph(convnet, "convnet", cat, preparation, kernels)
    model = read_model(data / "models" / "keras-h5" / "pretrainedResnet.h5")
    assert model.spec is not None
    resnet = Network(model.spec)
    resnet.load(dict(model.arrays))
    photograph(resnet, "resnet", cat, Affine(np.ones(()), np.zeros(())), kernels)


def cats_and_dogs() -> NetworkSpec:
    """Return the convnet of 5.2.3, of 3,453,121 weights."""
    maps = [
        layer
        for filters in (32, 64, 128, 128)
        for layer in (Conv2D(filters=filters, activation="relu"), MaxPooling2D())
    ]
    end = Flatten(), Dense(units=512, activation="relu"), Dense(units=1, activation="sigmoid")
    return stack(InputLayer(shape=(SIDE, SIDE, 3)), *maps, *end)


def trained(folder: Path, kernels: Any) -> tuple[Network, Affine]:
    """Return the convnet after training, and how its pictures are prepared."""
    source = ImageFolder(path=str(folder), width=SIDE, height=SIDE)
    choice = DataChoice(source, DivideBy255(), Split(validation=0))
    loaded = Loaded.of(choice, source.load())
    spec = cats_and_dogs()
    plan = Plan(
        epochs=EPOCHS,
        batch_size=20,
        optimizer=RMSprop(learning_rate=1e-4),
        loss=BinaryCrossentropy(),
    )
    network = Network(spec)
    feeds = [loaded.feed(part, spec, plan) for part in ("train", "test")]
    trainer = Trainer(network, plan, *feeds, kernels=kernels, threads=2)
    for event in trainer.run():
        if isinstance(event, EpochDone):
            print(event.epoch, {name: round(value, 4) for name, value in event.values.items()})
    trainer.close()
    return network, loaded.preparation


def photograph(network: Network, name: str, path: Path, preparation: Affine, kernels: Any) -> None:
    """Write the three kinds of figures for one network and one photograph."""
    height, width, _ = network.summary.rows[0].shape
    pixels = read_picture(str(path), (height, width, 3), "crop")
    x = preparation.apply(pixels[None])
    for number, (layer, picture) in enumerate(activation_pictures(network, x, kernels), 1):
        write(coloured(picture, "viridis", 0, 255), f"{name}-maps-{number}-{layer}")
    write(filters(network, preparation, kernels), f"{name}-filters")
    found = grad_cam(network, x, kernels, before_activation=False)
    print(name, "class", found.target, "probability", found.probabilities[found.target])
    write(overlaid(path, found.heat), f"{name}-heat")


def filters(network: Network, preparation: Affine, kernels: Any) -> np.ndarray:
    """Return the patterns of filters of the last convolution as the book lays them out.

    Of large patterns it is the first quarter of rows and columns, at full size.
    """
    rows = [r for r in network.summary.rows if gives_maps(r) and isinstance(r.node.layer, Conv2D)]
    count = min(unit_count(rows[-1]), GRID * GRID)
    climbing = climb(network, rows[-1].node.id, range(count), kernels, preparation=preparation)
    found = finished(climbing)
    pictures = [deprocessed(picture) for picture in found.pictures]
    grid, side = filter_grid(pictures), pictures[0].shape[0]
    shown = GRID if side < MOST // GRID else GRID // 2
    end = shown * (side + MARGIN) - MARGIN
    return grid[:end, :end]


def overlaid(path: Path, heat: np.ndarray) -> np.ndarray:
    """Return the photograph at its own size, cut to a square, and the heat's colours added."""
    with Image.open(path) as photo:
        side = min(photo.size)
    pixels = read_picture(str(path), (side, side, 3), "crop")
    return added(pixels, enlarged(heat, (side, side)), colour_table("jet"), JET_SHARE)


def write(picture: np.ndarray, name: str) -> None:
    """Write a picture for the documents: neither tiny nor large, with 256 colours."""
    image = Image.fromarray(picture)
    times = max(1, round(LEAST / image.width))
    image = image.resize((image.width * times, image.height * times), Image.Resampling.NEAREST)
    image.thumbnail((MOST, MOST))
    path = FOLDER / f"{name}.png"
    image.save(path)
    shrink(path)
    print(name, image.size)


if __name__ == "__main__":
    main()
