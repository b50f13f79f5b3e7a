import numpy as np
import pytest
from scipy.special import expit, softmax

from engine.explain.predictions import (
    LARGEST_PIECE,
    PIECE_COST,
    finished,
    in_pieces,
    piece_size,
    probabilities,
    top,
)
from engine.kernels.reference import REFERENCE
from tests.engine.explain.networks import convnet, tabular


@pytest.fixture
def x(rng):
    return rng.standard_normal((6, 2)).astype(np.float32)


def test_softmax_outputs_are_probabilities_as_they_are(x):
    network = tabular(3, "softmax")
    assert (probabilities(network, x, REFERENCE, 3) == network.predict(x, REFERENCE)).all()


def test_logits_pass_through_softmax(x):
    network = tabular(3, "linear")
    expected = softmax(network.predict(x, REFERENCE), axis=1)
    assert np.allclose(probabilities(network, x, REFERENCE, 3), expected, atol=1e-6)


def test_one_unit_becomes_two_classes(x):
    said = probabilities(tabular(1, "sigmoid"), x, REFERENCE, 2)
    p = tabular(1, "sigmoid").predict(x, REFERENCE)[:, 0]
    assert np.allclose(said, np.stack([1 - p, p], axis=1))
    logits = tabular(1, "linear")
    said = probabilities(logits, x, REFERENCE, 2)
    assert np.allclose(said[:, 1], expit(logits.predict(x, REFERENCE)[:, 0]), atol=1e-6)


def test_regression_gives_its_values(x):
    network = tabular(1, "linear")
    assert (probabilities(network, x, REFERENCE, 0) == network.predict(x, REFERENCE)).all()


def test_top_is_ordered_and_ties_go_to_the_first_class():
    assert top(np.array([0.1, 0.4, 0.4, 0.1]), 3) == ((1, 0.4), (2, 0.4), (0, 0.1))
    assert len(top(np.array([0.5, 0.5]), 5)) == 2


def test_pieces_together_are_the_whole(x):
    network = convnet()
    images = np.random.default_rng(0).standard_normal((600, 8, 8, 2)).astype(np.float32)
    steps = in_pieces(network, 600, lambda places: images[places], REFERENCE)
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            outputs = end.value
            break
    assert told[-1] == (600, 600)
    assert len(told) == -(-600 // piece_size(network)) > 1
    assert np.allclose(outputs, network.predict(images, REFERENCE), atol=1e-6)


def test_no_samples_give_no_outputs():
    network = tabular(3)
    assert finished(in_pieces(network, 0, lambda places: places, REFERENCE)).shape == (0, 3)


def test_a_piece_is_smaller_the_more_a_sample_costs():
    network = convnet()
    assert piece_size(network) == min(LARGEST_PIECE, PIECE_COST // network.summary.multiply_adds)
