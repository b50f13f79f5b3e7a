import numpy as np
import pytest

from engine.errors import LossMismatch
from engine.kernels import best_kernels
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.losses import SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import SGD
from engine.service.asking import Asking
from engine.service.desk import Desk
from engine.service.messages import Answer, Ask, Failure, Train
from engine.service.questions import (
    ActivationMaps,
    Confusion,
    Evaluation,
    FromData,
    HeatMap,
    Kernels,
    Predictions,
)
from engine.service.running import Run
from engine.training.callbacks import EarlyStopping, KeepBest
from engine.training.events import (
    Batches,
    EpochDone,
    EpochsChanged,
    Finished,
    FlowsRecorded,
    Paused,
    RateChanged,
    SamplesFollowed,
    Started,
)
from engine.training.looks import SOME
from engine.training.plan import Plan
from tests.engine.service.laboratory import SIGNS, convnet, loaded

PICTURE = FromData(SIGNS, "train", 0)


@pytest.fixture(scope="module")
def data():
    return loaded(SIGNS)


class Told:
    """What a run tells; ``inspect`` is called at safe points."""

    def __init__(self, data, plan, *, kernels=REFERENCE, inspect=None, **request):
        self.snapshots, self.events = [], []
        request = Train(1, "run", SIGNS, convnet(), plan, **request)
        self.inspect = inspect
        self.run = Run(request, data, kernels, self._safe_point, self._tell)

    def _safe_point(self):
        if self.inspect:
            self.inspect(self.run)

    def _tell(self, snapshot, events):
        self.events += events
        self.snapshots.append(snapshot)

    def finish(self):
        while not self.run.finished:
            self.run.advance()
        self.events += self.run.take_events()
        self.run.close()
        return self

    def kinds(self):
        return [snapshot.kind for snapshot in self.snapshots]


class Inspector:
    """Asks everything, again and again, as panels do while a network trains."""

    def __init__(self, data, kernels):
        self.desk = Desk(kernels)
        self.desk.put_data(data)
        self.asking = Asking(self.desk, self._tell)
        self.answers, self.ticket, self.points = [], 0, 0

    def _tell(self, message):
        assert not isinstance(message, Failure), message
        if isinstance(message, Answer):
            self.answers.append(message.value)

    def __call__(self, run):
        self.points += 1
        if "run" not in self.desk._networks:
            self.desk.put_network("run", run.network, run.step)
        short = [
            Kernels("run", "n1"),
            ActivationMaps("run", "n4", PICTURE),
            HeatMap("run", PICTURE),
            Predictions("run", PICTURE),
        ]
        long = [Confusion("run", SIGNS, "train"), Evaluation("run", SIGNS, Plan(), "validation")]
        self.put(short[self.points % 4])
        if self.points % 11 == 0:
            self.put(long[self.points % 2])
        self.asking.answer_some(sparing=False)

    def put(self, question):
        self.ticket += 1
        self.asking.put(Ask(self.ticket, question))


@pytest.mark.parametrize("shards", [1, 2])
@pytest.mark.parametrize("kernels", [REFERENCE, best_kernels()], ids=["reference", "best"])
def test_a_run_that_is_looked_at_all_the_time_ends_with_the_same_weights(data, shards, kernels):
    plan = Plan(epochs=2, batch_size=32, shards=shards)
    alone = Told(data, plan, kernels=kernels).finish()
    inspector = Inspector(data, kernels)
    watched = Told(data, plan, kernels=kernels, inspect=inspector).finish()
    assert len(inspector.answers) > 100
    assert {answer.step for answer in inspector.answers} >= {0, 1, 8, 15}
    assert (watched.run.network.flat == alone.run.network.flat).all()
    assert all(
        (row == alone.run.trainer.updater.state()[name]).all()
        for name, row in watched.run.trainer.updater.state().items()
    )


