import json
from types import SimpleNamespace

import numpy as np
import pytest

from engine.activations import LeakyRelu, activations
from engine.kernels.reference import REFERENCE
from engine.registry import describe, restore
from tests.engine.checks import check_gradient, freeze

PHASE = SimpleNamespace(k=REFERENCE)

# for each function: its values at -2, -0.5, 1 and 3 (for functions of rows, of this row)
Z = np.array([[-2.0, -0.5, 1.0, 3.0]])
EXP = np.exp(Z)
EXAMPLES = {
    "linear": Z,
    "relu": [0, 0, 1, 3],
    "relu6": [0, 0, 1, 3],
    "leaky_relu": [-0.4, -0.1, 1, 3],
    "sigmoid": EXP / (1 + EXP),
    "hard_sigmoid": [1 / 6, 5 / 12, 2 / 3, 1],
    "tanh": (EXP - 1 / EXP) / (EXP + 1 / EXP),
    "softmax": EXP / EXP.sum(),
    "log_softmax": np.log(EXP / EXP.sum()),
    "elu": [np.exp(-2) - 1, np.exp(-0.5) - 1, 1, 3],
    "selu": [-1.520166468595695, -0.6917581878028713, 1.0507009873554805, 3.1521029620664414],
    "softplus": np.log(1 + EXP),
    "softsign": [-2 / 3, -1 / 3, 0.5, 0.75],
    "exponential": EXP,
    "silu": Z * EXP / (1 + EXP),
    # standard normal distribution below -2, -0.5, 1, 3, from tables
    "gelu": Z * [0.022750131948, 0.308537538726, 0.841344746069, 0.998650101968],
    "mish": Z * np.tanh(np.log(1 + EXP)),
}


@pytest.fixture(params=sorted(EXAMPLES))
def name(request):
    return request.param


def run(name, z):
    y = np.empty_like(z)
    activations[name]().forward(z, y, PHASE)
    return y


def slope(name, z, dy):
    function, dz = activations[name](), np.full_like(z, np.nan)
    y = run(name, z)
    freeze(z, y, dy)
    function.backward(z if function.needs_z else y, y, dy, dz, PHASE)
    return dz


def test_every_activation_has_an_example():
    assert set(EXAMPLES) == set(activations)


def test_values_are_those_of_the_formula(name):
    np.testing.assert_allclose(run(name, Z), np.reshape(EXAMPLES[name], Z.shape), rtol=1e-9)


def test_gradients_match_finite_differences(name, rng):
    z = rng.standard_normal((5, 7)) * 3
    dy = rng.standard_normal(z.shape)
    check_gradient(lambda z: np.vdot(run(name, z), dy), z, slope(name, z.copy(), dy), rng=rng)


def test_the_result_may_overwrite_the_argument(name, rng):
    z = rng.standard_normal((5, 7)).astype(np.float32)
    expected = run(name, z)
    activations[name]().forward(z, z, PHASE)
    np.testing.assert_array_equal(z, expected)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_nothing_overflows_at_200(name, dtype):
    z = np.array([[-200, -90, -1, 0, 1, 90, 200]], dtype)
    y, dz = run(name, z), slope(name, z, np.ones_like(z))
    assert y.dtype == dtype
    if name != "exponential":
        assert np.isfinite(y).all()
        assert np.isfinite(dz).all()


def test_float32_agrees_with_float64(name, rng):
    z = rng.standard_normal((20, 9)) * 4
    dy = rng.standard_normal(z.shape)
    single = slope(name, z.astype(np.float32), dy.astype(np.float32))
    double = slope(name, z, dy)
    assert np.abs(single - double).max() <= 2e-6 * np.abs(double).max()


def test_nan_stays_nan(name):
    assert np.isnan(run(name, np.full((1, 3), np.nan))).all()


def test_a_description_gives_the_activation_back(name):
    assert restore(describe(activations[name]())) == activations[name]()


def test_swish_is_the_old_name_of_silu():
    assert activations["swish"] is activations["silu"]


def test_the_slope_of_leaky_relu_can_be_set():
    y = np.empty_like(Z)
    LeakyRelu(negative_slope=0.5).forward(Z, y, PHASE)
    np.testing.assert_allclose(y, [[-1, -0.25, 1, 3]])


@pytest.mark.parametrize(
    "name", ["softmax", "elu", "selu", "softplus", "softsign", "relu", "tanh", "sigmoid", "linear"]
)
def test_values_agree_with_keras(name, shared):
    cases = json.loads((shared / "keras-layer-vectors" / "activations.json").read_text())
    used = {key: case for key, case in cases.items() if key.split(".")[1] == name}
    assert used
    for case in (c for key, c in used.items() if key.endswith((".0", ".1"))):
        z, expected = (np.reshape(case[k]["data"], case[k]["shape"]) for k in ("input", "expected"))
        np.testing.assert_allclose(run(name, z.astype(float)), expected, atol=2e-6)
