"""Biographies of samples against hand-made tables, and wrong labels that were planted."""

import numpy as np
import pytest

from engine.explain.biography import (
    biography,
    forgetting_events,
    learning,
    suspects,
    table,
)
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import stack
from engine.training.events import SamplesFollowed
from engine.training.following import ALL
from engine.training.looks import SampleLook
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.training.test_trainer import feed_of, images


def look(epoch, margins, places=None, given=None, rival=None):
    """A look at two classes, whose probabilities follow from the margins."""
    margin = np.array(margins, np.float16)
    p = 1 / (1 + np.exp(-margin.astype(float)))
    places = np.arange(len(margin)) if places is None else places
    given = np.zeros(len(margin)) if given is None else given
    rival = np.ones(len(margin)) if rival is None else rival
    return SampleLook(
        10 * epoch,
        epoch,
        np.array(places, np.uint32),
        np.array(given, np.uint16),
        np.array(rival, np.uint16),
        margin,
        p.astype(np.float16),
        (-np.log(p)).astype(np.float16),
        100,
    )


# Each column is a sample: always right, learned late, forgotten twice, lost at the end, never right
RIGHT = np.array(
    [
        [1, 0, 1, 1, 0],
        [1, 0, 0, 1, 0],
        [1, 1, 1, 1, 0],
        [1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0],
    ],
    bool,
)


def test_forgetting_events_of_a_table_made_by_hand():
    assert forgetting_events(RIGHT).tolist() == [0, 0, 2, 1, 0]


def test_the_first_epoch_that_was_right_is_when_a_sample_was_learned():
    looks = [look(2 * i + 1, np.where(row, 1.0, -1.0)) for i, row in enumerate(RIGHT)]
    found = learning(biography(looks))
    assert found.learned.tolist() == [1, 5, 1, 1, 0]
    assert found.forgotten.tolist() == [0, 0, 2, 1, 0]
    np.testing.assert_allclose(found.correctness, RIGHT.mean(axis=0))


def test_confidence_and_variability_are_mean_and_deviation():
    margins = np.array([[0.0, 2.0], [np.log(3), 2.0]])  # p: 1/2 and 3/4
    found = learning(biography([look(1, margins[0]), look(2, margins[1])]))
    np.testing.assert_allclose(found.confidence, [0.625, 1 / (1 + np.exp(-2))], rtol=1e-3)
    np.testing.assert_allclose(found.variability, [0.125, 0], atol=1e-3)
    np.testing.assert_allclose(found.area, margins.mean(axis=0), rtol=1e-3)


def test_one_look_forgets_nothing():
    found = learning(biography([look(1, [1.0, -1.0])]))
    assert found.forgotten.tolist() == [0, 0]
    assert found.learned.tolist() == [1, 0]


def test_only_samples_that_all_looks_asked_have_a_biography():
    looks = [look(1, [1, 2, 3, 4], [3, 5, 7, 9]), look(2, [5, 6], [5, 9], given=[0, 0])]
    told = biography(looks)
    assert told.places.tolist() == [5, 9]
    assert told.margin.tolist() == [[2, 4], [5, 6]]
    assert [told.index_of(place) for place in (3, 5, 9, 11)] == [-1, 0, 1, -1]


def test_no_sample_in_all_looks_gives_an_empty_biography():
    told = biography([look(1, [1.0], [3]), look(2, [1.0], [4])])
    assert len(learning(told).learned) == 0
    assert len(suspects(told).index) == 0
    assert all(len(column) == 0 for column in table(told).values())


def test_suspects_come_by_their_area_with_the_class_they_lost_most_to():
    looks = [
        look(1, [1.0, -3.0, -1.0], rival=[1, 2, 1]),
        look(2, [1.0, -0.5, -1.0], rival=[1, 1, 3]),
        look(3, [1.0, -0.6, 0.5], rival=[1, 1, 5]),
    ]
    found = suspects(biography(looks))
    assert found.index.tolist() == [1, 2]
    assert found.believed.tolist() == [2, 1]  # 3 nats against 1.1; of equal ones the first
    np.testing.assert_allclose(found.area, [-4.1 / 3, -0.5], rtol=1e-3)


def test_samples_without_numbers_are_no_suspects():
    told = biography([look(1, [np.nan, -1.0]), look(2, [np.nan, -1.0])])
    assert suspects(told).index.tolist() == [1]
    assert learning(told).learned.tolist() == [0, 0]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_planted_wrong_labels_are_found_among_the_first(seed):
    spec = stack(
        InputLayer(shape=(8, 8, 1)),
        Flatten(),
        Dense(units=16, activation="relu"),
        Dense(units=3, activation="softmax"),
    )
    x, true = images(400, seed)
    rng = np.random.default_rng(seed + 10)
    wrong = np.sort(rng.choice(400, 20, replace=False))
    y = true.copy()
    y[wrong] = (y[wrong] + rng.integers(1, 3, 20)) % 3
    plan = Plan(optimizer=Adam(), batch_size=32, epochs=10, seed=seed)
    trainer = Trainer(Network(spec, seed=seed), plan, feed_of(plan, spec, x, y), kernels=REFERENCE)
    trainer.follower.mode = ALL
    told = biography([e.look for e in trainer.run() if isinstance(e, SamplesFollowed)])
    trainer.close()
    found = suspects(told)
    first = told.places[found.index[:20]]
    assert len(np.intersect1d(first, wrong)) >= 18  # a draw would find one
    hits = np.isin(told.places[found.index], wrong)
    np.testing.assert_array_equal(found.believed[hits], true[told.places[found.index[hits]]])
    columns = table(told)
    assert (columns["believed"] >= 0).sum() == len(found.index)
