import numpy as np
import pytest

from engine.activations import activations
from engine.kernels.cpu import CPU
from engine.kernels.curve.functions import CODES
from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import distance, frozen, like

SIZES = [1, 3, 8, 15, 16, 17, 1003]


@pytest.mark.parametrize("name", sorted(set(CODES) - {"linear"}))
@pytest.mark.parametrize("size", SIZES)
def test_compiled_activations_are_those_of_numpy_in_double_precision(rng, name, size):
    function, z, dy = activations[name](), 4 * frozen(rng, size), frozen(rng, size)
    y, dz = like(z), like(z)
    assert CPU.curve_forward(name, z, y)
    assert CPU.curve_backward(name, y, dy, dz)
    exact, slope = z.astype(np.float64), np.empty(size)
    expected = np.empty(size)
    function.forward(exact, expected, None if name != "relu" else _Phase())
    function.backward(exact, expected, dy.astype(np.float64), slope, _Phase())
    assert distance(y, expected) < 1e-6
    assert distance(dz, slope) < 2e-6
    again = z.copy()
    CPU.curve_forward(name, again, again)
    np.testing.assert_array_equal(again, y)  # in place, too


class _Phase:
    k = REFERENCE


def test_other_activations_and_other_numbers_are_left_to_numpy(rng):
    z = frozen(rng, 5)
    assert not CPU.curve_forward("gelu", z, like(z))
    assert not CPU.curve_forward("tanh", z.astype(np.float64), np.empty(5))
    assert not CPU.curve_backward("gelu", z, z, like(z))
    assert not REFERENCE.curve_forward("tanh", z, like(z))
