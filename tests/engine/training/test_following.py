"""Samples that are asked again after each epoch: what is told is right, and changes nothing."""

import time

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.losses import BinaryCrossentropy, MeanSquaredError, SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import stack
from engine.training.events import EpochDone, Finished, SamplesFollowed
from engine.training.following import ALL, FEWEST, MOST, NONE, SOME, Follower, told_of
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.training.test_trainer import CONVNET, feed_of, images, trainer_of


def follow(trainer, mode=ALL):
    trainer.follower.mode = mode
    events = list(trainer.run())
    trainer.close()
    return [event.look for event in events if isinstance(event, SamplesFollowed)]


@pytest.mark.parametrize("kernels", [REFERENCE, CPU])
@pytest.mark.parametrize("shards", [1, 2])
def test_weights_are_the_same_bits_with_and_without(shards, kernels):
    plan = Plan(optimizer=Adam(), batch_size=20, epochs=3, shards=shards)
    flats = []
    for mode in (NONE, ALL, SOME):
        x, y = images()
        network = Network(CONVNET, seed=0)
        feeds = [feed_of(plan, CONVNET, x, y, np.arange(a, b)) for a, b in ((0, 60), (60, 70))]
        looks = follow(Trainer(network, plan, *feeds, kernels=kernels), mode)
        assert len(looks) == (0 if mode == NONE else 3)
        flats.append(network.flat.copy())
    assert flats[0].tobytes() == flats[1].tobytes() == flats[2].tobytes()


@pytest.mark.parametrize("shards", [1, 2])
def test_what_is_told_is_what_the_network_predicts(shards):
    trainer = trainer_of(Plan(optimizer=Adam(), batch_size=20, epochs=2, shards=shards))
    looks = follow(trainer)
    x, y = images()
    y = y[:60]
    p = trainer.network.predict(x[:60] / np.float32(255), REFERENCE).astype(float)
    last = looks[-1]
    assert (last.step, last.epoch, last.part) == (6, 2, 60)
    assert last.places.tolist() == list(range(60))
    np.testing.assert_array_equal(last.given, y)
    own = p[np.arange(60), y]
    np.testing.assert_allclose(last.confidence, own, rtol=2e-3, atol=1e-6)
    np.testing.assert_allclose(last.loss, -np.log(own), rtol=2e-3, atol=1e-5)
    others = p.copy()
    others[np.arange(60), y] = -1
    np.testing.assert_array_equal(last.rival, others.argmax(1))
    np.testing.assert_allclose(last.margin, np.log(own / others.max(1)), rtol=3e-3, atol=1e-4)
    np.testing.assert_array_equal(last.margin > 0, p.argmax(1) == y)


def test_one_unit_tells_two_classes():
    z = np.array([[3.0], [-2.0], [0.0], [50.0]], np.float32)
    given = np.array([1, 1, 0, 0])
    rival, margin, confidence, loss = told_of(z, given, "logits sigmoid")
    assert rival.tolist() == [0, 0, 1, 1]
    assert margin[:2].tolist() == [3, -2]
    assert margin[2] > 0  # of equal ones the first class is told
    p = 1 / (1 + np.exp(-z[:, 0].astype(float)))
    expected = np.where(given == 1, p, 1 - p)
    np.testing.assert_allclose(confidence, expected, atol=1e-3)
    np.testing.assert_allclose(loss, [-np.log(p[0]), -np.log(p[1]), np.log(2), 50], rtol=1e-3)
    from_p = told_of(p.astype(np.float32)[:3, None], given[:3], "sigmoid")
    np.testing.assert_allclose(from_p[1][:2], [3, -2], rtol=2e-3)


def test_several_sigmoids_are_compared_by_their_logits():
    z = np.array([[1.0, 2.0, -3.0]], np.float32)
    rival, margin, confidence, loss = told_of(z, np.array([0]), "logits sigmoid")
    assert (rival[0], margin[0]) == (1, -1)
    assert confidence[0] == pytest.approx(1 / (1 + np.exp(-1)), rel=1e-3)
    assert loss[0] == pytest.approx(np.log1p(np.exp(-1)), rel=1e-3)


def test_tiny_margins_keep_their_sign_and_large_ones_stay_finite():
    z = np.array([[1e-12, 0], [0, 1e-12], [1e9, 0]], np.float32)
    _, margin, _, _ = told_of(z, np.zeros(3, int), "logits softmax")
    assert margin[0] > 0 > margin[1]
    assert np.isfinite(margin).all()


def test_a_network_that_gives_no_numbers_is_told_as_it_is():
    z = np.full((2, 3), np.nan, np.float32)
    _, margin, confidence, loss = told_of(z, np.array([0, 1]), "logits softmax")
    assert np.isnan(margin).all()
    assert np.isnan(confidence).all()
    assert np.isnan(loss).all()


