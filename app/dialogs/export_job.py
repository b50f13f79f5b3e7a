"""The way of a model to a file: data into memory, weights into the engine, then the export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.commands.surgery import changes_of
from app.models.asking import LongQuestion
from app.session import DRAWN, Session
from engine.data.choice import DataChoice
from engine.errors import Cancelled, EngineError, NoData, NoNetwork
from engine.service.messages import Load, Place
from engine.service.questions import ExportModel
from engine.spec import NetworkSpec
from engine.training.plan import Plan

_KEY = "export"  # of the network in the engine; what viewers show stays as it is


@dataclass(frozen=True)
class Order:
    """What to write. ``model``: id of a run, or ``DRAWN``."""

    model: str
    kind: str  # one of ``KINDS``
    path: str
    takes_raw: bool


@dataclass(frozen=True)
class _Source:
    """A model as the session knows it; ``weights``: id of the run they come from, "" for none."""

    choice: DataChoice
    spec: NetworkSpec
    plan: Plan
    weights: str


class ExportJob(QObject):
    """Does one order at a time; ends with ``done`` or ``failed``."""

    progressed = Signal(int, int)  # done, total; an unknown total is 0
    done = Signal(object)  # Exported
    failed = Signal(object)  # EngineError, also when it was cancelled

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session
        self._errand = LongQuestion(session, "export", self)
        self._errand.progressed.connect(self.progressed)
        self._order: Order | None = None
        self._load_ticket = 0
        self._given_up = False

    @property
    def is_under_way(self) -> bool:
        return self._order is not None

    def start(self, order: Order) -> None:
        """Begin; whatever is wrong is told by ``failed``."""
        self._order, self._given_up = order, False
        try:
            choice = self._source(order).choice
        except EngineError as error:
            self._on_failed(error)
            return
        overview = self._session.overview
        if overview is not None and overview.choice == choice:
            self._place()
            return
        self._load_ticket = self._session.bridge.request(
            lambda ticket: Load(ticket, choice), self._on_loaded, self._on_failed
        )

    def cancel(self) -> None:
        """Give it up; ``failed`` tells when it has ended."""
        self._given_up = True
        if self._load_ticket:
            self._session.bridge.cancel(self._load_ticket)
        self._errand.cancel()

    def _source(self, order: Order) -> _Source:
        document = self._session.document
        record = self._session.records.get(order.model)
        choice = (record.choice if record else None) or document.choice
        if choice is None:
            raise NoData()
        if record is not None:
            return _Source(choice, record.spec, record.plan, order.model)
        return _Source(choice, document.network, document.plan, document.begin_with)

    def _on_loaded(self, _overview: Any) -> None:
        self._load_ticket = 0
        self._place()

    def _place(self) -> None:
        order = self._order
        assert order is not None
        if order.model == self._session.running:
            self._export(order.model)
            return
        source = self._source(order)
        arrays = self._session.weights_of(source.weights)
        if order.model != DRAWN and not arrays:
            self._on_failed(NoNetwork(network=self._session.document.run(order.model).name))
            return
        document = self._session.document
        seed, changes = document.plan.seed, changes_of(document, order.model)
        self._session.bridge.request(
            lambda ticket: Place(ticket, _KEY, source.spec, arrays, seed, changes=changes),
            self._on_placed,
            self._on_failed,
        )

    def _on_placed(self, _kept: Any) -> None:
        self._export(_KEY)

    def _export(self, key: str) -> None:
        order = self._order
        assert order is not None
        if self._given_up:
            self._on_failed(Cancelled())
            return
        source = self._source(order)
        question = ExportModel(
            key, source.choice, order.kind, order.path, source.plan, order.takes_raw
        )
        self._errand.start(question, self._on_exported, self._on_failed)

    def _on_exported(self, exported: Any) -> None:
        self._order = None
        self.done.emit(exported)

    def _on_failed(self, error: EngineError) -> None:
        self._order, self._load_ticket = None, 0
        self.failed.emit(error)
