import json
import math
from types import SimpleNamespace

import numpy as np
import pytest

from engine.activations import (
    Celu,
    Elu,
    Gelu,
    HardShrink,
    LeakyRelu,
    SoftShrink,
    Squareplus,
    Threshold,
    activations,
)
from engine.kernels.reference import REFERENCE
from engine.registry import describe, restore
from tests.engine.checks import check_gradient, freeze
from tests.engine.golden import assert_close, keys, settings_of, vectors

VECTORS = vectors("optimisation")

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
    "celu": [np.exp(-2) - 1, np.exp(-0.5) - 1, 1, 3],
    "hard_shrink": [-2, 0, 1, 3],
    "hard_sigmoid_keras2": [0.1, 0.4, 0.7, 1],
    "hard_silu": [-1 / 3, -5 / 24, 2 / 3, 3],
    "hard_tanh": [-1, -0.5, 1, 1],
    "log_sigmoid": np.log(EXP / (1 + EXP)),
    "soft_shrink": [-1.5, 0, 0.5, 2.5],
    "sparse_plus": [0, 1 / 16, 1, 3],
    "sparse_sigmoid": [0, 0.25, 1, 1],
    "sparsemax": [0, 0, 0, 1],
    "squareplus": (Z + np.sqrt(Z**2 + 4)) / 2,
    "tanh_shrink": Z - (EXP - 1 / EXP) / (EXP + 1 / EXP),
    "threshold": [0, 0, 1, 3],
}

# settings that change the function, and its values at -2, -0.5, 1 and 3
VARIANTS = [
    (LeakyRelu(negative_slope=0.5), [-1, -0.25, 1, 3]),
    (Elu(alpha=0.5), [0.5 * np.exp(-2) - 0.5, 0.5 * np.exp(-0.5) - 0.5, 1, 3]),
    (Celu(alpha=0.5), [0.5 * np.exp(-4) - 0.5, 0.5 * np.exp(-1) - 0.5, 1, 3]),
    (HardShrink(threshold=1.5), [-2, 0, 0, 3]),
    (SoftShrink(threshold=1.5), [-0.5, 0, 0, 1.5]),
    (Squareplus(b=1), (Z + np.sqrt(Z**2 + 1)) / 2),
    (Threshold(threshold=1.0, default_value=-7.0), [-7, -7, -7, 3]),
    (
        Gelu(approximate=True),
        Z / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (Z + 0.044715 * Z**3))),
    ),
]


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


@pytest.mark.parametrize("name", sorted(EXAMPLES))
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


@pytest.mark.parametrize(("function", "values"), VARIANTS, ids=lambda v: type(v).__name__)
def test_settings_change_values_and_slopes(function, values, rng):
    y = np.empty_like(Z)
    function.forward(Z, y, PHASE)
    np.testing.assert_allclose(y, np.reshape(values, Z.shape), rtol=1e-12)

    def value(z):
        function.forward(z, result := np.empty_like(z), PHASE)
        return np.vdot(result, dy)

    z = rng.standard_normal((5, 7)) * 3
    dy, y, dz = rng.standard_normal(z.shape), np.empty_like(z), np.empty_like(z)
    function.forward(z, y, PHASE)
    function.backward(z if function.needs_z else y, y, dy, dz, PHASE)
    check_gradient(value, z, dz, rng=rng)


def test_sparsemax_gives_the_nearest_point_of_the_simplex(rng):
    z = rng.standard_normal((50, 6))
    y = run("sparsemax", z)
    assert (y >= 0).all()
    assert (y == 0).any()
    np.testing.assert_allclose(y.sum(axis=1), 1)
    others = rng.dirichlet(np.ones(6), (1000, 1))
    assert (np.square(others - z).sum(axis=2) >= np.square(y - z).sum(axis=1)).all()


def test_the_two_hard_sigmoids_of_keras_are_kept_apart():
    assert activations["hard_sigmoid_keras2"] is not activations["hard_sigmoid"]


# the vectors of Keras 2 whose function has settings, or another name in Keras 3
KERAS_2 = {
    "activations.elu.3": Elu(alpha=0.5),
    "activations.relu.3": None,  # relu cut off at 0.5, which only a layer can be
    "activations.relu.4": LeakyRelu(negative_slope=0.3),
} | {f"activations.hard_sigmoid.{i}": activations["hard_sigmoid_keras2"]() for i in range(3)}


def test_values_agree_with_keras_2(shared):
    cases = json.loads((shared / "keras-layer-vectors" / "activations.json").read_text())
    assert len(cases) == 33
    for key, case in cases.items():
        function = KERAS_2.get(key, activations[key.split(".")[1]]())
        z, expected = (np.reshape(case[k]["data"], case[k]["shape"]) for k in ("input", "expected"))
        if function is not None:
            y = np.empty(z.shape)
            function.forward(z.astype(float), y, PHASE)
            np.testing.assert_allclose(y, expected, atol=2e-6, err_msg=key)


def test_every_activation_of_keras_3_is_compared():
    compared = {settings_of(key)[0] for key in keys(VECTORS, "activation")}
    assert compared == set(activations) - {"hard_sigmoid_keras2", "sparsemax"}


@pytest.mark.parametrize("key", [k for k in keys(VECTORS, "activation") if k.endswith("/y")])
def test_values_and_slopes_are_those_of_keras_3(key):
    name, settings = settings_of(key)
    function, z, dy = activations[name](**settings), VECTORS["given/z"], VECTORS["given/dy"]
    y, dz = np.empty_like(z), np.empty_like(z)
    function.forward(z, y, PHASE)
    function.backward(z if function.needs_z else y, y, dy, dz, PHASE)
    assert_close(y, VECTORS[key])
    assert_close(dz, VECTORS[key.removesuffix("/y") + "/dz"])


@pytest.mark.parametrize("name", sorted(activations))
@pytest.mark.parametrize("apart", [2, 4, 5])
def test_arrays_with_gaps_are_changed_in_place(name, apart, rng):
    function = activations[name]()
    whole, dz = rng.normal(size=(2, 6, 3, apart)).astype(np.float32)
    z = np.ascontiguousarray(whole[..., 1])
    y, dy = np.empty_like(z), rng.normal(size=z.shape).astype(np.float32)
    function.forward(z, y, PHASE)
    function.forward(whole[..., 1], whole[..., 1], PHASE)
    np.testing.assert_allclose(whole[..., 1], y, rtol=1e-6, atol=1e-7)
    given = z if function.needs_z else y
    expected = np.empty_like(z)
    function.backward(given, y, dy, expected, PHASE)
    function.backward(given, y, dy, dz[..., 1], PHASE)
    np.testing.assert_allclose(dz[..., 1], expected, rtol=1e-6, atol=1e-7)
