"""Weights of samples and of classes: the same numbers and weights as Keras 3's ``fit``."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.made import Moons
from engine.data.preparation import Unchanged
from engine.data.split import Split
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.optimizers import SGD
from engine.service.desk import Loaded
from engine.spec import stack
from engine.training.events import EpochDone
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.peers.conftest import assert_close

SPLIT = Split(validation=0.25, shuffle=False)  # Keras's validation_split
EPOCHS, BATCH = 3, 16


@pytest.mark.parametrize("by", ["samples", "classes"])
def test_a_weighted_run_is_that_of_keras(by, keras):
    data = Moons(samples=100).load()
    weights = np.random.default_rng(3).uniform(0, 3, len(data.x)).astype(np.float32)
    classes = (0.5, 2.5) if by == "classes" else ()
    if by == "samples":
        data = replace(data, weights=weights)
    loaded = Loaded.of(DataChoice(Moons(samples=100), Unchanged(), SPLIT), data)
    layers = Dense(units=6, activation="tanh"), Dense(units=2, activation="softmax")
    network = Network(stack(InputLayer(shape=(2,)), *layers), seed=4)
    plan = Plan(
        optimizer=SGD(learning_rate=0.1),
        batch_size=BATCH,
        epochs=EPOCHS,
        shuffle=False,
        class_weights=classes,
    )
    theirs = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(6, activation="tanh"),
            keras.layers.Dense(2, activation="softmax"),
        ]
    )
    theirs.set_weights(list(network.arrays().values()))
    theirs.compile(
        keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    history = theirs.fit(
        data.x,
        data.y,
        batch_size=BATCH,
        epochs=EPOCHS,
        shuffle=False,
        validation_split=0.25,
        sample_weight=weights if by == "samples" else None,
        class_weight=dict(enumerate(classes)) if classes else None,
        verbose=0,
    ).history
    feeds = [loaded.feed(part, network.spec, plan) for part in ("train", "validation")]
    trainer = Trainer(network, plan, *feeds, kernels=REFERENCE)
    epochs = [event.values for event in trainer.run() if isinstance(event, EpochDone)]
    trainer.close()
    for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert_close([values[name] for values in epochs], history[name])
    for ours, value in zip(network.arrays().values(), theirs.get_weights(), strict=True):
        assert_close(ours, value)
