"""The profile of an old Keras changes defaults to those of its source, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.made import Moons
from engine.data.preparation import Affine
from engine.data.split import Split
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.losses import BinaryCrossentropy, MeanSquaredError
from engine.metrics import BinaryAccuracy, RoundedBinaryAccuracy
from engine.network.nested import Nested
from engine.network.network import Network
from engine.optimizers import Adam, RMSprop
from engine.profiles import KERAS_2_0_8, Change
from engine.spec import stack
from engine.training.plan import Head, Part, Plan
from engine.training.trainer import Trainer


def test_rmsprop_takes_the_old_epsilon_outside_the_root():
    plan, changes = KERAS_2_0_8.plan(Plan(optimizer=RMSprop(), loss=MeanSquaredError()))
    assert plan.optimizer == RMSprop(epsilon=1e-8, epsilon_inside_root=False)
    assert changes == (
        Change("optimizer", "epsilon", 1e-7, 1e-8),
        Change("optimizer", "epsilon_inside_root", True, False),
    )


def test_a_step_of_rmsprop_is_that_of_the_old_formula(rng):
    spec = stack(InputLayer(shape=(3,)), Dense(units=1, use_bias=False))
    plan, _ = KERAS_2_0_8.plan(
        Plan(optimizer=RMSprop(), loss=MeanSquaredError(), epochs=1, batch_size=4, accuracy=False)
    )
    x, y = rng.standard_normal((4, 3)), rng.standard_normal((4, 1))
    network = Network(spec, seed=2, dtype=np.float64)
    w = network.weights["n1"]["kernel"].copy()
    feed = Feed.single(x, y, np.arange(4), Affine(1, 0), "input_layer", "dense", "values")
    trainer = Trainer(network, plan, feed, kernels=REFERENCE)
    list(trainer.run())
    trainer.close()
    g = 2 * x.T @ (x @ w - y) / 4
    expected = w - 0.001 * g / (np.sqrt(0.1 * g**2) + 1e-8)
    np.testing.assert_allclose(network.weights["n1"]["kernel"], expected, rtol=1e-5)


def test_what_the_user_chose_stays():
    chosen = Adam(epsilon=1e-3)
    plan, changes = KERAS_2_0_8.plan(Plan(optimizer=chosen, loss=MeanSquaredError()))
    assert plan.optimizer == chosen
    assert changes == ()


def test_a_profile_that_is_taken_twice_changes_nothing_more():
    plan, _ = KERAS_2_0_8.plan(Plan(loss=BinaryCrossentropy()))
    assert KERAS_2_0_8.plan(plan) == (plan, ())


def test_an_accuracy_of_yes_or_no_counts_rounded_outputs():
    plan, _ = KERAS_2_0_8.plan(Plan(loss=BinaryCrossentropy()))
    assert plan.metrics == (RoundedBinaryAccuracy(),)
    assert not plan.accuracy
    y, target = np.array([[1.7], [0.7], [0.2]]), np.array([[1.0], [1.0], [0.0]])
    old, new = (m.result(m.sums(y, target, None)) for m in (plan.metrics[0], BinaryAccuracy()))
    assert old == pytest.approx(2 / 3)  # 1.7 rounds to 2, which is not 1
    assert new == 1


def test_heads_and_parts_are_changed_as_well():
    head = Head(output="n1", loss=BinaryCrossentropy())
    part = Part(nodes=("n1",), optimizer=RMSprop())
    plan, changes = KERAS_2_0_8.plan(
        Plan(optimizer=Adam(), loss=MeanSquaredError(), heads=(head,), parts=(part,))
    )
    assert plan.heads[0].metrics == (RoundedBinaryAccuracy(),)
    assert plan.parts[0].optimizer.epsilon == 1e-8
    assert [change.where for change in changes] == ["optimizer", "n1", "n1", "n1"]


def test_hard_sigmoid_means_the_old_formula_also_inside_networks():
    inner = stack(InputLayer(shape=(3,)), Dense(units=2, activation="hard_sigmoid"))
    spec = stack(InputLayer(shape=(3,)), Nested(network=inner))
    changed, changes = KERAS_2_0_8.network(spec)
    layer = changed["n1"].layer.network["n1"].layer
    assert layer == replace(inner["n1"].layer, activation="hard_sigmoid_keras2")
    assert changes == (
        Change("functional/dense", "activation", "hard_sigmoid", "hard_sigmoid_keras2"),
    )


def test_a_network_without_old_defaults_stays_the_same_object():
    spec = stack(InputLayer(shape=(3,)), Dense(units=2))
    assert KERAS_2_0_8.network(spec) == (spec, ())


def test_the_last_samples_validate_in_the_order_of_the_data():
    split, changes = KERAS_2_0_8.split(Split(validation=0.3))
    assert split == Split(validation=0.3, shuffle=False)
    assert changes == (Change("split", "shuffle", True, False),)
    count = 77
    parts = split.apply(Moons(samples=count).load())
    at = int(count * (1.0 - 0.3))  # as ``fit`` of Keras 2.0.8 says it
    assert parts.train.tolist() == list(range(at))
    assert parts.validation.tolist() == list(range(at, count))
    assert KERAS_2_0_8.undone().split(split)[0] == Split(validation=0.3)
    assert KERAS_2_0_8.split(split) == (split, ())
