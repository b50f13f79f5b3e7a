"""What the network would say if the input were another one: erased, disturbed, attacked, set."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain, explain_notice
from app.models.asking import Asker, LongQuestion
from app.models.probes import is_quick
from app.panels.inside_panel.modes import ModesPage
from app.panels.inside_panel.pages import Page
from app.panels.inside_panel.shown import Shown
from app.plots.change_bars import ChangeBars
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.viewers.change_view import ChangeView
from app.viewers.table_input import TableInput
from app.viewers.what_if_views import AttackView, EraseView, RobustnessView
from engine.errors import Cancelled, EngineError
from engine.service.questions import (
    PGD,
    Adversary,
    AdversaryAnswer,
    Bench,
    BenchAnswer,
    Changed,
    ChangedAnswer,
    Disturb,
    Erase,
    Given,
    Replace,
    Robustness,
    RobustnessAnswer,
    SampleAnswer,
)

_POINTS = 41  # of a curve over strengths
_ATTACKS, _LONG_ATTACKS, _FEW_ATTACKS = 33, 17, 9  # at different strengths
_PGD_COST = 10  # times FGSM


class ChangePage(Page):
    """A page that shows an image after a change, live while the network trains."""

    def __init__(self, asker: Asker, view: ChangeView, place: str, parent: QWidget | None):
        super().__init__(asker, view, parent)
        self._view, self._place = view, place
        self._is_front = False
        view.changed.connect(self._ask)
        view.export_button.failed.connect(self.export_failed)

    def look(self, shown: Shown) -> None:
        before, self._is_front = self._shown, True
        if before is None or before.picture != shown.picture:
            self._view.forget()
            self._begin()
        elif (before.key, before.summary) != (shown.key, shown.summary):
            self._view.forget()
        super().look(shown)

    def refresh(self) -> None:
        self._ask()

    def take_sample(self, sample: SampleAnswer) -> None:
        if sample.values.ndim == 3:
            self._view.show_image(sample.values)
            self._ask()

    def leave(self) -> None:
        self._is_front = False
        self._asker.drop(self._place)

    def _begin(self) -> None:
        """Another image is looked at."""

    def _change(self) -> Any:
        """Return how the image is changed."""
        raise NotImplementedError

    def _ask(self) -> None:
        shown = self._shown
        if shown is None or not self._is_front:
            return
        has_heat = self._view.heat.isChecked()
        question = Changed(shown.key, shown.picture, self._change(), has_heat=has_heat)
        self._asker.put(self._place, question, self._on_changed, self._on_failed)

    def _on_changed(self, answer: ChangedAnswer) -> None:
        assert self._shown is not None
        self.say("")
        known = self._shown.known
        names = known.classes if known.is_classification else known.target_names
        self._view.show_change(answer, names, known.is_classification)
        self.told.emit(answer.step)

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self._view.forget()
            super()._on_failed(error)


class ErasePage(ChangePage):
    """Paint over the image, and the answer changes at once."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.view = EraseView()
        super().__init__(asker, self.view, "erase", parent)

    def _begin(self) -> None:
        self.view.begin()

    def _change(self) -> Any:
        mask = self.view.canvas.mask
        return Erase(mask, self.view.fill) if mask.any() else None


