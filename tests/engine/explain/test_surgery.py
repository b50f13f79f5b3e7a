import numpy as np
import pytest

from engine.errors import DrawingMisfit, NodeNotFound, NothingToOperate, SettingError, UnknownUnit
from engine.explain.predictions import finished
from engine.explain.surgery import (
    ALL_CHANNELS,
    Draw,
    Mute,
    Scale,
    Swap,
    circumstances,
    edits,
    fitting,
    kernel_planes,
    misfit,
    operable_units,
    operated,
    plane_of,
)
from engine.explain.surgery_effect import effect_on_classes, reached_by, slice_size, spread
from engine.explain.unit_study import study
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv1D, Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.masking import Masking
from engine.layers.merge import Add
from engine.layers.recurrent import LSTM
from engine.network.network import Network
from engine.registry import describe, restore
from engine.spec import NetworkSpec, Node, stack
from tests.engine.explain.networks import averaging, convnet, tabular
from tests.engine.layers.test_contract import EXAMPLES, rig_of

ALONE = [
    pytest.param(example, id=f"{name}-{i}")
    for name, examples in EXAMPLES.items()
    for i, example in enumerate(examples)
    if len(example.shapes) == 1
]


@pytest.fixture
def image(rng):
    return rng.standard_normal((2, 2, 3, 2)).astype(np.float32)


@pytest.mark.parametrize("example", ALONE)
def test_a_muted_unit_of_any_layer_gives_a_constant_and_the_others_stay(example):
    rig = rig_of(example)
    row = rig.network.summary["node"]
    count = operable_units(row)
    if not count:
        changed = misfit(rig.network.summary, Mute("node", 0))
        assert isinstance(changed, NothingToOperate)
        return
    changed = operated(rig.network, [Mute("node", count - 1)])
    before, after = (each.predict(rig.xs, REFERENCE, "node") for each in (rig.network, changed))
    rest = circumstances(rig.network, "node", REFERENCE).rest
    if rest is None:  # softmax: all units share one sum
        return
    assert np.allclose(after[..., -1], rest, atol=1e-12)
    if "recurrent_kernel" not in row.weights:  # the other cells hear of it at the next step
        assert np.array_equal(before[..., :-1], after[..., :-1])


def test_the_network_itself_keeps_every_bit():
    network = convnet()
    bits = network.flat.tobytes()
    draw = Draw("n4", 2, (1.0, 2.0, 3.0, 4.0), (2, 2))
    changed = operated(network, [Mute("n1", 0), Scale("n4", 1, -3.0), Swap("n6", 0, 2), draw])
    assert changed.flat.tobytes() != bits
    assert network.flat.tobytes() == bits
    assert not np.shares_memory(network.flat, changed.flat)


def test_muting_takes_a_mean_out_of_the_sum(image):
    network = averaging([[2.0, 0.0], [3.0, 1.0]], activation="linear")
    means = image.mean(axis=(1, 2))
    said = operated(network, [Mute("n1", 1)]).predict(image, REFERENCE)
    assert np.allclose(said, np.stack([2 * means[:, 0], 0 * means[:, 0]], axis=1), atol=1e-6)


def test_scaling_by_one_changes_no_bit_and_by_minus_two_the_sum(image):
    network = averaging([[2.0, 0.0], [3.0, 1.0]], activation="linear")
    same = operated(network, [Scale("n1", 0, 1.0)])
    assert same.flat.tobytes() == network.flat.tobytes()
    means = image.mean(axis=(1, 2))
    said = operated(network, [Scale("n1", 0, -2.0)]).predict(image, REFERENCE)
    assert np.allclose(said[:, 0], -4 * means[:, 0] + 3 * means[:, 1], atol=1e-5)


def test_swapped_filters_exchange_their_maps_and_twice_is_nothing(image):
    network = averaging([[2.0, 0.0], [3.0, 1.0]], activation="linear")
    maps = network.predict(image, REFERENCE, "n1")
    swapped = operated(network, [Swap("n1", 0, 1)])
    assert np.array_equal(swapped.predict(image, REFERENCE, "n1"), maps[..., ::-1])
    means = image.mean(axis=(1, 2))
    expected = 2 * means[:, 1] + 3 * means[:, 0]  # behind it nothing has changed places
    assert np.allclose(swapped.predict(image, REFERENCE)[:, 0], expected, atol=1e-5)
    twice = operated(network, [Swap("n1", 0, 1), Swap("n1", 1, 0)])
    assert twice.flat.tobytes() == network.flat.tobytes()