def test_a_resumed_run_follows_the_same_samples():
    plan = Plan(optimizer=Adam(), batch_size=20, epochs=4)
    whole = trainer_of(plan)
    whole.follower.mode = SOME
    looks, saved = [], None
    for event in whole.run():
        if isinstance(event, SamplesFollowed):
            looks.append(event.look)
        if isinstance(event, EpochDone) and event.epoch == 2:
            saved = whole.state()
    whole.close()
    again = trainer_of(plan)
    again.resume(*saved)
    more = follow(again, SOME)
    assert [each.epoch for each in more] == [2, 3, 4]  # the end of an epoch is done again
    for one, other in zip(looks[1:], more, strict=True):
        for name in ("places", "given", "rival", "margin", "confidence", "loss"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    assert again.network.flat.tobytes() == whole.network.flat.tobytes()


def wide(count):
    """A training of many samples on a small network."""
    spec = stack(
        InputLayer(shape=(8, 8, 1)),
        Flatten(),
        Dense(units=64),
        Dense(units=3, activation="softmax"),
    )
    x, y = images(count)
    plan = Plan(optimizer=Adam(), batch_size=10, epochs=3)
    feed = feed_of(plan, spec, x, y)
    return Trainer(Network(spec, seed=0), plan, feed, kernels=REFERENCE)


def test_some_samples_are_an_even_draw_and_the_same_in_all_epochs():
    looks = follow(wide(3000), SOME)
    counts = [len(each.places) for each in looks]
    assert FEWEST <= counts[0] <= 3000
    assert counts == sorted(counts, reverse=True)
    assert set(looks[1].places.tolist()) <= set(looks[0].places.tolist())
    assert abs(looks[0].places.mean() - 1500) < 4 * 3000 / np.sqrt(12 * counts[0])
    assert (np.diff(looks[0].places.astype(int)) > 0).all()


def test_too_costly_a_look_makes_the_next_ones_smaller(monkeypatch):
    trainer = wide(3000)
    follower = trainer.follower
    follower.mode = SOME
    follower.look(1, 300, 1e6)  # an epoch that took so long pays for all
    assert follower.count == 3000
    follower._count_cost(1.0, 10.0)
    assert follower.cost == pytest.approx(0.1)
    assert follower.cost > MOST
    assert follower.count == 1200
    for _ in range(5):  # what these take is what they may take: no further cut
        follower._count_cost(0.4, 10.0)
    assert follower.count == 1200
    follower._count_cost(1e3, 1.0)
    assert follower.count == FEWEST
    trainer.close()


def test_a_stop_while_samples_are_asked_keeps_the_epoch():
    trainer = trainer_of(Plan(optimizer=Adam(), batch_size=20, epochs=5), validate=False)
    trainer.follower.mode = ALL
    look = trainer.follower.look

    def stopped(*args):
        trainer.stop()
        return look(*args)

    trainer.follower.look = stopped
    events = list(trainer.run())
    trainer.close()
    assert sum(isinstance(event, EpochDone) for event in events) == 1
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stopped"


def test_the_time_that_others_take_is_not_its_cost():
    trainer = wide(300)
    trainer.follower.mode = ALL
    slept = []

    def others():
        slept.append(1)
        time.sleep(0.05)

    trainer.follower.look(1, 30, 1.0, others)
    assert slept
    assert trainer.follower.cost < 0.05 * len(slept)
    trainer.close()


@pytest.mark.parametrize(
    ("loss", "layer", "target", "is_possible"),
    [
        (SparseCategoricalCrossentropy(), Dense(units=3, activation="softmax"), "class", True),
        (SparseCategoricalCrossentropy(from_logits=True), Dense(units=3), "class", True),
        (BinaryCrossentropy(), Dense(units=3, activation="sigmoid"), "one_hot", True),
        (MeanSquaredError(), Dense(units=3, activation="relu"), "one_hot", False),
        (MeanSquaredError(), Dense(units=1), "values", False),
    ],
)
def test_only_networks_that_tell_classes_are_followed(loss, layer, target, is_possible):
    from engine.data.batches import Feed
    from engine.data.preparation import Affine
    from engine.training.fuse import training_form

    spec = stack(InputLayer(shape=(8, 8, 1)), Flatten(), layer)
    x, y = images()
    plan = Plan(loss=loss)
    y = y.astype(np.float32) if target == "values" else y
    names = spec.inputs[0].name, spec.output.name
    feed = Feed.single(x, y, np.arange(70), Affine(1 / 255, 0), *names, target, 3)
    form, fused = training_form(Network(spec, seed=0), plan)
    assert Follower(form, fused, feed, plan, None).is_possible == is_possible


def test_samples_without_a_class_of_the_network_are_left_out():
    plan = Plan(loss=SparseCategoricalCrossentropy(ignore_class=-1), epochs=1, batch_size=20)
    spec = CONVNET
    x, y = images()
    y[::7] = -1
    feed = feed_of(plan, spec, x, y)
    (look,) = follow(Trainer(Network(spec, seed=0), plan, feed, kernels=REFERENCE))
    assert look.places.tolist() == [i for i in range(70) if i % 7]


def test_a_first_epoch_that_was_long_does_not_make_the_second_look_long():
    trainer = wide(3000)
    trainer.follower.mode = SOME
    assert len(trainer.follower.look(1, 300, 1e6).places) == 3000
    assert len(trainer.follower.look(2, 600, 1e-6).places) == FEWEST
    trainer.close()
