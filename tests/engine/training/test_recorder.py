"""Looks at steps of a training: what they see is right, and they change nothing."""

import numpy as np
import pytest

from engine.kernels.cpu import CPU, Cpu
from engine.kernels.reference import REFERENCE
from engine.layers.activation import Activation
from engine.layers.activation_layers import LeakyReLU, ReLU
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import MaxPooling2D
from engine.layers.recurrent import LSTM
from engine.layers.shape import Flatten
from engine.losses import BinaryCrossentropy
from engine.network.network import Network
from engine.optimizers import SGD, Adam
from engine.regularizers import L2
from engine.spec import stack
from engine.training.events import Batches, FlowsRecorded
from engine.training.flows import BINS
from engine.training.plan import Plan
from engine.training.recorder import Recorder, dead_share, function_of, saturated_share
from engine.training.trainer import Trainer
from tests.engine.training.test_trainer import feed_of, images

CONVNET = stack(
    InputLayer(shape=(8, 8, 1)),
    Conv2D(filters=4, activation="relu", kernel_regularizer=L2(l2=0.01)),
    MaxPooling2D(),
    Flatten(),
    Dropout(rate=0.3),
    Dense(units=8, activation="tanh"),
    Dense(units=3, activation="softmax"),
)
NORMALISED = stack(
    InputLayer(shape=(8, 8, 1)),
    Conv2D(filters=4, use_bias=False),
    BatchNormalization(),
    Activation(activation="relu"),
    Flatten(),
    Dense(units=3, activation="softmax", trainable=False),
)


class Untaped(Cpu):
    """The same kernels, but nobody can listen to them."""

    recorder = None


def trainer_of(plan, spec=CONVNET, *, kernels=REFERENCE, records=True, every=True):
    x, y = images()
    training = feed_of(plan, spec, x, y, np.arange(60))
    trainer = Trainer(Network(spec, seed=0), plan, training, kernels=kernels, records=records)
    if every:  # whatever it costs
        trainer.recorder.wants = lambda step: trainer.recorder.is_on
    return trainer


def run(trainer):
    events = list(trainer.run())
    trainer.close()
    return [event.flows for event in events if isinstance(event, FlowsRecorded)]


def place(trainer, layer, name="kernel"):
    node = trainer.network.spec.nodes[layer].id
    return next(p for p in trainer.network.layout.places if p.key == (node, name))


@pytest.mark.parametrize("shards", [1, 2])
def test_updates_are_the_differences_of_weights(shards):
    plan = Plan(optimizer=Adam(), batch_size=20, epochs=1, shards=shards)
    trainer = trainer_of(plan)
    kernel, weights = place(trainer, 1), [trainer.network.flat.copy()]
    trainer.report_seconds = 0
    flows = []
    for event in trainer.run():
        if isinstance(event, FlowsRecorded):
            flows.append(event.flows)
        if isinstance(event, Batches):
            weights.append(trainer.network.flat.copy())
    trainer.close()
    assert [each.step for each in flows] == [1, 2, 3]
    for each, before, after in zip(flows, weights[:-1], weights[1:], strict=True):
        moved = (after - before)[kernel.start : kernel.stop]
        now = after[kernel.start : kernel.stop]
        for kind, values in (("updates", moved), ("weights", now)):
            low, high = (float(each.measure(kind, name)[0]) for name in ("low", "high"))
            others = values[values != 0].astype(float)
            total = each.counts(kind)[0].sum() + each.measure(kind, "below")[0]
            assert total + each.measure(kind, "above")[0] == others.size
            assert each.measure(kind, "norm")[0] == pytest.approx(np.linalg.norm(values), rel=1e-5)
            assert each.measure(kind, "mean")[0] == pytest.approx(values.mean(), rel=1e-4)
            assert low <= high


@pytest.mark.parametrize("shards", [1, 3])
def test_gradients_are_those_that_plain_descent_follows(shards):
    plan = Plan(optimizer=SGD(learning_rate=0.5), batch_size=30, epochs=1, shards=shards)
    for each in run(trainer_of(plan)):
        moved, slope = each.measure("updates", "norm"), each.measure("gradients", "norm")
        learns = ~np.isnan(slope)
        np.testing.assert_allclose(moved[learns], 0.5 * slope[learns], rtol=1e-4)
        assert learns.tolist() == [True, True, True]


def test_activations_are_those_of_the_batch():
    plan = Plan(optimizer=SGD(learning_rate=0.0), batch_size=60, epochs=1, shuffle=False, shards=2)
    spec = stack(*(n.layer for n in CONVNET if n.layer.registered_name != "Dropout"))
    trainer = trainer_of(plan, spec)
    x = images()[0][:60] / np.float32(255)
    node = spec.nodes[1].id
    y = trainer.network.predict(x, REFERENCE, node)
    (flows,) = run(trainer)
    assert flows.ids[0] == node
    assert flows.measure("activations", "zeros")[0] == np.sum(y == 0)
    assert flows.measure("activations", "mean")[0] == pytest.approx(y.mean(), rel=1e-4)
    assert flows.measure("activations", "highest")[0] == pytest.approx(y.max(), rel=1e-5)
    dead = np.mean((y == 0).all(axis=(0, 1, 2)))
    assert flows.share("dead")[0] == pytest.approx(dead)