def test_an_answer_in_the_middle_of_a_step_uses_the_weights_before_it(data):
    kernels = {0: Network(convnet(), seed=0).weights["n1"]["kernel"].copy()}
    seen = {}
    inspector = Inspector(data, REFERENCE)

    def inspect(run):
        kernels.setdefault(run.trainer.step, run.network.weights["n1"]["kernel"].copy())
        inspector.desk.put_network("run", run.network, run.step)
        inspector.put(Kernels("run", "n1"))
        inspector.asking.answer_some(sparing=False)
        answer = inspector.answers[-1]
        seen.setdefault(answer.step, []).append(answer.kernels)

    Told(data, Plan(epochs=1, batch_size=60), inspect=inspect).finish()
    assert set(seen) == {0, 1, 2, 3, 4}
    for step, found in seen.items():
        assert len(found) > 2
        assert all((one == kernels[step]).all() for one in found)
    assert not (kernels[0] == kernels[1]).all()


def test_the_first_word_is_started_and_the_last_finished(data):
    told = Told(data, Plan(epochs=2, batch_size=64)).finish()
    assert isinstance(told.events[0], Started)
    assert isinstance(told.events[-1], Finished)
    assert told.events[-1].reason == "completed"
    assert sum(e.count for e in told.events if isinstance(e, Batches)) == 8
    assert told.kinds()[:2] == ["first", "resume"]
    assert told.kinds()[-2:] == ["resume", "last"]
    last = told.snapshots[-1].arrays
    assert (last["weights/n1/kernel"] == told.run.network.weights["n1"]["kernel"]).all()


def test_stop_finishes_the_books(data):
    told = Told(data, Plan(epochs=50, batch_size=8))
    told.run.advance()
    told.run.stop()
    told.finish()
    assert told.events[-1].reason == "stopped"
    assert told.kinds()[-2:] == ["resume", "last"]
    assert told.snapshots[-1].step == told.events[-1].step


def test_a_run_may_start_paused_and_go_batch_by_batch(data):
    told = Told(data, Plan(epochs=1, batch_size=64), paused=True)
    told.run.advance()
    told.events += told.run.take_events()
    assert [type(e) for e in told.events] == [Started, Paused]
    for step in (1, 2):
        told.run.go_on("batch")
        while not told.run.paused:
            told.run.advance()
        assert told.run.trainer.step == step
    told.run.go_on("epoch")
    while not told.run.paused:
        told.run.advance()
    events = told.run.take_events()
    assert isinstance(events[-1], Paused)
    assert any(isinstance(e, EpochDone) for e in events) or any(
        isinstance(e, EpochDone) for e in told.events
    )
    told.run.stop()
    told.finish()


def test_a_paused_run_tells_at_once_how_it_was_steered(data):
    told = Told(data, Plan(epochs=2, batch_size=64), paused=True)
    told.run.advance()
    told.run.take_events()
    told.run.trainer.set_epochs(7)
    told.run.trainer.set_learning_rate(0.25)
    assert told.run.take_events() == (EpochsChanged(7), RateChanged(0, 0.25, "user"))
    told.run.stop()
    told.finish()
    assert not any(isinstance(e, EpochsChanged | RateChanged) for e in told.events)


def test_a_resumed_run_ends_as_if_never_interrupted(data):
    plan = Plan(epochs=2, batch_size=32, callbacks=(KeepBest(),))
    whole = Told(data, plan).finish()
    first = Told(data, plan, paused=True)
    first.run.go_on("")
    while first.run.trainer.step < 10:
        first.run.go_on("batch")
        first.run.advance()
    arrays, facts = first.run.trainer.state()
    first.run.close()
    second = Told(data, plan, arrays=arrays, facts=facts).finish()
    assert (second.run.network.flat == whole.run.network.flat).all()


def test_the_step_of_restored_weights_is_that_of_the_best_epoch(data):
    plan = Plan(
        epochs=3,
        batch_size=64,
        callbacks=(
            EarlyStopping(monitor="loss", mode="max", patience=5, restore_best_weights=True),
        ),
    )
    told = Told(data, plan).finish()
    done = [e for e in told.events if isinstance(e, EpochDone)]
    best = [e.epoch for e in done if e.is_best][-1]
    assert told.run.step() == 4 * best < 12


