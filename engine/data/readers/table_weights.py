"""How much the sample of each row of a table counts in the loss: a column of numbers from 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.data.readers.errors import (
    MissingWeights,
    NegativeWeights,
    NoWeight,
    SeveralWeights,
    TextWeights,
)
from engine.data.readers.table_columns import Column


def sample_weights(columns: Sequence[Column], kept: np.ndarray, path: str) -> np.ndarray | None:
    """Return the weights of the rows that are ``kept``, (rows,) float32; None without a column.

    Nothing is filled in: a weight that is guessed would change the training unseen.
    """
    if not columns:
        return None
    if len(columns) > 1:
        raise SeveralWeights(path=path, actual=len(columns))
    name, values = columns[0].name, columns[0].values[kept]
    if columns[0].kind == "text":
        raise TextWeights(column=name, example=columns[0].words()[0])
    if (missing := int(np.isnan(values).sum())) > 0:
        raise MissingWeights(column=name, count=missing)
    if values.min() < 0:
        raise NegativeWeights(column=name, actual=float(values.min()))
    if values.max() == 0:
        raise NoWeight(column=name)
    return values.astype(np.float32)
