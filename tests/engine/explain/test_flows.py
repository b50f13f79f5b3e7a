"""What recorded looks tell, compared with formulas on numbers that are known."""

import numpy as np
import pytest

from engine.explain.flows import (
    gradient_flow,
    layers_with,
    shares,
    steps_of,
    update_ratios,
    value_heat,
)
from engine.kernels.reference import REFERENCE
from engine.training.flows import KINDS, WIDTH, Flows, spread


def look(step=1, **kinds):
    """Return a look at layers whose numbers are given by kind; None where a layer has none."""
    layers = max(len(arrays) for arrays in kinds.values())
    table = np.full((layers, len(KINDS), WIDTH), np.nan, np.float32)
    for kind, arrays in kinds.items():
        for layer, values in enumerate(arrays):
            if values is not None:
                row = spread([np.asarray(values, np.float32)], REFERENCE)
                table[layer, KINDS.index(kind)] = row
    ids = tuple(f"n{i}" for i in range(layers))
    return Flows(step, 1, ids, ids, table, np.full((layers, 2), np.nan, np.float32))


def gradients(*sizes):
    return look(gradients=[None if s is None else np.full(9, s) for s in sizes])


def test_the_ratio_is_that_of_the_norms(rng):
    w, dw = rng.normal(size=50), 1e-3 * rng.normal(size=50)
    found = update_ratios([look(weights=[w, np.zeros(3), None], updates=[dw, np.ones(3), None])])
    assert found.shape == (1, 3)
    assert found[0, 0] == pytest.approx(np.linalg.norm(dw) / np.linalg.norm(w), rel=1e-5)
    assert np.isnan(found[0, 1:]).all()


def test_layers_are_those_that_have_the_kind():
    history = [look(weights=[[1.0], None, [2.0]], gradients=[[1.0], None, None])]
    assert layers_with(history, "weights") == [0, 2]
    assert layers_with(history, "gradients") == [0]
    assert layers_with([], "gradients") == layers_with(history, "activations") == []


def test_a_heat_keeps_every_number_and_its_place(rng):
    first, second = rng.normal(0, 1, 4000), rng.normal(5, 0.5, 4000)
    first[-1], second[:1000] = 9, 0
    history = [look(1, weights=[first]), look(8, weights=[second])]
    heat = value_heat(history, "weights", 0, values=120)
    assert steps_of(history).tolist() == heat.steps.tolist() == [1, 8]
    np.testing.assert_allclose(heat.density.sum(axis=0) + heat.zeros + heat.beyond, 1, rtol=1e-6)
    assert heat.zeros.tolist() == [0, pytest.approx(0.25)]
    middles = np.linspace(heat.low, heat.high, 241)[1::2]
    assert heat.beyond.tolist() == [pytest.approx(1 / 4000), 0]
    means = heat.density.T @ middles / heat.density.sum(axis=0)
    np.testing.assert_allclose(means, [first[:-1].mean(), second[1000:].mean()], atol=0.02)


def test_a_heat_of_zeros_or_of_nothing_is_empty():
    heat = value_heat([look(weights=[np.zeros(5), None])], "weights", 0)
    assert not heat.density.any()
    assert heat.zeros.tolist() == [1]
    heat = value_heat([look(weights=[np.zeros(5), None])], "weights", 1)
    assert not heat.density.any()
    assert heat.zeros.tolist() == [0]


def test_even_gradients_are_fine():
    flow = gradient_flow([gradients(0.1, None, 0.2, 0.3)])
    assert flow.verdict == "fine"
    np.testing.assert_allclose(flow.norms, [0.3, np.nan, 0.6, 0.9], rtol=1e-6)
    np.testing.assert_allclose(flow.typical, [0.1, np.nan, 0.2, 0.3], rtol=1e-6)
    assert flow.ratio == pytest.approx(1 / 3, rel=1e-5)


@pytest.mark.parametrize(
    ("sizes", "verdict", "layers"),
    [
        ((1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1), "vanishing", (0, 1)),
        ((1e5, 1, 1), "exploding", (0,)),
        ((0, 1, 1), "stuck", (0,)),
        ((0, 0), "zero", (0, 1)),
        ((1, np.nan), "broken", (1,)),
        ((1, np.inf), "broken", (1,)),
        ((None, None), "none", ()),
        ((1,), "fine", ()),
    ],
)
def test_gradients_that_go_wrong_are_named(sizes, verdict, layers):
    flow = gradient_flow([gradients(*sizes)])
    assert (flow.verdict, flow.layers) == (verdict, layers)


def test_gradients_that_grow_in_time_explode():
    history = [gradients(1, 1)] * 5 + [gradients(300, 300), gradients(1, 1)]
    assert gradient_flow(history, 5).verdict == "exploding"
    assert gradient_flow(history, 4).verdict == gradient_flow(history).verdict == "fine"
    assert gradient_flow(history[4:], 1).verdict == "fine"  # nothing is known of before


def test_shares_are_those_of_the_looks():
    each = look(weights=[[1.0], [1.0]])
    each.shares[1] = 0.25, np.nan
    np.testing.assert_array_equal(shares([each, each], "dead"), [[np.nan, 0.25]] * 2)
    assert shares([], "dead").size == 0
