import numpy as np

from engine.data.preparation import Affine
from engine.explain.boundary import decision_boundary, padded_bounds, regression_line
from engine.explain.predictions import finished, probabilities
from engine.kernels.reference import REFERENCE
from tests.engine.explain.networks import tabular

SCALED = Affine([0.5, 2.0], [1.0, -1.0])


def test_each_point_of_the_grid_is_what_the_network_says_there():
    network = tabular(3)
    found = finished(decision_boundary(network, SCALED, (-1, 3, 10, 12), 5, REFERENCE, 3))
    assert found.shape == (5, 5, 3)
    for row, x2 in enumerate(np.linspace(10, 12, 5)):
        for column, x1 in enumerate(np.linspace(-1, 3, 5)):
            point = SCALED.apply(np.array([[x1, x2]], np.float32))
            expected = probabilities(network, point, REFERENCE, 3)[0]
            assert np.allclose(found[row, column], expected, atol=1e-6)


def test_one_sigmoid_gives_both_classes():
    found = finished(
        decision_boundary(tabular(1, "sigmoid"), SCALED, (0, 1, 0, 1), 4, REFERENCE, 2)
    )
    assert found.shape == (4, 4, 2)
    assert np.allclose(found.sum(axis=-1), 1)


def test_a_line_has_its_inputs_beside_what_is_said():
    network, same = tabular(1, "linear", inputs=1), Affine(1, 0)
    line = finished(regression_line(network, same, (-2, 2), 9, REFERENCE))
    assert line.shape == (9, 2)
    assert np.allclose(line[:, 0], np.linspace(-2, 2, 9))
    assert np.allclose(line[:, 1:], network.predict(line[:, :1], REFERENCE))


def test_bounds_are_a_tenth_wider_than_the_data_and_never_empty():
    assert np.allclose(padded_bounds(np.array([[0.0, 5.0], [10.0, 5.0]])), (-1, 11, 4.9, 5.1))
