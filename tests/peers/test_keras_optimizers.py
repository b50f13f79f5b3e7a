"""Our optimizers against those of Keras: ten steps on the same gradients."""

from dataclasses import fields

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.optimizers import (
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Ftrl,
    Lion,
    Nadam,
    RMSprop,
    optimizers,
)
from tests.peers.conftest import assert_close

STEPS = 10
SHAPES = [(7, 5), (5,), (3, 3, 2, 4)]
CASES = {
    "SGD": SGD(learning_rate=0.1),
    "SGD with momentum": SGD(learning_rate=0.1, momentum=0.9),
    "SGD with Nesterov": SGD(learning_rate=0.1, momentum=0.9, nesterov=True),
    "Adagrad": Adagrad(learning_rate=0.1),
    "RMSprop": RMSprop(learning_rate=0.01),
    "RMSprop, centred, with momentum": RMSprop(learning_rate=0.01, momentum=0.7, centered=True),
    "Adam": Adam(learning_rate=0.01),
    "Adam with amsgrad": Adam(learning_rate=0.01, amsgrad=True, beta_2=0.9),
    "Adam with decay": Adam(learning_rate=0.01, weight_decay=0.1),
    "AdamW": AdamW(learning_rate=0.01),
    "Adamax": Adamax(learning_rate=0.01),
    "Nadam": Nadam(learning_rate=0.01),
    "Adadelta": Adadelta(learning_rate=1.0),
    "Ftrl": Ftrl(learning_rate=0.1, l1_regularization_strength=0.1, beta=0.1),
    "Lion": Lion(learning_rate=0.01),
    "averaged weights": SGD(use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=4),
    "collected gradients": Adam(learning_rate=0.01, gradient_accumulation_steps=3, clipnorm=1.0),
    "clipped values": SGD(learning_rate=0.1, clipvalue=0.3),
    "clipped lengths": Adam(learning_rate=0.01, clipnorm=1.0),
    "clipped whole length": RMSprop(learning_rate=0.01, global_clipnorm=1.0),
}


def test_every_optimizer_is_compared():
    assert {case.registered_name for case in CASES.values()} == set(optimizers)


@pytest.mark.parametrize("kernels", [REFERENCE, CPU], ids=lambda k: k.name)
@pytest.mark.parametrize("name", CASES)
def test_ten_steps_are_those_of_keras(name, kernels, keras, rng):
    ours = CASES[name]
    start = [rng.normal(size=shape).astype(np.float32) for shape in SHAPES]
    steps = [[rng.normal(size=s).astype(np.float32) for s in SHAPES] for _ in range(STEPS)]
    flat = np.concatenate([w.ravel() for w in start])
    ends = np.cumsum([w.size for w in start]).tolist()
    ranges = list(zip([0, *ends[:-1]], ends, strict=True))
    slots = ours.new_slots(flat.size)
    for number, gradients in enumerate(steps, start=1):
        g = np.concatenate([each.ravel() for each in gradients])
        if ours.clips and ours.moves_at(number):
            ours.gather(g, slots, 0, flat.size)
            ours.clip(g, ranges)
        ours.update(flat, g[None], slots, ours.learning_rate, number, 0, flat.size, kernels)
    expected = through_keras(keras, ours, start, steps)
    assert_close(flat, np.concatenate([w.ravel() for w in expected]))


def through_keras(keras, ours, start, steps):
    own = ("schedule", "epsilon_inside_root")  # what Keras has elsewhere, or not at all
    settings = {f.name: getattr(ours, f.name) for f in fields(ours) if f.name not in own}
    theirs = getattr(keras.optimizers, ours.registered_name)(**settings)
    variables = [keras.Variable(w) for w in start]
    for gradients in steps:
        tensors = [keras.ops.convert_to_tensor(g) for g in gradients]
        theirs.apply(tensors, variables)
    return [keras.ops.convert_to_numpy(v) for v in variables]