def test_biases_go_with_their_units():
    network = tabular()
    network.weights["n1"]["bias"][...] = np.arange(7)
    bias = operated(network, [Swap("n1", 2, 5), Scale("n1", 3, 2.0), Mute("n1", 6)])
    assert bias.weights["n1"]["bias"].tolist() == [0, 1, 5, 6, 4, 2, 0]


def test_a_drawn_kernel_is_convolved_with(rng):
    network = Network(
        stack(InputLayer(shape=(6, 5, 2)), Conv2D(filters=3, kernel_size=(3, 3), use_bias=False))
    )
    x = rng.standard_normal((1, 6, 5, 2)).astype(np.float32)
    right = Draw("n1", 1, tuple([0.0] * 5 + [1.0] + [0.0] * 3), (3, 3), 1)
    zero = Draw("n1", 1, (0.0,) * 9, (3, 3), 0)
    shifted = operated(network, [right, zero]).predict(x, REFERENCE)[..., 1]
    assert np.allclose(shifted, x[:, 1:5, 2:5, 1], atol=1e-6)
    both = operated(network, [Draw("n1", 1, right.kernel, (3, 3), ALL_CHANNELS)])
    summed = both.predict(x, REFERENCE)[..., 1]
    assert np.allclose(summed, x[:, 1:5, 2:5].sum(axis=-1), atol=1e-6)
    planes = kernel_planes(both, "n1", 1)
    assert planes.shape == (2, 3, 3)
    assert (planes == np.array(right.kernel).reshape(3, 3)).all()


def test_sequences_and_tables_have_rows_to_draw(rng):
    spec = stack(InputLayer(shape=(9, 2)), Conv1D(filters=2, kernel_size=(3,)), Dense(units=2))
    network = Network(spec)
    rows = [network.summary[node] for node in ("n1", "n2")]
    assert [plane_of(row) for row in rows] == [(3,), (2,)]
    drawn = operated(
        network, [Draw("n1", 1, (0.0, 1.0, 0.0), (3,), 0), Draw("n2", 0, (5.0, 6.0), (2,))]
    )
    assert drawn.weights["n1"]["kernel"][:, 0, 1].tolist() == [0, 1, 0]
    assert drawn.weights["n2"]["kernel"][:, 0].tolist() == [5, 6]


def test_muted_cells_give_nothing(rng):
    spec = stack(InputLayer(shape=(6, 3)), LSTM(units=4, return_sequences=True))
    changed = operated(Network(spec, seed=3), [Mute("n1", 2)])
    said = changed.predict(rng.standard_normal((2, 6, 3)), REFERENCE)
    assert (said[..., 2] == 0).all()
    assert (said[..., 1] != 0).all()


def test_what_does_not_fit_says_where_and_what():
    network = convnet()
    cases = {
        Mute("gone", 0): (NodeNotFound, "'gone'"),
        Mute("n3", 0): (NothingToOperate, "max_pooling2d"),
        Mute("n1", 4): (UnknownUnit, "it has 4"),
        Swap("n1", 0, -1): (UnknownUnit, "-1"),
        Draw("n1", 0, (1.0,) * 4, (2, 2)): (DrawingMisfit, r"\(2, 3, 3\)"),
        Draw("n1", 0, (1.0,) * 9, (3, 3), 2): (DrawingMisfit, r"\(3, 3, 3\)"),
    }
    for change, (kind, words) in cases.items():
        assert isinstance(misfit(network.summary, change), kind)
        with pytest.raises(kind, match=words):
            operated(network, [change])
    good = Mute("n1", 3)
    assert fitting(network.summary, [*cases, good]) == (good,)


def test_senseless_numbers_are_refused():
    for factor in (float("nan"), float("inf"), 101.0):
        with pytest.raises(SettingError, match="factor"):
            Scale("n1", 0, factor)
    with pytest.raises(SettingError, match="4 numbers"):
        Draw("n1", 0, (1.0,), (2, 2))
    with pytest.raises(SettingError, match="kernel"):
        Draw("n1", 0, (float("nan"),), (1,))


