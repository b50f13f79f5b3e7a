"""Layers for sequences: equal to Keras, true to masks and memory, and honest about mistakes."""

import numpy as np
import pytest

from engine.errors import (
    IndexBeyondEmbedding,
    InputCountError,
    SettingError,
    ShapeError,
    WrongInnerLayer,
)
from engine.layers import layers
from engine.layers.cells import LSTMCell, cells
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.recurrent import GRU, LSTM, RNN, SimpleRNN
from engine.layers.wrappers import Bidirectional, TimeDistributed
from engine.network.layer_text import layers_from_text, layers_to_text
from engine.network.shapes import summarise
from engine.regularizers import L2
from engine.spec import Node, stack
from tests.engine.checks import check_gradient
from tests.engine.layers.golden import assert_equals_keras, read_cases
from tests.engine.layers.rig import Rig
from tests.engine.layers.sequence_cases import CASES, Part

GOLDEN = read_cases("sequences")
STEPS = (5, 3)
MASK = np.array(
    [[1, 1, 1, 1, 1], [0, 1, 1, 0, 1], [0, 0, 1, 1, 0], [0, 0, 0, 0, 0], [1, 1, 1, 0, 0]], bool
)
ALL = {"return_sequences": True, "return_state": True}
MASKED = {
    "simple": (SimpleRNN(units=2, **ALL), 1),
    "lstm": (LSTM(units=2, dropout=0.2, recurrent_dropout=0.2, **ALL), 2),
    "lstm last": (LSTM(units=2, go_backwards=True, return_state=True), 2),
    "gru": (GRU(units=2, recurrent_activation="softmax", **ALL), 1),
    "gru first": (GRU(units=2, reset_after=False, recurrent_dropout=0.2, **ALL), 1),
    "zeros": (LSTM(units=2, zero_output_for_mask=True, return_sequences=True), 2),
    "stacked": (RNN(cell=(LSTMCell(units=2), LSTMCell(units=2)), return_sequences=True), 4),
    "both": (Bidirectional(layer=LSTM(units=2, **ALL), merge_mode="mul"), 4),
    "both last": (Bidirectional(layer=GRU(units=2), merge_mode=None), 2),
}


def made(value):
    """Return what we make of a part, and of parts in it."""
    if isinstance(value, Part):
        family = layers if value.kind in layers else cells
        return family[value.kind](**{k: made(v) for k, v in value.settings.items()})
    if value == "l2":
        return L2()
    is_stack = isinstance(value, tuple) and value and isinstance(value[0], Part)
    return tuple(made(each) for each in value) if is_stack else value


def test_every_golden_case_has_its_layer():
    assert set(GOLDEN) == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_outputs_and_gradients_equal_those_of_keras(name, kernels):
    assert_equals_keras(made(CASES[name].layer), GOLDEN[name], kernels)


@pytest.mark.parametrize("name", MASKED)
def test_gradients_with_masks_match_finite_differences(name, rng):
    layer, states = MASKED[name]
    shapes = [STEPS, *[(2,)] * states]
    rig = Rig(layer, shapes, masks=[MASK, *[None] * states])
    _, dxs, _ = rig.run(rig.xs)
    for key, dx in dxs.items():

        def of_input(x, key=key):
            return rig.total({**rig.xs, key: x})

        check_gradient(of_input, rig.xs[key], dx, rng=rng)
    assert not dxs["x0"][~MASK].any()


@pytest.mark.parametrize("name", MASKED)
def test_masked_steps_change_nothing_in_any_number_of_shards(name):
    layer, states = MASKED[name]
    masks = [MASK, *[None] * states]
    whole = Rig(layer, [STEPS, *[(2,)] * states], masks=masks)
    cut = Rig(layer, [STEPS, *[(2,)] * states], shards=2, masks=masks)
    other = np.where(MASK[..., None], whole.xs["x0"], 100.0)
    first, second = whole.run(whole.xs)[0], cut.run({**whole.xs, "x0": other})[0]
    for a, b in zip(first, second, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-12)
    cut.crew.close()


def test_a_stateful_layer_goes_on_where_the_batch_before_ended():
    halves, layer = (3, 2), LSTM(units=2, stateful=True, return_sequences=True)
    for wrapped in (layer, RNN(cell=LSTMCell(units=2), stateful=True, return_sequences=True)):
        rig = Rig(wrapped, [halves])
        x = np.random.default_rng(1).standard_normal((5, 6, 2))
        (first,), (second,) = (rig.run({"x0": part})[0] for part in (x[:, :3], x[:, 3:]))
        whole = Rig(wrapped, [(6, 2)])
        whole.network.flat[...] = rig.network.flat
        (expected,), _, _ = whole.run({"x0": x})
        np.testing.assert_allclose(np.concatenate([first, second], 1), expected, atol=1e-12)
        rig.crew.forget()
        np.testing.assert_array_equal(rig.run({"x0": x[:, :3]})[0][0], first)


def test_both_directions_remember_their_own_states():
    rig = Rig(Bidirectional(layer=GRU(units=2, stateful=True)), [(3, 2)])
    rig.run(rig.xs)
    assert len(rig.crew.memory()) == 2


def test_the_forget_gate_starts_open():
    weights = Rig(LSTM(units=3, trainable=False), [STEPS]).network.weights["node"]
    assert weights["bias"].tolist() == [0] * 3 + [1] * 3 + [0] * 6
    closed = LSTM(units=3, unit_forget_bias=False, trainable=False)
    assert not Rig(closed, [STEPS]).network.weights["node"]["bias"].any()


