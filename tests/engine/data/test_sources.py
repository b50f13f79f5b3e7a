"""One table of examples, one contract for every source that needs no files and no network."""

import subprocess
import sys
from dataclasses import fields, replace

import numpy as np
import pytest

from engine.data import builtin, made, signs
from engine.data.dataset import sources
from engine.data.summary import fingerprint
from engine.errors import Cancelled, NoSamples, SettingError
from engine.registry import describe, restore

EXAMPLES = {
    "Digits8x8": ({}, (1797, 8, 8, 1), 10),
    "Iris": ({}, (150, 4), 3),
    "Wine": ({}, (178, 13), 3),
    "BreastCancer": ({}, (569, 30), 2),
    "Diabetes": ({}, (442, 10), 1),
    "Moons": ({"samples": 201}, (201, 2), 2),
    "Circles": ({"samples": 200, "noise": 0.0}, (200, 2), 2),
    "Spirals": ({"samples": 200, "classes": 3, "turns": 2.0}, (200, 2), 3),
    "ExclusiveOr": ({"samples": 200}, (200, 2), 2),
    "Blobs": ({"samples": 200, "classes": 5}, (200, 2), 5),
    "LinearRegression": ({"samples": 200, "slope": -2.0}, (200, 1), 1),
    "SineRegression": ({"samples": 200, "periods": 2.5}, (200, 1), 1),
    "PaintedPoints": ({"points": ((0.0, 1.0, 0), (0.5, -1.0, 2))}, (2, 2), 3),
    "Signs": ({"samples": 300, "test_samples": 100}, (300, 28, 28, 1), 10),
}


@pytest.fixture(params=EXAMPLES)
def source(request):
    return sources[request.param](**EXAMPLES[request.param][0])


def test_every_source_without_files_has_an_example():
    modules = {module.__name__ for module in (builtin, made, signs)}
    assert set(EXAMPLES) == {name for name in sources if sources[name].__module__ in modules}


def test_shapes_and_types_are_those_of_the_contract(source):
    data = source.load()
    _, shape, targets = EXAMPLES[source.registered_name]
    assert data.x.shape == shape
    assert data.x.dtype == (np.uint8 if data.is_image else np.float32)
    assert np.isfinite(data.x).all()
    assert data.target_count == targets
    if data.is_classification:
        assert data.y.shape == (len(data.x),)
        assert data.y.dtype == np.int64
        assert 0 <= data.y.min() <= data.y.max() < targets
    else:
        assert data.y.shape == (len(data.x), targets)
        assert data.y.dtype == np.float32
        assert len(data.target_names) == targets
    if not data.is_image:
        assert len(data.feature_names) == data.x.shape[1]


