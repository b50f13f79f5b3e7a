"""Weights alone, of Keras, read into a network that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from engine.data.readers.watch import opens
from engine.errors import (
    EngineError,
    ModelDamaged,
    NotAModel,
    WeightsDiffer,
    WeightsMissing,
    WeightsUnused,
)
from engine.io.keras_archive import HDF5_START
from engine.io.keras_file import kept_places
from engine.io.keras_old import major
from engine.io.keras_places import Place
from engine.io.keras_weights import (
    fitted,
    inner_group,
    read_group,
    read_weights,
    stored_layers,
    text_of,
)
from engine.io.model_file import damage_at
from engine.io.model_report import Finding, ModelReport
from engine.spec import NetworkSpec, spec_from_json


@dataclass(frozen=True, eq=False)
class WeightsFile:
    """Weights by "node id/name", as ``Network.load`` takes them; what did not fit is told."""

    arrays: dict[str, np.ndarray] = field(default_factory=dict)
    report: ModelReport = field(default_factory=ModelReport)


def read_weights_into(path: Path, spec: NetworkSpec, *, by_name: bool = False) -> WeightsFile:
    """Return the weights of a file for the layers of ``spec``.

    Without ``by_name`` the layers that keep weights are taken in Keras's order, whatever their
    names, and all must fit; with it only those whose names are in the file, as for the layers
    below a new top. Raises ``WeightsDiffer``, ``NotAModel`` or ``ModelDamaged``.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise NotAModel(name=path.name) from error
    if start != HDF5_START:
        raise NotAModel(name=path.name)
    kept = kept_places(spec)
    try:
        with damage_at("HDF5"), h5py.File(path, "r") as content:
            return _read(content, kept, by_name=by_name)
    except (ModelDamaged, WeightsDiffer) as error:
        raise type(error)(**{**error.facts, "name": path.name}) from error


def read_foreign_weights(path: str, network: dict[str, Any]) -> dict[str, Any]:
    """Return the weights in a file for a network, as plain values, in the reader.

    A file that has more layers serves where all those of the network are in it by name.
    """
    opens(path)
    file, spec = Path(path), spec_from_json(network)
    try:
        read = read_weights_into(file, spec)
    except WeightsDiffer:
        read = read_weights_into(file, spec, by_name=True)
        if any(note.code == WeightsMissing.__name__ for note in read.report.notes):
            raise
    notes = [[note.code, note.where, dict(note.facts)] for note in read.report.notes]
    return {"arrays": dict(read.arrays), "notes": notes}


def _read(file: h5py.File, kept: list[Place], *, by_name: bool) -> WeightsFile:
    group = inner_group(file, "model_weights", "model_weights") if "model_weights" in file else file
    if not any(name.startswith("layer_names") for name in group.attrs):
        return WeightsFile(read_weights(file, kept))
    stored = {name: inner_group(group, name, name) for name in stored_layers(group)}
    full = [name for name, each in stored.items() if read_group(each, name)]
    own = list(dict.fromkeys(place.top for place in kept))
    pairs = _by_name(own, full) if by_name else _by_place(own, full)
    version = major(text_of(group.attrs.get("keras_version", "1")))
    backend = text_of(group.attrs.get("backend", ""))
    arrays: dict[str, np.ndarray] = {}
    for top, name in pairs.items():
        places = [place for place in kept if place.top == top]
        arrays |= fitted(places, read_group(stored[name], name), version, backend)
    return WeightsFile(arrays, ModelReport(notes=tuple(_notes(own, full, pairs))))


def _by_name(own: Sequence[str], stored: Sequence[str]) -> dict[str, str]:
    return {name: name for name in own if name in stored}


def _by_place(own: Sequence[str], stored: Sequence[str]) -> dict[str, str]:
    if len(own) != len(stored):
        facts = {"expected": len(own), "actual": len(stored)}
        raise WeightsDiffer(layer=own[0] if own else "?", **facts)
    return dict(zip(own, stored, strict=True))


def _notes(own: Sequence[str], stored: Sequence[str], pairs: dict[str, str]) -> list[Finding]:
    missing: list[EngineError] = [WeightsMissing(layer=name) for name in own if name not in pairs]
    unused = set(stored) - set(pairs.values())
    left: list[EngineError] = [WeightsUnused(layer=name) for name in stored if name in unused]
    return [Finding.of(error, str(error.facts["layer"])) for error in missing + left]
