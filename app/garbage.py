"""Garbage is collected by the window's thread alone.

Objects that refer to each other in a circle are collected by Python in whatever thread happens to
make the next object. Such a circle may hold timers and models of Qt, which may be destroyed only
in the thread that they live in: the thread that reads the engine's messages would bring the
window down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 500


class Collector(QObject):
    """Collects as Python would, but at times and in the thread of Qt's events."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        gc.disable()
        self.destroyed.connect(gc.enable)
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(_MILLISECONDS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that has reached Python's own limit."""
    for generation, (count, limit) in reversed(
        list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    ):
        if count > limit:
            gc.collect(generation)
            return
