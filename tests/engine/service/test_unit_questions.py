import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.data.preparation import DivideBy255
from engine.data.signs import Signs
from engine.data.split import Split
from engine.errors import NoMaps, NoPictureBefore, UnknownUnit
from engine.explain.ascent import Climb, climb, deprocessed
from engine.explain.book_figures import activation_pictures
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.desk import Loaded
from engine.service.questions import BookMaps, FromData, Patterns, ReceptiveField, Unit
from engine.spec import NetworkSpec, Node
from tests.engine.service import laboratory
from tests.engine.service.laboratory import SIGNS, ask


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


def test_patterns_climb_through_the_preparation_of_the_data(desk):
    network, settings = desk.network("signs"), Climb(steps=3)
    found = ask(desk, Patterns("signs", "n4", SIGNS, 1, 2, settings))
    preparation = desk.data(SIGNS).preparation
    expected = finished(climb(network, "n4", [1, 2], REFERENCE, settings, preparation))
    assert (found.step, found.first, found.count) == (12, 1, 4)
    assert (found.pictures[1] == deprocessed(expected.pictures[1])).all()
    assert (found.values == expected.values).all()
    assert found.grid.shape == (8 * 28 + 35, 8 * 28 + 35, 1)
    without = ask(desk, Patterns("signs", "n4", None, 1, 2, settings))
    assert (without.values != found.values).any()


def test_patterns_end_with_the_last_filter(desk):
    found = ask(desk, Patterns("signs", "n1", SIGNS, 3, settings=Climb(steps=1)))
    assert found.pictures.shape == (1, 28, 28, 1)
    found = ask(desk, Patterns("signs", "n1", SIGNS, 99, settings=Climb(steps=1)))
    assert found.first == 3


def test_patterns_are_given_up_between_two_steps(desk):
    steps = Patterns("signs", "n4", SIGNS, settings=Climb(steps=5)).answer(desk)
    assert next(steps) == (4, 20)
    steps.close()


def test_a_table_has_no_patterns(desk):
    with pytest.raises(NoPictureBefore, match="'dense'"):
        ask(desk, Patterns("moons", "n1"))


def test_maps_of_the_book_are_those_of_the_sample(desk):
    picture = FromData(SIGNS, "test", 3)
    found = ask(desk, BookMaps("signs", picture, 2))
    x, _, rows = desk.data(SIGNS).part("test")
    prepared = desk.data(SIGNS).preparation.apply(x[rows[3]][None])
    expected = activation_pictures(desk.network("signs"), prepared, REFERENCE, 2)
    assert found.names == tuple(name for name, _ in expected)
    for ours, (_, theirs) in zip(found.pictures, expected, strict=True):
        assert np.array_equal(ours, theirs)
    assert len(ask(desk, BookMaps("signs", picture)).names) == 4


def test_a_cell_sees_its_part_of_the_sample(desk):
    picture = FromData(SIGNS, "test", 3)
    found = ask(desk, ReceptiveField("signs", "n4", 2, 0, picture))
    assert found.box == ((4, 11), (0, 7))  # 3, then 2 at a step of 2, then 3: 8 pixels
    assert found.field == ((8, 2, 3.5), (8, 2, 3.5))
    with pytest.raises(NoMaps):
        ask(desk, ReceptiveField("signs", "n5", 0, 0, picture))


def test_a_unit_tells_what_excites_it_and_what_it_does(desk):
    settings = Climb(steps=2)
    found = ask(desk, Unit("signs", "n4", 2, SIGNS, "test", 30, settings))
    assert (found.step, found.unit, found.count, found.study.samples) == (12, 2, 4, 30)
    x, _, _ = desk.data(SIGNS).part("test")
    assert (found.images == x[found.study.places]).all()
    assert found.patches.shape[1:] == (8, 8, 1)
    network = desk.network("signs")
    assert np.array_equal(found.kernel[..., 0], network.weights["n4"]["kernel"][..., 2])
    prepared = desk.data(SIGNS).preparation.apply(found.images[:1])
    peak = network.predict(prepared, REFERENCE, "n4")[0, ..., 2].max()
    assert found.study.values[0] == pytest.approx(peak, rel=1e-5)
    assert 0 <= found.study.muted <= 1
    assert len(found.study.class_means) == len(found.class_names) == 10


def test_a_dense_unit_sees_whole_images_and_a_missing_one_is_told(desk):
    found = ask(desk, Unit("signs", "n6", 1, SIGNS, "test", 20, Climb(steps=1)))
    assert (found.patches == found.images).all()
    assert found.kernel.shape == (1, 1, 11 * 11 * 4, 1)
    with pytest.raises(UnknownUnit, match="it has 10"):
        ask(desk, Unit("signs", "n6", 10, SIGNS, "test"))


def test_a_unit_behind_the_second_input_is_shown_with_images_of_that(desk, rng):
    first, second = (rng.integers(0, 256, (30, 6, 6, 1), dtype=np.uint8) for _ in range(2))
    dataset = Dataset(
        "pairs", first, np.arange(30) % 2, classes=("a", "b"), more_inputs={"b": second}
    )
    choice = DataChoice(Signs(samples=100), DivideBy255(), Split(validation=0.5, test=0))
    desk.put_data(Loaded.of(choice, dataset))
    nodes = (
        Node("x", "first", InputLayer(shape=(6, 6, 1))),
        Node("z", "second", InputLayer(shape=(6, 6, 1))),
        Node("c", "conv", Conv2D(filters=2), ("z",)),
        Node("f", "flat", Flatten(), ("c",)),
        Node("g", "flat_too", Flatten(), ("x",)),
        Node("j", "both", Concatenate(), ("f", "g")),
        Node("d", "end", Dense(units=2, activation="softmax"), ("j",)),
    )
    desk.put_network("pair", Network(NetworkSpec(nodes, ("d",)), seed=2))
    found = ask(desk, Unit("pair", "c", 0, choice, "validation", settings=Climb(steps=1)))
    assert (found.images == second[found.study.places]).all()
    row, column = found.study.cells[0]
    assert (found.patches[0] == found.images[0, row : row + 3, column : column + 3]).all()
    with pytest.raises(NoPictureBefore, match="'end'"):
        ask(desk, Unit("pair", "d", 0, choice, "validation"))
