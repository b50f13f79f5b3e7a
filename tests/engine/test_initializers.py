import math

import numpy as np
import pytest
from scipy import stats

from engine.errors import InitializerShapeError, SettingError
from engine.initializers import (
    Constant,
    Identity,
    Orthogonal,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
    initializer_named,
    initializers,
)
from engine.registry import describe, restore
from tests.engine.golden import assert_close, keys, settings_of, vectors

VECTORS = vectors("initializers")
SHAPE, FAN_IN, FAN_OUT = (500, 200), 500, 200
CUT = 2 / 0.87962566103423978  # a cut normal of deviation 1 ends here

# an initializer, its standard deviation for SHAPE, and the largest possible distance from 0
EXAMPLES = {
    "Zeros": (initializer_named("Zeros"), 0, 0),
    "Ones": (initializer_named("Ones"), 0, 1),
    "Constant": (Constant(value=-0.25), 0, 0.25),
    "RandomNormal": (RandomNormal(stddev=0.3), 0.3, math.inf),
    "RandomUniform": (RandomUniform(minval=-0.5, maxval=0.5), 1 / math.sqrt(12), 0.5),
    "TruncatedNormal": (TruncatedNormal(stddev=0.5), 1 / CUT, 1),
    "VarianceScaling": (
        VarianceScaling(scale=3.0, mode="fan_out", distribution="untruncated_normal"),
        math.sqrt(3 / 200),
        math.inf,
    ),
    "GlorotUniform": (initializer_named("glorot_uniform"), math.sqrt(2 / 700), math.sqrt(6 / 700)),
    "GlorotNormal": (
        initializer_named("glorot_normal"),
        math.sqrt(2 / 700),
        CUT * math.sqrt(2 / 700),
    ),
    "HeUniform": (initializer_named("he_uniform"), math.sqrt(2 / 500), math.sqrt(6 / 500)),
    "HeNormal": (initializer_named("he_normal"), math.sqrt(2 / 500), CUT * math.sqrt(2 / 500)),
    "LecunUniform": (initializer_named("lecun_uniform"), math.sqrt(1 / 500), math.sqrt(3 / 500)),
    "LecunNormal": (
        initializer_named("lecun_normal"),
        math.sqrt(1 / 500),
        CUT * math.sqrt(1 / 500),
    ),
    "Orthogonal": (Orthogonal(gain=2.0), 2 / math.sqrt(500), 2),
    "Identity": (Identity(gain=3.0), 3 * math.sqrt(200 / 1e5 * (1 - 200 / 1e5)), 3),
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def test_every_initializer_has_an_example():
    assert set(EXAMPLES) == set(initializers)


def test_spread_and_limit_are_those_of_the_formula(example, rng):
    initializer, deviation, limit = example
    values = initializer(SHAPE, FAN_IN, FAN_OUT, rng)

    assert values.shape == SHAPE
    assert values.dtype == np.float64
    assert values.std() == pytest.approx(deviation, rel=0.01, abs=1e-12)
    assert np.abs(values).max() <= limit * (1 + 1e-12)


def test_every_initializer_is_compared_with_keras():
    assert {settings_of(key)[0] for key in keys(VECTORS, "initializer")} == set(initializers)


@pytest.mark.parametrize("key", keys(VECTORS, "initializer"))
def test_values_are_those_of_keras_or_distributed_alike(key, rng):
    name, settings = settings_of(key)
    initializer, expected = initializers[name](**settings), VECTORS[key]
    if expected.ndim > 1:
        assert_close(initializer(expected.shape, 36, 90, rng), expected)
        return
    found = [initializer((3, 3, 4, 10), 36, 90, rng) for _ in range(20)]
    assert stats.ks_2samp(np.ravel(found), expected).pvalue > 0.01
    assert np.std(found) == pytest.approx(expected.std(), rel=0.05)


def test_the_same_generator_gives_the_same_values(example):
    initializer = example[0]
    first, second = (initializer(SHAPE, 5, 5, np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_a_description_gives_the_initializer_back(example):
    assert restore(describe(example[0])) == example[0]


def test_a_uniform_sample_reaches_its_limits(rng):
    values = initializer_named("glorot_uniform")(SHAPE, FAN_IN, FAN_OUT, rng)
    limit = math.sqrt(6 / 700)
    assert values.max() > 0.999 * limit
    assert values.min() < -0.999 * limit


@pytest.mark.parametrize(("mode", "fan"), [("fan_in", 500), ("fan_out", 200), ("fan_avg", 350)])
@pytest.mark.parametrize("distribution", ["uniform", "truncated_normal", "untruncated_normal"])
def test_the_variance_is_the_scale_divided_by_the_fan(distribution, mode, fan, rng):
    initializer = VarianceScaling(scale=3.0, mode=mode, distribution=distribution)
    values = initializer(SHAPE, FAN_IN, FAN_OUT, rng)
    deviation = math.sqrt(3 / fan)
    assert values.std() == pytest.approx(deviation, rel=0.01)
    assert abs(values.mean()) < 0.02 * deviation
    exact = {
        "uniform": stats.uniform(-math.sqrt(3), 2 * math.sqrt(3)),
        "truncated_normal": stats.truncnorm(-2, 2, scale=CUT / 2),
        "untruncated_normal": stats.norm(),
    }
    assert stats.kstest(values.ravel() / deviation, exact[distribution].cdf).pvalue > 0.001


@pytest.mark.parametrize(
    ("initializer", "exact"),
    [
        (RandomNormal(mean=1.0, stddev=0.5), stats.norm(1, 0.5)),
        (TruncatedNormal(mean=1.0, stddev=0.5), stats.truncnorm(-2, 2, 1, 0.5)),
        (RandomUniform(minval=-1.0, maxval=3.0), stats.uniform(-1, 4)),
    ],
    ids=["normal", "truncated", "uniform"],
)
def test_values_are_distributed_as_they_should_be(initializer, exact, rng):
    values = initializer(SHAPE, 1, 1, rng).ravel()
    assert stats.kstest(values, exact.cdf).pvalue > 0.001


def test_every_direction_is_equally_likely_for_an_orthogonal_matrix(rng):
    angles = [math.atan2(*Orthogonal()((2, 2), 1, 1, rng)[:, 0]) for _ in range(2000)]
    assert stats.kstest(angles, stats.uniform(-math.pi, 2 * math.pi).cdf).pvalue > 0.001


def test_constant_values_are_exact(rng):
    shape = (3, 2)
    assert Constant(value=0.1)(shape, 1, 1, rng).tolist() == [[0.1, 0.1]] * 3
    assert initializer_named("zeros")(shape, 1, 1, rng).tolist() == [[0, 0]] * 3
    assert initializer_named("ones")(shape, 1, 1, rng).tolist() == [[1, 1]] * 3
    assert Identity(gain=2.0)(shape, 1, 1, rng).tolist() == [[2, 0], [0, 2], [0, 0]]


@pytest.mark.parametrize(
    ("word", "name"),
    [("uniform", "RandomUniform"), ("normal", "RandomNormal"), ("zero", "Zeros"), ("one", "Ones")],
)
def test_words_of_old_keras_are_understood(word, name):
    assert initializers[word] is initializers[name]


@pytest.mark.parametrize("shape", [(6, 4), (4, 6), (3, 3, 2, 5), (5, 5)])
def test_an_orthogonal_matrix_times_its_transpose_is_one(shape, rng):
    q = Orthogonal(gain=3.0)(shape, 1, 1, rng).reshape(-1, shape[-1]) / 3
    product = q.T @ q if q.shape[0] >= q.shape[1] else q @ q.T
    np.testing.assert_allclose(product, np.eye(min(q.shape)), atol=1e-12)


def test_no_fan_counts_as_less_than_one(rng):
    values = VarianceScaling(distribution="uniform")((1000,), 0, 0, rng)
    assert np.abs(values).max() <= math.sqrt(3)


@pytest.mark.parametrize(("name", "shape"), [("Orthogonal", (5,)), ("Identity", (3, 3, 1, 1))])
def test_a_weight_with_the_wrong_number_of_axes_is_refused(name, shape, rng):
    with pytest.raises(InitializerShapeError, match=f"'{name}'.*axes"):
        initializer_named(name)(shape, 1, 1, rng)


def test_a_mode_that_does_not_exist_is_refused():
    with pytest.raises(SettingError, match="'mode' must be 'fan_in'"):
        VarianceScaling(mode="fan_middle")
