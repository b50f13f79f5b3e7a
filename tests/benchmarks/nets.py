"""The networks that are measured, as every library is told of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

Rows = tuple[tuple, ...]


@dataclass(frozen=True)
class Task:
    """A network, by what its layers are, and the data it is trained on.

    ``layers``: ("conv", filters, same padding), ("pool",), ("flatten",), ("dropout", rate),
    ("embedding", rows, units), ("lstm", units), ("dense", units). Convolutions are 3x3; they and
    dense layers bend by ReLU, but for a dense one at the end: one unit there means a question of
    yes or no. ``data`` is one of those in ``samples``. With ``forward`` nothing is learned.
    """

    name: str
    title: str
    shape: tuple[int, ...]
    layers: Rows
    batch: int
    samples: int
    optimizer: str = "RMSprop"
    data: str = "pixels"
    forward: bool = False

    @property
    def classes(self) -> int:
        return self.layers[-1][1] if self.layers[-1][0] == "dense" else 0

    @property
    def is_image(self) -> bool:
        return len(self.shape) == 3


def conv(filters: int, *, same: bool = False) -> Rows:
    """Return a convolution as a row of a task."""
    return (("conv", filters, same),)


def dense(*units: int) -> Rows:
    """Return dense layers as rows of a task."""
    return tuple(("dense", each) for each in units)


POOL: Rows = (("pool",),)
FLAT: Rows = (("flatten",),)


def dropout(rate: float) -> Rows:
    """Return a dropout as a row of a task."""
    return (("dropout", rate),)


def _vgg16() -> Rows:
    blocks = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
    return sum((conv(filters, same=True) * count + POOL for filters, count in blocks), ())


DIGITS = conv(32) + POOL + conv(64) + POOL + conv(64) + FLAT + dense(64, 10)
COLOURS = (
    *(conv(32, same=True) + conv(32) + POOL + dropout(0.25)),
    *(conv(64, same=True) + conv(64) + POOL + dropout(0.25)),
    *(FLAT + dense(512) + dropout(0.5) + dense(10)),
)
PHOTOS = (
    *(conv(32) + POOL + conv(64) + POOL + conv(128) + POOL + conv(128) + POOL),
    *(FLAT + dropout(0.5) + dense(512, 1)),
)
REVIEWS: Rows = (("embedding", 5000, 32), ("lstm", 100), ("dense", 1))

_N3 = Task("N3b32", "CIFAR convnet, batch 32", (32, 32, 3), COLOURS, 32, 6400, data="cifar")
_N8 = Task("N8at150", "VGG16 forward, 150 x 150", (150, 150, 3), _vgg16(), 8, 32, forward=True)

TASKS = {
    task.name: task
    for task in (
        Task("N1", "MLP 784-512-10", (784,), dense(512, 10), 128, 32_000, data="mnist"),
        Task("N2", "MNIST convnet", (28, 28, 1), DIGITS, 64, 32_000, data="mnist"),
        _N3,
        replace(_N3, name="N3b128", title="CIFAR convnet, batch 128", batch=128),
        Task("N4", "photo convnet, 150 x 150", (150, 150, 3), PHOTOS, 20, 400),
        Task("N5", "LSTM over 500 words", (500,), REVIEWS, 64, 3200, "Adam", "words"),
        Task("N6", "MLP 10000-16-16-1", (10_000,), dense(16, 16, 1), 512, 8192, data="bags"),
        Task("N7", "MLP 20-64-1", (20,), dense(64, 1), 32, 16_000, "Adam", "points"),
        _N8,
        replace(_N8, name="N8at224", title="VGG16 forward, 224 x 224", shape=(224, 224, 3)),
    )
}
