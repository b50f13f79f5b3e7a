"""Models written as Keras 3 writes them: ``.keras``, and whole models in HDF5 (``.h5``)."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from engine.io.keras_archive import CONFIG, METADATA, OURS, WEIGHTS, pack
from engine.io.keras_compile import compile_config
from engine.io.keras_graph import Description
from engine.io.keras_model import description_of, model_config
from engine.io.keras_old import Config
from engine.io.keras_places import Place, places, taken_of
from engine.io.keras_state import OUR_STATE, state_arrays, trained_keys, write_state
from engine.io.keras_weights import write_legacy_weights, write_names, write_weights
from engine.io.model_extras import ModelExtras, rescaling_of
from engine.io.whole_file import whole_file
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec
from engine.training.plan import Plan

KERAS_VERSION = "3.15.1"  # whose format is written
NAME = "lamina"


@dataclass(frozen=True, eq=False)
class OptimizerState:
    """What an optimizer remembers: ``slots`` by "node id/name" and slot, after ``steps``."""

    slots: Mapping[str, Mapping[str, np.ndarray]] = field(default_factory=dict)
    steps: int = 0

    def fits(self, kept: list[Place], plan: Plan | None) -> bool:
        """Return whether it is the whole state of the plan's optimizer."""
        names = plan.optimizer.slot_names if plan else ()
        keys = [key for key, _ in trained_keys(kept)]
        has_any = bool(self.slots) if names else plan is not None and self.steps > 0
        return has_any and all(set(names) <= set(self.slots.get(k, ())) for k in keys)


def write_keras(
    path: Path,
    spec: NetworkSpec,
    arrays: Mapping[str, np.ndarray],
    extras: ModelExtras | None = None,
    plan: Plan | None = None,
    state: OptimizerState | None = None,
    *,
    takes_raw: bool = False,
) -> None:
    """Write a network as Keras 3 would save it; ``arrays`` are by "node id/name".

    With ``takes_raw`` the preparations of ``extras`` become the first layers. ``plan`` gives
    optimizer, losses and metrics, ``state`` lets training go on where it was. Raises
    ``FileNotWritten`` and its kin, or what stands against the network.
    """
    extras = extras or ModelExtras()
    rescalings = tuple(map(rescaling_of, extras.preparations)) if takes_raw else ()
    config = model_config(spec, NAME, checked_summary(spec), rescalings)
    if plan is not None:
        config["compile_config"] = compile_config(plan, spec)
    kept = kept_places(spec)
    members = {
        METADATA: _json({"keras_version": KERAS_VERSION, "date_saved": _now()}),
        CONFIG: _json(config),
        WEIGHTS: _weights_file(kept, arrays, plan, state or OptimizerState()),
        OURS: _json({**extras.to_json(), "takes_raw": takes_raw}),
    }
    with whole_file(path) as file:
        pack(file, members)


def kept_places(spec: NetworkSpec) -> list[Place]:
    """Return the layers that keep weights, in Keras's order."""
    description = description_of(spec, NAME)
    return places(description, taken_of(spec, description))


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _now() -> str:
    return datetime.datetime.now().astimezone().strftime("%Y-%m-%d@%H:%M:%S")


def _weights_file(
    kept: list[Place],
    arrays: Mapping[str, np.ndarray],
    plan: Plan | None,
    state: OptimizerState,
) -> memoryview:
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        write_weights(file, NAME, kept, arrays)
        if plan is not None and state.fits(kept, plan):
            rate = plan.optimizer.learning_rate
            write_state(file, kept, plan.optimizer, state.slots, state.steps, rate)
    return content.getbuffer()


def write_h5(
    path: Path,
    spec: NetworkSpec,
    arrays: Mapping[str, np.ndarray],
    plan: Plan | None = None,
    state: OptimizerState | None = None,
) -> None:
    """Write a whole model in HDF5, which Keras 2 and 3 call legacy; as ``write_keras``."""
    config = model_config(spec, NAME, checked_summary(spec))
    description, kept, state = (
        description_of(spec, NAME),
        kept_places(spec),
        state or OptimizerState(),
    )
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        file.attrs["keras_version"] = KERAS_VERSION
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = json.dumps(config)
        if plan is not None:
            file.attrs["training_config"] = json.dumps(training_config(plan, spec))
        _write_groups(file, description, kept, arrays)
        if plan is not None and state.fits(kept, plan):
            _write_old_state(file, kept, plan, state)
    with whole_file(path) as file:
        file.write(content.getbuffer())


def training_config(plan: Plan, spec: NetworkSpec) -> Config:
    """Return what a whole model in HDF5 tells of its training."""
    config = compile_config(plan, spec)
    optimizer = config.pop("optimizer")
    named = {"class_name": optimizer["class_name"], "config": optimizer["config"]}
    return {**config, "optimizer_config": named}


def _write_groups(
    file: h5py.File, description: Description, kept: list[Place], arrays: Mapping[str, np.ndarray]
) -> None:
    group = file.create_group("model_weights")
    group.attrs["backend"], group.attrs["keras_version"] = "tensorflow", KERAS_VERSION
    write_legacy_weights(group, [part.name for part in description.parts], kept, arrays)


def _write_old_state(file: h5py.File, kept: list[Place], plan: Plan, state: OptimizerState) -> None:
    group = file.create_group(OUR_STATE)
    rate = plan.optimizer.learning_rate
    values = state_arrays(kept, plan.optimizer, state.slots, state.steps, rate)
    names = ["iteration", *(["learning_rate"] if plan.optimizer.schedule is None else [])]
    names += [f"slot_{i}" for i in range(len(values) - len(names))]
    paths = [f"{plan.optimizer.registered_name.lower()}/{name}" for name in names]
    write_names(group, "weight_names", paths)
    for place, array in zip(paths, values, strict=True):
        group[place] = array
