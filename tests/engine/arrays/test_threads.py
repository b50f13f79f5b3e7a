"""Workers that do one thing together, all at once or a few at a time."""

import threading

import numpy as np
import pytest

from engine.arrays.threads import Pool, cores, threads_of
from engine.kernels.cpu import CPU

waiting = pytest.mark.parametrize("look_out", [None, CPU.look_out], ids=["sleeping", "looking"])


@pytest.fixture
def pools():
    made = []
    yield lambda *args: made.append(Pool(*args)) or made[-1]
    for pool in made:
        pool.close()


@waiting
@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("at_once", [1, 2, None])
def test_every_worker_works_once_a_run(pools, look_out, count, at_once):
    pool, done = pools(count, look_out, at_once), []
    for _ in range(50):
        pool.run(done.append)
    assert sorted(done) == sorted(list(range(count)) * 50)


@waiting
@pytest.mark.parametrize("at_once", [1, 2])
def test_only_so_many_compute_at_the_same_time(pools, look_out, at_once):
    pool, lock, busy, most = pools(4, look_out, at_once), threading.Lock(), [0], [0]

    def work(i):
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        sum(range(20_000))
        with lock:
            busy[0] -= 1

    for _ in range(20):
        pool.run(work)
    assert 1 <= most[0] <= at_once


@waiting
@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_workers_meet_also_where_one_computes_at_a_time(pools, look_out, at_once):
    pool, totals = pools(3, look_out, at_once), [[], [], []]

    def work(i):
        for number in range(4):
            totals[i].append(float(pool.meeting.total(i, np.array([10.0**i * (number + 1)]))[0]))

    pool.run(work)
    assert totals == [[111.0, 222.0, 333.0, 444.0]] * 3


@waiting
@pytest.mark.parametrize("at_once", [1, 3])
def test_an_error_reaches_the_caller_and_the_next_run_works(pools, look_out, at_once):
    pool = pools(3, look_out, at_once)

    def fail(i):
        if i == 1:
            raise KeyError("second")
        pool.meeting.total(i, np.zeros(1))

    done = []
    for _ in range(3):
        with pytest.raises(KeyError):
            pool.run(fail)
        pool.run(lambda i: done.append(float(pool.meeting.total(i, np.ones(1))[0])))
    assert done == [3.0] * 9


def test_how_many_compute_can_be_changed_between_runs(pools):
    pool = pools(2, None, 1)
    pool.run(lambda i: None)
    pool.at_once = 2
    barrier = threading.Barrier(2)
    pool.run(lambda i: barrier.wait(10))  # both are there at the same time
    assert not barrier.broken


@pytest.mark.parametrize(("at_once", "looks"), [(1, False), (2, True), (8, True), (None, True)])
def test_who_waits_looks_out_only_where_all_compute_at_once(pools, at_once, looks):
    seen = []
    pool = pools(2, lambda *place: seen.append(place), at_once)
    for _ in range(5):
        pool.run(lambda i: None)
    assert bool(seen) == looks


def test_one_core_is_left_to_the_window():
    assert threads_of(0) == max(1, cores() - 1)
    assert threads_of(1) == 1
    assert threads_of(10**6) == cores()