@pytest.mark.parametrize("shards", [1, 2])
@pytest.mark.parametrize("kernels", [REFERENCE, CPU, Untaped()], ids=["plain", "taped", "untaped"])
@pytest.mark.parametrize("spec", [CONVNET, NORMALISED], ids=["convnet", "normalised"])
def test_looking_changes_no_bit_of_the_weights_in_60_steps(spec, kernels, shards):
    plan = Plan(optimizer=Adam(), batch_size=20, epochs=20, shards=shards)
    results, looks = [], []
    for how in ("never", "always", "as it thinks"):
        trainer = trainer_of(
            plan, spec, kernels=kernels, records=how != "never", every=how == "always"
        )
        looks.append(len(run(trainer)))
        assert trainer.step == 60
        results.append((trainer.network.flat.tobytes(), trainer.updater.state()))
    assert looks[0] == 0
    assert looks[1] == 60
    assert 1 <= looks[2] < 60
    for weights, state in results[1:]:
        assert weights == results[0][0]
        for name, row in state.items():
            assert row.tobytes() == results[0][1][name].tobytes()


def test_steps_between_two_looks_are_still_made_from_a_tape():
    plan = Plan(optimizer=Adam(), batch_size=20, epochs=20)
    trainer = trainer_of(plan, kernels=CPU, every=False)
    planned = [10, 31]
    trainer.recorder.wants = lambda step: bool(planned and step >= planned[0] and planned.pop(0))
    first, second = run(trainer)
    assert 10 <= first.step < 31 <= second.step
    assert trainer._stepper._taping.is_trusted
    assert trainer._stepper._taping.tape is not None


def test_frozen_layers_and_statistics_have_no_gradient():
    flows = run(trainer_of(Plan(batch_size=30, epochs=1), NORMALISED))[-1]
    assert len(flows.ids) == 4  # convolution, normalisation, activation, dense
    assert np.isnan(flows.measure("gradients", "norm")).tolist() == [False, False, True, True]
    assert np.isnan(flows.measure("weights", "norm")).tolist() == [False, False, True, False]
    assert not np.isnan(flows.measure("activations", "norm")).any()
    assert flows.measure("weights", "size")[1] == 8  # gamma and beta, not the moving statistics


def test_biases_are_left_out():
    flows = run(trainer_of(Plan(batch_size=60, epochs=1)))[0]
    sizes = [place(trainer_of(Plan()), i).spec.shape for i in (1, 5, 6)]
    assert flows.measure("weights", "size").tolist() == [np.prod(shape) for shape in sizes]


def test_sequences_are_recorded():
    spec = stack(InputLayer(shape=(8, 8)), LSTM(units=3), Dense(units=1, activation="sigmoid"))
    plan = Plan(loss=BinaryCrossentropy(), batch_size=20, epochs=1)
    x, y = images()
    feed = feed_of(plan, spec, x[..., 0], (y > 0).astype(np.int64), np.arange(60))
    trainer = Trainer(Network(spec, seed=0), plan, feed, kernels=REFERENCE, records=True)
    flows = run(trainer)[0]
    assert flows.measure("weights", "size").tolist() == [8 * 12 + 3 * 12, 3]
    assert np.isnan(flows.shares).all()  # the output is compared before its sigmoid


def test_a_network_without_weights_has_nothing_to_record():
    spec = stack(InputLayer(shape=(4,)), Flatten())
    trainer = trainer_of(Plan(), CONVNET)
    assert not Recorder(Network(spec), trainer.crew).wants(1)
    trainer.close()


def test_dead_units_gave_zero_for_every_sample():
    values = np.ones((6, 2, 2, 4), np.float32)
    values[..., 1] = 0
    values[:5, ..., 2] = 0
    assert dead_share([values[:3], values[3:]], "relu") == 0.25
    assert np.isnan(dead_share([values], "gelu"))


@pytest.mark.parametrize(("function", "ends"), [("tanh", (-1, 1)), ("sigmoid", (0, 1))])
def test_saturated_values_lie_near_an_end(function, ends):
    low, high = ends
    values = np.linspace(low, high, 10_001, dtype=np.float32)[:, None]
    assert saturated_share([values[:99], values[99:]], function) == pytest.approx(0.04, abs=2e-4)
    assert np.isnan(saturated_share([values], "relu"))


def test_the_function_of_a_layer_is_known():
    assert function_of(Dense(units=1, activation="tanh")) == "tanh"
    assert function_of(Activation(activation="relu6")) == "relu6"
    assert function_of(ReLU()) == "relu"
    assert function_of(LeakyReLU()) == function_of(LSTM(units=2)) == function_of(Flatten()) == ""


def test_looks_cost_less_than_their_share_of_the_time():
    trainer = trainer_of(Plan(), every=False)
    recorder, looks = trainer.recorder, []
    for step in range(1, 20_001):  # each of 1 ms, a look takes 5 ms more
        if recorder.wants(step):
            recorder._own = 0.005
            recorder.count_look(step, 0.006)
            looks.append(step)
        else:
            recorder.count(1, 0.001)
    trainer.close()
    assert looks[0] == 1
    assert len(looks) > 50
    assert 0.01 < 0.005 * len(looks) / 20 < 0.03
    assert recorder.cost < 0.035


def test_time_that_is_waited_buys_no_looks():
    trainer = trainer_of(Plan(), every=False)
    recorder = trainer.recorder
    recorder._own = 0.005
    recorder.count(1, 3600.0)  # the run was paused in its first step
    recorder.count(1, 0.001)
    recorder.count_look(2, 0.006)
    recorder.count(1, 3600.0)  # and once more
    trainer.close()
    assert not recorder.wants(100)


def test_every_bin_is_in_the_table():
    flows = run(trainer_of(Plan(batch_size=60, epochs=1)))[0]
    assert flows.counts("weights").shape == (3, BINS)
