"""Write ``tests/golden/small_layers.npz``: activations, borders, norms and merges of Keras 3.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/small_layers.py``.
Of each case it keeps the inputs x0, x1, ..., their masks m0, m1, ... (where there are any), the
weights under Keras's names (w/...), the output y0 with its mask k0, the gradient dy0 it is given,
the gradients of inputs (dx0, ...) and weights (g/...), statistics after the step (s/...), and
what the layer adds to the loss; its class and settings stand in "layer" as JSON.
"""

import json
import warnings
from pathlib import Path

import keras
import numpy as np
import torch
from keras.src import backend

BATCH = 3
VECTOR, SEQUENCE, IMAGE, VOLUME = (6,), (5, 4), (4, 5, 3), (2, 3, 4, 2)
SPREAD = ((5, 4), (1, 4), (4,))
LOW = {"epsilon": 0.05}

# name: (class, settings, shapes of the inputs, which of them have masks)
CASES = {
    "relu": ("ReLU", {}, (SEQUENCE,), ()),
    "relu slope": ("ReLU", {"negative_slope": 0.3}, (SEQUENCE,), ()),
    "relu 6": ("ReLU", {"max_value": 6.0}, (SEQUENCE,), ()),
    "relu all": (
        "ReLU",
        {"max_value": 1.1, "negative_slope": 0.2, "threshold": 0.3},
        (IMAGE,),
        (),
    ),
    "relu threshold": ("ReLU", {"threshold": 0.4}, (SEQUENCE,), ()),
    "leaky relu": ("LeakyReLU", {}, (SEQUENCE,), ()),
    "leaky relu 2": ("LeakyReLU", {"negative_slope": 2.0}, (SEQUENCE,), ()),
    "prelu": ("PReLU", {}, (IMAGE,), ()),
    "prelu shared": ("PReLU", {"shared_axes": [1, 2]}, (IMAGE,), ()),
    "elu": ("ELU", {}, (SEQUENCE,), ()),
    "elu low": ("ELU", {"alpha": 0.3}, (SEQUENCE,), ()),
    "softmax": ("Softmax", {}, (SEQUENCE,), ()),
    "softmax axis": ("Softmax", {"axis": 1}, (SEQUENCE,), ()),
    "softmax axes": ("Softmax", {"axis": [1, 2]}, (IMAGE,), ()),
    "softmax mask": ("Softmax", {"axis": 1}, (SEQUENCE,), (0,)),
    "softmax row mask": ("Softmax", {}, (SEQUENCE,), (0,)),
    "activity": ("ActivityRegularization", {"l1": 0.1, "l2": 0.3}, (SEQUENCE,), ()),
    "identity": ("Identity", {}, (SEQUENCE,), (0,)),
    "masking": ("Masking", {"mask_value": 0.5}, (SEQUENCE,), ()),
    "permute": ("Permute", {"dims": [3, 1, 2]}, (IMAGE,), ()),
    "repeat": ("RepeatVector", {"n": 3}, (VECTOR,), ()),
    "reshape": ("Reshape", {"target_shape": [2, -1]}, (SEQUENCE,), ()),
    "flatten": ("Flatten", {}, (IMAGE,), ()),
    "crop 1": ("Cropping1D", {"cropping": [1, 2]}, (SEQUENCE,), ()),
    "crop 1 number": ("Cropping1D", {"cropping": 2}, (SEQUENCE,), ()),
    "crop 2": ("Cropping2D", {"cropping": [[1, 0], [2, 1]]}, (IMAGE,), ()),
    "crop 2 pair": ("Cropping2D", {"cropping": [1, 2]}, (IMAGE,), ()),
    "crop 3": ("Cropping3D", {"cropping": [[1, 0], [0, 1], [1, 2]]}, (VOLUME,), ()),
    "pad 1": ("ZeroPadding1D", {"padding": [2, 0]}, (SEQUENCE,), ()),
    "pad 2": ("ZeroPadding2D", {"padding": [[1, 0], [2, 1]]}, (IMAGE,), ()),
    "pad 2 number": ("ZeroPadding2D", {"padding": 1}, (IMAGE,), ()),
    "pad 3": ("ZeroPadding3D", {"padding": [1, 0, 2]}, (VOLUME,), ()),
    "up 1": ("UpSampling1D", {"size": 3}, (SEQUENCE,), ()),
    "up 2": ("UpSampling2D", {"size": [2, 3]}, (IMAGE,), ()),
    "up 2 bilinear": (
        "UpSampling2D",
        {"size": [2, 3], "interpolation": "bilinear"},
        (IMAGE,),
        (),
    ),
    "up 2 bilinear 4": (
        "UpSampling2D",
        {"size": [4, 1], "interpolation": "bilinear"},
        (IMAGE,),
        (),
    ),
    "up 3": ("UpSampling3D", {"size": [1, 2, 3]}, (VOLUME,), ()),
    "layer norm": ("LayerNormalization", {}, (SEQUENCE,), (0,)),
    "layer norm axes": ("LayerNormalization", {"axis": [1, 3], **LOW}, (IMAGE,), ()),
    "layer norm axis": ("LayerNormalization", {"axis": [2, 3], "scale": False}, (IMAGE,), ()),
    "layer norm old": ("LayerNormalization", {"rms_scaling": True}, (SEQUENCE,), ()),
    "layer norm bare": ("LayerNormalization", {"center": False}, (VECTOR,), ()),
    "rms norm": ("RMSNormalization", {}, (SEQUENCE,), (0,)),
    "rms norm axes": ("RMSNormalization", {"axis": [2, 3], "epsilon": 0.1}, (IMAGE,), ()),
    "group norm": ("GroupNormalization", {"groups": 2}, (SEQUENCE,), (0,)),
    "group norm each": ("GroupNormalization", {"groups": -1, **LOW}, (IMAGE,), ()),
    "group norm axis": (
        "GroupNormalization",
        {"groups": 2, "axis": 1, "center": False},
        (IMAGE,),
        (),
    ),
    "group norm one": ("GroupNormalization", {"groups": 1, "scale": False}, (IMAGE,), ()),
    "unit norm": ("UnitNormalization", {}, (SEQUENCE,), (0,)),
    "unit norm axes": ("UnitNormalization", {"axis": [1, 3]}, (IMAGE,), ()),
    "batch norm": ("BatchNormalization", {"momentum": 0.8}, (IMAGE,), ()),
    "batch norm axis": ("BatchNormalization", {"axis": 1, **LOW}, (IMAGE,), ()),
    "batch norm mask": ("BatchNormalization", {"momentum": 0.5}, (SEQUENCE,), (0,)),
    "batch norm axis mask": ("BatchNormalization", {"axis": 1}, (SEQUENCE,), (0,)),
    "batch norm bare": ("BatchNormalization", {"center": False, "scale": False}, (VECTOR,), ()),
    "add": ("Add", {}, SPREAD, ()),
    "add masks": ("Add", {}, (SEQUENCE, (1, 4)), (0, 1)),
    "subtract": ("Subtract", {}, (SEQUENCE, (5, 1)), ()),
    "subtract mask": ("Subtract", {}, (SEQUENCE, SEQUENCE), (1,)),
    "multiply": ("Multiply", {}, SPREAD, ()),
    "multiply masks": ("Multiply", {}, (SEQUENCE, SEQUENCE, SEQUENCE), (0, 1, 2)),
    "multiply mask": ("Multiply", {}, (SEQUENCE, SEQUENCE), (1,)),
    "average": ("Average", {}, SPREAD, ()),
    "average masks": ("Average", {}, (SEQUENCE, SEQUENCE), (0, 1)),
    "maximum": ("Maximum", {}, SPREAD, ()),
    "maximum masks": ("Maximum", {}, (SEQUENCE, SEQUENCE, SEQUENCE), (0, 1, 2)),
    "maximum mask": ("Maximum", {}, (SEQUENCE, SEQUENCE), (1,)),
    "maximum first mask": ("Maximum", {}, (SEQUENCE, SEQUENCE, SEQUENCE), (0, 2)),
    "minimum": ("Minimum", {}, SPREAD, ()),
    "minimum masks": ("Minimum", {}, (SEQUENCE, SEQUENCE), (0, 1)),
    "concatenate": ("Concatenate", {}, (SEQUENCE, (5, 2)), ()),
    "concatenate masks": ("Concatenate", {}, (SEQUENCE, (5, 2)), (0, 1)),
    "concatenate mask": ("Concatenate", {}, (SEQUENCE, (5, 2)), (1,)),
    "concatenate steps": ("Concatenate", {"axis": 1}, (SEQUENCE, (3, 4)), (0, 1)),
    "concatenate steps mask": ("Concatenate", {"axis": 1}, (SEQUENCE, (3, 4)), (1,)),
    "dot": ("Dot", {"axes": 1}, (VECTOR, VECTOR), ()),
    "dot cosine": ("Dot", {"axes": -1, "normalize": True}, (VECTOR, VECTOR), ()),
    "dot sequences": ("Dot", {"axes": 2}, (SEQUENCE, (3, 4)), (0, 1)),
    "dot axes": ("Dot", {"axes": [1, 2], "normalize": True}, (SEQUENCE, (3, 5)), ()),
    "dot vector": ("Dot", {"axes": [2, 1]}, (SEQUENCE, (4,)), ()),
    "dot first vector": ("Dot", {"axes": [1, 2]}, ((4,), SEQUENCE), ()),
    "dot images": ("Dot", {"axes": [1, 2]}, (IMAGE, (2, 4)), ()),
    "layer norm mixed axes": ("LayerNormalization", {"axis": [1, -1]}, (IMAGE,), ()),
}


