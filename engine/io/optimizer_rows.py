"""The state of an optimizer by weights, as files hold it, and in rows, as training does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.network.layout import Layout

Slots = dict[str, dict[str, np.ndarray]]  # by "node id/name" and the name of the slot


def rows_of(
    slots: Mapping[str, Mapping[str, np.ndarray]], layout: Layout, names: Sequence[str]
) -> dict[str, np.ndarray]:
    """Return one row for each slot, (trainable size,), as ``Updater.resume`` takes them."""
    rows = {name: np.zeros(max(layout.trainable_size, 1), np.float32) for name in names}
    for place in layout.trainable():
        for name, row in rows.items():
            row[place.start : place.stop] = slots["/".join(place.key)][name].ravel()
    return rows


def slots_of(rows: Mapping[str, np.ndarray], layout: Layout) -> Slots:
    """Return the slots of each weight from the rows that ``Updater.state`` gives."""
    return {
        "/".join(place.key): {
            name: row[place.start : place.stop].reshape(place.shape).copy()
            for name, row in rows.items()
        }
        for place in layout.trainable()
    }
