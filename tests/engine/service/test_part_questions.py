"""Questions about all samples of a part, and the weights of dense layers."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.split import Split
from engine.errors import EmptyPart, NoMatrix, OnlyValues
from engine.kernels.reference import REFERENCE
from engine.service.questions import Labels, PredictedValues, WeightMatrix
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, loaded


@pytest.fixture
def desk():
    return laboratory.desk()


def test_labels_are_those_of_the_rows_of_the_part(desk):
    data = desk.data(SIGNS)
    assert np.array_equal(ask(desk, Labels(SIGNS, "test")), data.dataset.test_y)
    assert np.array_equal(
        ask(desk, Labels(SIGNS, "validation")), data.dataset.y[data.parts.validation]
    )


def test_labels_of_regression_are_the_values(desk):
    desk.put_data(loaded(SINE))
    answer = ask(desk, Labels(SINE, "train"))
    assert answer.shape == (len(desk.data(SINE).parts.train), 1)


def test_predicted_values_are_those_of_the_network(desk):
    desk.put_data(loaded(SINE))
    answer = ask(desk, PredictedValues("sine", SINE, "validation"))
    data = desk.data(SINE)
    rows = data.parts.validation
    network = desk.network("sine")
    expected = network.predict(data.preparation.apply(data.dataset.x[rows]), REFERENCE)
    np.testing.assert_allclose(answer.predicted, expected, rtol=1e-5, atol=1e-6)
    assert np.array_equal(answer.true, data.dataset.y[rows])
    errors = ((answer.predicted - answer.true) ** 2).sum(axis=1)[answer.worst]
    assert (np.diff(errors) <= 0).all()


def test_predicted_values_need_values(desk):
    desk.put_data(loaded(MOONS))
    with pytest.raises(OnlyValues):
        ask(desk, PredictedValues("moon", MOONS, "validation"))


def test_predicted_values_need_samples(desk):
    empty = replace(SINE, split=Split(validation=0))
    desk.put_data(loaded(empty))
    with pytest.raises(EmptyPart):
        ask(desk, PredictedValues("sine", empty, "validation"))


def test_a_matrix_of_weights_has_one_filter_for_each_unit(desk):
    network = desk.network("moons")
    dense = network.spec.nodes[1]
    answer = ask(desk, WeightMatrix("moons", dense.id))
    assert answer.kernels.shape == (1, 1, 2, 6)
    assert np.array_equal(answer.kernels[0, 0], network.weights[dense.id]["kernel"])
    assert not np.shares_memory(answer.kernels, network.weights[dense.id]["kernel"])


def test_a_convolution_has_no_matrix(desk):
    with pytest.raises(NoMatrix):
        ask(desk, WeightMatrix("signs", desk.network("signs").spec.nodes[1].id))
