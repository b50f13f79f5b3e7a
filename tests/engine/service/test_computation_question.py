import numpy as np
import pytest

from engine.errors import NoSuchPlace, SampleMissing
from engine.explain.computation import computation_of
from engine.kernels.reference import REFERENCE
from engine.service.questions import FromData, Given, ValueComputation
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


def test_a_value_of_a_sample_is_taken_apart(desk):
    question = ValueComputation("signs", FromData(SIGNS, "test", 3), "n4", (2, 0, 1), 4)
    found = ask(desk, question)
    x, _, rows = desk.data(SIGNS).part("test")
    prepared = desk.data(SIGNS).preparation.apply(x[rows[3]][None])
    network = desk.network("signs")
    expected = computation_of(network, prepared, "n4", (2, 0, 1), REFERENCE, 4)
    assert found.step == 12
    assert found.computation.value == expected.value
    assert found.computation.slope == expected.slope
    assert np.array_equal(found.computation.operands[0].inputs, expected.operands[0].inputs)


def test_it_begins_with_what_the_network_says(desk):
    picture = FromData(SIGNS, "test", 3)
    found = ask(desk, ValueComputation("signs", picture)).computation
    assert (found.node, found.is_before) == ("n6", True)
    assert found.place == (found.target,)
    assert found.value == pytest.approx(
        np.exp(found.row - found.row.max()).max() / np.exp(found.row - found.row.max()).sum()
    )
    after = ask(desk, ValueComputation("signs", picture, before_activation=False)).computation
    assert (after.slope, after.score) == (1, found.value)


@pytest.mark.parametrize(
    ("name", "choice", "values"), [("moon", MOONS, 2), ("moons", MOONS, 2), ("sine", SINE, 1)]
)
def test_tables_are_taken_apart_too(desk, name, choice, values):
    desk.put_data(laboratory.loaded(choice))
    picture = Given(choice, np.linspace(0.1, 0.4, values))
    found = ask(desk, ValueComputation(name, picture)).computation
    assert found.agrees
    hidden = ask(desk, ValueComputation(name, picture, "n1", (4,))).computation
    assert hidden.operands[0].inputs.shape == (values,)
    assert hidden.slope != 0
    desk.put_data(laboratory.loaded(SIGNS))


def test_what_is_not_there_is_told(desk):
    with pytest.raises(NoSuchPlace):
        ask(desk, ValueComputation("signs", FromData(SIGNS, "test", 3), "n4", (99, 0, 1)))
    with pytest.raises(SampleMissing):
        ask(desk, ValueComputation("signs", FromData(SIGNS, "test", 9999), "n4", (0, 0, 1)))
