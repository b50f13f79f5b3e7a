"""Training on sequences beside Keras: the same first weights, batches and losses, step by step."""

from types import SimpleNamespace

import numpy as np
import pytest

from engine.data.batches import Feed, Goal, Inlet
from engine.kernels.reference import REFERENCE
from engine.layers.cells import STREAMS
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.projection import dropout_masks
from engine.layers.recurrent import GRU, LSTM, SimpleRNN
from engine.layers.wrappers import Bidirectional, TimeDistributed
from engine.network.network import Network
from engine.optimizers import SGD, Adam
from engine.spec import stack
from engine.training.events import Batches
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.layers.rig import Rig
from tests.peers.conftest import assert_close

WORDS, TIME, CLASSES, BATCH, EPOCHS = 20, 6, 3, 16, 10  # six batches: 60 steps
ALL = {"return_sequences": True}
EMBEDDING = {"input_dim": WORDS, "output_dim": 6}


def networks():
    """Return pairs (ours, function that makes Keras's) of hidden layers by name."""
    return {
        "lstm": (
            [Embedding(**EMBEDDING, mask_zero=True), LSTM(units=8)],
            lambda k: [k.Embedding(WORDS, 6, mask_zero=True), k.LSTM(8)],
        ),
        "gru": (
            [Embedding(**EMBEDDING), GRU(units=8, **ALL), GRU(units=7)],
            lambda k: [k.Embedding(WORDS, 6), k.GRU(8, **ALL), k.GRU(7)],
        ),
        "gru first": (
            [Embedding(**EMBEDDING, mask_zero=True), GRU(units=8, reset_after=False)],
            lambda k: [k.Embedding(WORDS, 6, mask_zero=True), k.GRU(8, reset_after=False)],
        ),
        "both": (
            [
                Embedding(**EMBEDDING, mask_zero=True),
                Bidirectional(layer=LSTM(units=5, **ALL)),
                Bidirectional(layer=GRU(units=4), merge_mode="sum"),
            ],
            lambda k: [
                k.Embedding(WORDS, 6, mask_zero=True),
                k.Bidirectional(k.LSTM(5, **ALL)),
                k.Bidirectional(k.GRU(4), merge_mode="sum"),
            ],
        ),
        "each": (
            [
                Embedding(**EMBEDDING),
                TimeDistributed(layer=Dense(units=7, activation="relu")),
                SimpleRNN(units=8),
            ],
            lambda k: [
                k.Embedding(WORDS, 6),
                k.TimeDistributed(k.Dense(7, activation="relu")),
                k.SimpleRNN(8),
            ],
        ),
    }


def sentences():
    """Return numbers of words, short sentences filled up with 0, and a class to be learned."""
    rng = np.random.default_rng(4)
    x = rng.integers(1, WORDS, (6 * BATCH, TIME)).astype(np.int32)
    x[np.arange(TIME) >= rng.integers(3, TIME + 1, len(x))[:, None]] = 0
    return x, (x[:, 0] + x[:, 2]) % CLASSES


def our_losses(network, optimizer, x, y):
    plan = Plan(optimizer=optimizer, batch_size=BATCH, epochs=EPOCHS, shuffle=False)
    feed = Feed({"input_layer": Inlet(x)}, {"dense": Goal(y)}, np.arange(len(x)))
    trainer = Trainer(network, plan, feed, kernels=REFERENCE)
    losses = [v for e in trainer.run() if isinstance(e, Batches) for v in e.columns["loss"]]
    trainer.close()
    return losses


def their_losses(model, x, y):
    return [
        float(np.ravel(model.train_on_batch(x[i : i + BATCH], y[i : i + BATCH]))[0])
        for _ in range(EPOCHS)
        for i in range(0, len(x), BATCH)
    ]


@pytest.mark.parametrize("name", networks())
@pytest.mark.parametrize("optimizer", [SGD(learning_rate=0.3), Adam(learning_rate=0.01)])
def test_sixty_losses_are_those_of_keras(name, optimizer, keras):
    hidden, theirs = networks()[name]
    source = InputLayer(shape=(TIME,), dtype="int32")
    network = Network(stack(source, *hidden, Dense(units=CLASSES, activation="softmax")))
    model = keras.Sequential(
        [
            keras.Input((TIME,), dtype="int32"),
            *theirs(keras.layers),
            keras.layers.Dense(CLASSES, activation="softmax"),
        ]
    )
    for node, layer in zip(list(network.spec)[1:], model.layers, strict=True):
        layer.set_weights([w.copy() for w in network.weights[node.id].values()])
    rate = optimizer.learning_rate
    model.compile(
        getattr(keras.optimizers, optimizer.registered_name)(rate),
        "sparse_categorical_crossentropy",
    )
    x, y = sentences()
    expected = their_losses(model, x, y)
    found = our_losses(network, optimizer, x, y)
    assert len(found) == 60
    assert_close(found, expected)
    assert found[-1] < found[0]


@pytest.mark.parametrize("rates", [(0.4, 0.0), (0.0, 0.4), (0.4, 0.3)])
@pytest.mark.parametrize(
    ("kind", "settings"),
    [(SimpleRNN, {}), (LSTM, {}), (GRU, {}), (GRU, {"reset_after": False})],
)
def test_what_is_dropped_is_missing_where_keras_misses_it(kind, settings, rates, keras):
    settings = {"units": 3, "dropout": rates[0], "recurrent_dropout": rates[1], **settings}
    rig = Rig(kind(**settings), [(5, 4)], dtype=np.float32, samples=6)
    (y,), _, _ = rig.run(rig.xs)
    theirs = getattr(keras.layers, kind.__name__)(**settings)
    theirs.build((6, 5, 4))
    theirs.set_weights([w.copy() for w in rig.network.weights["node"].values()])
    inputs, states = our_factors(kind(**settings), keras)
    theirs.cell._dropout_mask, theirs.cell._recurrent_dropout_mask = inputs, states
    expected = theirs(keras.ops.convert_to_tensor(rig.xs["x0"]), training=True)
    assert_close(y, keras.ops.convert_to_numpy(expected))


def our_factors(layer, keras):
    """Return what the layer of a rig drops, as a cell of Keras keeps it: one mask, or a list."""
    phase = SimpleNamespace(
        training=True, empty=np.empty, k=REFERENCE, seed=1, step=2, node=1, offset=0
    )
    count = layer.gates if layer.recurrent_dropout else 1
    inputs = dropout_masks(layer.dropout, (count, 6, 4), phase, 0)
    states = dropout_masks(layer.recurrent_dropout, (count, 6, 3), phase, STREAMS // 2)
    given = []
    for factors in (inputs, states):
        each = [
            keras.ops.convert_to_tensor(f, "float32") for f in ([] if factors is None else factors)
        ]
        given.append((each[0] if count == 1 else each) if each else None)
    return given
