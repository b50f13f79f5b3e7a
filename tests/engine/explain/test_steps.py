import numpy as np
import pytest

from engine.errors import NoSteps
from engine.explain.predictions import finished
from engine.explain.steps import step_gradients, step_occlusion
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D
from engine.layers.recurrent import LSTM
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import convnet, tabular


def bag_of_words(**more) -> Network:
    """The logit of class k is the mean over the words of column k of their vectors."""
    network = Network(
        stack(
            InputLayer(shape=(5,), dtype="int32"),
            Embedding(input_dim=6, output_dim=2, **more),
            GlobalAveragePooling1D(),
            Dense(units=2, activation="softmax", use_bias=False),
        )
    )
    network.weights["n3"]["kernel"][...] = np.eye(2)
    network.weights["n1"]["embeddings"][...] = np.arange(12).reshape(6, 2)
    return network


WORDS = np.array([[4, 1, 0, 3, 5], [2, 2, 1, 0, 0]])


def test_words_count_by_their_share_of_a_mean():
    expected = (2 * WORDS + 1) / 5  # column 1 of the vectors, through the mean of five
    found = step_gradients(bag_of_words(), WORDS, REFERENCE, 1)
    assert np.allclose(found, expected)
    covered = finished(step_occlusion(bag_of_words(), WORDS, REFERENCE, 1))
    assert np.allclose(covered, 2 * WORDS / 5, atol=1e-6)  # the padding has a vector of its own


def test_masked_words_count_for_nothing():
    network = bag_of_words(mask_zero=True)
    words = np.array([[4, 1, 0, 0, 0]])
    found = step_gradients(network, words, REFERENCE, 1)
    assert np.allclose(found, [[9 / 2, 3 / 2, 0, 0, 0]])
    assert np.allclose(finished(step_occlusion(network, words, REFERENCE, 1))[0, 2:], 0)


def recurrent(dtype=np.float32) -> Network:
    return Network(
        stack(InputLayer(shape=(7, 3)), LSTM(units=4), Dense(units=2, activation="softmax")),
        seed=3,
        dtype=dtype,
    )


def logits(network, x, target):
    hidden = network.predict(x, REFERENCE, "n1")
    weights = network.weights["n2"]
    return (hidden @ weights["kernel"] + weights["bias"])[:, target]


def test_steps_of_a_series_count_by_input_times_slope_in_float64(rng):
    network, x = recurrent(np.float64), rng.standard_normal((2, 7, 3))
    expected = np.zeros((2, 7))
    for place in np.ndindex(2, 7, 3):
        moved = np.zeros_like(x)
        moved[place] = 1e-6
        rise = logits(network, x + moved, 1) - logits(network, x - moved, 1)
        expected[place[:2]] += x[place] * rise[place[0]] / 2e-6
    assert np.allclose(step_gradients(network, x, REFERENCE, 1), expected, atol=1e-7)


def test_covered_steps_are_those_of_the_window(rng):
    network, x = recurrent(), rng.standard_normal((1, 7, 3)).astype(np.float32)
    falls = []
    for start in range(6):
        covered = x.copy()
        covered[:, start : start + 2] = 0.5
        falls.append(logits(network, x, 0)[0] - logits(network, covered, 0)[0])
    sums, counts = np.zeros(7), np.zeros(7)
    for start, fall in enumerate(falls):
        sums[start : start + 2] += fall
        counts[start : start + 2] += 1
    found = finished(step_occlusion(network, x, REFERENCE, 0, width=2, value=0.5))
    assert np.allclose(found[0], sums / counts, atol=1e-5)


def test_other_data_have_no_steps():
    with pytest.raises(NoSteps):
        step_gradients(tabular(), np.zeros((1, 2), np.float32), REFERENCE)
    with pytest.raises(NoSteps, match="sequences"):
        finished(step_occlusion(convnet(), np.zeros((1, 8, 8, 2), np.float32), REFERENCE))
