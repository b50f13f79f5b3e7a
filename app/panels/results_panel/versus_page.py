"""Another network on the same samples: who is right where, and whether that is more than chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n.numbers import count_text
from app.models.asking import LongQuestion
from app.models.others import others_of
from app.panels.results_panel.class_pages import ClassPage
from app.panels.results_panel.scope import Scope
from app.plots.versus_bars import VersusBars
from app.session import Session
from app.theme import mark
from app.viewers.export_button import ExportButton
from app.widgets.fields import ChoiceBox
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.service.questions import ConfusionAnswer, TwoNetworks, TwoNetworksAnswer

_NOBODY = ""
_SMALLEST = 0.001  # probabilities below are not told apart
_SURE = 0.05  # chance below which a difference counts, as is usual


class VersusPage(ClassPage):
    """Asks when another network is chosen, and again when the shown one has changed.

    Keys are numbers of cells: ``engine.explain.versus.BOTH`` and the others.
    """

    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._scope: Scope | None = None
        self._found: TwoNetworksAnswer | None = None
        self._errand = LongQuestion(session, "results/versus", self)
        self.other_label, self.other_box = QLabel(), ChoiceBox()
        self.bars = VersusBars()
        self.progress = ProgressStrip()
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton(
            "versus", png=self.bars.export_png, csv=self.bars.export_csv
        )
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def other(self) -> str:
        """The key of the other network, "" for none."""
        return self.other_box.currentData() or _NOBODY

    def look(self, scope: Scope) -> None:
        """Offer the networks that can be compared with the one that is shown."""
        if self._scope is not None and self._scope.key != scope.key:
            self.forget()
        self._scope = scope
        self._offer()

    def forget(self) -> None:
        """Show no comparison."""
        self._errand.forget()
        self.progress.finish()
        self._found = None
        self._write()

    def describe(self, key: int) -> str:
        return self.bars.describe(key)

    def places(self, key: int) -> np.ndarray:
        return np.zeros(0, int) if self._found is None else self._found.found.cells[key]

    def retranslate(self) -> None:
        self.other_label.setText(self.tr("Compare with"))
        tip = self.tr("Another run, or a model that was opened, on the same samples")
        self.other_box.setToolTip(tip)
        self.other_box.setAccessibleName(tip)
        if self.other_box.count():
            self.other_box.setItemText(0, self.tr("nothing"))
        self._write()

    def _offer(self) -> None:
        assert self._scope is not None
        others = [(_NOBODY, self.tr("nothing")), *others_of(self._session, self._scope.key)]
        box = self.other_box
        if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == others:
            return
        before = self.other
        with QSignalBlocker(box):
            box.clear()
            for key, name in others:
                box.addItem(name, key)
            box.setCurrentIndex(max(box.findData(before), 0))
        if self.other != before:
            self.forget()
        self._write()

    def _show(self, answer: ConfusionAnswer) -> None:
        if self.other and not self._errand.is_under_way:
            self._ask()

    def _choose(self) -> None:
        self.forget()
        if self.other:
            self._ask()

    def _ask(self) -> None:
        scope, other = self._scope, self.other
        assert scope is not None

        def ask() -> None:
            if (self._scope, self.other) == (scope, other):
                question = TwoNetworks(scope.key, other, scope.overview.choice, scope.part)
                self._errand.start(question, self._on_found, self._on_failed)

        self._session.bring(other, ask)

    def _on_found(self, answer: TwoNetworksAnswer) -> None:
        self._found = answer
        self._write()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("{0} of {1}").format(count_text(done), count_text(total))
        self.progress.set_progress(done, total, words)

    def _write(self) -> None:
        found = self._found.found if self._found else None
        self.bars.setVisible(found is not None)
        self.export_button.setEnabled(found is not None)
        if found is not None:
            self.bars.set_counts(found.counts, self._names())
            self.caption.setText(self._sentence(found))
        elif self.other_box.count() > 1:
            self.caption.setText(self.tr("Choose a run to compare the shown network with."))
        else:
            self.caption.setText(
                self.tr(
                    "There is no other network for these data yet. Train a second run, or open a "
                    "model, and compare them here."
                )
            )

    def _names(self) -> tuple[str, str]:
        names = {card.id: card.name for card in self._session.document.runs}
        assert self._scope is not None
        return (
            names.get(self._scope.key, self.tr("the shown network")),
            self.other_box.currentText(),
        )

    def _sentence(self, found: Any) -> str:
        first, second = found.counts[1:3]
        same = self.tr("Both say the same of {0} % of the samples.").format(
            f"{100 * found.agree:.1f}"
        )
        if not first + second:
            return same + " " + self.tr("Each is right where the other is.")
        if found.chance < _SURE:
            words = self.tr(
                "The difference is larger than chance makes it: among networks that are equally "
                "good one as large comes with a probability of {0} (McNemar's test)."
            )
        else:
            words = self.tr(
                "The difference may be chance: among networks that are equally good one as large "
                "comes with a probability of {0} (McNemar's test)."
            )
        return f"{same} {words.format(_probability(found.chance))}"

    def _lay_out(self) -> None:
        mark(self.other_label, kind="muted")
        mark(self.caption, kind="small")
        self.other_label.setBuddy(self.other_box)
        self.head.addWidget(self.other_label)
        self.head.addWidget(self.other_box, 1)
        self.head.addWidget(self.export_button)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.bars)
        self.column.addWidget(self.caption)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.other_box.activated.connect(self._choose)
        self.bars.clicked.connect(lambda cell: self.opened.emit(cell))
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progressed)
        self._errand.ended.connect(self.progress.finish)


def _probability(value: float) -> str:
    return f"{value:.2g}" if value >= _SMALLEST else f"< {_SMALLEST}"
