"""The plane through three samples against its formula."""

import numpy as np
import pytest

from engine.errors import NoPlane
from engine.explain.plane import plane_through, said_on_plane
from engine.explain.predictions import finished, softmax
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import stack


def test_the_coordinates_are_those_of_the_formula(rng):
    a, b, c = samples = rng.integers(0, 256, (3, 4, 5, 2)).astype(np.uint8).astype(float)
    plane = plane_through(samples.astype(np.uint8))
    np.testing.assert_allclose(plane.at(plane.corners), samples, atol=1e-9)
    s, t = 0.3, -0.7
    expected = a + s * (b - a) + t * (c - a)
    corners = plane.corners
    place = corners[0] + s * (corners[1] - corners[0]) + t * (corners[2] - corners[0])
    np.testing.assert_allclose(plane.at(place[None])[0], expected, atol=1e-9)
    apart = np.linalg.norm((samples[:, None] - samples).reshape(3, 3, -1), axis=2)
    np.testing.assert_allclose(np.linalg.norm(corners[:, None] - corners, axis=2), apart)
    assert np.vdot(plane.across, plane.up) == pytest.approx(0, abs=1e-12)
    assert np.linalg.norm(plane.up) == pytest.approx(1)


def test_samples_on_a_line_have_no_plane():
    a = np.array([1.0, 2.0, 3.0])
    for b, c in ((a, a + 1), (a + 1, a), (a + 1, a + 2), (a + 1, a - 0.1)):
        with pytest.raises(NoPlane):
            plane_through(np.stack([a, b, c]))


def test_the_square_holds_all_three_and_a_margin():
    plane = plane_through(np.array([[0, 0, 0], [4, 0, 0], [1, 2, 0.0]]))
    assert plane.bounds(0.25) == (-1, 5, -2, 4)


def test_what_is_said_on_the_grid_is_what_is_said_of_each_sample(rng):
    network = Network(stack(InputLayer(shape=(6,)), Dense(units=4)), seed=3)
    samples = rng.standard_normal((3, 6))
    plane, bounds = plane_through(samples), (-1.0, 2.0, -3.0, 1.0)
    steps = said_on_plane(
        network, plane, bounds, 7, lambda x: (x / 2).astype(np.float32), REFERENCE, 4
    )
    said = finished(steps)
    assert said.shape == (7, 7, 4)
    for row, column in ((0, 0), (0, 6), (6, 0), (2, 5)):
        x, y = -1 + 3 * column / 6, -3 + 4 * row / 6
        sample = samples[0] + x * plane.across + y * plane.up
        expected = softmax(network.predict(sample[None].astype(np.float32) / 2, REFERENCE))[0]
        np.testing.assert_allclose(said[row, column], expected, rtol=1e-4)
