"""Write ``tests/golden/convolutions.npz``: convolutions and poolings, as Keras 3 computes them.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/convolutions.py``.
Of each case it keeps the layer (JSON: class and settings), the input x0 and its mask m0 (where
there is one), the weights under Keras's names (w/...), the output y0, the gradient dy0 it is
given, and the gradients of the input (dx0) and of weights (g/...).

On PyTorch, Keras repeats the border in an average pooling with uneven padding; on TensorFlow it
counts only places inside. Such cases are left to the vectors of Keras 2.
"""

import json
from pathlib import Path

import keras
import numpy as np
import torch

BATCH = 2
SEQUENCE, IMAGE, VOLUME = (9, 4), (6, 7, 4), (4, 5, 4, 2)
SMALL, CUBE = (3, 4, 2), (2, 3, 2, 2)
SAME, RELU = {"padding": "same"}, {"activation": "relu"}
MASK = [[1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 1, 0, 0, 1, 0, 0]]


def case(kind: str, shape: tuple[int, ...], **settings):
    """Return a class, the shape of a sample, and settings; a mask stands among them."""
    return kind, shape, settings


CASES = [
    case("Conv1D", SEQUENCE, filters=3, kernel_size=4),
    case("Conv1D", SEQUENCE, filters=3, kernel_size=4, strides=2, **RELU, **SAME),
    case("Conv1D", SEQUENCE, filters=2, kernel_size=3, dilation_rate=2, padding="causal"),
    case("Conv1D", SEQUENCE, filters=2, kernel_size=3, strides=2, padding="causal", use_bias=False),
    case("Conv1D", SEQUENCE, filters=6, kernel_size=3, groups=2, dilation_rate=3, **SAME),
    case("Conv2D", IMAGE, filters=3, kernel_size=(2, 3), activation="tanh"),
    case("Conv2D", IMAGE, filters=3, kernel_size=(3, 4), strides=(2, 3), **RELU, **SAME),
    case("Conv2D", IMAGE, filters=4, kernel_size=(3, 2), dilation_rate=(2, 3), use_bias=False),
    case("Conv2D", IMAGE, filters=2, kernel_size=(3, 3), dilation_rate=(2, 1), **SAME),
    case("Conv2D", IMAGE, filters=6, kernel_size=(3, 3), groups=2, strides=(2, 1), **SAME),
    case("Conv2D", IMAGE, filters=8, kernel_size=(2, 2), groups=4, dilation_rate=(1, 2)),
    case("Conv3D", VOLUME, filters=3, kernel_size=(2, 3, 2)),
    case("Conv3D", VOLUME, filters=2, kernel_size=(3, 2, 3), strides=(2, 1, 3), **RELU, **SAME),
    case("Conv3D", VOLUME, filters=4, kernel_size=(2, 2, 2), groups=2, dilation_rate=(2, 3, 1)),
    case("Conv1DTranspose", SEQUENCE, filters=3, kernel_size=3),
    case("Conv1DTranspose", SEQUENCE, filters=2, kernel_size=4, strides=3, **RELU, **SAME),
    case("Conv1DTranspose", SEQUENCE, filters=2, kernel_size=2, strides=4),
    case(
        "Conv1DTranspose", SEQUENCE, filters=2, kernel_size=3, strides=3, output_padding=1, **SAME
    ),
    case("Conv1DTranspose", SEQUENCE, filters=2, kernel_size=3, dilation_rate=2, use_bias=False),
    case("Conv2DTranspose", SMALL, filters=3, kernel_size=(3, 2), activation="tanh"),
    case("Conv2DTranspose", SMALL, filters=3, kernel_size=(3, 3), strides=(2, 2), **RELU, **SAME),
    case("Conv2DTranspose", SMALL, filters=3, kernel_size=(5, 4), strides=(2, 3), **SAME),
    case("Conv2DTranspose", SMALL, filters=2, kernel_size=(2, 1), strides=(3, 2), **SAME),
    case(
        "Conv2DTranspose",
        SMALL,
        filters=2,
        kernel_size=(3, 3),
        strides=(2, 3),
        output_padding=(1, 0),
    ),
    case(
        "Conv2DTranspose",
        SMALL,
        filters=2,
        kernel_size=(4, 3),
        strides=(3, 2),
        output_padding=(2, 1),
        **SAME,
    ),
    case("Conv2DTranspose", SMALL, filters=2, kernel_size=(3, 2), dilation_rate=(2, 3), **SAME),
    case("Conv3DTranspose", CUBE, filters=2, kernel_size=(2, 3, 1)),
    case(
        "Conv3DTranspose", CUBE, filters=2, kernel_size=(3, 2, 3), strides=(2, 1, 2), **RELU, **SAME
    ),
    case("DepthwiseConv1D", SEQUENCE, kernel_size=3, depth_multiplier=2, **RELU),
    case("DepthwiseConv1D", SEQUENCE, kernel_size=4, strides=2, use_bias=False, **SAME),
    case("DepthwiseConv2D", IMAGE, kernel_size=(3, 2)),
    case("DepthwiseConv2D", IMAGE, kernel_size=(3, 3), depth_multiplier=3, **RELU, **SAME),
    case("DepthwiseConv2D", IMAGE, kernel_size=(3, 3), strides=(2, 2), **SAME),
    case("DepthwiseConv2D", IMAGE, kernel_size=(2, 3), dilation_rate=(3, 2), depth_multiplier=2),
    case("SeparableConv1D", SEQUENCE, filters=3, kernel_size=3, depth_multiplier=2, **RELU),
    case("SeparableConv1D", SEQUENCE, filters=3, kernel_size=4, strides=3, use_bias=False, **SAME),
    case("SeparableConv2D", IMAGE, filters=3, kernel_size=(3, 2), activation="tanh"),
    case(
        "SeparableConv2D",
        IMAGE,
        filters=3,
        kernel_size=(3, 3),
        depth_multiplier=2,
        strides=(2, 2),
        **RELU,
        **SAME,
    ),
    case("SeparableConv2D", IMAGE, filters=2, kernel_size=(2, 3), dilation_rate=(2, 2), **SAME),
    case("MaxPooling1D", SEQUENCE, pool_size=2),
    case("MaxPooling1D", SEQUENCE, pool_size=4, strides=3, **SAME),
    case("MaxPooling2D", IMAGE, pool_size=(2, 3)),
    case("MaxPooling2D", IMAGE, pool_size=(3, 2), strides=(2, 1), **SAME),
    case("MaxPooling3D", VOLUME, pool_size=(2, 2, 2)),
    case("MaxPooling3D", VOLUME, pool_size=(2, 3, 3), strides=(1, 2, 1), **SAME),
    case("AveragePooling1D", SEQUENCE, pool_size=2, strides=3),
    case("AveragePooling1D", SEQUENCE, pool_size=3, strides=1, **SAME),
    case("AveragePooling2D", IMAGE, pool_size=(2, 3)),
    case("AveragePooling2D", (7, 7, 3), pool_size=(3, 3), strides=(2, 1), **SAME),
    case("AveragePooling3D", VOLUME, pool_size=(2, 3, 2), strides=(1, 2, 2)),
    case("AveragePooling3D", (5, 5, 5, 2), pool_size=(3, 3, 3), strides=(2, 1, 2), **SAME),
    case("GlobalAveragePooling1D", SEQUENCE),
    case("GlobalAveragePooling1D", SEQUENCE, keepdims=True, mask=MASK),
    case("GlobalAveragePooling1D", SEQUENCE, mask=MASK),
    case("GlobalAveragePooling2D", IMAGE, keepdims=True),
    case("GlobalAveragePooling3D", VOLUME),
    case("GlobalMaxPooling1D", SEQUENCE, keepdims=True),
    case("GlobalMaxPooling2D", IMAGE),
    case("GlobalMaxPooling3D", VOLUME, keepdims=True),
]


