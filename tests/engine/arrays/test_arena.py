"""Memory that is used again within a pass."""

import numpy as np

from engine.arrays.arena import Recycler


def test_what_nobody_holds_is_used_again():
    arena = Recycler(np.float32)
    first = arena.empty((4, 5))
    where = first.ctypes.data
    del first
    again = arena.empty((20,))
    assert again.ctypes.data == where
    assert arena.nbytes == again.nbytes + 16 * 4


def test_what_is_held_stays_also_by_a_part_of_it_or_another_shape():
    arena = Recycler(np.float32)
    held = [arena.empty((3, 4)).reshape(12), arena.empty((3, 4))[1:, ::2], arena.empty((3, 4)).T]
    for array in held:
        array[...] = 7
    arena.reset()
    others = [arena.empty((3, 4)) for _ in range(4)]
    for array in others:
        array.fill(1)
    assert all((array == 7).all() for array in held)
    assert len({array.ctypes.data for array in others}) == 4


def test_the_smallest_memory_that_is_large_enough_is_taken():
    arena = Recycler(np.float32)
    places = {size: arena.empty((size,)) for size in (1000, 10, 100)}
    wanted = places[100].ctypes.data
    before = arena.nbytes
    places.clear()
    array = arena.empty((60,))
    assert array.ctypes.data == wanted
    assert arena.nbytes == before


def test_types_share_memory_and_have_their_own_numbers():
    arena = Recycler(np.float32, poison=True)
    labels = arena.empty((3,), np.int64)
    labels[...] = [1, 2, 3]
    assert labels.dtype == np.int64
    del labels
    assert np.isnan(arena.empty((6,))).all()
    assert arena.nbytes == 24 + 16 * 4
