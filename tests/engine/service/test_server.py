import itertools
import statistics
import sys
import time
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.signs import Signs
from engine.network.network import Network
from engine.service.messages import (
    Answer,
    Cancel,
    Continue,
    Failure,
    Heartbeat,
    Load,
    Pause,
    Place,
    Progress,
    Ready,
    Reported,
    SetEpochs,
    SetLearningRate,
    Shutdown,
    Snapshot,
    Stop,
    Train,
)
from engine.service.questions import (
    Confusion,
    Evaluation,
    FromData,
    HeatMap,
    Kernels,
    Overview,
    RunMemory,
    Weights,
)
from engine.service.transport import Placed, incoming
from engine.training.events import (
    Batches,
    Continued,
    EpochsChanged,
    Finished,
    Paused,
    RateChanged,
    Started,
)
from engine.training.plan import Plan
from tests.engine.service.engine_process import CHOICE, Endless, Engine, Sabotage, Unsendable
from tests.engine.service.laboratory import MOONS, convnet

LONG = Plan(epochs=500, batch_size=32)
pytestmark = pytest.mark.alone

PROMISED = 0.2  # seconds in which a pause or stop is done


@pytest.fixture(scope="module")
def shared_engine():
    engine = Engine()
    engine.wait(lambda m: isinstance(m, Ready))
    engine.value(engine.request(Load, CHOICE))
    yield engine
    engine.close()


@pytest.fixture
def engine(shared_engine):
    shared_engine.messages.clear()
    yield shared_engine
    shared_engine.drain(0.1)
    if shared_engine.events() and not isinstance(shared_engine.events()[-1], Finished):
        shared_engine.send(Stop())
        shared_engine.event(Finished)


@pytest.fixture
def own_engine():
    engine = Engine()
    engine.wait(lambda m: isinstance(m, Ready))
    yield engine
    engine.close()


def train(engine, plan=LONG, filters=4, **named) -> int:
    return engine.request(Train, "run", CHOICE, convnet(filters), plan, **named)


def seconds_until(engine, message, kind) -> float:
    started = time.perf_counter()
    engine.send(message)
    engine.event(kind)
    return time.perf_counter() - started


# the order of things


def test_an_engine_is_ready_and_its_heart_beats(own_engine):
    assert isinstance(own_engine.messages[0], Ready)
    beat = own_engine.wait(lambda m: isinstance(m, Heartbeat), 3)
    assert beat.memory > 1e7


def test_loading_answers_with_an_overview_after_its_progress(own_engine):
    ticket = own_engine.request(Load, CHOICE)
    found = own_engine.value(ticket)
    assert isinstance(found, Overview)
    assert found.name == "Signs 28x28"
    assert found.train.samples == 800
    told = [m for m in own_engine.messages if isinstance(m, Progress)]
    assert told
    assert all(m.ticket == ticket for m in told)


def test_a_run_is_told_from_start_to_finish(engine):
    ticket = train(engine, Plan(epochs=2, batch_size=100))
    engine.event(Finished)
    engine.drain()
    messages = engine.messages
    assert messages[0] == Answer(ticket, "run")
    assert isinstance(engine.events()[0], Started)
    steps = [(e.step, e.count) for e in engine.events() if isinstance(e, Batches)]
    assert steps[0][0] == 1
    assert all(a + n == b for (a, n), (b, _) in itertools.pairwise(steps))
    assert sum(n for _, n in steps) == 16
    kinds = [m.kind for m in messages if isinstance(m, Snapshot)]
    assert kinds[:2] == ["first", "resume"]
    assert kinds[-2:] == ["resume", "last"]
    assert isinstance(messages[-1], Reported)
    assert isinstance(messages[-1].events[-1], Finished)


def test_the_engine_trains_what_a_script_trains(engine):
    from engine.kernels import best_kernels
    from engine.training.trainer import Trainer
    from tests.engine.service.laboratory import loaded

    plan = Plan(epochs=1, batch_size=100, shards=1)
    train(engine, plan)
    engine.event(Finished)
    theirs = engine.value(engine.ask(Weights("run")))
    network, data = Network(convnet(), seed=plan.seed), loaded(CHOICE)
    trainer = Trainer(network, plan, data.feed("train", network.spec, plan), kernels=best_kernels())
    for _ in trainer.run():
        pass
    trainer.close()
    assert theirs.keys() == network.arrays().keys()
    for name, array in network.arrays().items():
        assert np.array_equal(array, theirs[name]), name


