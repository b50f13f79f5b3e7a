"""The state of an optimizer in a model file: its numbers for every weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import h5py
import numpy as np

from engine.errors import OptimizerStateLeftOut
from engine.io.keras_places import Place
from engine.io.keras_weights import dataset, inner_group, named_datasets
from engine.io.model_report import Finding
from engine.optimizers import Nadam
from engine.optimizers.base import ACCUMULATOR, AVERAGE

Slots = dict[str, dict[str, np.ndarray]]  # by "node id/name" and the name of the slot
# Where our HDF5 files hold it: over one at its usual place Keras 3 stumbles when it trains on.
OUR_STATE = "lamina_optimizer_weights"
COUNTERS = ("iter", "iteration", "iterations")
TOGETHER = ("Adam", "AdamW", "Nadam", "Adamax", "Adadelta", "Ftrl")  # two slots made at once

Shape = tuple[int, ...]
Wanted = tuple[str, Shape, str]  # key and shape of a weight, name of a slot


def trained_keys(kept: Sequence[Place]) -> list[tuple[str, Shape]]:
    """Return keys and shapes of the weights that learn, in Keras's order."""
    return [
        (key, tuple(spec.shape))
        for place in kept
        for key, spec in zip(place.keys, place.weights.values(), strict=True)
        if place.trainable and spec.trainable
    ]


def read_state(
    file: h5py.File, kept: Sequence[Place], optimizer: Any, notes: list[Finding]
) -> tuple[Slots, int]:
    """Return the slots of ``model.weights.h5`` and the number of updates so far.

    What does not fit is left out, with a note.
    """
    if "optimizer/vars" not in file:
        return {}, 0
    group = inner_group(file, "optimizer/vars", "optimizer")
    arrays = [dataset(group, str(number), "optimizer") for number in range(len(group))]
    slots = [each for each in arrays if each.shape != ()]  # the others are counters and rates
    if not slots:
        forgets = optimizer is not None and not optimizer.slot_names
        return {}, int(arrays[0][()]) if forgets and arrays else 0
    if optimizer is None:
        notes.append(Finding.of(OptimizerStateLeftOut(kind="?"), "optimizer"))
        return {}, 0
    orders = [_as_third(trained_keys(kept), optimizer)]
    return _given(arrays[0], slots, orders, optimizer, notes)


def read_old_state(
    file: h5py.File, kept: Sequence[Place], optimizer: Any, version: str, notes: list[Finding]
) -> tuple[Slots, int]:
    """Return the slots of a whole model in HDF5; as ``read_state``.

    Keras 2.0 sorted the weights by name; until 2.11 a slot of all weights came before the next one.
    """
    name = next((name for name in (OUR_STATE, "optimizer_weights") if name in file), "")
    if not name or optimizer is None:
        return {}, 0
    stored = named_datasets(inner_group(file, name, "optimizer"))
    arrays = [each for _, each in stored if each.shape != ()]
    steps = next((e for n, e in stored if e.shape == () and _last(n) in COUNTERS), None)
    if not arrays:
        return {}, int(steps[()]) if steps is not None and not optimizer.slot_names else 0
    keys = trained_keys(kept)
    by_weight = _as_third(keys, optimizer)
    by_slot = [(key, shape, name) for name in optimizer.slot_names for key, shape in keys]
    number = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    orders = [by_weight, by_slot] if number >= (2, 11) else [by_slot, by_weight]
    if number <= (2, 0):
        names = {
            key: f"{p.name}/{w}:0" for p in kept for key, w in zip(p.keys, p.weights, strict=True)
        }
        orders.insert(0, sorted(by_slot, key=lambda each: names[each[0]]))
        orders[0].sort(key=lambda each: optimizer.slot_names.index(each[2]))
    if len(arrays) > len(by_slot) and {each.shape for each in arrays[len(by_slot) :]} == {(1,)}:
        arrays = arrays[: len(by_slot)]  # Keras 2 kept places for the slot of amsgrad
    return _given(steps, arrays, orders, optimizer, notes)


def _as_third(keys: Sequence[tuple[str, Shape]], optimizer: Any) -> list[Wanted]:
    """Return what Keras 3 stores, in its order.

    Those of the base class come first, then two slots of each weight, then other slots.
    """
    own = tuple(optimizer.memory)
    common = [name for name in (AVERAGE, ACCUMULATOR) if name in optimizer.slot_names]
    together = own[:2] if optimizer.registered_name in TOGETHER else ()
    paired = [(key, shape, name) for key, shape in keys for name in together]
    return [
        *((key, shape, name) for name in common for key, shape in keys),
        *paired,
        *((key, shape, name) for name in own[len(together) :] for key, shape in keys),
    ]


def _given(
    steps: h5py.Dataset | None,
    arrays: Sequence[h5py.Dataset],
    orders: Sequence[Sequence[Wanted]],
    optimizer: Any,
    notes: list[Finding],
) -> tuple[Slots, int]:
    """Give arrays to slots, in the first order whose shapes they have."""
    shapes = [tuple(each.shape) for each in arrays]
    for order in orders:
        if [shape for _, shape, _ in order] == shapes:
            slots: Slots = {}
            for (key, _, name), array in zip(order, arrays, strict=True):
                slots.setdefault(key, {})[name] = np.asarray(array[()], np.float32)
            return slots, 0 if steps is None else int(steps[()])
    kind = optimizer.registered_name
    notes.append(Finding.of(OptimizerStateLeftOut(kind=kind), "optimizer"))
    return {}, 0


def _last(name: str) -> str:
    return name.rpartition("/")[2].split(":")[0].rstrip("_0123456789")


def write_state(
    file: h5py.File,
    kept: Sequence[Place],
    optimizer: Any,
    slots: Mapping[str, Mapping[str, np.ndarray]],
    steps: int,
    learning_rate: float,
) -> None:
    """Write the state of an optimizer into ``model.weights.h5``."""
    group = file.create_group("optimizer/vars")
    group.parent.attrs["name"] = optimizer.registered_name.lower()
    for number, array in enumerate(state_arrays(kept, optimizer, slots, steps, learning_rate)):
        group[str(number)] = array


def state_arrays(
    kept: Sequence[Place],
    optimizer: Any,
    slots: Mapping[str, Mapping[str, np.ndarray]],
    steps: int,
    learning_rate: float,
) -> list[np.ndarray]:
    """Return all arrays of the state, in the order of Keras 3."""
    order = _as_third(trained_keys(kept), optimizer)
    rate = [np.array(learning_rate, np.float32)] if optimizer.schedule is None else []
    of_weights = [np.asarray(slots[k][n], np.float32).reshape(shape) for k, shape, n in order]
    last = [np.float32(optimizer.momentum_product(steps))] if isinstance(optimizer, Nadam) else []
    return [np.array(steps, np.int32), *rate, *of_weights, *map(np.asarray, last)]
