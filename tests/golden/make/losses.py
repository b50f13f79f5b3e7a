"""Write tests/golden/losses.npz: losses of Keras 3 with their gradients.

Run with a Python that has Keras 3 and PyTorch: KERAS_BACKEND=torch python losses.py
"""

import json
from pathlib import Path

import keras
import numpy as np
import torch

PLACE = Path(__file__).parents[1] / "losses.npz"
SHAPE = (7, 4)

# class, settings, what it compares
CASES = [
    ("MeanSquaredError", {}, "values"),
    ("MeanAbsoluteError", {}, "values"),
    ("MeanAbsolutePercentageError", {}, "values"),
    ("MeanAbsolutePercentageError", {}, "counts"),
    ("MeanSquaredLogarithmicError", {}, "values"),
    ("MeanSquaredLogarithmicError", {}, "counts"),
    ("Huber", {}, "values"),
    ("Huber", {"delta": 0.3}, "values"),
    ("LogCosh", {}, "values"),
    ("CosineSimilarity", {}, "values"),
    ("Poisson", {}, "counts"),
    ("KLDivergence", {}, "distributions"),
    ("KLDivergence", {}, "one_hot"),
    ("Hinge", {}, "sides"),
    ("Hinge", {}, "scores"),
    ("SquaredHinge", {}, "sides"),
    ("SquaredHinge", {}, "scores"),
    ("CategoricalHinge", {}, "class_scores"),
    ("Dice", {}, "yes_no"),
    ("Tversky", {}, "yes_no"),
    ("Tversky", {"alpha": 0.7, "beta": 0.2}, "yes_no"),
    ("BinaryCrossentropy", {}, "yes_no"),
    ("BinaryCrossentropy", {}, "question"),
    ("BinaryCrossentropy", {"label_smoothing": 0.2}, "yes_no"),
    ("BinaryCrossentropy", {"from_logits": True}, "scores"),
    ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.2}, "scores"),
    ("CategoricalCrossentropy", {}, "one_hot"),
    ("CategoricalCrossentropy", {}, "distributions"),
    ("CategoricalCrossentropy", {"label_smoothing": 0.1}, "one_hot"),
    ("CategoricalCrossentropy", {"from_logits": True}, "class_scores"),
    ("CategoricalCrossentropy", {"from_logits": True, "label_smoothing": 0.1}, "class_scores"),
    ("SparseCategoricalCrossentropy", {}, "class"),
    ("SparseCategoricalCrossentropy", {"ignore_class": 1}, "class"),
    ("SparseCategoricalCrossentropy", {"ignore_class": -1}, "class_or_none"),
    ("SparseCategoricalCrossentropy", {"from_logits": True}, "class_of_scores"),
    ("SparseCategoricalCrossentropy", {"from_logits": True, "ignore_class": 2}, "class_of_scores"),
    ("BinaryFocalCrossentropy", {}, "yes_no"),
    ("BinaryFocalCrossentropy", {"apply_class_balancing": True, "alpha": 0.4}, "yes_no"),
    ("BinaryFocalCrossentropy", {"gamma": 0.5, "label_smoothing": 0.1}, "inner_yes_no"),
    ("BinaryFocalCrossentropy", {"gamma": 0.0}, "yes_no"),
    ("BinaryFocalCrossentropy", {"from_logits": True}, "scores"),
    (
        "BinaryFocalCrossentropy",
        {
            "from_logits": True,
            "label_smoothing": 0.1,
            "gamma": 3.0,
            "apply_class_balancing": True,
        },
        "scores",
    ),
    ("CategoricalFocalCrossentropy", {}, "one_hot"),
    ("CategoricalFocalCrossentropy", {"alpha": 0.6, "gamma": 0.5}, "inner_one_hot"),
    ("CategoricalFocalCrossentropy", {"label_smoothing": 0.1}, "one_hot"),
    ("CategoricalFocalCrossentropy", {"from_logits": True}, "class_scores"),
    ("CategoricalFocalCrossentropy", {"from_logits": True, "gamma": 1.0}, "class_scores"),
]


def drawn(kind, rng):
    """Return an output and a target; some probabilities are 0 and 1."""
    scores = rng.normal(0, 2, SHAPE)
    inner = rng.uniform(0.05, 0.95, SHAPE)
    chances = inner.copy()
    chances[0], chances[1, :2] = [0, 1, 0, 1], [1e-8, 1 - 1e-8]
    labels = rng.integers(0, SHAPE[1], SHAPE[0])
    one_hot = np.eye(SHAPE[1])[labels]
    yes_no = rng.integers(0, 2, SHAPE)
    return {
        "values": (scores, rng.normal(0, 2, SHAPE)),
        "counts": (rng.uniform(0.05, 4, SHAPE), rng.integers(0, 5, SHAPE)),
        "distributions": (softmax(scores), softmax(rng.normal(0, 2, SHAPE))),
        "one_hot": (chances, one_hot),
        "inner_one_hot": (inner, one_hot),
        "sides": (scores, 2 * yes_no - 1),
        "scores": (scores, yes_no),
        "class_scores": (scores, one_hot),
        "yes_no": (chances, yes_no),
        "inner_yes_no": (inner, yes_no),
        "question": (chances[:, :1], yes_no[:, :1]),
        "class": (chances, labels),
        "class_or_none": (chances, np.where(labels == 0, -1, labels)),
        "class_of_scores": (scores, labels),
    }[kind]


def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


def measured(loss, y, target, weights):
    """Return Keras's loss and its gradient."""
    y = torch.tensor(y, requires_grad=True)
    value = loss(target, y, sample_weight=weights)
    value.backward()
    return np.float32(value.detach()), y.grad.numpy()


def main():
    rng = np.random.default_rng(3)
    arrays = {}
    for i, (name, settings, kind) in enumerate(CASES):
        y, target = drawn(kind, rng)
        y = y.astype(np.float32)
        target = target.astype(np.int64 if kind.startswith("class_o") or kind == "class" else "f4")
        weights = rng.uniform(0, 2, len(y)).astype(np.float32)
        weights[3] = 0
        loss = getattr(keras.losses, name)(**settings)
        plain, weighted = (measured(loss, y, target, w) for w in (None, weights))
        case = {"y": y, "target": target, "weights": weights}
        case |= {"loss": plain[0], "dy": plain[1]}
        case |= {"weighted_loss": weighted[0], "weighted_dy": weighted[1]}
        arrays |= {f"{i}/{key}": array for key, array in case.items()}
    np.savez_compressed(PLACE, cases=json.dumps(CASES), **arrays)


if __name__ == "__main__":
    main()