def test_pausing_stepping_and_steering_are_told_in_order(engine):
    train(engine)
    engine.event(Batches)
    engine.send(Pause())
    engine.event(Paused)
    engine.drain(0.2)
    before = len(engine.events())
    engine.drain(0.3)
    assert len(engine.events()) == before  # nothing moves

    engine.send(SetLearningRate(0.0005))
    engine.send(SetEpochs(400))
    step = engine.events()[-1].step
    engine.send(Continue("batch"))
    engine.event(Paused)
    new = engine.events()[before:]
    assert isinstance(new[0], Continued)
    done = [e for e in new if isinstance(e, Batches)]
    assert done[-1].step + done[-1].count - 1 == step + 1
    engine.send(Continue("batch"))
    engine.event(Paused)
    told = {type(e): e for e in engine.events()[before:]}
    assert told[RateChanged].learning_rate == 0.0005
    assert told[EpochsChanged].epochs == 400


def test_a_paused_run_still_answers(engine):
    train(engine, paused=True)
    engine.event(Paused)
    found = engine.value(engine.ask(HeatMap("run", FromData(CHOICE, "test", 0))))
    assert found.step == 0
    assert found.heat.shape == (28, 28)
    confusion = engine.value(engine.ask(Confusion("run", CHOICE, "validation")))
    assert confusion.matrix.counts.sum() == 200


@pytest.mark.parametrize("filters", [4, 48])
def test_pause_and_stop_come_in_time(engine, filters):
    train(engine, Plan(epochs=500, batch_size=128), filters)
    engine.event(Batches)
    pauses = []
    for _ in range(5):
        pauses.append(seconds_until(engine, Pause(), Paused))
        engine.send(Continue())
        engine.event(Continued)
        time.sleep(0.05)
    assert statistics.median(pauses) < PROMISED, pauses
    assert seconds_until(engine, Stop(), Finished) < PROMISED
    engine.drain()
    assert isinstance(engine.messages[-1].events[-1], Finished)
    kinds = [m.kind for m in engine.messages if isinstance(m, Snapshot)]
    assert kinds[-2:] == ["resume", "last"]


def test_questions_are_answered_while_training_with_the_step_they_saw(engine):
    train(engine)
    engine.event(Batches)
    steps = []
    for place in range(20):
        question = HeatMap("run", FromData(CHOICE, "test", place))
        steps.append(engine.value(engine.ask(question)).step)
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]
    values = engine.value(engine.ask(Evaluation("run", CHOICE, LONG, "validation"))).values
    assert set(values) == {"loss", "accuracy"}


def test_a_long_question_leaves_time_to_the_run(engine):
    train(engine)
    engine.event(Batches)
    ticket = engine.ask(Endless())
    engine.wait(lambda m: isinstance(m, Progress))
    engine.messages.clear()
    engine.drain(1.0)
    during = sum(e.count for e in engine.events() if isinstance(e, Batches))
    engine.send(Cancel(ticket))
    assert engine.reply(ticket).kind == "Cancelled"
    assert during > 3


def test_the_weights_of_a_finished_run_stay_and_can_be_placed_elsewhere(engine):
    train(engine, Plan(epochs=1, batch_size=200))
    engine.event(Finished)
    arrays = engine.value(engine.ask(Weights("run")))
    kept = engine.value(engine.request(Place, "copy", convnet(), arrays, step=4))
    assert set(kept) == {"n1", "n2", "n4", "n6"}
    copied = engine.value(engine.ask(Kernels("copy", "n1")))
    assert copied.step == engine.value(engine.ask(Kernels("run", "n1"))).step == 4
    assert (copied.kernels == arrays["n1/kernel"]).all()


# giving up


def test_a_long_question_can_be_cancelled(engine):
    ticket = engine.ask(Endless())
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == ticket)
    engine.send(Cancel(ticket))
    assert engine.reply(ticket).kind == "Cancelled"
    engine.drain(0.2)
    engine.messages.clear()
    engine.drain(0.2)
    assert engine.messages == []


def test_a_newer_question_of_the_same_topic_voids_the_older(engine):
    old = engine.ask(Endless(), topic="heat")
    other = engine.ask(Endless(), topic="other")
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == old)
    new = engine.ask(Endless(), topic="heat")
    assert engine.reply(old).kind == "Cancelled"
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == new)
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == other)
    for ticket in (new, other):
        engine.send(Cancel(ticket))
        assert engine.reply(ticket).kind == "Cancelled"


def test_a_load_can_be_cancelled(engine):
    slow = DataChoice(Signs(samples=100_000), DivideBy255())
    ticket = engine.request(Load, slow)
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == ticket)
    engine.send(Cancel(ticket))
    assert engine.reply(ticket).kind == "Cancelled"


