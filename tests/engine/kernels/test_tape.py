"""Calls written down once and made again."""

import threading

import numpy as np
import pytest

from engine.kernels import calls, compiled
from engine.kernels.conv.geometry import geometry_of
from engine.kernels.cpu import CPU
from engine.kernels.tape import Recorder


def record(*work):
    recorder = Recorder()
    with recorder.listening():
        for call in work:
            call()
    return recorder


@pytest.fixture
def arrays(rng):
    return [rng.normal(size=100).astype(np.float32) for _ in range(4)]


def test_a_tape_does_the_same_calls_on_new_numbers(rng, arrays):
    a, b, total, y = arrays
    tape = record(lambda: CPU.add(a, b, total), lambda: CPU.relu_forward(total, y)).tape(arrays)
    a[...] = rng.normal(size=100)
    b[...] = rng.normal(size=100)
    tape.run()
    np.testing.assert_array_equal(y, np.maximum(a + b, 0))


def test_calls_of_other_threads_are_not_written_down(arrays):
    a, b, total, y = arrays

    def elsewhere():
        thread = threading.Thread(target=CPU.relu_forward, args=(a, y))
        thread.start()
        thread.join()

    tape = record(lambda: CPU.add(a, b, total), elsewhere).tape(arrays)
    y[...] = 7
    tape.run()
    assert (y == 7).all()


def test_memory_that_may_go_away_makes_no_tape(arrays):
    a, b, total, _ = arrays
    assert record(lambda: CPU.add(a, b, total)).tape([a, b]) is None
    assert record(lambda: CPU.add(a, b, total.copy())).tape(arrays) is None


def test_a_constant_stays_as_long_as_a_tape_reads_it(rng):
    x, kernel = (rng.normal(size=s).astype(np.float32) for s in ((1, 5, 2), (3, 2, 4)))
    y, expected, memory = *(np.zeros((1, 3, 4), np.float32) for _ in range(2)), np.empty(999, "f4")
    sizes = (x, kernel, None, y, (1,), (0, 0), (1,), 1, False, lambda count: memory)
    tape = record(lambda: CPU.conv_forward(*sizes)).tape([x, kernel, y, memory])
    geometry_of.cache_clear()  # nobody else holds what describes this convolution
    expected[...], y[...] = y, 0
    tape.poison(keep=(x, kernel))
    tape.run()
    np.testing.assert_array_equal(y, expected)


def test_the_step_can_be_set_anew(arrays):
    x, y, expected, _ = arrays
    settings = {"rate": 0.5, "seed": 3, "node": 1, "first": 0}
    tape = record(lambda: CPU.dropout(x, y, step=1, **settings)).tape(arrays)
    for step in (1, 2, 2**33):
        tape.set("step", step)
        tape.run()
        CPU.dropout(x, expected, step=step, **settings)
        np.testing.assert_array_equal(y, expected)


def test_what_kernels_return_is_kept(rng):
    logits, slopes = (rng.normal(size=(5, 3)).astype(np.float32) for _ in range(2))
    labels = rng.integers(0, 3, 5)
    told = []
    recorder = record(
        lambda: told.append(CPU.softmax_cross_entropy(logits, labels, None, slopes, 5.0))
    )
    tape = recorder.tape([logits, labels, slopes])
    tape.run()
    assert [tuple(row[:2]) for row in tape.results()[0]] == told
    labels[2] = 3
    tape.run()
    assert tape.results()[0, 0, 1] < 0  # no such class


def test_a_kernel_may_have_as_many_arguments_as_any_kernel_has():
    most = max(len(each.argument_names) for each in compiled.KERNELS)
    assert most <= calls.MOST_ARGUMENTS
