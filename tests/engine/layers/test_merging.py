"""Merges: spread shapes, open sizes, ties, what is no number, and errors that name branches."""

import numpy as np
import pytest

from engine.arrays.arena import Fresh
from engine.errors import AxisError, DotError, MergeAxesError, MergeError, SettingError
from engine.kernels.reference import REFERENCE
from engine.layers.dot import Dot
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate, Maximum, Minimum, Multiply, Subtract
from engine.network.phase import RunPhase
from engine.network.shapes import summarise
from engine.spec import NetworkSpec, Node
from tests.engine.layers.rig import Rig


def merged(layer, *shapes):
    """Return the report of ``layer`` over inputs called a, b, ..."""
    inputs = [Node(n, n, InputLayer(shape=s)) for n, s in zip("abc", shapes, strict=False)]
    node = Node("m", "m", layer, tuple(n.id for n in inputs))
    return summarise(NetworkSpec((*inputs, node), ("m",)))["m"]


@pytest.mark.parametrize(
    ("layer", "shapes", "expected"),
    [
        (Add(), [(None, 4), (None, 4)], (None, 4)),
        (Add(), [(None, 4), (7, 1)], (7, 4)),
        (Add(), [(None, 4), (1, 4)], (None, 4)),
        (Multiply(), [(5, 6, 3), (3,), (6, 1)], (5, 6, 3)),
        (Subtract(), [(1, 4), (5, 1)], (5, 4)),
        (Concatenate(), [(None, 4), (7, 3)], (7, 7)),
        (Concatenate(axis=1), [(None, 4), (7, 4)], (None, 4)),
        (Dot(axes=(2, 2)), [(None, 4), (7, 4)], (None, 7)),
        (Dot(axes=(1, 1)), [(None, 4), (7, 3)], (4, 3)),
    ],
)
def test_shapes_are_spread_and_open_sizes_come_through(layer, shapes, expected):
    assert merged(layer, *shapes).shape == expected


@pytest.mark.parametrize(
    ("layer", "shapes", "kind", "facts"),
    [
        (Add(), [(5, 4), (5, 3)], MergeError, {"axis": 2, "branches": "a (5, 4), b (5, 3)"}),
        (Maximum(), [(5, 4), (4,), (2, 4)], MergeError, {"axis": 1}),
        (Concatenate(), [(5, 4), (6, 4)], MergeError, {"axis": 1}),
        (Concatenate(), [(5, 4), (4,)], MergeAxesError, {"branches": "a (5, 4), b (4,)"}),
        (Concatenate(axis=3), [(5, 4), (5, 4)], AxisError, {"axis": 3, "last": 2}),
        (Dot(axes=(1, 2)), [(5, 4), (6, 4)], DotError, {"sizes": (5, 4)}),
        (Dot(axes=-3), [(5, 4), (6, 4)], AxisError, {"axis": -3}),
    ],
)
def test_an_error_names_the_branches_and_where_they_part(layer, shapes, kind, facts):
    error = merged(layer, *shapes).error
    assert isinstance(error, kind)
    assert error.facts["node"] == "m"
    assert facts.items() <= error.facts.items()


def test_the_batch_is_no_axis_to_join_along():
    for make in (
        lambda: Concatenate(axis=0),
        lambda: Dot(axes=(0, 1)),
        lambda: Dot(axes=(1, 2, 3)),
    ):
        with pytest.raises(SettingError):
            make()


@pytest.mark.parametrize("layer", [Maximum(), Minimum()])
def test_of_equal_values_the_first_input_gets_the_whole_gradient(layer):
    rig = Rig(layer, [(4,), (4,), (4,)])
    same = dict.fromkeys(rig.xs, np.zeros((5, 4)))
    (y,), dxs, _ = rig.run(same)
    assert (y == 0).all()
    np.testing.assert_array_equal(dxs["x0"], rig.dys["node"])
    assert not dxs["x1"].any()
    assert not dxs["x2"].any()


@pytest.mark.parametrize("layer", [Maximum(), Minimum()])
@pytest.mark.parametrize("place", ["x0", "x1", "x2"])
def test_what_is_no_number_shows_wherever_it_stands(layer, place):
    rig = Rig(layer, [(4,), (4,), (4,)])
    rig.xs[place][2, 1] = np.nan
    (y,), _, _ = rig.run(rig.xs)
    assert np.isnan(y[2, 1])
    assert np.isnan(y).sum() == 1


def test_open_sizes_that_differ_at_the_data_are_told():
    phase = RunPhase(REFERENCE, Fresh(np.dtype(np.float64)))
    with pytest.raises(MergeError):
        Add().forward({}, np.zeros((2, 3)), np.zeros((2, 4)), phase=phase)


def test_a_dot_costs_a_product_of_matrices():
    assert merged(Dot(axes=(2, 2)), (5, 4), (7, 4)).multiply_adds == 5 * 7 * 4
    assert merged(Dot(axes=(1, 1)), (None, 4), (7, 3)).multiply_adds == 4 * 3 * 7
