"""The plane through three samples, asked of a desk."""

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import StoryQuestions
from engine.data.split import Split
from engine.errors import NoPlane, NoPlaneOfWords, OneInputGiven, OnlyClasses, SampleMissing
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.questions import PlacePoint, SamplePlane
from engine.spec import NetworkSpec, Node, stack
from tests.engine.service import laboratory
from tests.engine.service.laboratory import SIGNS, SINE, ask


@pytest.fixture
def desk():
    return laboratory.desk()


def test_at_the_corners_it_says_what_it_says_of_the_samples(desk):
    found = ask(desk, SamplePlane("signs", SIGNS, "test", (4, 9, 2), 12, 0.5))
    assert found.said.shape == (12, 12, 10)
    np.testing.assert_allclose(found.said.sum(axis=2), 1, rtol=1e-5)
    data = desk.data(SIGNS)
    x = data.dataset.test_x[[4, 9, 2]]
    assert np.array_equal(found.images, x)
    assert np.array_equal(found.true, data.dataset.test_y[[4, 9, 2]])
    said = desk.network("signs").predict(data.preparation.apply(x), REFERENCE)
    for corner, values, expected in zip(found.corners, x, said, strict=True):
        point = ask(desk, PlacePoint("signs", SIGNS, "test", (4, 9, 2), tuple(corner)))
        np.testing.assert_allclose(point.values, values, atol=1e-3)
        np.testing.assert_allclose(point.probabilities, expected, atol=1e-5)


def test_tables_have_planes_too(desk):
    desk.put_data(laboratory.loaded(laboratory.MOONS))
    found = ask(desk, SamplePlane("moon", laboratory.MOONS, "train", (0, 1, 2), 8))
    assert found.said.shape == (8, 8, 2)
    assert not len(found.images)


def test_what_has_no_plane_says_why(desk):
    with pytest.raises(NoPlane):
        ask(desk, SamplePlane("signs", SIGNS, "test", (4, 4, 2)))
    with pytest.raises(SampleMissing):
        ask(desk, SamplePlane("signs", SIGNS, "test", (4, 400, 2)))
    desk.put_data(laboratory.loaded(SINE))
    with pytest.raises(OnlyClasses):
        ask(desk, SamplePlane("sine", SINE, "train", (0, 1, 2)))
    stories = DataChoice(StoryQuestions(samples=100), Unchanged(), Split())
    desk.put_data(laboratory.loaded(stories))
    one = stack(InputLayer(shape=(12,)), Embedding(input_dim=20, output_dim=2), Flatten(), Dense())
    desk.put_network("one", Network(one))
    with pytest.raises(NoPlaneOfWords):
        ask(desk, SamplePlane("one", stories, "train", (0, 1, 2)))
    two = NetworkSpec(
        (
            Node("a", "a", InputLayer(shape=(12,))),
            Node("b", "b", InputLayer(shape=(4,))),
            Node("c", "c", Concatenate(), ("a", "b")),
        ),
        ("c",),
    )
    desk.put_network("two", Network(two))
    with pytest.raises(OneInputGiven):
        ask(desk, SamplePlane("two", stories, "train", (0, 1, 2)))
