"""Samples that are mostly zeros: only where their ones stand is kept.

25,000 reviews as multi-hot rows of 10,000 words are a gigabyte of float32 numbers, nearly all 0.
The places of the ones take 8 bytes each, and a dense layer after them has work for these only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import PlaceBeyondMultiHot

Array = np.ndarray
DTYPE = np.dtype(np.float32)


@dataclass(frozen=True, eq=False)
class MultiHot:
    """Samples of ``width`` numbers that are 0 or 1, in the place of an array (samples, width).

    starts: (samples + 1,) int64   places: (ones,) int64, those of sample r in order, each once
    """

    starts: Array
    places: Array
    width: int

    @classmethod
    def of_lists(cls, lists: Iterable[Sequence[int]], width: int) -> MultiHot:
        """Return samples with ones at the numbers in ``lists``; a repeated one counts once.

        Raises ``PlaceBeyondMultiHot`` where a number is not in 0 ... width - 1.
        """
        rows = [np.unique(np.asarray(each, np.int64)) for each in lists]
        for row in rows:
            if row.size and (row[0] < 0 or row[-1] >= width):
                wrong = int(row[0] if row[0] < 0 else row[-1])
                raise PlaceBeyondMultiHot(maximum=width - 1, actual=wrong)
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
        places = np.concatenate([*rows, np.zeros(0, np.int64)])
        return cls(starts.astype(np.int64), places.astype(np.int64), width)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def shape(self) -> tuple[int, int]:
        return len(self), self.width

    def __getitem__(self, rows: Array) -> Array:
        """Return samples written out, (count, width) float32."""
        x = np.zeros((len(rows), self.width), DTYPE)
        for line, row in zip(x, np.asarray(rows).tolist(), strict=True):
            line[self.places[self.starts[row] : self.starts[row + 1]]] = 1
        return x


@dataclass(frozen=True, eq=False)
class MultiHotRows:
    """Some samples of a ``MultiHot``, as a layer receives them. rows: (count,) int64"""

    source: MultiHot
    rows: Array

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), self.source.width

    def expanded(self, phase: Any) -> Array:
        """Return the samples written out, in a buffer of ``phase``."""
        x = phase.empty(self.shape)
        phase.k.multi_hot_expand(self.source.starts, self.source.places, self.rows, x)
        return x
