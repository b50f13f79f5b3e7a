"""What came of reading a model file, as data; light, so that the window may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.errors import EngineError, rebuilt
from engine.io.model_extras import ModelExtras
from engine.spec import NetworkSpec, spec_from_json, spec_to_json
from engine.training.plan import Plan, plan_from_json, plan_to_json


@dataclass(frozen=True)
class Finding:
    """One thing in a file that was not taken over as it stands there.

    ``code`` is the class name of an ``EngineError``, whose template with ``facts`` is the
    sentence. ``where``: "layer", "layer.setting", "optimizer", "loss" or "metrics".
    """

    code: str
    where: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: EngineError, where: str = "") -> Finding:
        """Return ``error`` as data."""
        return cls(type(error).__name__, where, error.facts)

    def error(self) -> EngineError:
        """Return what can be raised, or told as a sentence."""
        return rebuilt(self.code, dict(self.facts))


@dataclass(frozen=True)
class ModelReport:
    """What was not understood. With any of ``errors`` there is no network; ``notes`` are the rest:
    settings, optimizers, states that were left out or replaced, and old forms that were read.
    """

    errors: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.errors or self.notes)


@dataclass(frozen=True)
class StoredLayer:
    """A layer as the file names it. ``weights``: names and shapes of the arrays stored for it.

    ``name`` of one in an inner model is "outer/inner".
    """

    name: str
    kind: str
    weights: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, eq=False)
class ModelFile:
    """A model that was read.

    ``spec`` is None where ``report`` has errors; ``layers`` tell what is there all the same.
    ``arrays`` are the weights by "node id/name", as ``Network.load`` takes them. ``plan`` is what
    the model was compiled with. ``slots`` is the state of its optimizer, each by "node id/name"
    and the slot's name, and ``steps`` how many updates it has made.
    """

    format: str  # "keras", "h5" or "weights"
    keras_version: str  # "?" where the file does not tell
    layers: tuple[StoredLayer, ...] = ()
    report: ModelReport = ModelReport()
    spec: NetworkSpec | None = None
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict)
    extras: ModelExtras = field(default_factory=ModelExtras)
    plan: Plan | None = None
    slots: Mapping[str, Mapping[str, np.ndarray]] = field(default_factory=dict)
    steps: int = 0

    def network_spec(self) -> NetworkSpec:
        """Return the network. Raises the first error of the report where there is none."""
        if self.spec is None:
            raise self.report.errors[0].error()
        return self.spec

    def to_plain(self) -> dict[str, Any]:
        """Return plain values and arrays, for another process."""
        return {
            "format": self.format,
            "keras_version": self.keras_version,
            "layers": [[each.name, each.kind, each.weights] for each in self.layers],
            "errors": [_plain(finding) for finding in self.report.errors],
            "notes": [_plain(finding) for finding in self.report.notes],
            "spec": spec_to_json(self.spec) if self.spec else None,
            "arrays": dict(self.arrays),
            "extras": self.extras.to_json(),
            "plan": plan_to_json(self.plan) if self.plan else None,
            "slots": {name: dict(each) for name, each in self.slots.items()},
            "steps": self.steps,
        }

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> ModelFile:
        """Rebuild what ``to_plain`` returned."""
        errors, notes = (
            tuple(Finding(*each) for each in data[which]) for which in ("errors", "notes")
        )
        return cls(
            data["format"],
            data["keras_version"],
            tuple(_layer(*each) for each in data["layers"]),
            ModelReport(errors, notes),
            spec_from_json(data["spec"]) if data["spec"] else None,
            data["arrays"],
            ModelExtras.from_json(data["extras"]),
            plan_from_json(data["plan"]) if data["plan"] else None,
            data["slots"],
            data["steps"],
        )


def _plain(finding: Finding) -> list[Any]:
    return [finding.code, finding.where, dict(finding.facts)]


def _layer(name: str, kind: str, weights: list[Any]) -> StoredLayer:
    return StoredLayer(name, kind, tuple((word, tuple(shape)) for word, shape in weights))