def arrays_of(name: str, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    kind, settings, shapes, masked = CASES[name]
    layer = getattr(keras.layers, kind)(**settings)
    xs = [rng.standard_normal((BATCH, *shape)).astype(np.float32) for shape in shapes]
    if kind == "Masking":
        xs[0][1, 2:] = settings["mask_value"]
        xs[0][2, 0, 1:] = settings["mask_value"]
    masks = {i: rng.random((BATCH, shapes[i][0])) > 0.4 for i in masked}
    tensors = [torch.tensor(x, requires_grad=True) for x in xs]
    layer.build([x.shape for x in xs] if len(xs) > 1 else xs[0].shape)
    for weight in layer.weights:
        drawn = rng.uniform(0.5, 1.5, weight.shape)
        weight.assign(np.asarray(drawn, np.float32))
    found = {"layer": np.array(json.dumps([kind, settings]))}
    found |= {f"x{i}": x for i, x in enumerate(xs)}
    found |= {f"m{i}": mask for i, mask in masks.items()}
    found |= {f"w/{w.name}": w.value.detach().numpy().copy() for w in layer.weights}
    y = _called(layer, tensors, masks)
    dy = rng.standard_normal(y.shape).astype(np.float32)
    loss = sum(layer.losses, torch.zeros(()))
    ((y * torch.tensor(dy)).sum() + loss).backward()
    found |= {"y0": y.detach().numpy(), "dy0": dy}
    if (mask := backend.get_keras_mask(y)) is not None:
        found["k0"] = mask.numpy()
    if layer.losses:
        found["loss"] = np.float32(loss.detach())
    found |= {f"dx{i}": x.grad.numpy() for i, x in enumerate(tensors)}
    for weight in layer.trainable_weights:
        found[f"g/{weight.name}"] = weight.value.grad.numpy()
    for weight in layer.non_trainable_weights:
        found[f"s/{weight.name}"] = weight.value.detach().numpy()
    return found


def _called(layer, tensors, masks):
    if isinstance(layer, keras.layers.Softmax) and masks:
        return layer(tensors[0], mask=torch.tensor(masks[0][:, :, None]))
    for i, mask in masks.items():
        backend.set_keras_mask(tensors[i], torch.tensor(mask))
    given = tensors if len(tensors) > 1 else tensors[0]
    if isinstance(layer, keras.layers.BatchNormalization):
        return layer(given, training=True)
    return layer(given)


def main() -> None:
    warnings.filterwarnings("ignore", message=".*mask")
    rng = np.random.default_rng(7)
    arrays = {f"{n}|{key}": a for n in CASES for key, a in arrays_of(n, rng).items()}
    np.savez_compressed(Path(__file__).parents[1] / "small_layers.npz", **arrays)


if __name__ == "__main__":
    main()
