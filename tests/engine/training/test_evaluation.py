import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.regularizers import L2
from engine.spec import stack
from engine.training.evaluation import evaluate, evaluation_size, penalty_of
from engine.training.events import Evaluating
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Plan
from engine.training.shards import Crew

PENALTY = 0.05


@pytest.fixture
def network():
    return Network(
        stack(
            InputLayer(shape=(4,)),
            Dense(units=3, activation="softmax", kernel_regularizer=L2(l2=PENALTY)),
        )
    )


@pytest.fixture
def feed(network, rng):
    x, y = rng.standard_normal((11, 4)), rng.integers(0, 3, 11)
    source, output = network.spec.inputs[0].name, network.spec.output.name
    return Feed.single(x, y, np.arange(11), Affine(1, 0), source, output)


def told(network, feed, shards=1, **named):
    plan = Plan()
    form, fused = training_form(network, plan)
    crew = Crew(form, REFERENCE, shards)
    found = list(evaluate(Measure(plan, network, fused), crew, feed, **named))
    crew.close()
    return found


@pytest.mark.parametrize("shards", [1, 2, 3])
@pytest.mark.parametrize("batch_size", [1, 4, 256])
def test_the_loss_is_the_mean_surprise_and_the_penalty(network, feed, shards, batch_size):
    (inlet,), (goal,) = feed.inputs.values(), feed.targets.values()
    said = network.predict(inlet.values, REFERENCE)
    kernel = network.weights["n1"]["kernel"]
    expected = -np.log(said[np.arange(11), goal.values]).mean() + PENALTY * (kernel**2).sum()
    *_, values = told(network, feed, shards, batch_size=batch_size)
    assert np.isclose(values["loss"], expected, rtol=1e-5)
    assert np.isclose(
        values["accuracy"],
        (said.argmax(axis=1) == goal.values).mean(),
    )
    assert np.isclose(penalty_of(network), PENALTY * (kernel**2).sum())


def test_progress_is_told_as_often_as_asked(network, feed):
    every = told(network, feed, batch_size=4, report_seconds=0.0)
    assert every[:-1] == [Evaluating(4, 11), Evaluating(8, 11), Evaluating(11, 11)]
    assert len(told(network, feed, batch_size=4, report_seconds=60.0)) == 1


def test_an_evaluation_changes_no_weight(network, feed):
    before = network.flat.copy()
    network.flat.setflags(write=False)
    told(network, feed)
    assert (network.flat == before).all()


def test_large_samples_are_evaluated_a_few_at_a_time():
    def size(pixels: int) -> int:
        return evaluation_size(Network(stack(InputLayer(shape=(pixels,)), Dense(units=1))).summary)

    assert size(4) == 256
    assert size(250_000) == (64 << 20) // 1_000_004
    assert size(2_000_000) == 16
