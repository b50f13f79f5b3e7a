"""Noise while training: its shares, means and variances, and who shares a decision with whom."""

import numpy as np
import pytest

from engine.arrays import noise
from engine.errors import SettingError, ShapeError
from engine.layers.dropout import (
    AlphaDropout,
    Dropout,
    SpatialDropout1D,
    SpatialDropout2D,
    SpatialDropout3D,
)
from engine.layers.gaussian_noise import GaussianDropout, GaussianNoise
from engine.layers.inputs import InputLayer
from engine.network.shapes import summarise
from engine.spec import stack
from tests.engine.layers.rig import Rig

SAMPLES = 40


def noisy(layer, x, shards=1, **options):
    """Return what ``layer`` makes of ``x`` while training."""
    rig = Rig(layer, [x.shape[1:]], shards, samples=len(x), **options)
    (y,), _, _ = rig.run({"x0": x})
    rig.crew.close()
    return y


@pytest.mark.parametrize(
    ("layer", "shape", "shared"),
    [
        (SpatialDropout1D(rate=0.3), (7, 90), (1,)),
        (SpatialDropout2D(rate=0.3), (3, 4, 90), (1, 2)),
        (SpatialDropout3D(rate=0.3), (2, 3, 2, 90), (1, 2, 3)),
        (Dropout(rate=0.3, noise_shape=(None, 1, None)), (7, 90), (1,)),
        (Dropout(rate=0.3, noise_shape=(40, 90, 1)), (90, 7), (2,)),
    ],
)
def test_places_that_share_a_decision_are_dropped_together(layer, shape, shared):
    y = noisy(layer, np.ones((SAMPLES, *shape)))
    assert set(np.unique(y)) == {0, 1 / 0.7}
    first = y.min(axis=shared, keepdims=True)
    assert (y == first).all()
    assert abs((first == 0).mean() - 0.3) < 4.5 * np.sqrt(0.21 / first.size)


@pytest.mark.parametrize("shards", [1, 3])
def test_a_noise_shape_may_be_one_for_all_samples(shards):
    y = noisy(Dropout(rate=0.5, noise_shape=(1, None)), np.ones((SAMPLES, 400)), shards)
    assert (y == y[0]).all()
    assert abs((y[0] == 0).mean() - 0.5) < 4.5 * np.sqrt(0.25 / 400)


def test_a_seed_drops_the_same_whatever_the_run_and_the_place_in_the_network():
    x = np.ones((SAMPLES, 50))
    words = noise.bits(5, 2, 0, 0, x.size)  # the rig runs step 2 with another seed
    expected = words.reshape(x.shape) < noise.threshold(0.5)
    np.testing.assert_array_equal(noisy(Dropout(seed=5), x) == 0, expected)
    assert (noisy(Dropout(seed=5), x) != noisy(Dropout(), x)).any()


@pytest.mark.parametrize("noise_shape", ["", (2,), (None, 0), (None, 1.5), 3])
def test_a_noise_shape_that_is_none_is_refused(noise_shape):
    with pytest.raises(SettingError):
        Dropout(noise_shape=noise_shape)


@pytest.mark.parametrize("noise_shape", [(None, 3, None), (None, 1), (None, 1, 1, 1)])
def test_a_noise_shape_must_fit_what_comes(noise_shape):
    spec = stack(InputLayer(shape=(None, 4)), Dropout(noise_shape=noise_shape))
    error = summarise(spec).first_error
    assert isinstance(error, ShapeError) == (len(noise_shape) != 3)


@pytest.mark.parametrize("rate", [0.1, 0.5])
def test_alpha_dropout_keeps_mean_and_variance_and_sets_the_limit_of_selu(rate, rng):
    x = rng.standard_normal((SAMPLES, 5000))
    y = noisy(AlphaDropout(rate=rate), x)
    assert abs(y.mean()) < 0.02
    assert abs(y.std() - 1) < 0.02
    limit = -1.6732632423543772 * 1.0507009873554805
    a = (1 - rate + rate * (1 - rate) * limit**2) ** -0.5  # Klambauer et al. 2017, (13)
    b = -a * rate * limit
    dropped = np.isclose(y, a * limit + b)
    assert abs(dropped.mean() - rate) < 0.01
    np.testing.assert_allclose(y[~dropped], (a * x + b)[~dropped], rtol=1e-12)


def test_gaussian_noise_has_its_deviation_and_does_not_depend_on_the_input(rng):
    x = rng.standard_normal((SAMPLES, 5000))
    added = noisy(GaussianNoise(stddev=0.3), x) - x
    assert abs(added.std() - 0.3) < 0.003
    assert abs((added * x).mean()) < 0.005
    np.testing.assert_allclose(added, noisy(GaussianNoise(stddev=0.3), 0 * x), atol=1e-12)


@pytest.mark.parametrize("rate", [0.2, 0.5])
def test_gaussian_dropout_has_mean_and_variance_of_dropout(rate):
    x = np.full((SAMPLES, 5000), 2.0)
    for layer in (GaussianDropout(rate=rate), Dropout(rate=rate)):
        y = noisy(layer, x)
        assert abs(y.mean() - 2) < 0.03
        assert abs(y.var() / (4 * rate / (1 - rate)) - 1) < 0.03


@pytest.mark.parametrize(
    "layer", [GaussianNoise(), GaussianDropout(), AlphaDropout(), SpatialDropout1D(), Dropout()]
)
def test_nothing_is_changed_after_training(layer, rng):
    x = rng.standard_normal((SAMPLES, 3, 5))
    (y,), _, _ = Rig(layer, [(3, 5)], samples=SAMPLES).run({"x0": x}, training=False)
    np.testing.assert_array_equal(y, x)


@pytest.mark.parametrize("settings", [{"stddev": -0.1}, {"stddev": 1.1}, {"seed": -1}])
def test_noise_out_of_range_is_refused(settings):
    with pytest.raises(SettingError):
        GaussianNoise(**settings)
