import pytest

from engine.data.choice import DataChoice
from engine.data.made import Blobs
from engine.data.preparation import Standardise, Unchanged
from engine.errors import NoData, NoNetwork
from engine.kernels.reference import REFERENCE
from engine.network.network import Network
from engine.service.desk import Desk
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, loaded, tabular


def test_the_step_of_a_network_is_told_even_while_it_trains():
    desk = Desk(REFERENCE)
    steps = [0]
    network = Network(tabular(2, 2, "softmax"))
    desk.put_network("run", network, lambda: steps[0])
    steps[0] = 7
    assert desk.step_of("run") == 7
    desk.put_network("run", network, 9)
    assert desk.step_of("run") == 9
    with pytest.raises(NoNetwork):
        desk.step_of("elsewhere")


def test_old_networks_make_room_but_never_the_one_that_trains():
    desk = Desk(REFERENCE)
    network = Network(tabular(2, 2, "softmax"))
    desk.put_network("run", network, lambda: 0)
    for number in range(20):
        desk.put_network(str(number), network)
    assert desk.network("run") is network
    assert desk.network("19") is network
    with pytest.raises(NoNetwork):
        desk.network("0")


def test_asking_for_a_network_keeps_it():
    desk = Desk(REFERENCE)
    network = Network(tabular(2, 2, "softmax"))
    for number in range(20):
        desk.put_network(str(number), network)
        desk.network("0")
    assert desk.network("0") is network


def test_two_data_sets_stay_and_the_last_one_is_the_default():
    desk = Desk(REFERENCE)
    for choice in (SIGNS, MOONS, SINE):
        desk.put_data(loaded(choice))
    assert desk.data().choice == SINE
    assert desk.has_data(MOONS)
    with pytest.raises(NoData):
        desk.data(SIGNS)


def test_another_preparation_of_the_same_source_needs_no_second_load():
    desk = Desk(REFERENCE)
    desk.put_data(first := loaded(DataChoice(Blobs(samples=30), Unchanged())))
    again = DataChoice(Blobs(samples=30), Standardise())
    assert desk.same_dataset(again) is first.dataset
    assert desk.same_dataset(DataChoice(Blobs(samples=31), Standardise())) is None


def test_parts_are_disjoint_and_all_is_all():
    data = loaded(MOONS)
    rows = [set(data.part(name)[2].tolist()) for name in ("train", "validation", "test")]
    assert sum(map(len, rows)) == len(set.union(*rows)) == len(data.part("all")[2]) == 200


def test_a_test_part_of_the_data_themselves_is_used():
    data = loaded(SIGNS)
    x, y, rows = data.part("test")
    assert x is data.dataset.test_x
    assert y is data.dataset.test_y
    assert rows.tolist() == list(range(50))