def test_dropped_values_are_the_same_at_all_steps_and_in_both_directions_different():
    layer = SimpleRNN(units=3, dropout=0.5, activation="linear", return_sequences=True)
    rig = Rig(Bidirectional(layer=layer, merge_mode=None), [(4, 3)])
    for side in ("forward", "backward"):
        rig.network.weights["node"][f"{side}/kernel"][...] = np.eye(3)
        rig.network.weights["node"][f"{side}/recurrent_kernel"][...] = 0
        rig.network.weights["node"][f"{side}/bias"][...] = 0
    ones = {"x0": np.ones((5, 4, 3))}
    (y, y_back), _, _ = rig.run(ones)
    assert set(np.unique(y)) == {0, 2}
    assert (y == y[:, :1]).all()
    assert (y != y_back).any()
    (still, _), _, _ = rig.run(ones, training=False)
    assert (still == 1).all()


def test_rows_that_come_several_times_get_the_sum_of_their_gradients():
    rig = Rig(Embedding(input_dim=4, output_dim=2), [(3,)], below=(4,), samples=2)
    rig.dys = {"node": np.arange(12.0).reshape(2, 3, 2)}
    _, _, gradient = rig.run({"x0": np.array([[1, 1, 3], [1, 0, 3]], np.int32)})
    assert gradient[:8].reshape(4, 2).tolist() == [[8, 9], [8, 11], [0, 0], [14, 16]]


def test_a_number_without_a_row_is_named():
    rig = Rig(Embedding(input_dim=4, output_dim=2), [(3,)], below=(4,), samples=1)
    for wrong in (4, -1):
        with pytest.raises(IndexBeyondEmbedding) as caught:
            rig.run({"x0": np.array([[0, 1, wrong]], np.int32)})
        assert caught.value.facts == {"maximum": 3, "actual": wrong}


def test_zeros_of_an_embedding_are_masked_for_the_layers_after_it():
    x = np.array([[3, 1, 0, 0]])
    layer = Embedding(input_dim=4, output_dim=2, mask_zero=True)
    assert layer.output_mask([x], [None]).tolist() == [[True, True, False, False]]
    assert Embedding(input_dim=4, output_dim=2).output_mask([x], [x > 0]) is None


def test_open_lengths_come_through():
    both = Bidirectional(layer=LSTM(units=3, return_sequences=True))
    spec = stack(
        InputLayer(shape=(None,), dtype="int32"),
        Embedding(input_dim=7, output_dim=4),
        both,
        TimeDistributed(layer=Dense(units=5)),
        GRU(units=2),
    )
    shapes = [row.shape for row in summarise(spec).rows]
    assert shapes == [(None,), (None, 4), (None, 6), (None, 5), (2,)]


def test_costs_count_every_step():
    assert LSTM(units=3).multiply_adds((10, 4)) == 10 * (4 + 3) * 12
    assert RNN(cell=(LSTMCell(units=3), LSTMCell(units=2))).multiply_adds((10, 4)) == 10 * (
        7 * 12 + 5 * 8
    )
    assert TimeDistributed(layer=Dense(units=5)).multiply_adds((10, 4)) == 10 * 20


def test_statistics_inside_a_wrapper_count_all_steps():
    layer = TimeDistributed(layer=BatchNormalization(momentum=0.9))
    rig = Rig(layer, [(4, 2)], samples=6, shards=2)
    x = rig.xs["x0"] * 3 + 2
    weights = rig.network.weights["node"]
    rig.run({"x0": x})
    layer.settle(weights, rig.observed["node"])
    np.testing.assert_allclose(weights["moving_mean"], 0.1 * x.mean((0, 1)), atol=1e-12)
    np.testing.assert_allclose(weights["moving_variance"], 0.9 + 0.1 * x.var((0, 1)), atol=1e-12)
    rig.crew.close()


def test_a_frozen_layer_in_a_wrapper_stays_frozen():
    frozen = LSTM(units=2, trainable=False)
    for layer in (TimeDistributed(layer=frozen), TimeDistributed(layer=frozen, trainable=False)):
        assert not any(s.trainable for s in layer.weight_specs((2, 4, 3)).values())
    mixed = Bidirectional(layer=frozen, backward_layer=GRU(units=2, go_backwards=True))
    trainable = {name: s.trainable for name, s in mixed.weight_specs(STEPS).items()}
    assert trainable == {name: name.startswith("backward/") for name in trainable}


@pytest.mark.parametrize(
    "layer",
    [
        RNN(cell=(LSTMCell(units=3), LSTMCell(units=2))),
        Bidirectional(layer=LSTM(units=2), merge_mode=None),
        TimeDistributed(layer=Bidirectional(layer=GRU(units=2))),
    ],
)
def test_layers_in_layers_are_pasted_as_they_were_copied(layer):
    text = layers_to_text([Node("a", "a", layer)])
    assert layers_from_text(text) == [("a", layer)]


def test_what_cannot_run_is_refused():
    with pytest.raises(SettingError):
        LSTM(dropout=1.0)
    with pytest.raises(SettingError):
        RNN(cell=LSTM())
    with pytest.raises(SettingError):
        RNN(cell=())
    with pytest.raises(WrongInnerLayer):
        Bidirectional(layer=Dense())
    with pytest.raises(WrongInnerLayer):
        TimeDistributed(layer=InputLayer())
    with pytest.raises(SettingError):
        Bidirectional(layer=LSTM(), backward_layer=LSTM())
    with pytest.raises(ShapeError):
        LSTM().output_shape((4,))
    with pytest.raises(ShapeError):
        LSTM(units=2).output_shape((4, 3), (2,), (3,))
    with pytest.raises(InputCountError):
        LSTM().check_input_count("lstm", 2)