def arrays_of(kind: str, shape, settings, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    settings = dict(settings)
    mask = settings.pop("mask", None)
    layer = getattr(keras.layers, kind)(**settings)
    x = torch.tensor(rng.standard_normal((BATCH, *shape)).astype(np.float32), requires_grad=True)
    layer.build(x.shape)
    for weight in layer.trainable_weights:
        weight.assign(np.asarray(rng.standard_normal(weight.shape) * 0.5, np.float32))
    y = layer(x) if mask is None else layer(x, mask=torch.tensor(mask, dtype=torch.bool))
    dy = rng.standard_normal(y.shape).astype(np.float32)
    (y * torch.tensor(dy)).sum().backward()
    described = {"class": kind, **_plain(layer, settings)}
    found = {"layer": np.array(json.dumps(described)), "x0": x.detach().numpy()}
    found |= {"y0": y.detach().numpy(), "dy0": dy, "dx0": x.grad.numpy()}
    if mask is not None:
        found["m0"] = np.array(mask, bool)
    for weight in layer.trainable_weights:
        found[f"w/{weight.name}"] = weight.value.detach().numpy().copy()
        found[f"g/{weight.name}"] = weight.value.grad.numpy()
    return found


def _plain(layer, settings):
    """Return ``settings`` with the values that Keras made of them, such as (3,) of 3."""
    return {name: layer.get_config()[name] for name in settings}


def main() -> None:
    rng = np.random.default_rng(11)
    arrays = {}
    for number, (kind, shape, settings) in enumerate(CASES):
        found = arrays_of(kind, shape, settings, rng)
        arrays |= {f"{kind} {number}|{key}": array for key, array in found.items()}
    np.savez_compressed(Path(__file__).parents[1] / "convolutions.npz", **arrays)


if __name__ == "__main__":
    main()
