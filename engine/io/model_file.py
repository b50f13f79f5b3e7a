"""Models of Keras read from files, whatever their version, with a report."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import h5py

from engine.data.readers.watch import opens
from engine.errors import EngineError, ModelDamaged, ModelError, NotAModel, OnlyWeights
from engine.io.keras_archive import (
    CONFIG,
    HDF5_START,
    METADATA,
    OURS,
    WEIGHTS,
    ZIP_START,
    unpack,
)
from engine.io.keras_compile import PlanReader
from engine.io.keras_config import read_config
from engine.io.keras_graph import Description
from engine.io.keras_layers import LayerReader
from engine.io.keras_old import Config, major
from engine.io.keras_places import Taken, places
from engine.io.keras_rescaling import prepared_inside
from engine.io.keras_spec import inner_network, take
from engine.io.keras_state import Slots, read_old_state, read_state
from engine.io.keras_weights import (
    inner_group,
    read_legacy_weights,
    read_weights,
    stored_arrays,
    text_of,
)
from engine.io.model_extras import ModelExtras
from engine.io.model_report import Finding, ModelFile, ModelReport, StoredLayer
from engine.spec import reference
from engine.training.plan import Plan

BROKEN = (LookupError, TypeError, AttributeError, ValueError, OSError, RuntimeError, OverflowError)
MOST_TEXT = 64 << 20  # bytes of a description


def read_model(path: Path, architecture: Path | None = None) -> ModelFile:
    """Return the model in a ``.keras`` or HDF5 file. Nothing in it is ever run.

    A file of weights alone needs the description of its layers: ``architecture``, or a file with
    the same name and the ending .json beside it. What cannot be built (a Lambda, an unknown
    layer) is an error in the report, and the layers are told all the same. Files of others are
    read in a process of their own: ``engine.service.models.open_model``.

    Raises a ``ModelError`` with the name of the file where it cannot be read at all.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise NotAModel(name=path.name) from error
    try:
        if start.startswith(ZIP_START):
            return _named(_read_zip(path), path)
        if start == HDF5_START:
            return _named(_read_hdf5(path, architecture), path)
    except ModelError as error:
        raise type(error)(**{**error.facts, "name": path.name}) from error
    raise NotAModel(name=path.name)


def read_foreign(path: str, architecture: str = "") -> dict[str, Any]:
    """Return a model as plain values and arrays (``ModelFile.from_plain``), in the reader."""
    opens(path)  # a file that crashes the HDF5 library is then told by its name
    return read_model(Path(path), Path(architecture) if architecture else None).to_plain()


def _named(model: ModelFile, path: Path) -> ModelFile:
    """Return ``model`` with the name of the file in everything that is told of it."""

    def named(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            replace(each, facts={**each.facts, "name": path.name}) if "name" in each.facts else each
            for each in findings
        )

    report = ModelReport(named(model.report.errors), named(model.report.notes))
    return replace(model, report=report)


@contextlib.contextmanager
def damage_at(where: str) -> Iterator[None]:
    """Tell what breaks while foreign content is taken apart as damage of the file."""
    try:
        yield
    except EngineError:
        raise
    except (*BROKEN, RecursionError) as error:
        raise ModelDamaged(where=where) from error


@dataclass
class _Opened:
    """A model whose description has been read; its weights have not."""

    format: str
    version: str
    description: Description
    stored: tuple[tuple[str, tuple[int, ...]], ...] = ()
    extras: ModelExtras = field(default_factory=ModelExtras)
    notes: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    def take(self) -> Taken | None:
        """Return the network, or None with ``errors``."""
        reader = LayerReader(major(self.version), inner_network, self.notes)
        return take(self.description, reader, self.errors)

    def model(self, **read: Any) -> ModelFile:
        """Return what was read."""
        report = ModelReport(tuple(self.errors), tuple(dict_once(self.notes)))
        layers = tuple(_layers(self.description, self.stored))
        return ModelFile(self.format, self.version, layers, report, extras=self.extras, **read)

    def _as_then(self, optimizer: Any) -> Any:
        """Return an optimizer as it computed: before 2.3, Keras added epsilon to the root."""
        is_old = _number(self.version) < (2, 3) and "tf" not in self.version
        has_choice = "epsilon_inside_root" in {f.name for f in fields(optimizer)}
        return replace(optimizer, epsilon_inside_root=False) if is_old and has_choice else optimizer

    def plan(self, config: Config, taken: Taken) -> tuple[Plan | None, Any]:
        """Return what the model was compiled with, and its optimizer if that is known."""
        names = {
            name: reference(taken.owners[name], output)
            for name, _, output in self.description.outputs
            if name in taken.owners
        }
        reader = PlanReader(self.notes)
        plan = reader.plan(config or {}, taken.spec, names)
        plan = plan and replace(plan, optimizer=self._as_then(plan.optimizer))
        is_known = plan is not None and reader.optimizer_is_known(config)
        return plan, plan.optimizer if plan and is_known else None


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())