def test_every_edit_survives_a_project():
    examples = Mute("a", 1), Scale("a", 2, -0.5), Swap("b", 0, 3), Draw("c", 0, (1.5, 2.0), (2,), 4)
    assert {type(each).registered_name for each in examples} == set(edits)
    for each in examples:
        assert restore(describe(each)) == each


def test_circumstances_name_what_else_changes():
    nodes = (
        Node("x", "in", InputLayer(shape=(3,))),
        Node("a", "first", Dense(units=3, activation="sigmoid"), ("x",)),
        Node("b", "again", Dense(units=3, activation="sigmoid"), ("a",), "a"),
        Node("c", "sum", Add(), ("a", "b")),
    )
    network = Network(NetworkSpec(nodes, ("c",)))
    found = circumstances(network, "a", REFERENCE)
    assert (found.shared, found.normalised, found.rest) == (("again",), (), 0.5)
    assert reached_by(network, [Mute("b", 0)]) == {"a", "b", "c"}
    network = convnet()
    assert circumstances(network, "n1", REFERENCE).normalised == ("batch_normalization",)
    assert circumstances(network, "n6", REFERENCE).rest is None


def effect(network, changes, x, labels, classes):
    chosen = np.arange(len(x))
    return finished(
        effect_on_classes(network, changes, chosen, lambda at: x[at], labels, classes, REFERENCE)
    )


def test_the_effect_is_what_the_changed_network_gets_right(rng):
    network = convnet()
    x = rng.standard_normal((40, 8, 8, 2)).astype(np.float32)
    labels = rng.integers(0, 2, 40)
    changes = [Mute("n4", 1), Scale("n4", 2, -4.0)]
    found = effect(network, changes, x, labels, 3)
    said = [
        each.predict(x, REFERENCE).argmax(axis=1) for each in (network, operated(network, changes))
    ]
    assert (found.before, found.after) == tuple((each == labels).mean() for each in said)
    for number in (0, 1):
        own = labels == number
        assert found.class_after[number] == (said[1][own] == number).mean()
    assert np.isnan(found.class_before[2])
    assert found.counts.tolist() == np.bincount(labels, minlength=3).tolist()


def test_muting_agrees_with_the_study_that_puts_zeros_in_its_place(rng):
    network = convnet()
    x = rng.standard_normal((40, 8, 8, 2)).astype(np.float32)
    labels = network.predict(x, REFERENCE).argmax(axis=1)
    chosen, samples = np.arange(40), lambda at: x[at]
    for node, unit in (("n1", 0), ("n1", 3), ("n4", 2)):
        told = finished(study(network, node, unit, chosen, samples, labels, 3, REFERENCE))
        found = effect(network, [Mute(node, unit)], x, labels, 3)
        assert (found.before, found.after) == (told.accuracy, told.muted)


def test_masks_reach_what_runs_again(rng):
    spec = stack(
        InputLayer(shape=(5, 2)), Masking(), LSTM(units=3), Dense(units=2, activation="softmax")
    )
    network = Network(spec, seed=4)
    x = rng.standard_normal((30, 5, 2)).astype(np.float32)
    x[:, 3:] = 0
    changes = [Mute("n2", 0), Scale("n2", 1, 5.0)]
    labels = operated(network, changes).predict(x, REFERENCE).argmax(axis=1)
    assert effect(network, changes, x, labels, 2).after == 1.0


def test_embeddings_lose_a_dimension():
    spec = stack(InputLayer(shape=(4,), dtype="int32"), Embedding(input_dim=5, output_dim=3))
    changed = operated(Network(spec, seed=1), [Mute("n1", 2)])
    assert (changed.weights["n1"]["embeddings"][:, 2] == 0).all()
    assert (changed.weights["n1"]["embeddings"][:, :2] != 0).all()


def test_a_slice_is_even_and_no_longer_than_a_moment():
    assert spread(np.arange(10) * 3, 4).tolist() == [0, 9, 18, 27]
    assert spread(np.arange(3), 10).tolist() == [0, 1, 2]
    assert slice_size(tabular()) == 2000
