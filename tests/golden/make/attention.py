"""Write ``tests/golden/attention.npz``: layers of attention, as Keras 3 computes them.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/attention.py``.
Of each case it keeps the inputs x0, x1, x2, their masks m0, m1, m2 (where there are any), the
weights under Keras's names (w/...), outputs y0, y1, the gradients dy0, dy1 they are given, and
the gradients of inputs (dx0, ...) and weights (g/...).
"""

from pathlib import Path

import keras
import numpy as np
import torch

SHAPES = ((3, 4), (5, 4), (5, 4))  # of query, value and key
BATCH = 2
HEADS = {"num_heads": 2, "key_dim": 3}
SCORES = {"return_attention_scores": True}

# name: (class, settings, arguments of the call, number of inputs, which of them have masks)
CASES = {
    "dot": ("Attention", {}, {}, 2, ()),
    "dot key masks": ("Attention", {"use_scale": True}, SCORES, 3, (0, 1)),
    "dot causal": ("Attention", {}, {"use_causal_mask": True}, 2, (1,)),
    "concat": ("Attention", {"score_mode": "concat", "use_scale": True}, {}, 3, (0,)),
    "concat causal": ("Attention", {"score_mode": "concat"}, {"use_causal_mask": True}, 2, ()),
    "additive": ("AdditiveAttention", {}, SCORES, 3, (0, 1)),
    "additive causal": (
        "AdditiveAttention",
        {"use_scale": False},
        {"use_causal_mask": True},
        2,
        (),
    ),
    "heads": ("MultiHeadAttention", HEADS, {}, 2, ()),
    "heads key": ("MultiHeadAttention", {**HEADS, "value_dim": 2}, {}, 3, (1,)),
    "heads masks": ("MultiHeadAttention", {**HEADS, "output_shape": 3}, SCORES, 3, (0, 1, 2)),
    "heads causal": ("MultiHeadAttention", HEADS, {"use_causal_mask": True}, 2, ()),
    "heads causal mask": ("MultiHeadAttention", HEADS, {"use_causal_mask": True}, 2, (1,)),
    "heads penalty": ("MultiHeadAttention", {**HEADS, "activity_regularizer": "l2"}, {}, 3, ()),
    "heads wide": (
        "MultiHeadAttention",
        {**HEADS, "use_bias": False, "output_shape": (2, 3)},
        {**SCORES, "use_causal_mask": True},
        2,
        (),
    ),
}


def arrays_of(name: str, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    kind, settings, call, count, masked = CASES[name]
    layer = getattr(keras.layers, kind)(**settings)
    xs = [rng.standard_normal((BATCH, *shape)).astype(np.float32) for shape in SHAPES[:count]]
    masks = {i: _mask(xs[i].shape[1], i) for i in masked}
    tensors = [torch.tensor(x, requires_grad=True) for x in xs]
    _build(layer, xs)
    for weight in layer.trainable_weights:
        drawn = rng.standard_normal(weight.shape) * 0.5 if weight.shape else rng.uniform(0.5, 1.5)
        weight.assign(np.asarray(drawn, np.float32))
    ys = _called(layer, tensors, masks, call)
    dys = [rng.standard_normal(y.shape).astype(np.float32) for y in ys]
    total = sum((y * torch.tensor(dy)).sum() for y, dy in zip(ys, dys, strict=True))
    (total + sum(layer.losses)).backward()
    found = {f"x{i}": x for i, x in enumerate(xs)}
    found |= {f"m{i}": mask for i, mask in masks.items()}
    found |= {f"y{i}": y.detach().numpy() for i, y in enumerate(ys)}
    found |= {f"dy{i}": dy for i, dy in enumerate(dys)}
    found |= {f"dx{i}": x.grad.numpy() for i, x in enumerate(tensors)}
    for weight in layer.trainable_weights:
        own = weight.path.split("/", 1)[1] if "/" in weight.path else weight.name
        found[f"w/{own}"] = weight.value.detach().numpy().copy()
        found[f"g/{own}"] = weight.value.grad.numpy()
    return found


def _mask(steps: int, number: int) -> np.ndarray:
    """Return which steps count: all in the first sample, fewer in the second."""
    mask = np.ones((BATCH, steps), bool)
    mask[1, steps - 1 - number :] = False
    return mask


def _build(layer, xs) -> None:
    shapes = [x.shape for x in xs]
    layer.build(*shapes) if isinstance(layer, keras.layers.MultiHeadAttention) else layer.build(
        shapes
    )


def _called(layer, tensors, masks, call):
    if isinstance(layer, keras.layers.MultiHeadAttention):
        for i, mask in masks.items():
            keras.src.backend.set_keras_mask(tensors[i], torch.tensor(mask))
        y = layer(*tensors, **call)
    else:
        given = [torch.tensor(masks[i]) if i in masks else None for i in range(len(tensors))]
        y = layer(tensors, mask=given if masks else None, **call)
    return list(y) if isinstance(y, tuple) else [y]


def main() -> None:
    rng = np.random.default_rng(7)
    arrays = {f"{n}|{key}": a for n in CASES for key, a in arrays_of(n, rng).items()}
    np.savez_compressed(Path(__file__).parents[1] / "attention.npz", **arrays)


if __name__ == "__main__":
    main()
