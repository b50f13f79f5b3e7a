"""Which sample comes next."""

from dataclasses import replace

import numpy as np
import pytest

from app.models.samples import SampleOrder, parts_of
from tests.app.fakes import overview_of_images


@pytest.fixture
def order():
    return SampleOrder("test", 6, 0, labels=np.array([0, 1, 0, 1, 0, 1]))


def test_steps_stay_within_the_part(order):
    assert order.step(1) == 1
    assert order.step(-1) == 0
    assert order.step(100) == order.last() == 5


def test_a_class_leaves_the_others_out(order):
    order.chosen_class = 1
    assert order.places.tolist() == [1, 3, 5]
    assert order.position == -1
    order.place = 3
    assert (order.position, order.step(1), order.step(-1)) == (1, 5, 1)


def test_mistakes_come_first_in_their_order(order):
    order.mistakes = np.array([4, 1])
    assert order.places.tolist() == [4, 1, 0, 2, 3, 5]
    order.chosen_class = 1
    assert order.places.tolist() == [1, 3, 5]


def test_chance_leads_to_another_sample(order):
    order.chosen_class = 0
    assert {order.random() for _ in range(100)} == {2, 4}


def test_the_only_sample_stays(order):
    assert SampleOrder("test", 1, 0).random() == 0


@pytest.mark.parametrize(("place", "expected"), [(0, (0, 1, 2)), (3, (2, 3, 4)), (5, (3, 4, 5))])
def test_neighbours_stand_around_the_sample(order, place, expected):
    order.place = place
    assert order.around(3) == expected


def test_parts_without_samples_are_not_offered():
    overview = overview_of_images()
    empty = replace(overview, validation=replace(overview.validation, samples=0))
    assert [name for name, _ in parts_of(overview)] == ["validation", "test", "train"]
    assert [name for name, _ in parts_of(empty)] == ["test", "train"]
