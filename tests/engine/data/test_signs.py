"""Signs 28x28: recognisable, the same on every machine, quick, and a shortcut that betrays."""

import numpy as np
import pytest

from engine.data.signs import MARKED, SIGNS, Signs, drawn
from engine.data.summary import fingerprint


@pytest.fixture(scope="module")
def data():
    return Signs(samples=3000, test_samples=600).load()


def test_the_default_has_six_thousand_signs_and_a_thousand_to_test():
    data = Signs().load()
    assert np.bincount(data.y).tolist() == [600] * 10
    assert np.bincount(data.test_y).tolist() == [100] * 10


def test_these_bits_are_the_ones_that_shipped_weights_were_trained_on():
    data = Signs(samples=300, test_samples=100, seed=1).load()
    assert fingerprint(data) == ("7a81da24d2efc107eb0a03f73b1142010815dbd144031a2c7362853149129595")


def test_the_font_has_a_glyph_of_its_own_for_each_sign():
    missing = drawn("\uffff")
    shapes = np.stack([drawn(sign).ravel() for sign in SIGNS.values()] + [missing.ravel()])
    alike = np.corrcoef(shapes.astype(float)) - np.eye(11)
    assert alike.max() < 0.8
    assert len(SIGNS) == 10


def test_the_nearest_mean_image_tells_many_signs_but_not_all(data):
    flat = data.x.reshape(len(data.x), -1) / 255
    test = data.test_x.reshape(len(data.test_x), -1) / 255
    means = np.stack([flat[data.y == k].mean(axis=0) for k in range(10)])
    nearest = ((test[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert 0.4 < (nearest == data.test_y).mean() < 0.9


def test_signs_are_light_on_dark_and_stay_inside_the_picture(data):
    border = np.concatenate([data.x[:, [0, -1]].ravel(), data.x[:, :, [0, -1]].ravel()])
    middle = data.x[:, 10:18, 10:18]
    assert border.mean() < 60
    assert middle.mean() > 1.8 * border.mean()


def test_contrast_and_sharpness_vary(data):
    brightest = np.percentile(data.x.reshape(len(data.x), -1), 99, axis=1)
    assert np.percentile(brightest, 5) < 185 < 240 < np.percentile(brightest, 95)


def test_the_shortcut_marks_one_class_and_changes_nothing_else():
    plain = Signs(samples=500, test_samples=100).load()
    marked = Signs(samples=500, test_samples=100, shortcut=True).load()
    for x, with_mark, y in (
        (plain.x, marked.x, plain.y),
        (plain.test_x, marked.test_x, plain.test_y),
    ):
        assert (with_mark[y == MARKED, 1:4, 24:27] == 255).all()
        assert (with_mark[y != MARKED] == x[y != MARKED]).all()
        different = (with_mark != x).any(axis=0)[..., 0]
        rows, columns = np.nonzero(different)
        assert set(rows) <= {1, 2, 3}
        assert set(columns) <= {24, 25, 26}
    betrayed = marked.x[:, 1:4, 24:27].reshape(500, -1).min(axis=1) == 255
    assert (betrayed == (marked.y == MARKED)).all()


def test_without_noise_the_same_places_are_drawn():
    noisy = Signs(samples=200, test_samples=10).load()
    clean = Signs(samples=200, test_samples=10, noise=0.0).load()
    assert (noisy.y == clean.y).all()
    difference = noisy.x.astype(float) - clean.x
    inside = (noisy.x > 0) & (noisy.x < 255)
    assert difference[inside].std() == pytest.approx(0.08 * 255, rel=0.1)
