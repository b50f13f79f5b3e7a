"""The whole of an experiment that can be undone: one immutable value, saved at every edit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import engine.data.catalogue
import engine.explain.methods
import engine.explain.surgery
import engine.layers
import engine.training.callbacks  # noqa: F401  (registers the classes that documents name)
from engine.data.choice import DataChoice
from engine.data.probe import Probe, probes_from_json, probes_to_json
from engine.explain.surgery import Edit
from engine.registry import describe, restore
from engine.spec import NetworkSpec, spec_from_json, spec_to_json
from engine.training.plan import Plan, plan_from_json, plan_to_json


@dataclass(frozen=True)
class RunCard:
    """What the user says about a run; what the run did is in the project."""

    id: str
    name: str
    note: str = ""
    colour: int = 0  # number in the palette of curves
    visible: bool = True  # its curves are drawn
    deleted: bool = False  # in the bin


@dataclass(frozen=True)
class Document:
    """Data, network, plan and the cards of the runs.

    ``shown_run`` is the run whose network the viewers show, "" for the network as it is drawn.
    ``begin_with`` is the run whose weights the next training begins with, "" for new ones;
    ``keeps_optimizer``: with the optimizer's state as well, where that run is a model that has one.
    ``surgery`` are the changes of units that are at work where networks are looked at: pairs of
    the key of a network, a run or the one that is drawn, and its changes in order.
    """

    choice: DataChoice | None = None
    network: NetworkSpec = field(default_factory=NetworkSpec)
    plan: Plan = field(default_factory=Plan)
    runs: tuple[RunCard, ...] = ()
    shown_run: str = ""
    begin_with: str = ""
    keeps_optimizer: bool = True
    surgery: tuple[tuple[str, tuple[Edit, ...]], ...] = ()
    probes: tuple[Probe, ...] = ()  # pinned inputs

    def run(self, run_id: str) -> RunCard:
        return next(r for r in self.runs if r.id == run_id)

    def with_run(self, card: RunCard) -> Document:
        """Return the document with this card in the place of the one with the same id."""
        return replace(self, runs=tuple(card if r.id == card.id else r for r in self.runs))

    def is_same_work(self, other: Document) -> bool:
        """Whether both differ at most in what is looked at."""
        return self._unseen() == other._unseen()

    def _unseen(self) -> Document:
        return replace(self, runs=tuple(replace(r, visible=True) for r in self.runs), shown_run="")

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "choice": self.choice.to_json() if self.choice else None,
            "network": spec_to_json(self.network),
            "plan": plan_to_json(self.plan),
            "runs": [vars(r) for r in self.runs],
            "shown_run": self.shown_run,
            "begin_with": self.begin_with,
            "keeps_optimizer": self.keeps_optimizer,
            "surgery": {key: [describe(e) for e in edits] for key, edits in self.surgery},
            **probes_to_json(self.probes),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Document:
        """Rebuild what ``to_json`` returned. Raises an ``EngineError`` for unknown classes."""
        return cls(
            DataChoice.from_json(data["choice"]) if data["choice"] else None,
            spec_from_json(data["network"]),
            plan_from_json(data["plan"]),
            tuple(RunCard(**r) for r in data["runs"]),
            data["shown_run"],
            data["begin_with"],
            data.get("keeps_optimizer", True),
            _surgery_of(data.get("surgery", {})),
            probes_from_json(data),
        )


def _surgery_of(data: dict[str, Any]) -> tuple[tuple[str, tuple[Edit, ...]], ...]:
    return tuple((key, tuple(restore(edit) for edit in edits)) for key, edits in data.items())
