import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.inspection import partial_dependence as theirs
from sklearn.inspection import permutation_importance as their_importance

from engine.errors import TooLittleToShuffle
from engine.explain.predictions import finished
from engine.explain.tables import grid_of, partial_dependence, permutation_importance, shuffled
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import tabular


class Ours(BaseEstimator):
    """A network as scikit-learn sees models."""

    _fitted = True

    def __init__(self, network):
        self.network = network

    def fit(self, x, y):
        return self

    def __sklearn_is_fitted__(self):
        return True


class Classifier(ClassifierMixin, Ours):
    classes_ = np.arange(3)

    def predict_proba(self, x):
        return self.network.predict(np.asarray(x, np.float32), REFERENCE)

    def predict(self, x):
        return self.predict_proba(x).argmax(axis=1)


class Regressor(RegressorMixin, Ours):
    def predict(self, x):
        return self.network.predict(np.asarray(x, np.float32), REFERENCE)[:, 0]


def linear(weights) -> Network:
    network = Network(stack(InputLayer(shape=(len(weights),)), Dense(units=1, use_bias=False)))
    network.weights["n1"]["kernel"][:, 0] = weights
    return network


def test_importance_of_a_linear_model_is_known_in_closed_form(rng):
    # y = w x: shuffling x_j leaves w_j (x_j - x_j'), whose mean square is 2 w_j^2 var(x_j)
    weights = np.array([2.0, 0.0, -1.0])
    x = rng.standard_normal((4000, 3)).astype(np.float32)
    y = (x @ weights)[:, None]
    found = finished(permutation_importance(linear(weights), x, y, REFERENCE, 0, repeats=20))
    expected = 2 * weights**2 * x.var(axis=0) / y.var()
    assert np.allclose(found.losses.mean(axis=1), expected, atol=0.03)
    assert (found.losses[1] == 0).all()
    assert np.isclose(found.whole, 1)
    assert found.measure == "r2"
    assert list(found.order) == [0, 2, 1]


def test_importance_is_what_the_shuffling_of_its_seed_gives(rng):
    network = tabular(units=3, inputs=4)
    x = rng.standard_normal((60, 4)).astype(np.float32)
    y = rng.integers(0, 3, 60)
    found = finished(permutation_importance(network, x, y, REFERENCE, 3, repeats=2, seed=5))
    for feature in range(4):
        for repeat in range(2):
            moved = x.copy()
            moved[:, feature] = x[shuffled(60, 5, feature, repeat), feature]
            accuracy = (network.predict(moved, REFERENCE).argmax(axis=1) == y).mean()
            assert np.isclose(found.losses[feature, repeat], found.whole - accuracy)


@pytest.mark.parametrize("kind", [Classifier, Regressor])
def test_importance_agrees_with_scikit_learn_within_its_chance(kind, rng):
    is_class = kind is Classifier
    network = tabular(3, "softmax", 4) if is_class else tabular(1, "linear", 4)
    x = rng.standard_normal((400, 4)).astype(np.float32)
    outputs = network.predict(x, REFERENCE)
    y = outputs.argmax(axis=1) if is_class else outputs[:, 0]
    classes = 3 if is_class else 0
    found = finished(permutation_importance(network, x, y, REFERENCE, classes, repeats=30))
    expected = their_importance(kind(network).fit(x, y), x, y, n_repeats=30, random_state=1)
    chance = 5 * (found.losses.std(axis=1) + expected.importances_std) / np.sqrt(30) + 1e-9
    assert (abs(found.losses.mean(axis=1) - expected.importances_mean) < chance).all()


@pytest.mark.parametrize("kind", [Classifier, Regressor])
def test_partial_dependence_is_that_of_scikit_learn(kind, rng):
    is_class = kind is Classifier
    network = tabular(3, "softmax", 4) if is_class else tabular(1, "linear", 4)
    x = rng.standard_normal((50, 4)).astype(np.float32)
    y = np.arange(50) % 3
    grid = grid_of(x[:, 2], 9)
    found = finished(partial_dependence(network, x, 2, grid, REFERENCE, 3 if is_class else 0))
    expected = theirs(
        kind(network).fit(x, y), x, [2], kind="both", method="brute", custom_values={2: grid}
    )
    assert found.single.shape == (50, 9, 3 if is_class else 1)
    assert np.allclose(found.mean.T, expected["average"], atol=1e-5)
    single = expected["individual"]
    assert np.allclose(found.single.transpose(2, 0, 1), single.reshape(-1, 50, 9), atol=1e-5)


def test_values_are_prepared_after_they_were_changed(rng):
    x = rng.standard_normal((30, 2)).astype(np.float32)
    found = finished(
        partial_dependence(
            linear([3.0, 0.0]), x, 0, np.array([1.0, 2.0]), REFERENCE, 0, prepare=lambda v: v * 10
        )
    )
    assert np.allclose(found.mean[:, 0], [30, 60])


def test_few_values_are_all_looked_at():
    assert grid_of(np.array([3, 1, 1, 2]), 5).tolist() == [1, 2, 3]
    assert grid_of(np.arange(100.0), 5).tolist() == [0, 24.75, 49.5, 74.25, 99]


def test_one_sample_cannot_be_shuffled():
    with pytest.raises(TooLittleToShuffle):
        finished(
            permutation_importance(
                linear([1.0]), np.zeros((1, 1), np.float32), np.zeros((1, 1)), REFERENCE, 0
            )
        )


def test_progress_goes_up_to_its_end(rng):
    x = rng.standard_normal((10, 2)).astype(np.float32)
    told = [
        done / total
        for done, total in permutation_importance(tabular(), x, np.zeros(10, int), REFERENCE, 2)
    ]
    assert told == sorted(told)
    assert told[-1] == 1
