import numpy as np
import pytest

from engine.errors import NoNetwork, OnlyClasses
from engine.explain.predictions import probabilities
from engine.kernels.reference import REFERENCE
from engine.network.network import Network
from engine.service.questions import FromData, TwoNetworks
from engine.service.questions.picture import prepared_sample
from tests.engine.service import laboratory
from tests.engine.service.laboratory import SIGNS, SINE, ask, convnet, loaded, tabular


@pytest.fixture
def desk():
    desk = laboratory.desk()
    desk.put_data(loaded(SIGNS))
    desk.put_network("other", Network(convnet(3), seed=5), 7)
    return desk


def test_cells_hold_the_samples_that_each_is_right_about(desk):
    answer = ask(desk, TwoNetworks("signs", "other", SIGNS, "test"))
    assert answer.steps == (12, 7)
    _, y, rows = loaded(SIGNS).part("test")
    expected = [[], [], [], []]
    for place, row in enumerate(rows):
        is_right = []
        for key in ("signs", "other"):
            network = desk.network(key)
            x = prepared_sample(FromData(SIGNS, "test", place), desk, network)
            is_right.append(probabilities(network, x, REFERENCE, 10)[0].argmax() == y[row])
        expected[(not is_right[0]) * 2 + (not is_right[1])].append(place)
    assert [cell.tolist() for cell in answer.found.cells] == expected


def test_progress_counts_both_networks(desk):
    steps = TwoNetworks("signs", "other", SIGNS, "test").answer(desk)
    told = list(steps)
    assert told[-1] == (100, 100)
    assert np.all(np.diff([done for done, _ in told]) > 0)


def test_values_are_not_compared_by_class(desk):
    desk.put_data(loaded(SINE))
    desk.put_network("sine", Network(tabular(1, 1, "linear")))
    with pytest.raises(OnlyClasses):
        ask(desk, TwoNetworks("sine", "sine", SINE))


def test_a_network_that_is_gone_is_named(desk):
    with pytest.raises(NoNetwork):
        ask(desk, TwoNetworks("signs", "gone", SIGNS))
