"""The state of an optimizer by weights, as files hold it, and in rows, as training does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.layers.base import Shape
from engine.network.layout import Key, Layout, lay_out
from engine.network.nested import unfolded
from engine.network.shapes import summarise
from engine.spec import NetworkSpec
from engine.training.plan import Plan

Slots = dict[str, dict[str, np.ndarray]]  # by "node id/name" and the name of the slot


def misfit(then: tuple[NetworkSpec, Plan], now: tuple[NetworkSpec, Plan]) -> str:
    """Return why a training cannot continue with the optimizer's state of another one.

    "optimizer": it remembers other things   "parts": there are several
    "network": other weights learn   "": it can
    """
    if now[1].parts or then[1].parts:
        return "parts"
    before, after = then[1].optimizer, now[1].optimizer
    if type(before) is not type(after) or before.slot_names != after.slot_names:
        return "optimizer"
    return "" if _learning(now[0]) == _learning(then[0]) else "network"


def _learning(spec: NetworkSpec) -> dict[Key, Shape] | None:
    """Return which weights learn, and their shapes; None for a network that cannot run."""
    if summarise(spec).first_error or not spec.outputs:
        return None
    places = lay_out(summarise(unfolded(spec))).trainable()
    return {place.key: place.shape for place in places}


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
