"""Golden vectors of optimizers, schedules, constraints, regularizers and activations.

Run with a Python that has Keras 3 and PyTorch; writes ``tests/golden/optimisation.npz``:

    KERAS_BACKEND=torch python tests/golden/make/optimisation.py

A key is ``family/Class/{settings as JSON}``, with ``/what`` behind it where there are several
arrays. Optimizers do ten steps on ``start`` and ``gradients``; the rows are the weights after
each of them. The families ``given/...`` hold what the others were computed from.

``sparsemax`` is left out: up to 3.15 Keras's rows do not sum to 1 (mended later: pull request
23469 of keras-team/keras).
"""

import json
from pathlib import Path

import keras
import numpy as np
import torch
from keras import ops

FILE = Path(__file__).resolve().parents[1] / "optimisation.npz"
SHAPES = [(4, 3), (3,), (2, 2, 2)]
STEPS = 10

_EXPONENTIAL = {"class": "ExponentialDecay", "decay_steps": 4, "decay_rate": 0.5}
_COMMON = [
    {"weight_decay": 0.1},
    {"clipvalue": 0.3},
    {"clipnorm": 0.5},
    {"global_clipnorm": 0.5},
    {"use_ema": True},
    {"use_ema": True, "ema_momentum": 0.6, "ema_overwrite_frequency": 3},
    {"gradient_accumulation_steps": 3},
    {"gradient_accumulation_steps": 2, "global_clipnorm": 0.5, "weight_decay": 0.1},
    {"gradient_accumulation_steps": 2, "clipvalue": 0.3},
    {
        "gradient_accumulation_steps": 2,
        "use_ema": True,
        "ema_momentum": 0.6,
        "ema_overwrite_frequency": 2,
    },
    {"gradient_accumulation_steps": 3, "learning_rate": _EXPONENTIAL | {"initial": 0.1}},
]
OPTIMIZERS = {
    "SGD": [
        {},
        {"momentum": 0.9},
        {"momentum": 0.9, "nesterov": True},
        {"learning_rate": _EXPONENTIAL | {"initial": 0.1}, "momentum": 0.5},
    ],
    "RMSprop": [
        {},
        {"rho": 0.5, "epsilon": 0.01},
        {"momentum": 0.7},
        {"centered": True},
        {"momentum": 0.7, "centered": True, "learning_rate": 0.01},
    ],
    "Adagrad": [{}, {"initial_accumulator_value": 0.5, "epsilon": 0.01, "learning_rate": 0.1}],
    "Adadelta": [{}, {"rho": 0.7, "epsilon": 0.001, "learning_rate": 1.0}],
    "Adam": [
        {},
        {"beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.01},
        {"amsgrad": True, "beta_2": 0.5, "learning_rate": 0.01},
        *_COMMON,
    ],
    "AdamW": [{}, {"weight_decay": 0.2, "learning_rate": 0.01, "amsgrad": True}],
    "Adamax": [{}, {"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.01}, {"weight_decay": 0.1}],
    "Nadam": [
        {},
        {"beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.01},
        {"gradient_accumulation_steps": 3, "use_ema": True},
    ],
    "Ftrl": [
        {},
        {"learning_rate": 0.1, "learning_rate_power": -0.7, "initial_accumulator_value": 0.3},
        {"learning_rate": 0.1, "l1_regularization_strength": 0.5, "beta": 0.3},
        {
            "learning_rate": 0.1,
            "l2_regularization_strength": 0.2,
            "l2_shrinkage_regularization_strength": 0.1,
        },
        {"learning_rate": 0.1, "weight_decay": 0.1, "clipnorm": 0.5},
    ],
    "Lion": [
        {},
        {"beta_1": 0.5, "beta_2": 0.7, "learning_rate": 0.01, "weight_decay": 0.1},
        {"gradient_accumulation_steps": 3, "global_clipnorm": 0.5},
    ],
}
SCHEDULES = {
    "ExponentialDecay": [
        {"decay_steps": 7, "decay_rate": 0.5},
        {"decay_steps": 7, "decay_rate": 0.5, "staircase": True},
    ],
    "InverseTimeDecay": [
        {"decay_steps": 3, "decay_rate": 0.5},
        {"decay_steps": 3, "decay_rate": 0.5, "staircase": True},
    ],
    "PiecewiseConstantDecay": [{"boundaries": [5, 12], "values": [0.3, 0.2, 0.05]}],
    "PolynomialDecay": [
        {"decay_steps": 20, "end_learning_rate": 0.01},
        {"decay_steps": 20, "end_learning_rate": 0.01, "power": 2.5},
        {"decay_steps": 8, "end_learning_rate": 0.01, "power": 0.5, "cycle": True},
    ],
    "CosineDecay": [
        {"decay_steps": 20},
        {"decay_steps": 20, "alpha": 0.2},
        {"decay_steps": 15, "alpha": 0.2, "warmup_target": 0.8, "warmup_steps": 6},
    ],
    "CosineDecayRestarts": [
        {"first_decay_steps": 6},
        {"first_decay_steps": 7, "t_mul": 1.0, "m_mul": 0.8},
        {"first_decay_steps": 5, "t_mul": 1.5, "m_mul": 0.7, "alpha": 0.1},
    ],
}
CONSTRAINTS = {
    "NonNeg": [{}],
    "MaxNorm": [{}, {"max_value": 1.0}, {"max_value": 0.5, "axis": [0, 1, 2]}],
    "UnitNorm": [{}, {"axis": -1}, {"axis": [0, 1, 2]}],
    "MinMaxNorm": [
        {},
        {"min_value": 1.5, "max_value": 2.0, "rate": 0.3},
        {"min_value": 0.5, "max_value": 0.6, "axis": [0, 1, 2]},
    ],
}
REGULARIZERS = {
    "L1": [{}, {"l1": 0.3}],
    "L2": [{}, {"l2": 0.3}],
    "L1L2": [{"l1": 0.2, "l2": 0.1}],
    "OrthogonalRegularizer": [{}, {"mode": "columns"}, {"factor": 0.5}],
}
ACTIVATIONS = {
    "celu": [{}, {"alpha": 0.4}],
    "elu": [{}, {"alpha": 0.4}],
    "exponential": [{}],
    "gelu": [{}, {"approximate": True}],
    "hard_shrink": [{}, {"threshold": 1.5}],
    "hard_sigmoid": [{}],
    "hard_silu": [{}],
    "hard_tanh": [{}],
    "leaky_relu": [{}, {"negative_slope": 0.05}],
    "linear": [{}],
    "log_sigmoid": [{}],
    "log_softmax": [{}],
    "mish": [{}],
    "relu": [{}],
    "relu6": [{}],
    "selu": [{}],
    "sigmoid": [{}],
    "silu": [{}],
    "soft_shrink": [{}, {"threshold": 1.5}],
    "softmax": [{}],
    "softplus": [{}],
    "softsign": [{}],
    "sparse_plus": [{}],
    "sparse_sigmoid": [{}],
    "squareplus": [{}, {"b": 0.5}],
    "tanh": [{}],
    "tanh_shrink": [{}],
    "threshold": [{"threshold": 0.7, "default_value": 2.0}],
}
VECTORS: dict[str, np.ndarray] = {}


def cases(table):
    """Yield the key, the name and a copy of the settings of each case."""
    for name, settings in table.items():
        for each in settings:
            yield f"{name}/{json.dumps(each, sort_keys=True)}", name, dict(each)


def schedule(settings):
    """Build the schedule that stands in the place of a learning rate."""
    settings = dict(settings)
    kind, initial = settings.pop("class"), settings.pop("initial")
    return getattr(keras.optimizers.schedules, kind)(initial, **settings)


def make_optimizers(rng):
    """Ten steps of three weights each; one of them never has a gradient."""
    start = [rng.normal(size=s).astype("float32") for s in SHAPES]
    steps = [[rng.normal(size=s).astype("float32") for s in SHAPES] for _ in range(STEPS)]
    for gradients in steps:
        gradients[0][1, 2] = 0
    VECTORS["given/start"] = flat(start)
    VECTORS["given/gradients"] = np.array([flat(g) for g in steps])
    for key, name, settings in cases(OPTIMIZERS):
        if isinstance(settings.get("learning_rate"), dict):
            settings["learning_rate"] = schedule(settings["learning_rate"])
        optimizer = getattr(keras.optimizers, name)(**settings)
        variables = [keras.Variable(w) for w in start]
        rows = []
        for gradients in steps:
            optimizer.apply([ops.convert_to_tensor(g) for g in gradients], variables)
            rows.append(flat(variables))
        optimizer.finalize_variable_values(variables)
        VECTORS[f"optimizer/{key}"] = np.array(rows)
        VECTORS[f"optimizer/{key}/finished"] = flat(variables)


def make_schedules():
    """The learning rates of thirty steps, which begin at 0.5."""
    for key, name, settings in cases(SCHEDULES):
        if "values" not in settings:
            settings["initial_learning_rate"] = 0.5
        rule = getattr(keras.optimizers.schedules, name)(**settings)
        rates = [float(rule(ops.convert_to_tensor(step, "int64"))) for step in range(30)]
        VECTORS[f"schedule/{key}"] = np.array(rates, "float32")


def make_constraints(rng):
    """What becomes of the kernel of a convolution."""
    w = VECTORS["given/kernel"] = rng.normal(size=(3, 2, 4, 5)).astype("float32")
    for key, name, settings in cases(CONSTRAINTS):
        if isinstance(settings.get("axis"), list):
            settings["axis"] = tuple(settings["axis"])
        changed = getattr(keras.constraints, name)(**settings)(ops.convert_to_tensor(w))
        VECTORS[f"constraint/{key}"] = array(changed)


def make_regularizers(rng):
    """The penalty on a matrix, and its gradient."""
    w = VECTORS["given/matrix"] = rng.normal(size=(6, 4)).astype("float32")
    for key, name, settings in cases(REGULARIZERS):
        x = torch.tensor(w, requires_grad=True)
        penalty = getattr(keras.regularizers, name)(**settings)(x)
        penalty.backward()
        VECTORS[f"regularizer/{key}/value"] = array(penalty)
        VECTORS[f"regularizer/{key}/gradient"] = array(x.grad)


def make_activations(rng):
    """Results, and the gradients for ``dy``."""
    z = VECTORS["given/z"] = (3 * rng.normal(size=(6, 5))).astype("float32")
    dy = VECTORS["given/dy"] = rng.normal(size=z.shape).astype("float32")
    for key, name, settings in cases(ACTIVATIONS):
        x = torch.tensor(z, requires_grad=True)
        y = getattr(keras.activations, name)(x, **settings)
        y.backward(torch.tensor(dy))
        VECTORS[f"activation/{key}/y"] = array(y)
        VECTORS[f"activation/{key}/dz"] = array(x.grad)


def flat(arrays):
    """Return all numbers in one row."""
    return np.concatenate([array(a).ravel() for a in arrays])


def array(tensor):
    """Return a tensor as an array."""
    return np.asarray(ops.convert_to_numpy(tensor), "float32")


def main():
    """Compute all vectors with fixed seeds and write the file."""
    rng = np.random.default_rng(3)
    make_optimizers(rng)
    make_schedules()
    make_constraints(rng)
    make_regularizers(rng)
    make_activations(rng)
    np.savez_compressed(FILE, **VECTORS)


if __name__ == "__main__":
    main()
