"""Surgery on the units of the network that is shown: every deed is a step that can be undone."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.commands.surgery import (
    Changes,
    added,
    changes_of,
    factor_of,
    is_muted,
    with_changes,
    without,
    without_unit,
)
from app.errors import explain
from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import LookedAt
from app.panels.inside_panel.shown import Shown
from app.session import Session
from app.viewers.unit_view import UnitView
from engine.errors import Cancelled, EngineError
from engine.explain.surgery import Draw, Edit, Mute, Scale, Swap
from engine.service.questions import Patient, PatientAnswer, Surgery, SurgeryAnswer

REST_SECONDS = 3.0  # between two judgements while a network trains


class Surgeon(QObject):
    """Does to the chosen unit of a ``UnitView`` what its surgery asks for, and tells the effect."""

    def __init__(self, session: Session, asker: Asker, view: UnitView, parent: QObject):
        super().__init__(parent)
        self._session, self._asker, self._view = session, asker, view
        self._shown: Shown | None = None
        self._judging = LongQuestion(session, "surgery", self)
        self._judged_at = 0.0
        self._waiting: Changes | None = None  # to be judged after those that are judged now
        self._connect()

    def look(self, shown: Shown) -> None:
        """Operate on the network of ``shown``, from now on."""
        before = self._shown
        is_other = before is not None and (
            before.key != shown.key or before.overview is not shown.overview
        )
        if is_other:
            self.leave()
            self._view.surgery.effect.forget()
        self._shown = shown

    def refresh(self) -> None:
        """Show the chosen unit, and ask what all changes do."""
        self.show_unit()
        if self._view.layer is not None and self._view.layer.units:
            self._view.surgery.effect.expect()
            self._judge(self._changes)

    def show_unit(self) -> None:
        """Show what is done to the chosen unit."""
        layer, shown = self._view.layer, self._shown
        is_possible = layer is not None and shown is not None and bool(layer.units)
        self._view.section.setVisible(is_possible)
        if layer is None or shown is None or not is_possible:
            self.leave()
            return
        unit, changes = self._view.unit, self._changes
        factor = factor_of(changes, layer.id, unit)
        self._view.surgery.show_state(layer, unit, is_muted(changes, layer.id, unit), factor)
        question = Patient(shown.key, layer.id, unit)
        self._asker.put("patient", question, self._on_patient, self._on_failed)

    def leave(self) -> None:
        """Ask no more."""
        self._asker.drop("patient")
        self._waiting = None
        self._judging.forget()

    # what is done

    def mute(self, layer: LookedAt, unit: int, is_wanted: bool) -> None:
        """Mute a unit, or take that back."""
        if is_wanted:
            words = self.tr("Mute unit {0} of '{1}'")
            self._add(words.format(unit, layer.name), Mute(layer.id, unit))
        else:
            words = self.tr("Unmute unit {0} of '{1}'")
            rest = without(self._changes, Mute, layer.id, unit)
            self._apply(words.format(unit, layer.name), rest)

    def _on_muted(self, is_wanted: bool) -> None:
        if self._view.layer is not None:
            self.mute(self._view.layer, self._view.unit, is_wanted)

    def _on_scaled(self, factor: float) -> None:
        layer, unit = self._view.layer, self._view.unit
        if layer is not None:
            words = self.tr("Scale unit {0} of '{1}' by {2}")
            label = words.format(unit, layer.name, f"{factor:.3g}")
            self._add(label, Scale(layer.id, unit, factor))

    def _on_tried(self, factor: float) -> None:
        """Tell what a factor would do, while the slider is held."""
        layer = self._view.layer
        if layer is not None:
            self._view.surgery.effect.expect()
            self._judge(added(self._changes, Scale(layer.id, self._view.unit, factor)))

    def _on_swapped(self, other: int) -> None:
        layer, unit = self._view.layer, self._view.unit
        if layer is not None and other != unit:
            words = self.tr("Swap units {0} and {1} of '{2}'")
            self._add(words.format(unit, other, layer.name), Swap(layer.id, unit, other))

    def _on_drawn(self, kernel: np.ndarray, channel: int) -> None:
        layer, unit = self._view.layer, self._view.unit
        if layer is not None:
            words = self.tr("Draw the kernel of unit {0} of '{1}'")
            drawing = Draw(layer.id, unit, tuple(kernel.ravel().tolist()), layer.plane, channel)
            self._add(words.format(unit, layer.name), drawing)

    def _on_reset(self) -> None:
        layer, unit = self._view.layer, self._view.unit
        if layer is not None:
            words = self.tr("Unit {0} of '{1}' as learned")
            rest = without_unit(self._changes, layer.id, unit)
            self._apply(words.format(unit, layer.name), rest)

    def _add(self, label: str, edit: Edit) -> None:
        self._apply(label, added(self._changes, edit))

    def _apply(self, label: str, changes: Changes) -> None:
        session, shown = self._session, self._shown
        if shown is not None:
            session.apply(label, with_changes(session.document, shown.key, changes))

    @property
    def _changes(self) -> Changes:
        shown = self._shown
        return changes_of(self._session.document, shown.key) if shown is not None else ()

    # what comes of it

    def _judge(self, changes: Changes) -> None:
        """Ask what ``changes`` do; while others are judged, the newest wait."""
        self._waiting = None
        question = self._question(changes)
        if question is None:
            self._view.surgery.effect.forget()
            return
        if self._judging.is_under_way:
            self._waiting = changes
        else:
            self._judged_at = time.monotonic()
            self._judging.start(question, self._on_effect, self._on_failed)

    def _question(self, changes: Changes) -> Surgery | None:
        """Return what is to be asked, None while there are no data."""
        shown = self._shown
        if shown is None or shown.overview is None:
            return None
        record = self._session.records.get(shown.key)
        plan = record.plan if record else self._session.document.plan
        part = "validation" if shown.overview.validation.samples else shown.part
        return Surgery(shown.key, changes, shown.overview.choice, plan, part)

    def _on_effect(self, answer: SurgeryAnswer) -> None:
        self._view.surgery.say("")
        self._view.surgery.effect.show_effect(answer)
        self._go_on()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self._view.surgery.effect.forget()
            self._view.surgery.say(explain(error))
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting is not None and not self._judging.is_under_way:
            self._judge(self._waiting)

    def _on_patient(self, answer: PatientAnswer) -> None:
        layer = self._view.layer
        if layer is not None and (layer.id, self._view.unit) == (answer.node, answer.unit):
            found = answer.learned, answer.now, answer.circumstances
            self._view.surgery.show_patient(layer, *found)

    def _on_events(self, run_id: str, _events: list) -> None:
        """Weights have changed: judge again now and then, which takes time from training."""
        shown = self._shown
        is_seen = self._view.surgery.isVisible()
        has_rested = time.monotonic() - self._judged_at > REST_SECONDS
        is_free = has_rested and not self._judging.is_under_way
        if shown is not None and run_id == shown.key and is_seen and is_free:
            self._judge(self._changes)

    def _connect(self) -> None:
        surgery = self._view.surgery
        surgery.muted.connect(self._on_muted)
        surgery.scaled.connect(self._on_scaled)
        surgery.tried.connect(self._on_tried)
        surgery.swapped.connect(self._on_swapped)
        surgery.drawn.connect(self._on_drawn)
        surgery.reset_wanted.connect(self._on_reset)
        self._view.chosen.connect(self.show_unit)
        self._session.events_arrived.connect(self._on_events)

    # from elsewhere

    def menu(self, layer: LookedAt, unit: int, parent: QWidget) -> QMenu:
        """Return a menu with what can be done to a unit at once."""
        menu = QMenu(parent)
        muted = is_muted(self._changes, layer.id, unit)
        words = self.tr("Unmute") if muted else self.tr("Mute")
        menu.addAction(words, lambda: self.mute(layer, unit, not muted))
        return menu
