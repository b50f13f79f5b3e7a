"""Plots paint one after the other: no frame of the window has to wait for all of them."""

from __future__ import annotations

import time

SOON = 25  # milliseconds before a plot paints what has come in
APART = 33  # milliseconds between the paintings of two plots, or of one plot alone

_last = 0.0  # when the turn that was given last begins


def turn() -> int:
    """Take the next turn; return in how many milliseconds it begins."""
    global _last
    now = 1000 * time.monotonic()
    _last = max(now + SOON, _last + APART)
    return round(_last - now)
