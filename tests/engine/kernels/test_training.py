"""A whole training through the compiled kernels is that of the reference."""

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import AveragePooling2D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.optimizers import SGD, Adam
from engine.spec import stack
from engine.training.events import Batches
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.kernels.compare import BOTH

SPEC = stack(
    InputLayer(shape=(17, 15, 3)),
    Conv2D(filters=16, activation="relu", padding="same"),
    MaxPooling2D(),
    Conv2D(filters=32, activation="relu"),
    BatchNormalization(),
    Conv2D(filters=17, kernel_size=(2, 3), strides=(2, 1), activation="tanh"),
    AveragePooling2D(padding="same"),
    Flatten(),
    Dropout(rate=0.3),
    Dense(units=4, activation="softmax"),
)


def losses(kernels, optimizer, shards):
    """Return the loss of each batch of one epoch."""
    rng = np.random.default_rng(3)
    x = rng.integers(0, 256, (90, 17, 15, 3)).astype(np.uint8)
    plan = Plan(optimizer=optimizer, batch_size=16, epochs=1, shards=shards)
    y, names = rng.integers(0, 4, 90), (SPEC.inputs[0].name, SPEC.output.name)
    kind = plan.loss.target_kind
    feed = Feed.single(x, y, np.arange(90), Affine(1 / 255, 0), *names, kind, 4)
    trainer = Trainer(Network(SPEC, seed=1), plan, feed, kernels=kernels, poison=True)
    found = [v for e in trainer.run() if isinstance(e, Batches) for v in e.columns["loss"]]
    trainer.close()
    return found


@pytest.mark.parametrize("shards", [1, 3])
@pytest.mark.parametrize("optimizer", [SGD(learning_rate=0.05, momentum=0.9), Adam()])
def test_a_training_has_the_same_losses_in_both_implementations(optimizer, shards):
    expected, found = (losses(k, optimizer, shards) for k in BOTH)
    assert len(found) == 6
    np.testing.assert_allclose(found, expected, rtol=1e-3)
    assert found == losses(BOTH[1], optimizer, shards)
