"""The clock of a run: its speed, what is left, and what does not count."""

import pytest

from app.models.pace import Pace


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    pace = Pace(clock)
    pace.go(0)
    return pace


def go(pace, clock, steps, seconds, start=0):
    """Do ``steps`` steps at an even pace."""
    for step in range(1, steps + 1):
        clock.now += seconds / steps
        pace.reach(start + step)


def test_speed_and_what_is_left_follow_from_steps_and_seconds(pace, clock):
    go(pace, clock, 100, 2.0)
    assert pace.speed == pytest.approx(50)
    assert pace.seconds_left(25) == pytest.approx(0.5)
    assert pace.elapsed == pytest.approx(2)


def test_the_speed_is_that_of_the_last_seconds(pace, clock):
    go(pace, clock, 100, 10)
    go(pace, clock, 1000, 10, start=100)
    assert pace.speed == pytest.approx(100, rel=0.05)
    assert pace.seconds_left(110) == pytest.approx(110 / 55, rel=0.05)


def test_a_pause_does_not_count(pace, clock):
    go(pace, clock, 10, 1)
    pace.rest()
    clock.now += 1000
    assert not pace.is_running
    assert pace.elapsed == pytest.approx(1)
    pace.go(10)
    go(pace, clock, 10, 1, start=10)
    assert pace.elapsed == pytest.approx(2)
    assert pace.speed == pytest.approx(10)
    assert pace.seconds_left(10) == pytest.approx(1)


def test_a_validation_slows_the_forecast_but_not_the_speed(pace, clock):
    go(pace, clock, 20, 2)
    pace.interrupt()
    clock.now += 2
    go(pace, clock, 20, 2, start=20)
    assert pace.speed == pytest.approx(10)
    assert pace.seconds_left(40) == pytest.approx(6)


def test_nothing_is_foretold_before_the_first_step(clock):
    pace = Pace(clock)
    assert pace.seconds_left(10) is None
    assert pace.speed == 0
    pace.go(7)
    clock.now += 5
    assert pace.seconds_left(10) is None
    pace.reach(8)
    assert pace.seconds_left(2) == pytest.approx(10)