class RobustnessPage(ChangePage):
    """Disturb the image, more and more."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = RobustnessView()
        super().__init__(asker, self.view, "disturb", parent)
        self._errand = LongQuestion(session, "inside/robustness", self)
        self._curve: RobustnessAnswer | None = None
        self._target = 0
        self.view.kind_chosen.connect(self._ask_curve)
        self.view.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(lambda d, n: self.view.progress.set_progress(d, n, ""))
        self._errand.ended.connect(self.view.progress.finish)

    def refresh(self) -> None:
        super().refresh()
        self._ask_curve()

    def leave(self) -> None:
        super().leave()
        self._asker.drop("curve")
        self._errand.forget()
        self.view.progress.finish()

    def _begin(self) -> None:
        self._curve = None
        self.view.clear_curve()

    def _change(self) -> Any:
        return Disturb(self.view.kind, self.view.strength)

    def _ask_curve(self) -> None:
        shown = self._shown
        if shown is None or not self._is_front:
            return
        question = Robustness(shown.key, shown.picture, self.view.kind, _POINTS)
        if is_quick(shown.summary, _POINTS):
            self._errand.forget()
            self._asker.put("curve", question, self._on_curve, self._on_failed)
        else:
            self._asker.drop("curve")
            self.view.progress.set_progress(0, 0, "")
            self._errand.start(question, self._on_curve, self._on_failed)

    def _on_changed(self, answer: ChangedAnswer) -> None:
        super()._on_changed(answer)
        is_other = answer.target != self._target
        self._target = answer.target
        if is_other:
            self._draw_curve()
        is_old = self._curve is not None and self._curve.step != answer.step
        if is_old and not self._errand.is_under_way:  # quick ones are asked again by themselves
            assert self._shown is not None
            if not is_quick(self._shown.summary, _POINTS):
                self._ask_curve()

    def _on_curve(self, answer: RobustnessAnswer) -> None:
        self._curve = answer
        self._draw_curve()

    def _draw_curve(self) -> None:
        curve = self._curve
        if curve is None or curve.kind != self.view.kind:
            return
        if self._target < curve.probabilities.shape[1]:
            self.view.show_curve(curve, self._target)


class AttackPage(ChangePage):
    """Change the image as little as possible until the answer is another one."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = AttackView()
        super().__init__(asker, self.view, "attack", parent)
        self._errand = LongQuestion(session, "inside/attack", self)
        self._asked: Adversary | None = None
        self.view.attack_wanted.connect(self.attack)
        self.view.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(lambda d, n: self.view.progress.set_progress(d, n, ""))
        self._errand.ended.connect(self.view.progress.finish)

    def refresh(self) -> None:
        if self._shown is not None:
            self.view.set_classes(self._shown.known.classes)
        super().refresh()
        if self.view.attack is None and not self._errand.is_under_way:
            self.attack()

    def leave(self) -> None:
        super().leave()
        self._errand.forget()
        self.view.progress.finish()

    def attack(self) -> None:
        """Attack with the settings and the weights of now."""
        shown = self._shown
        if shown is None or not self._is_front:
            return
        view = self.view
        question = Adversary(shown.key, shown.picture, view.method, view.goal, self._points)
        if question != self._asked:
            view.forget()
        self._asked = question
        self.say("")
        view.progress.set_progress(0, 0, "")
        self._errand.start(question, self._on_attack, self._on_failed)

    @property
    def _points(self) -> int:
        """At how many strengths to attack: fewer where each takes its time."""
        assert self._shown is not None
        if not is_quick(self._shown.summary, 2):
            return _FEW_ATTACKS
        return _LONG_ATTACKS if self.view.method == PGD else _ATTACKS

    def _begin(self) -> None:
        self._errand.forget()

    def _change(self) -> Any:
        values = self.view.values
        return None if values is None else Replace(values)

    def _on_attack(self, answer: AdversaryAnswer) -> None:
        assert self._shown is not None
        self.view.show_attack(answer, self._shown.known.classes)
        self._ask()

    def _on_changed(self, answer: ChangedAnswer) -> None:
        super()._on_changed(answer)
        attack = self.view.attack
        if attack is None or attack.step == answer.step or self._errand.is_under_way:
            return
        assert self._shown is not None
        cost = self._points * 3 * (_PGD_COST if self.view.method == PGD else 1)
        if is_quick(self._shown.summary, cost):  # others wait for the button
            self.attack()