def dict_once(findings: list[Finding]) -> list[Finding]:
    """Return each finding once, in order."""
    seen = {(each.code, each.where, str(sorted(each.facts.items()))): each for each in findings}
    return list(seen.values())


def _layers(
    description: Description, stored: tuple[tuple[str, tuple[int, ...]], ...], outer: str = ""
) -> Iterator[StoredLayer]:
    """Yield all layers with the arrays that stand under their names."""
    for part in description.parts:
        name = f"{outer}{part.name}"
        own = tuple(
            (path.removeprefix(f"{part.name}/"), shape)
            for path, shape in stored
            if path.startswith(f"{part.name}/")
        )
        yield StoredLayer(name, str(part.class_name), own)
        if part.inner is not None:
            yield from _layers(part.inner, (), f"{name}/")


# .keras


def _read_zip(path: Path) -> ModelFile:
    members = unpack(path)
    with damage_at(METADATA):
        version = str(json.loads(members.get(METADATA, b"{}")).get("keras_version", "?"))
    with damage_at(OURS):
        told = json.loads(members.get(OURS, b"{}"))
        extras = ModelExtras.from_json(told)
    with damage_at(CONFIG):
        config = json.loads(members[CONFIG])
        opened = _Opened("keras", version if version != "?" else "3", read_config(config))
        if OURS in members:
            opened.description, extras = prepared_inside(opened.description, extras, told)
        opened.extras = extras
        taken = opened.take()
    with damage_at(WEIGHTS), h5py.File(io.BytesIO(members[WEIGHTS]), "r") as file:
        opened.stored = tuple(stored_arrays(file))
        if taken is None:
            return opened.model()
        kept = places(opened.description, taken)
        arrays = read_weights(file, kept)
        plan, optimizer = opened.plan(config.get("compile_config"), taken)
        slots, steps = read_state(file, kept, optimizer, opened.notes)
    return opened.model(spec=taken.spec, arrays=arrays, plan=plan, slots=slots, steps=steps)


# HDF5


def _read_hdf5(path: Path, architecture: Path | None) -> ModelFile:
    with damage_at("HDF5"), h5py.File(path, "r") as file:
        if "model_config" not in file.attrs:
            return _read_weights_only(file, path, architecture)
        config = json.loads(text_of(file.attrs["model_config"]))
        version = text_of(file.attrs.get("keras_version", "1"))
        opened = _Opened("h5", version, read_config(config))
        group = inner_group(file, "model_weights", "model_weights")
        training = json.loads(text_of(file.attrs.get("training_config", "{}")))
        return _read_groups(opened, group, training, file)


def _read_groups(
    opened: _Opened, group: h5py.Group, training: Config, file: h5py.File | None
) -> ModelFile:
    """Read what is the same in whole models and in weights alone."""
    opened.stored = tuple(stored_arrays(group))
    taken = opened.take()
    if taken is None:
        return opened.model()
    kept = places(opened.description, taken)
    backend = text_of(group.attrs.get("backend", ""))
    formats = {part.name: _data_format(part.config) for part in opened.description.parts}
    arrays = read_legacy_weights(group, kept, major(opened.version), backend, formats)
    plan, optimizer = opened.plan(training, taken)
    slots: Slots = {}
    steps = 0
    if file is not None:
        slots, steps = read_old_state(file, kept, optimizer, opened.version, opened.notes)
    return opened.model(spec=taken.spec, arrays=arrays, plan=plan, slots=slots, steps=steps)


def _data_format(config: Any) -> str:
    if not isinstance(config, Mapping):
        return ""
    is_first = config.get("dim_ordering") == "th" or config.get("data_format") == "channels_first"
    return "channels_first" if is_first else "channels_last"


def _read_weights_only(file: h5py.File, path: Path, architecture: Path | None) -> ModelFile:
    beside = architecture or path.with_suffix(".json")
    if not beside.is_file():
        raise OnlyWeights()
    config = read_architecture(beside)
    told = config.get("keras_version") or text_of(file.attrs.get("keras_version", "?"))
    if "layer_names" in file.attrs or "layer_names0" in file.attrs:
        version = str(told) if told != "?" else "1"
        opened = _Opened("weights", version, read_config(config))
        return _read_groups(opened, file, {}, None)
    opened = _Opened("weights", str(told) if told != "?" else "3", read_config(config))
    opened.stored = tuple(stored_arrays(file))
    taken = opened.take()
    if taken is None:
        return opened.model()
    return opened.model(
        spec=taken.spec, arrays=read_weights(file, places(opened.description, taken))
    )


def read_architecture(path: Path) -> Config:
    """Return the description of a model in a .json file. Raises ``ModelDamaged``."""
    with damage_at(path.name):
        if path.stat().st_size > MOST_TEXT:
            raise ModelDamaged(where=path.name)
        config = json.loads(path.read_text(encoding="utf-8"))
        return json.loads(config) if isinstance(config, str) else config
