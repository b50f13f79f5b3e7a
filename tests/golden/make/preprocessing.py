"""Write ``tests/golden/preprocessing.npz``: layers that prepare values and images, by Keras 3.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/preprocessing.py``.
Of each case it keeps the input x0, the weights under Keras's names (w/...), the output y0, the
gradient dy0 it is given and that of the input, dx0. Layers of chance are given ranges of one
number, so that nothing is left to chance.
"""

from pathlib import Path

import keras
import numpy as np
import torch

IMAGE = (2, 7, 6, 2)
TABLE = (3, 4)
TURN = {"factor": (0.1, 0.1)}
ZOOM = {"height_factor": (0.3, 0.3), "width_factor": (-0.4, -0.4)}
MOVE = {"height_factor": (-0.23, -0.23), "width_factor": (0.61, 0.61)}
FILLS = ("reflect", "constant", "wrap", "nearest")

# name: (class, settings, shape of the input)
CASES = {
    "rescaling": ("Rescaling", {"scale": 0.5, "offset": -1.0}, IMAGE),
    "rescaling channels": ("Rescaling", {"scale": [0.5, 2.0], "offset": [0.0, 1.0]}, IMAGE),
    "normalization": ("Normalization", {}, TABLE),
    "normalization all": ("Normalization", {"axis": None}, TABLE),
    "normalization axes": ("Normalization", {"axis": (1, -1)}, IMAGE),
    "normalization given": ("Normalization", {"mean": [1.0, 2.0], "variance": [4.0, 0.5]}, IMAGE),
    "normalization invert": (
        "Normalization",
        {"mean": 3.0, "variance": 2.0, "invert": True},
        TABLE,
    ),
    "brightness": ("RandomBrightness", {"factor": (0.3, 0.3), "value_range": (-1, 1.5)}, IMAGE),
    "contrast": ("RandomContrast", {"factor": (-0.5, 0.5), "value_range": (-1, 1.5)}, IMAGE),
    **{f"rotation {f}": ("RandomRotation", {**TURN, "fill_mode": f}, IMAGE) for f in FILLS},
    **{f"zoom {f}": ("RandomZoom", {**ZOOM, "fill_mode": f}, IMAGE) for f in FILLS},
    "zoom both": ("RandomZoom", {"height_factor": (0.25, 0.25)}, IMAGE),
    **{f"translation {f}": ("RandomTranslation", {**MOVE, "fill_mode": f}, IMAGE) for f in FILLS},
    **{
        f"{name} nearest pixel": (f"Random{kind}", {**how, "interpolation": "nearest"}, IMAGE)
        for name, kind, how in (
            ("rotation", "Rotation", TURN),
            ("zoom", "Zoom", ZOOM),
            ("translation", "Translation", MOVE),
        )
    },
    "rotation filled": (
        "RandomRotation",
        {**TURN, "fill_mode": "constant", "fill_value": 0.7},
        IMAGE,
    ),
    "resizing": ("Resizing", {"height": 4, "width": 9}, IMAGE),
    "resizing nearest": (
        "Resizing",
        {"height": 4, "width": 9, "interpolation": "nearest"},
        IMAGE,
    ),
    "resizing smooth": ("Resizing", {"height": 3, "width": 4, "antialias": True}, IMAGE),
    "resizing crop": ("Resizing", {"height": 4, "width": 9, "crop_to_aspect_ratio": True}, IMAGE),
    "resizing pad": (
        "Resizing",
        {"height": 4, "width": 9, "pad_to_aspect_ratio": True, "fill_value": 0.5},
        IMAGE,
    ),
    "resizing pad high": (
        "Resizing",
        {"height": 9, "width": 3, "pad_to_aspect_ratio": True},
        IMAGE,
    ),
    "crop": ("CenterCrop", {"height": 4, "width": 3}, IMAGE),
    "crop of small": ("CenterCrop", {"height": 9, "width": 3}, IMAGE),
}


def arrays_of(name: str, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    kind, settings, shape = CASES[name]
    layer = getattr(keras.layers, kind)(**settings)
    x = rng.standard_normal(shape).astype(np.float32)
    leaf = torch.tensor(x, requires_grad=True)
    layer.build(x.shape)
    found = {"x0": x}
    for weight in layer.weights:
        if "seed" not in weight.path:
            weight.assign(rng.uniform(0.5, 2, weight.shape).astype(np.float32))
            found[f"w/{weight.name}"] = weight.value.detach().numpy().astype(np.float32)
    if kind == "Normalization":
        layer.finalize_state()
    y = layer(leaf * 1, training=True) if "Random" in kind else layer(leaf * 1)
    dy = rng.standard_normal(y.shape).astype(np.float32)
    (y * torch.tensor(dy)).sum().backward()
    return {**found, "y0": y.detach().numpy(), "dy0": dy, "dx0": leaf.grad.numpy()}


def main() -> None:
    rng = np.random.default_rng(11)
    arrays = {f"{n}|{key}": a for n in CASES for key, a in arrays_of(n, rng).items()}
    np.savez_compressed(Path(__file__).parents[1] / "preprocessing.npz", **arrays)


if __name__ == "__main__":
    main()
