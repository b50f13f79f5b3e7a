"""Maps of the samples of a part, as a layer sees them."""

import numpy as np
import pytest

from engine.errors import NodeNotFound, TooFewToMap, ValuesNotFinite
from engine.explain.embedding import principal_components
from engine.kernels.reference import REFERENCE
from engine.service.questions import Embedding
from engine.service.questions import embedding as module
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
    apart = np.linalg.norm(given[:, None] - given, axis=2)
    np.fill_diagonal(apart, np.inf)
    nearest = apart[np.arange(50), found.near[:, 0]]
    np.testing.assert_allclose(nearest, apart.min(axis=1), rtol=1e-3)


def test_tsne_gives_a_point_for_each_sample(desk):
    found = ask(desk, Embedding("signs", SIGNS, "test", node_of(desk, -1), "tsne", limit=30))
    assert found.points.shape == (30, 2)
    assert found.points.std() > 0


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
