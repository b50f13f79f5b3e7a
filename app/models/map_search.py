"""Finding points of a map by number, class or word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def found(text: str, places: np.ndarray, labels: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Return the indices of the points that ``text`` means, in order.

    A whole number means the sample, or the word, of that number (samples count from 1, so
    ``places`` are given one higher); else it is the beginning of the name of a class, in any
    case of letters. labels: (points,) numbers of ``names``, or empty
    """
    wanted = text.strip().casefold()
    if not wanted:
        return np.zeros(0, np.int64)
    by_name = [n for n, name in enumerate(names) if name.casefold().startswith(wanted)]
    exact = [n for n, name in enumerate(names) if name.casefold() == wanted]
    if (exact or by_name) and len(labels) and not wanted.isdecimal():
        return np.flatnonzero(np.isin(labels, exact or by_name))
    if wanted.isdecimal():
        return np.flatnonzero(places == int(wanted))
    return np.zeros(0, np.int64)
