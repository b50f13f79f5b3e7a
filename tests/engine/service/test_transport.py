from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest

from engine.service.transport import LARGE, Placed, incoming, outgoing


@dataclass(frozen=True, eq=False)
class Pictures:
    name: str
    large: np.ndarray
    small: np.ndarray
    more: tuple


@pytest.fixture
def room():
    block = SharedMemory(create=True, size=3 * LARGE)
    yield block
    block.close()
    block.unlink()


@pytest.fixture
def pictures(rng):
    large = rng.random((LARGE // 8, 2)).astype(np.float32)
    return Pictures("a", large, np.arange(3), ({"b": large[::-1].copy()},))


def test_large_arrays_cross_through_the_room_and_small_ones_do_not(room, pictures):
    sent = outgoing(pictures, room.name)
    assert isinstance(sent.large, Placed)
    assert isinstance(sent.more[0]["b"], Placed)
    assert sent.small is pictures.small
    got = incoming(sent, room)
    assert (got.large == pictures.large).all()
    assert (got.more[0]["b"] == pictures.more[0]["b"]).all()
    assert got.name == "a"
    room.buf[:] = bytes(room.size)  # the next answer uses the same room
    assert (got.large == pictures.large).all()


def test_what_has_no_room_goes_through_the_pipe(room, rng):
    value = [rng.random(LARGE // 8 + i) for i in range(5)]
    sent = outgoing(value, room.name)
    kinds = [type(part) for part in sent]
    assert kinds.count(Placed) == 2
    assert all((a == b).all() for a, b in zip(incoming(sent, room), value, strict=True))


@pytest.mark.parametrize("name", ["", "lamina-has-gone"])
def test_without_a_room_everything_goes_through_the_pipe(name, pictures):
    assert outgoing(pictures, name) is pictures


def test_without_large_arrays_the_value_is_untouched(room):
    value = {"a": np.zeros(4), "b": (1, "c")}
    assert outgoing(value, room.name) is value
