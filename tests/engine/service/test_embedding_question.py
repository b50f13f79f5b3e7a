"""Maps of the samples of a part, as a layer sees them."""

import threading

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import Posts
from engine.data.split import Split
from engine.errors import (
    MapForgotten,
    NodeNotFound,
    OnlyImages,
    TooFewToMap,
    TooFewWords,
    ValuesNotFinite,
)
from engine.explain.embedding import principal_components
from engine.explain.tsne import ROUNDS
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding as Layer
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions import Embedding, NearOnMap, SmallImages, WordMap
from engine.service.questions import embedding as module
from engine.spec import stack
from tests.engine.service import laboratory
from tests.engine.service.laboratory import SIGNS, ask


@pytest.fixture
def desk():
    return laboratory.desk()


def node_of(desk, index):
    return desk.network("signs").spec.nodes[index].id


@pytest.mark.parametrize("index", [1, -1])
def test_a_map_is_that_of_the_activations_of_a_layer(desk, index):
    node = node_of(desk, index)
    found = ask(desk, Embedding("signs", SIGNS, "test", node))
    data = desk.data(SIGNS)
    x = data.preparation.apply(data.dataset.test_x)
    given = desk.network("signs").predict(x, REFERENCE, node).reshape(len(x), -1)
    expected, shares = principal_components(given)
    assert found.places.tolist() == list(range(50))
    np.testing.assert_allclose(found.points, expected, atol=1e-6 * np.abs(expected).max())
    np.testing.assert_allclose(found.shares, shares)
    assert found.values == given.shape[1]
    said = desk.network("signs").predict(x, REFERENCE)
    true = data.dataset.test_y
    assert np.array_equal(found.true, true)
    assert np.array_equal(found.predicted, said.argmax(axis=1))
    np.testing.assert_allclose(found.loss, -np.log(said[np.arange(50), true]), rtol=1e-5)


def test_neighbours_are_those_in_the_space_of_the_layer(desk):
    node = node_of(desk, 1)
    found = ask(desk, Embedding("signs", SIGNS, "test", node))
    data = desk.data(SIGNS)
    given = desk.network("signs").predict(
        data.preparation.apply(data.dataset.test_x), REFERENCE, node
    )
    apart = np.linalg.norm(given.reshape(50, -1) - given[7].ravel(), axis=1)
    near = ask(desk, NearOnMap(found.kept, 7, 5))
    assert near.indices.tolist() == [i for i in np.argsort(apart) if i != 7][:5]
    np.testing.assert_allclose(near.distances, np.sort(apart)[1:6], rtol=1e-4)
    ask(desk, Embedding("signs", SIGNS, "test", node, limit=8))
    with pytest.raises(MapForgotten):
        ask(desk, NearOnMap(found.kept, 7))


def test_tsne_gives_a_point_for_each_sample(desk):
    found = ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1), "tsne", limit=30))
    assert found.points.shape == (30, 2)
    assert found.points.std() > 0
    solid = ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1), "tsne", 10, 3))
    assert solid.points.shape == (10, 3)


def test_a_map_is_given_up_between_two_rounds(desk):
    steps = Embedding("signs", SIGNS, "test", node_of(desk, -1), "tsne").answer(desk)
    while (next(steps) or (0, 0))[1] != ROUNDS:
        pass
    steps.close()
    threads = [t for t in threading.enumerate() if t.name == "question"]
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_words_of_an_embedding_layer_have_a_map(rng):
    spec = stack(
        InputLayer(shape=(30,)), Layer(input_dim=300, output_dim=6), Flatten(), Dense(units=3)
    )
    choice = DataChoice(Posts(samples=100, length=30, words=300), Unchanged(), Split())
    desk = Desk(REFERENCE)
    desk.put_data(laboratory.loaded(choice))
    desk.put_network("posts", Network(spec, seed=2))
    node = spec.nodes[1].id
    found = ask(desk, WordMap("posts", choice, node, limit=250))
    table = desk.network("posts").weights[node]["embeddings"][:250]
    expected, shares = principal_components(table)
    np.testing.assert_allclose(found.points, expected, atol=1e-6)
    np.testing.assert_allclose(found.shares, shares)
    x, _, rows = desk.data(choice).part("train")
    assert found.counts[17] == (x[rows] == 17).sum()
    apart = np.linalg.norm(table - table[3], axis=1)
    assert ask(desk, NearOnMap(found.kept, 3, 1)).indices[0] == np.argsort(apart)[1]
    with pytest.raises(NodeNotFound):
        ask(desk, WordMap("posts", choice, spec.nodes[-1].id))
    with pytest.raises(TooFewWords):
        ask(desk, WordMap("posts", choice, node, limit=3))


def test_small_images_are_means_of_areas(desk):
    found = ask(desk, SmallImages(SIGNS, "test", (3, 1), 14))
    x = desk.data(SIGNS).dataset.test_x[[3, 1], ..., 0].astype(float)
    means = x.reshape(2, 14, 2, 14, 2).mean(axis=(2, 4))
    assert found.shape == (2, 14, 14, 1)
    np.testing.assert_allclose(found[..., 0], means, atol=1.01)  # of two roundings
    desk.put_data(laboratory.loaded(laboratory.MOONS))
    with pytest.raises(OnlyImages):
        ask(desk, SmallImages(laboratory.MOONS, "test", (0,)))


def test_of_a_large_part_samples_are_taken_evenly(desk, monkeypatch):
    found = ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1), limit=8))
    assert found.places.tolist() == [0, 7, 14, 21, 28, 35, 42, 49]
    monkeypatch.setattr(module, "_ROOM", 10 * 4 * 10)
    found = ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1)))
    assert len(found.places) == 10  # of ten values each


def test_what_has_no_map_says_why(desk):
    with pytest.raises(NodeNotFound):
        ask(desk, Embedding("signs", SIGNS, "test", "nowhere"))
    with pytest.raises(TooFewToMap):
        ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1), limit=2))
    desk.network("signs").weights[node_of(desk, -1)]["bias"][...] = np.nan
    with pytest.raises(ValuesNotFinite):
        ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1)))
