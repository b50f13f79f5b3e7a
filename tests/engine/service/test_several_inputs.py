"""Networks with several inputs or outputs learn from data that have as many, and answer."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.data.preparation import DivideBy255, Standardise
from engine.data.several import SentencePairs, StereoPairs
from engine.data.split import Split
from engine.errors import (
    ClassWithoutUnit,
    InputsMismatch,
    MetricMismatch,
    OneInputGiven,
    OutputsMismatch,
)
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.layers.shape import Flatten
from engine.losses import SparseCategoricalCrossentropy
from engine.metrics.confusion import Precision
from engine.network.building import Building
from engine.network.network import Network
from engine.optimizers import Adam
from engine.service.desk import Desk, Loaded, check_fit
from engine.service.questions.evaluation import Evaluation
from engine.service.questions.inside import Predictions
from engine.service.questions.picture import FromData, Given
from engine.service.questions.results import Confusion
from engine.service.questions.what_if import Adversary, Changed, Replace, Robustness
from engine.spec import stack
from engine.training.events import EpochDone
from engine.training.plan import Plan
from engine.training.trainer import Trainer

CHOICE = DataChoice(StereoPairs(size=16), DivideBy255(), Split(validation=0.2))
PLAN = Plan(optimizer=Adam(), epochs=15, batch_size=32)


def stereo(units=4):
    net = Building()
    left = net.add(InputLayer(shape=(16, 16, 3)), name="left")
    right = net.add(InputLayer(shape=(16, 16, 3)), name="right")
    eye = [net.add(Dense(units=3, activation="relu"), left)]
    eye.append(net.add(Dense(units=3, activation="relu"), right, shared_with=eye[0]))
    flat = [net.add(Flatten(), each) for each in eye]
    both = net.chain(net.add(Concatenate(), *flat), Dense(units=48, activation="relu"))
    return net.network(net.add(Dense(units=units, activation="softmax"), both))


@pytest.fixture(scope="module")
def desk():
    loaded = Loaded.of(CHOICE, CHOICE.source.load())
    network = Network(stereo(), seed=1)
    feeds = [loaded.feed(part, network.spec, PLAN) for part in ("train", "validation")]
    trainer = Trainer(network, PLAN, *feeds, kernels=REFERENCE)
    events = list(trainer.run())
    trainer.close()
    desk = Desk(REFERENCE)
    desk.put_data(loaded)
    desk.put_network("run", network)
    desk.last = [e for e in events if isinstance(e, EpochDone)][-1]
    return desk


def test_what_two_cameras_see_tells_how_near_a_thing_is(desk):
    assert desk.last.values["val_accuracy"] > 0.5  # chance: 0.25


def test_its_results_count_all_samples_of_a_part(desk):
    found = finished(Confusion("run", CHOICE).answer(desk))
    assert found.matrix.counts.sum() == 120
    measured = finished(Evaluation("run", CHOICE, PLAN, "validation").answer(desk))
    assert measured.values["accuracy"] == pytest.approx(found.accuracy)


def test_one_sample_is_given_with_all_its_inputs(desk):
    found = Predictions("run", FromData(CHOICE, "validation", 3)).answer(desk)
    assert found.probabilities.shape == (4,)
    assert found.probabilities.sum() == pytest.approx(1, rel=1e-5)


def test_a_picture_of_the_user_is_only_one_of_several_inputs(desk):
    with pytest.raises(OneInputGiven):
        Predictions("run", Given(CHOICE, np.zeros((16, 16, 3), np.uint8))).answer(desk)


def test_data_with_fewer_inputs_than_the_network_are_refused():
    one = Dataset("one", np.zeros((9, 16, 16, 3), np.uint8), np.zeros(9, np.int64), classes=("a",))
    with pytest.raises(InputsMismatch):
        check_fit(stereo(), PLAN, one)


def test_more_trained_outputs_than_targets_are_refused():
    spec = stereo()
    with pytest.raises(OutputsMismatch):
        check_fit(replace(spec, outputs=(*spec.outputs, "n2")), PLAN, CHOICE.source.load())


def test_a_label_without_a_unit_is_named():
    data = SentencePairs(samples=20).load()
    spec = stack(InputLayer(shape=data.x.shape[1:]), Flatten(), Dense(units=1))
    plain = replace(data, more_inputs={})
    loss = SparseCategoricalCrossentropy(from_logits=True)
    with pytest.raises(ClassWithoutUnit) as caught:
        check_fit(spec, Plan(loss=loss), plain)
    assert caught.value.facts == {"node": "dense", "actual": 1, "units": 1, "last": 0}


def test_a_label_of_the_ignored_class_needs_no_unit():
    data = replace(SentencePairs(samples=20).load(), more_inputs={})
    spec = stack(InputLayer(shape=data.x.shape[1:]), Flatten(), Dense(units=2))
    without = replace(data, y=np.where(data.y == 1, -1, data.y))
    with pytest.raises(ClassWithoutUnit):
        check_fit(spec, Plan(loss=SparseCategoricalCrossentropy(from_logits=True)), without)
    ignoring = SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)
    check_fit(spec, Plan(loss=ignoring), without)


def test_a_metric_that_cannot_be_measured_is_refused_before_the_run():
    data = replace(SentencePairs(samples=20).load(), more_inputs={})
    spec = stack(InputLayer(shape=data.x.shape[1:]), Flatten(), Dense(units=2))
    loss = SparseCategoricalCrossentropy(from_logits=True)
    with pytest.raises(MetricMismatch) as caught:
        check_fit(spec, Plan(loss=loss, metrics=(Precision(class_id=2),)), data)
    assert caught.value.facts["expected"] == 3
    check_fit(spec, Plan(loss=loss, metrics=(Precision(class_id=1),)), data)


def test_every_input_is_prepared_on_its_own():
    pairs = SentencePairs(samples=50).load()
    far = replace(pairs, more_inputs={"right": pairs.more_inputs["right"] * 100 + 7})
    loaded = Loaded.of(DataChoice(SentencePairs(samples=50), Standardise()), far)
    for x, preparation in zip(
        (far.x, far.more_inputs["right"]),
        (loaded.preparation, *loaded.more_preparations),
        strict=True,
    ):
        y = preparation.apply(x[loaded.parts.train])
        np.testing.assert_allclose(y.mean(axis=(0, 1)), 0, atol=1e-4)
        np.testing.assert_allclose(y.std(axis=(0, 1)), 1, rtol=1e-3)


def test_the_first_of_several_images_is_disturbed_and_attacked(desk):
    picture = FromData(CHOICE, "validation", 2)
    loaded, network = desk.data(CHOICE), desk.network("run")
    left, (other,) = loaded.dataset.x, loaded.dataset.more_inputs.values()
    row = loaded.part("validation")[2][2]
    answer = finished(Adversary("run", picture, points=5).answer(desk))
    assert np.array_equal(answer.values[0], left[row])
    for values, said in zip(answer.values, answer.probabilities, strict=True):
        inputs = {
            node.id: preparation.apply(each[None])
            for node, preparation, each in zip(
                network.spec.inputs,
                (loaded.preparation, *loaded.more_preparations),
                (values, other[row]),
                strict=True,
            )
        }
        assert np.allclose(network.predict(inputs, REFERENCE)[0], said, atol=1e-5)
    changed = Changed("run", picture, Replace(answer.values[-1]), has_heat=False).answer(desk)
    assert np.allclose(changed.after, answer.probabilities[-1], atol=1e-5)
    curve = Robustness("run", picture, "blur", points=3).answer(desk)
    assert np.allclose(curve.probabilities[0], answer.probabilities[0], atol=1e-5)