def test_a_run_that_waits_for_its_data_can_be_stopped_or_paused(engine):
    slow = DataChoice(Signs(samples=100_000, seed=1), DivideBy255())
    ticket = engine.request(Train, "slow", slow, convnet(), LONG)
    engine.wait(lambda m: isinstance(m, Progress) and m.ticket == ticket)
    engine.send(Stop())
    assert engine.reply(ticket).kind == "Cancelled"

    quick = DataChoice(Signs(samples=500, seed=2), DivideBy255())
    ticket = engine.request(Train, "quick", quick, convnet(), LONG)
    engine.send(Pause())
    assert engine.value(ticket) == "quick"
    assert engine.event(Paused).step == 0
    engine.send(Stop())
    assert engine.event(Finished).reason == "stopped"


# errors


def test_errors_arrive_as_kind_and_facts(engine):
    reply = engine.reply(engine.ask(Kernels("nowhere", "n1")))
    assert (reply.kind, reply.facts, reply.report) == ("NoNetwork", {"network": "nowhere"}, "")
    engine.send(Pause())
    reply = engine.wait(lambda m: isinstance(m, Failure))
    assert (reply.ticket, reply.kind) == (0, "NotTraining")
    reply = engine.reply(engine.request(Train, "x", MOONS, convnet(), LONG))
    assert reply.kind == "InputMismatch"
    reply = engine.reply(engine.ask(Confusion("nowhere", CHOICE)))
    assert reply.kind == "NoNetwork"


def test_a_second_run_is_refused(engine):
    engine.value(train(engine))
    assert engine.reply(train(engine)).kind == "AlreadyTraining"


def test_an_answer_that_cannot_be_sent_is_a_failure(engine):
    reply = engine.reply(engine.ask(Unsendable()))
    assert reply.kind == "UnexpectedError"
    assert "Traceback" in reply.report
    assert isinstance(engine.reply(engine.ask(Weights("nowhere"))), Failure)


@pytest.mark.parametrize(
    ("error", "kind"), [(ZeroDivisionError, "UnexpectedError"), (MemoryError, "OutOfMemory")]
)
def test_an_unexpected_error_ends_the_run_and_not_the_engine(engine, error, kind):
    ticket = train(engine)
    engine.event(Batches)
    engine.value(engine.ask(Sabotage(error)))
    finished = engine.event(Finished)
    engine.drain()
    assert finished.reason == "failed"
    assert finished.facts["error"] == kind
    failure = next(m for m in engine.messages if isinstance(m, Failure))
    assert (failure.ticket, failure.kind) == (ticket, kind)
    assert "on purpose" in failure.report
    assert isinstance(engine.messages[-1].events[-1], Finished)

    engine.value(engine.ask(Sabotage(None)))
    train(engine, Plan(epochs=1, batch_size=200))
    assert engine.event(Finished).reason == "completed"


# shared memory


def test_large_answers_travel_through_the_room_of_the_window(engine):
    engine.value(engine.request(Place, "wide", convnet(200)))
    room = SharedMemory(create=True, size=16 << 20)
    try:
        value = engine.value(engine.ask(Weights("wide"), room=room.name))
        assert isinstance(value["n4/kernel"], Placed)
        assert isinstance(value["n1/bias"], np.ndarray)
        arrays = incoming(value, room)
    finally:
        room.close()
        room.unlink()
    plain = engine.value(engine.ask(Weights("wide"), room="gone"))
    assert all((arrays[name] == plain[name]).all() for name in plain)


# the end


def test_shutting_down_finishes_the_books_of_a_run(own_engine):
    own_engine.value(own_engine.request(Load, CHOICE))
    train(own_engine, Plan(epochs=500, batch_size=128), 24)
    own_engine.event(Batches)
    started = time.monotonic()
    own_engine.send(Shutdown())
    assert own_engine.event(Finished).reason == "stopped"
    own_engine.process.join(5)
    assert time.monotonic() - started < 2
    assert own_engine.process.exitcode == 0


def test_the_memory_of_a_run_is_told_with_that_of_the_process_and_its_data(own_engine):
    own_engine.value(own_engine.request(Load, CHOICE))
    found = own_engine.value(own_engine.ask(RunMemory(CHOICE, convnet(), LONG)))
    data = CHOICE.source.load()
    assert found.data == data.x.nbytes + data.y.nbytes + data.test_x.nbytes + data.test_y.nbytes
    is_linux = sys.platform.startswith("linux")
    assert found.process > 50_000_000 if is_linux else not found.process  # Python and NumPy
    assert found.total == found.process + found.data + found.run.total


def test_shutting_down_does_not_wait_for_loads_and_questions(own_engine):
    slow = DataChoice(Signs(samples=100_000), DivideBy255())
    ticket = own_engine.request(Load, slow)
    own_engine.wait(lambda m: isinstance(m, Progress) and m.ticket == ticket)
    own_engine.ask(Endless())
    started = time.monotonic()
    own_engine.send(Shutdown())
    own_engine.process.join(5)
    assert time.monotonic() - started < 2
    assert own_engine.process.exitcode == 0