def test_arrays_are_read_only(source):
    data = source.load()
    with pytest.raises(ValueError, match="read-only"):
        data.x[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        data.y[0] = 0


def test_the_same_settings_give_the_same_bits(source):
    assert fingerprint(source.load()) == fingerprint(source.load())


def test_another_seed_gives_other_bits():
    drawn = [name for name in EXAMPLES if "seed" in {field.name for field in fields(sources[name])}]
    assert len(drawn) == 8
    for name in drawn:
        source = sources[name](**EXAMPLES[name][0])
        other = replace(source, seed=source.seed + 1)
        assert fingerprint(source.load()) != fingerprint(other.load()), name


def test_a_source_comes_back_from_a_project_file(source):
    assert restore(describe(source)) == source


@pytest.mark.parametrize("name", EXAMPLES)
def test_numbers_out_of_range_are_refused(name):
    cls = sources[name]
    for field in fields(cls):
        if field.metadata.get("maximum") is not None:
            for wrong in (field.metadata["minimum"] - 1, field.metadata["maximum"] * 2, "7", None):
                with pytest.raises(SettingError) as caught:
                    cls(**{field.name: wrong})
                assert caught.value.facts["setting"] == field.name


def test_classes_have_equal_shares():
    for name in ("Moons", "Circles", "Spirals", "ExclusiveOr", "Blobs", "Signs"):
        y = sources[name](**EXAMPLES[name][0]).load().y
        counts = np.bincount(y)
        assert counts.max() - counts.min() <= 1, name


def test_digits_keep_all_seventeen_shades_apart():
    from sklearn.datasets import load_digits

    x = builtin.Digits8x8().load().x
    assert (np.rint(x[..., 0] * (16 / 255)) == load_digits().images).all()
    assert x.max() == 255


def test_iris_has_the_means_that_fisher_published():
    data = builtin.Iris().load()
    means = [data.x[data.y == k].mean(axis=0) for k in range(3)]
    fisher = [  # 1936, table II, centimetres
        [5.006, 3.428, 1.462, 0.246],
        [5.936, 2.770, 4.260, 1.326],
        [6.588, 2.974, 5.552, 2.026],
    ]
    np.testing.assert_allclose(means, fisher, atol=5e-4)


def test_diabetes_has_the_published_mean_target_and_real_ages():
    data = builtin.Diabetes().load()
    assert data.y.mean() == pytest.approx(152.1335, abs=1e-3)  # Efron et al. 2004
    age = data.x[:, data.feature_names.index("age")]
    assert (age.min(), age.max()) == (19, 79)


def test_breast_cancer_has_212_malignant_tumours():
    data = builtin.BreastCancer().load()
    assert (data.y == data.classes.index("malignant")).sum() == 212


def test_moons_without_noise_lie_on_two_half_circles():
    data = made.Moons(noise=0).load()
    a, b = data.x[data.y == 0], data.x[data.y == 1]
    np.testing.assert_allclose(np.hypot(a[:, 0], a[:, 1]), 1, rtol=1e-6)
    np.testing.assert_allclose(np.hypot(b[:, 0] - 1, b[:, 1] - 0.5), 1, rtol=1e-6)
    assert a[:, 1].min() >= 0
    assert b[:, 1].max() <= 0.5


def test_circles_without_noise_have_the_radii_one_and_a_half():
    data = made.Circles(noise=0).load()
    np.testing.assert_allclose(np.hypot(*data.x.T), np.where(data.y == 0, 1, 0.5), rtol=1e-6)


def test_spirals_wind_as_often_as_asked():
    data = made.Spirals(noise=0, classes=4, turns=2.0).load()
    r = np.hypot(*data.x.T)
    turned = np.arctan2(data.x[:, 1], data.x[:, 0]) / (2 * np.pi) - data.y / 4 - 2 * r
    np.testing.assert_allclose(turned, np.rint(turned), atol=1e-5)
    assert r.max() <= 1 + 1e-6


def test_exclusive_or_follows_the_sign_of_the_product():
    data = made.ExclusiveOr(noise=0).load()
    assert ((data.x[:, 0] * data.x[:, 1] < 0) == (data.y == 1)).all()


def test_the_spread_of_blobs_is_the_noise():
    data = made.Blobs(samples=20_000, noise=0.3, classes=4).load()
    for k in range(4):
        cloud = data.x[data.y == k]
        np.testing.assert_allclose(
            cloud.mean(0), [np.cos(k * np.pi / 2), np.sin(k * np.pi / 2)], atol=0.02
        )
        np.testing.assert_allclose(cloud.std(0), 0.3, rtol=0.05)


def test_curves_without_noise_follow_their_formulas():
    line = made.LinearRegression(noise=0, slope=3.0, intercept=-1.0).load()
    np.testing.assert_allclose(line.y, 3 * line.x - 1, atol=1e-6)
    sine = made.SineRegression(noise=0, periods=2.0).load()
    np.testing.assert_allclose(sine.y, np.sin(2 * np.pi * sine.x), atol=1e-6)


def test_painted_points_stay_where_they_were_painted():
    data = made.PaintedPoints(points=((0.25, -1.5, 1), (3.0, 0.0, 0))).load()
    assert data.x.tolist() == [[0.25, -1.5], [3.0, 0.0]]
    assert data.y.tolist() == [1, 0]
    assert data.classes == ("A", "B")


def test_one_painted_class_leaves_room_for_the_second():
    assert made.PaintedPoints(points=((0.0, 0.0, 0),)).load().classes == ("A", "B")


@pytest.mark.parametrize(
    "point",
    [(0.0, 1.0), (0.0, 1.0, -1), (0.0, 1.0, 10), (0.0, float("nan"), 0), ("a", 1.0, 0), 3],
)
def test_painted_nonsense_is_refused(point):
    with pytest.raises(SettingError):
        made.PaintedPoints(points=(point,))


def test_no_painted_points_say_so():
    with pytest.raises(NoSamples):
        made.PaintedPoints().load()


def test_importing_the_sources_loads_nothing_heavy():
    code = (
        "import sys, engine.data.builtin, engine.data.made, engine.data.signs,"
        " engine.data.downloads, engine.data.summary, engine.data.split;"
        "heavy = {'sklearn', 'scipy', 'PIL', 'pooch', 'requests', 'pandas', 'numba'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_making_signs_can_be_cancelled():
    def cancel(done, total):
        if done > 0:
            raise Cancelled()

    with pytest.raises(Cancelled):
        signs.Signs().load(cancel)
