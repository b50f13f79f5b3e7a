"""What NVIDIA's driver tells of a graphics card, on made drivers: few machines have one."""

import ctypes
import sys

import pytest

from engine.arrays.graphics import Graphics, look_for_graphics, told_by


class Driver:
    """The functions of CUDA's driver; ``fails`` is the one that returns an error."""

    def __init__(self, cards=1, version=12040, fails=""):
        self.cards, self.version, self.fails = cards, version, fails

    def __getattr__(self, name):
        def function(*arguments):
            if name == self.fails:
                return 100
            self._fill(name, arguments)
            return 0

        return function

    def _fill(self, name, arguments):
        if name == "cuDeviceGetName":
            arguments[0].value = b"NVIDIA H100"
            return
        value = {"cuDeviceGetCount": self.cards, "cuDriverGetVersion": self.version}.get(name)
        if value is not None:
            ctypes.cast(arguments[0], ctypes.POINTER(ctypes.c_int)).contents.value = value


@pytest.mark.parametrize(
    ("driver", "has_cupy", "state"),
    [
        (Driver(), True, "ready"),
        (Driver(), False, "no cupy"),
        (Driver(version=11080), True, "old driver"),
        (Driver(cards=0), True, "no card"),
        (Driver(fails="cuInit"), True, "no card"),
        (Driver(fails="cuDeviceGetCount"), True, "no card"),
        (Driver(fails="cuDeviceGetName"), True, "no card"),
    ],
)
def test_a_driver_is_asked_and_the_answer_has_a_reason(driver, has_cupy, state):
    told = told_by(driver, has_cupy=has_cupy)
    assert told.state == state
    if state != "no card":
        assert told == Graphics(state, "NVIDIA H100", driver.version)


def test_looking_imports_no_cupy():
    before = "cupy" in sys.modules
    assert look_for_graphics().state in ("none", "no card", "old driver", "no cupy", "ready")
    assert ("cupy" in sys.modules) == before
