"""Whole trainings beside Keras: the same first weights, batches and losses, step by step."""

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.io.keras_file import write_keras
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.optimizers import SGD, Adam, RMSprop
from engine.spec import stack
from engine.training.events import Batches
from engine.training.plan import Plan
from engine.training.trainer import Trainer

BATCH, CLASSES = 16, 4
SMOOTH = stack(
    InputLayer(shape=(12,)),
    Dense(units=24, activation="tanh"),
    BatchNormalization(),
    Dense(units=16, activation="sigmoid"),
    BatchNormalization(momentum=0.9),
    Dense(units=CLASSES, activation="softmax"),
)
CONVNET = stack(
    InputLayer(shape=(12, 12, 2)),
    Conv2D(filters=6, activation="relu"),
    MaxPooling2D(),
    Conv2D(filters=8, activation="relu"),
    Flatten(),
    Dense(units=CLASSES, activation="softmax"),
)
# After about twenty steps any two float32 programs part where there are kinks and ties.
STEPS = {"batch-normalised, smooth": (SMOOTH, 60), "convnet with kinks": (CONVNET, 18)}
OPTIMIZERS = {
    "SGD": (SGD(learning_rate=0.05), {"learning_rate": 0.05}),
    "RMSprop": (RMSprop(), {"learning_rate": 0.001}),
    "Adam": (Adam(), {"learning_rate": 0.001}),
}


def samples(spec, steps):
    """Return inputs, and a class that can be learned from them."""
    rng = np.random.default_rng(8)
    x = rng.standard_normal((steps * BATCH, *spec.inputs[0].layer.shape)).astype(np.float32)
    flat = x.reshape(len(x), -1)
    return x, (flat[:, 0] > 0) + 2 * (flat[:, 1] > 0).astype(np.int64)


def our_losses(network, optimizer, x, y):
    plan = Plan(optimizer=optimizer, batch_size=BATCH, epochs=1, shuffle=False)
    names = network.spec.inputs[0].name, network.spec.output.name
    feed = Feed.single(x, y, np.arange(len(x)), Affine(1, 0), *names)
    trainer = Trainer(network, plan, feed, kernels=REFERENCE)
    losses = [v for e in trainer.run() if isinstance(e, Batches) for v in e.columns["loss"]]
    trainer.close()
    return np.array(losses)


def their_losses(keras, model, optimizer, x, y):
    import torch

    loss_of = keras.losses.SparseCategoricalCrossentropy()
    optimizer.build(model.trainable_variables)
    losses = []
    for start in range(0, len(x), BATCH):
        model.zero_grad()
        part = slice(start, start + BATCH)
        loss = loss_of(torch.tensor(y[part]), model(x[part], training=True))
        loss.backward()
        slopes = [weight.value.grad for weight in model.trainable_weights]
        with torch.no_grad():
            optimizer.apply(slopes, model.trainable_weights)
        losses.append(loss.item())
    return np.array(losses)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("name", STEPS)
def test_the_losses_of_a_training_are_those_of_keras(name, optimizer, keras, tmp_path):
    spec, steps = STEPS[name]
    ours, settings = OPTIMIZERS[optimizer]
    network = Network(spec, seed=5)
    write_keras(tmp_path / "model.keras", spec, network.arrays())
    model = keras.models.load_model(tmp_path / "model.keras", compile=False)
    x, y = samples(spec, steps)
    theirs = getattr(keras.optimizers, optimizer)(**settings)
    expected = their_losses(keras, model, theirs, x, y)
    found = our_losses(network, ours, x, y)
    assert len(found) == len(expected) == steps
    assert np.abs(found - expected).max() <= 1e-5 * np.abs(expected).max()
    assert expected[-5:].mean() < expected[:5].mean()
