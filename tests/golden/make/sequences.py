"""Write ``tests/golden/sequences.npz``: layers for sequences, as Keras 3 computes them.

Run in an environment of peers, from the root of the repository:
``KERAS_BACKEND=torch python -m tests.golden.make.sequences``.
Of each case it keeps the inputs x0 (and initial states x1, ...), the mask m0 where there is one,
the weights (w/...), outputs y0, ..., the gradients dy0, ... they are given, and the gradients of
inputs (dx0, ...) and weights (g/...). Penalties on activities are in the gradients.
"""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import torch

from tests.engine.layers.sequence_cases import CASES, Case, Part

MASK = np.array([[1, 1, 1, 1, 1], [0, 1, 1, 0, 1], [0, 0, 1, 1, 0]], bool)
BATCH = len(MASK)


def made(value: Any) -> Any:
    """Return what Keras makes of a part, and of parts in it."""
    if isinstance(value, Part):
        settings = {name: made(each) for name, each in value.settings.items()}
        layer = getattr(keras.layers, value.kind)(**settings)
        if "activity_regularizer" in settings:  # SimpleRNN of Keras 3.15 takes it and forgets it
            layer.activity_regularizer = keras.regularizers.get(settings["activity_regularizer"])
        return layer
    return (
        [made(each) for each in value]
        if isinstance(value, tuple) and value and isinstance(value[0], Part)
        else value
    )


def arrays_of(case: Case, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    layer = made(case.layer)
    layer.build((BATCH, *case.shape))
    weights = dict(zip(names_of(layer, case), layer.trainable_weights, strict=True))
    for weight in weights.values():
        weight.assign((rng.standard_normal(weight.shape) * 0.5).astype(np.float32))
    tensors = [torch.tensor(x, requires_grad=case.below is None) for x in inputs_of(case, rng)]
    options: dict[str, Any] = {"mask": torch.tensor(MASK)} if case.masked else {}
    if case.states:
        options["initial_state"] = tensors[1:]
    ys = layer(tensors[0], **options)
    ys = list(ys) if isinstance(ys, (tuple, list)) else [ys]
    dys = [rng.standard_normal(y.shape).astype(np.float32) for y in ys]
    total = sum((y * torch.tensor(dy)).sum() for y, dy in zip(ys, dys, strict=True))
    (total + sum(layer.losses)).backward()
    found = {f"x{i}": x.detach().numpy() for i, x in enumerate(tensors)}
    found |= {"m0": MASK} if case.masked else {}
    found |= {f"y{i}": y.detach().numpy() for i, y in enumerate(ys)}
    found |= {f"dy{i}": dy for i, dy in enumerate(dys)}
    found |= {f"dx{i}": x.grad.numpy() for i, x in enumerate(tensors) if x.grad is not None}
    for name, weight in weights.items():
        found[f"w/{name}"] = weight.value.detach().numpy().copy()
        found[f"g/{name}"] = weight.value.grad.numpy()
    return found


def inputs_of(case: Case, rng: np.random.Generator) -> list[np.ndarray]:
    if case.below is not None:
        return [rng.integers(0, case.below, (BATCH, *case.shape)).astype(np.int32)]
    shapes = [case.shape, *[(3,)] * case.states]
    return [rng.standard_normal((BATCH, *shape)).astype(np.float32) for shape in shapes]


def names_of(layer: Any, case: Case) -> list[str]:
    """Return the names of the weights; as many have each prefix."""
    weights = layer.trainable_weights
    each = len(weights) // len(case.prefixes)
    return [f"{case.prefixes[i // each]}{weight.name}" for i, weight in enumerate(weights)]


def main() -> None:
    rng = np.random.default_rng(11)
    arrays = {f"{n}|{key}": a for n, c in CASES.items() for key, a in arrays_of(c, rng).items()}
    np.savez_compressed(Path(__file__).parents[1] / "sequences.npz", **arrays)


if __name__ == "__main__":
    main()
