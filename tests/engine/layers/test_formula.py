"""Formula layers in networks: noise, terms of the loss, and counts of inputs."""

import numpy as np
import pytest

from engine.errors import FormulaError, InputCountError
from engine.layers.formula import Formula, FormulaLoss
from engine.registry import describe, restore
from tests.engine.layers.rig import Rig


def test_a_code_is_drawn_around_its_mean():
    rig = Rig(Formula(expression="a + exp(b / 2) * normal()"), [(4000,), (4000,)], samples=3)
    xs = {"x0": np.full((3, 4000), 2.0), "x1": np.full((3, 4000), np.log(0.25))}
    (y,), dxs, _ = rig.run(xs)
    assert y.mean() == pytest.approx(2, abs=0.02)
    assert y.std() == pytest.approx(0.5, abs=0.01)
    noise = (y - 2) / 0.5
    np.testing.assert_allclose(dxs["x0"], rig.dys["node"])
    np.testing.assert_allclose(dxs["x1"], rig.dys["node"] * noise * 0.25, atol=1e-9)


def test_uniform_noise_lies_between_0_and_1_and_each_noise_is_its_own():
    rig = Rig(Formula(expression="uniform() - 2 * uniform()"), [(2000,)])
    (y,), _, _ = rig.run(rig.xs)
    assert y.min() > -2
    assert y.max() < 1
    assert y.mean() == pytest.approx(-0.5, abs=0.02)
    assert y.var() == pytest.approx(5 / 12, rel=0.05)


def test_noise_is_drawn_after_training_as_well():
    rig = Rig(Formula(expression="a + normal()"), [(500,)])
    (y,), _, _ = rig.run(rig.xs, training=False)
    assert (y - rig.xs["x0"]).std() == pytest.approx(1, abs=0.1)


def test_the_mean_over_the_batch_is_added_to_the_loss():
    layer = FormulaLoss(expression="0.5 * sum(square(b) + exp(c) - c - 1, axis=-1)")
    rig = Rig(layer, [(5,), (3,), (3,)])
    (y,), _, _ = rig.run(rig.xs)
    x, mean, log_variance = rig.xs.values()
    divergence = 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1).sum(-1)
    assert rig.added_loss == pytest.approx(divergence.mean())
    np.testing.assert_array_equal(y, x)


def test_a_loss_of_many_values_is_their_mean():
    rig = Rig(FormulaLoss(expression="square(a)"), [(4, 3)])
    rig.run(rig.xs)
    assert rig.added_loss == pytest.approx(np.square(rig.xs["x0"]).mean())


def test_the_letters_say_how_many_inputs_there_are():
    Formula(expression="a * b").check_input_count("node", 2)
    with pytest.raises(InputCountError):
        Formula(expression="a * b").check_input_count("node", 1)


def test_a_wrong_formula_never_becomes_a_layer():
    with pytest.raises(FormulaError):
        Formula(expression="import os")


def test_the_formula_is_readable_in_the_description():
    layer = Formula(expression="a + exp(b / 2) * normal()")
    data = describe(layer)
    assert data["expression"] == "a + exp(b / 2) * normal()"
    assert restore(data) == layer


def test_a_mask_passes_where_the_steps_stay():
    mask, x = np.ones((2, 3), bool), np.zeros((2, 3, 4))
    assert Formula(expression="2 * a").output_mask((x,), (mask,)) is mask
    assert Formula(expression="sum(a, axis=1)").output_mask((x,), (mask,)) is None