class RowPage(Page):
    """Set the features of a row of a table, and the answer changes at once."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.table, self.bars, self.sentence = TableInput(), ChangeBars(), QLabel(wordWrap=True)
        self.reset_button = QPushButton(icon("undo"), "")
        self._area, self._own = QScrollArea(), QWidget()
        super().__init__(asker, self._own, parent)
        self._sample: np.ndarray | None = None
        self._columns: Any = None
        self._is_front = False
        self._lay_out_row()
        self.table.given.connect(self._ask)
        self.reset_button.clicked.connect(self._reset)
        self.follow()

    def look(self, shown: Shown) -> None:
        self._shown, self._is_front = shown, True
        known = shown.known
        is_row = len(known.sample_shape) == 1 and known.dtype.startswith("float")
        self._own.setVisible(is_row)
        if not is_row:
            self.say(self.tr("Only images and rows of tables can be changed here so far."))
            return
        self.say("")
        if known.features is not self._columns:
            self._columns, self._sample = known.features, None
            self.table.set_columns(known.features)
        self._ask()

    def take_sample(self, sample: SampleAnswer) -> None:
        is_other = self._sample is None or not np.array_equal(self._sample, sample.values)
        if sample.values.ndim == 1 and is_other:
            self._sample = sample.values
            self._reset()

    def leave(self) -> None:
        self._is_front = False
        self._asker.drop("row")

    def retranslate(self) -> None:
        self.reset_button.setText(self.tr("Back to the row"))
        self.reset_button.setToolTip(self.tr("Put every feature to its value in the sample"))

    def _reset(self) -> None:
        if self._sample is not None and len(self._sample) == len(self._columns or ()):
            self.table.set_values(self._sample)

    def _ask(self) -> None:
        shown = self._shown
        if shown is None or self._sample is None or not self._is_front:
            return
        given = Given(shown.known.choice, self.table.values)
        question = Bench(shown.key, (shown.picture, given))
        self._asker.put("row", question, self._on_said, self._on_failed)

    def _on_said(self, answer: BenchAnswer) -> None:
        assert self._shown is not None
        known = self._shown.known
        before, after = answer.said
        for each in (before, after):
            if isinstance(each, tuple):
                self.say(explain_notice(*each))
                return
        assert isinstance(before, np.ndarray)
        assert isinstance(after, np.ndarray)
        self.say("")
        self.bars.setVisible(known.is_classification)
        self.sentence.setVisible(not known.is_classification)
        if known.is_classification:
            self.bars.set_change(before, after, known.classes)
            self.sentence.clear()
        else:
            lines = [
                self.tr("{0}: {1} → {2}").format(name, f"{a:.5g}", f"{b:.5g}")
                for name, a, b in zip(known.target_names, before, after, strict=False)
            ]
            self.sentence.setText("\n".join(lines))
        self.told.emit(answer.step)

    def _on_failed(self, error: EngineError) -> None:
        self.say(explain(error))

    def _lay_out_row(self) -> None:
        mark(self.sentence, kind="strong")
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table)
        rows.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(160)
        row = QHBoxLayout()
        row.addWidget(self.reset_button)
        row.addStretch(1)
        column = QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.bars)
        column.addLayout(row)
        column.addWidget(self._area, 1)


class WhatIfModes(ModesPage):
    """Erasing, disturbing and attacking images; rows of tables have a page of their own."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.row, self.erase = RowPage(asker), ErasePage(asker)
        self.robustness, self.attack = RobustnessPage(session, asker), AttackPage(session, asker)
        pages = (self.row, self.erase, self.robustness, self.attack)
        super().__init__(asker, pages, parent)

    def look(self, shown: Shown) -> None:
        is_image = shown.known.is_image
        self._bar.setVisible(is_image)
        self.buttons[0].setVisible(not is_image)
        if is_image == (self.front is self.row):
            number = int(is_image)
            self.buttons[number].setChecked(True)
            self.stack.setCurrentIndex(number)
        self._shown = shown
        self._ask()

    def retranslate(self) -> None:
        row, erase, robustness, attack = self.buttons
        row.setText(self.tr("Values"))
        erase.setText(self.tr("Erase"))
        erase.setToolTip(self.tr("Paint over parts of the image"))
        robustness.setText(self.tr("Robustness"))
        robustness.setToolTip(self.tr("Noise, shift, rotation, brightness, blur, JPEG"))
        attack.setText(self.tr("Attack"))
        attack.setToolTip(self.tr("The smallest change of the pixels that changes the answer"))
