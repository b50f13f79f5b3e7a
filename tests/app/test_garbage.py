import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt

from app.garbage import Collector, collect_what_is_due


def make_garbage(told: list[bool]) -> None:
    """Make a circle that holds an object of Qt, which tells whether it ends in this thread."""
    thing = QObject()
    thing.itself = thing
    here = threading.current_thread()
    thing.destroyed.connect(
        lambda: told.append(threading.current_thread() is here),
        Qt.ConnectionType.DirectConnection,
    )


def allocate(held: list[list]) -> None:
    """Make so many objects that Python would collect garbage."""
    held += [[] for _ in range(10_000)]


def test_another_thread_collects_nothing_while_a_window_lives(qtbot):
    gc.enable()
    owner, told, held = QObject(), [], []
    Collector(owner)
    make_garbage(told)
    thread = threading.Thread(target=allocate, args=(held,))
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: told == [True])
    owner.deleteLater()
    qtbot.waitUntil(gc.isenabled)


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_what_python_would_collect_is_collected(monkeypatch, generation):
    collected = []
    counts = [1, 1, 1]
    counts[generation] = 99_999
    monkeypatch.setattr(gc, "get_count", lambda: tuple(counts))
    monkeypatch.setattr(gc, "collect", collected.append)
    collect_what_is_due()
    assert collected == [generation]


def test_nothing_is_collected_where_little_was_made(monkeypatch):
    collected = []
    monkeypatch.setattr(gc, "get_count", lambda: (1, 1, 1))
    monkeypatch.setattr(gc, "collect", collected.append)
    collect_what_is_due()
    assert collected == []
