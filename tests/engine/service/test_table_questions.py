import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.data.preparation import Unchanged
from engine.data.split import Split
from engine.errors import OnlyTables
from engine.explain.predictions import finished
from engine.explain.steps import step_gradients, step_occlusion
from engine.explain.tables import permutation_importance
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.recurrent import GRU
from engine.network.network import Network
from engine.service.questions import (
    FeatureDependence,
    FeatureImportance,
    Given,
    StepAttribution,
)
from engine.spec import stack
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, ask, loaded


@pytest.fixture(scope="module")
def desk():
    made = laboratory.desk()
    made.put_data(loaded(MOONS))
    return made


def test_importance_is_over_the_prepared_samples_of_the_part(desk):
    answer = ask(desk, FeatureImportance("moons", MOONS, "validation", repeats=3))
    data = loaded(MOONS)
    x, y, rows = data.part("validation")
    network = desk.network("moons")
    expected = finished(
        permutation_importance(
            network, x[rows], y[rows], REFERENCE, 2, repeats=3, prepare=data.preparation.apply
        )
    )
    assert np.array_equal(answer.importance.losses, expected.losses)
    assert answer.samples == len(rows)
    assert len(answer.names) == 2
    said = network.predict(data.preparation.apply(x[rows]), REFERENCE).argmax(axis=1)
    assert np.isclose(answer.importance.whole, (said == y[rows]).mean())


def test_dependence_is_in_the_unit_of_the_data(desk):
    answer = ask(desk, FeatureDependence("moons", MOONS, 1, "train", 7))
    data = loaded(MOONS)
    x, _, rows = data.part("train")
    grid = answer.dependence.grid
    assert np.allclose([grid[0], grid[-1]], [x[rows][:, 1].min(), x[rows][:, 1].max()])
    values = x[rows].copy()
    values[:, 1] = grid[3]
    said = desk.network("moons").predict(data.preparation.apply(values), REFERENCE)
    assert np.allclose(answer.dependence.mean[3], said.mean(axis=0), atol=1e-5)
    assert answer.feature == 1


def test_images_are_no_tables(desk):
    desk.put_data(loaded(SIGNS))
    with pytest.raises(OnlyTables):
        ask(desk, FeatureImportance("signs", SIGNS))


def test_steps_of_a_series_are_explained(desk, rng):
    network = Network(stack(InputLayer(shape=(6, 2)), GRU(units=3), Dense(units=1)), seed=1)
    desk.put_network("series", network, step=4)
    values = rng.standard_normal((6, 2)).astype(np.float32)
    choice = DataChoice(MOONS.source, Unchanged(), Split())
    data = loaded(choice)
    object.__setattr__(data, "dataset", _regression(data.dataset))
    desk.put_data(data)
    for method, expected in (
        ("gradient", step_gradients(network, values[None], REFERENCE, 0, classes=0)),
        ("occlusion", finished(step_occlusion(network, values[None], REFERENCE, 0, classes=0))),
    ):
        answer = ask(desk, StepAttribution("series", Given(choice, values), method))
        assert np.allclose(answer.values, expected[0], atol=1e-6)
        assert (answer.step, answer.target) == (4, 0)


def _regression(dataset: Dataset) -> Dataset:
    """Return data with values instead of classes."""
    y = dataset.y[:, None].astype(np.float32)
    return Dataset(dataset.name, dataset.x, y, target_names=("value",))