@pytest.mark.parametrize(
    ("error", "kind"),
    [(ZeroDivisionError("by 0"), "UnexpectedError"), (MemoryError(), "OutOfMemory")],
)
@pytest.mark.parametrize("shards", [1, 2])
def test_an_unexpected_error_ends_the_run_and_is_kept(data, monkeypatch, error, kind, shards):
    calls = []

    def forward(self, weights, *xs, phase):
        calls.append(1)
        if len(calls) > 5:
            raise error
        return original(self, weights, *xs, phase=phase)

    original = Dense.forward
    monkeypatch.setattr(Dense, "forward", forward)
    told = Told(data, Plan(epochs=5, batch_size=16, shards=shards)).finish()
    assert told.run.error is error
    assert told.events[-1].reason == "failed"
    assert told.events[-1].facts["error"] == kind


def test_a_run_of_data_that_do_not_fit_does_not_begin(data):
    with pytest.raises(LossMismatch):
        Told(data, Plan(loss=SparseCategoricalCrossentropy(from_logits=True)))


def test_a_diverged_run_says_so(data):
    plan = Plan(optimizer=SGD(learning_rate=1e30), epochs=3)
    with np.errstate(all="ignore"):
        told = Told(data, plan).finish()
    assert told.events[-1].reason == "diverged"


def test_a_resumed_run_goes_on_recording_after_its_step(data):
    plan = Plan(epochs=2, batch_size=32)
    first = Told(data, plan)
    first.run.trainer.recorder.is_on = True
    first.finish()
    looked_at = [e.flows.step for e in first.events if isinstance(e, FlowsRecorded)]
    assert looked_at[0] == 1
    saved = [s for s in first.snapshots if s.kind == "resume"][1]  # after the first epoch
    again = Told(data, plan, arrays=saved.arrays, facts=saved.facts)
    again.run.trainer.recorder.is_on = True
    again.finish()
    steps = [e.flows.step for e in again.events if isinstance(e, FlowsRecorded)]
    assert steps[0] == saved.step + 1
    assert (again.run.network.flat == first.run.network.flat).all()


def test_nothing_is_recorded_where_it_is_switched_off(data):
    told = Told(data, Plan(epochs=1, batch_size=32)).finish()
    assert not [e for e in told.events if isinstance(e, FlowsRecorded)]


def test_samples_are_followed_by_a_run_and_on_after_a_break(data):
    plan = Plan(epochs=3, batch_size=32)
    first = Told(data, plan)
    first.run.trainer.follower.mode = SOME
    first.finish()
    looks = [e.look for e in first.events if isinstance(e, SamplesFollowed)]
    assert [each.epoch for each in looks] == [1, 2, 3]
    assert len(looks[0].places)
    saved = [s for s in first.snapshots if s.kind == "resume"][1]  # after the first epoch
    again = Told(data, plan, arrays=saved.arrays, facts=saved.facts)
    again.run.trainer.follower.mode = SOME
    again.finish()
    more = [e.look for e in again.events if isinstance(e, SamplesFollowed)]
    assert [each.epoch for each in more][-2:] == [2, 3]
    assert set(more[-1].places.tolist()) <= set(looks[0].places.tolist())
    assert (again.run.network.flat == first.run.network.flat).all()


def test_a_run_that_pauses_after_an_epoch_has_told_its_samples(data):
    told = Told(data, Plan(epochs=3, batch_size=32))
    told.run.trainer.follower.mode = SOME
    told.run.go_on("epoch")
    while not told.run.paused:
        told.run.advance()
    told.events += told.run.take_events()
    looks = [e.look for e in told.events if isinstance(e, SamplesFollowed)]
    assert [each.epoch for each in looks] == [1]
    told.run.close()
