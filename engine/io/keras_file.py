"""Models as ``.keras`` files of Keras 3, written and read; whole ``.h5`` models are read too."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from engine.errors import EngineError, ModelDamaged, ModelError, NotAModel, OnlyWeights
from engine.io.keras_archive import (
    CONFIG,
    HDF5_START,
    METADATA,
    OURS,
    WEIGHTS,
    ZIP_START,
    pack,
    unpack,
)
from engine.io.keras_compile import compile_config
from engine.io.keras_config import model_config, read_config
from engine.io.keras_graph import layer_order, parts_of
from engine.io.keras_spec import Taken, take, without_rescaling
from engine.io.keras_weights import read_legacy_weights, read_weights, write_weights
from engine.io.model_extras import ModelExtras, affine_of, rescaling_of
from engine.io.whole_file import whole_file
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec
from engine.training.plan import Plan

KERAS_VERSION = "3.15.1"  # whose format is written
BROKEN = (LookupError, TypeError, AttributeError, ValueError, OSError, RuntimeError, OverflowError)


def write_keras(
    path: Path,
    spec: NetworkSpec,
    arrays: Mapping[str, np.ndarray],
    extras: ModelExtras | None = None,
    plan: Plan | None = None,
    *,
    takes_raw: bool = False,
) -> None:
    """Write a network as Keras 3 would save it; ``arrays`` are by "node id/name".

    With ``takes_raw`` the preparation of ``extras`` becomes the first layer. ``plan`` gives
    optimizer, loss and metrics. Raises ``FileNotWritten`` and its kin.
    """
    name = "lamina"
    extras = extras or ModelExtras()
    rescaling = rescaling_of(extras.preparation) if takes_raw else None
    config = model_config(spec, name, rescaling)
    if plan is not None:
        config["compile_config"] = compile_config(plan)
    members = {
        METADATA: _json({"keras_version": KERAS_VERSION, "date_saved": _now()}),
        CONFIG: _json(config),
        WEIGHTS: _weights_file(name, spec, arrays),
        OURS: _json(extras.to_json()),
    }
    with whole_file(path) as file:
        pack(file, members)


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _now() -> str:
    return datetime.datetime.now().astimezone().strftime("%Y-%m-%d@%H:%M:%S")


def _weights_file(name: str, spec: NetworkSpec, arrays: Mapping[str, np.ndarray]) -> memoryview:
    summary = checked_summary(spec)
    weights = {
        spec[owner].name: {
            weight: np.asarray(arrays[f"{owner}/{weight}"], np.float32)
            for weight in summary[owner].weights
        }
        for owner in layer_order(spec)
    }
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        write_weights(file, name, parts_of(spec), weights)
    return content.getbuffer()


def read_keras(path: Path) -> tuple[NetworkSpec, dict[str, np.ndarray], dict[str, Any]]:
    """Return network, weights by "node id/name", and facts of a model file.

    Facts: "format" ("keras" or "h5"), "keras_version", "extras" (``ModelExtras.to_json``) and
    "left_out", settings that only training would use. Nothing in the file is ever run. Files
    of others are read in a process of their own: ``engine.service.models``.

    Raises a ``ModelError`` with the name of the file, or what the network itself reports.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise NotAModel(name=path.name) from error
    try:
        if start.startswith(ZIP_START):
            return _read_zip(path)
        if start == HDF5_START:
            return _read_hdf5(path)
    except ModelError as error:
        raise type(error)(**{**error.facts, "name": path.name}) from error
    raise NotAModel(name=path.name)


def _read_zip(path: Path):
    members = unpack(path)
    with damage_at(CONFIG):
        parts, outputs = read_config(json.loads(members[CONFIG]))
    with damage_at(OURS):
        extras = ModelExtras.from_json(json.loads(members.get(OURS, b"{}")))
    with damage_at(METADATA):
        version = str(json.loads(members.get(METADATA, b"{}")).get("keras_version", "?"))
    with damage_at(CONFIG):
        parts, rescaling = without_rescaling(parts)
        taken = take(parts, outputs, keras_2=version.startswith("2."))
        if rescaling:
            extras = replace(extras, preparation=affine_of(rescaling))
    with damage_at(WEIGHTS), h5py.File(io.BytesIO(members[WEIGHTS]), "r") as file:
        weights = read_weights(file, parts, taken.weight_shapes())
    return taken.spec, taken.arrays(weights), _facts("keras", version, extras, taken)


def _read_hdf5(path: Path):
    with damage_at("HDF5"), h5py.File(path, "r") as file:
        if "model_config" not in file.attrs:
            raise OnlyWeights()
        config = json.loads(_text(file.attrs["model_config"]))
        version = _text(file.attrs.get("keras_version", "?"))
        parts, outputs = read_config(config)
        parts, rescaling = without_rescaling(parts)
        taken = take(parts, outputs, keras_2=not version.startswith("3."))
        weights = read_legacy_weights(file, parts, taken.weight_shapes())
        extras = ModelExtras(preparation=affine_of(rescaling) if rescaling else None)
    return taken.spec, taken.arrays(weights), _facts("h5", version, extras, taken)


@contextlib.contextmanager
def damage_at(where: str) -> Iterator[None]:
    """Tell what breaks while foreign content is taken apart as damage of the file."""
    try:
        yield
    except EngineError:
        raise
    except BROKEN as error:
        raise ModelDamaged(where=where) from error


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _facts(kind: str, version: str, extras: ModelExtras, taken: Taken) -> dict[str, Any]:
    return {
        "format": kind,
        "keras_version": version,
        "extras": extras.to_json(),
        "left_out": taken.left_out,
    }
