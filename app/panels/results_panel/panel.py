"""Loss and metrics of a part, and the samples behind them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from app.commands.surgery import Changes, changes_of
from app.errors import explain
from app.i18n.numbers import count_text
from app.i18n.parts import part_name
from app.models.asking import Asker, LongQuestion
from app.models.captions import caption_of
from app.models.obstacles import obstacle
from app.models.samples import parts_of
from app.models.subjects import subject_text
from app.panels.results_panel.classes import ClassResults
from app.panels.results_panel.importance import ImportanceResults, has_columns
from app.panels.results_panel.plane import PlaneResults, has_plane
from app.panels.results_panel.scope import Scope
from app.panels.results_panel.values import ValueResults
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.empty_page import EmptyPage
from app.widgets.fields import ChoiceBox
from app.widgets.figures import Figures
from app.widgets.page_area import PageArea
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.service.questions import (
    Confusion,
    Evaluation,
    EvaluationAnswer,
    PredictedValues,
    PredictedValuesAnswer,
)
from engine.training.events import EpochDone

_AT_ONCE = 20_000  # samples up to which a part is gone through without being asked


class ResultsPanel(Live, QWidget):
    """Shows what the network can do. ``wants``: a panel, by its name."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._key = ""
        self._step = 0
        self._changes: Changes = ()  # of units, in the network that results are about
        self._measured: dict[str, float] = {}
        self._target = ""
        self._is_stale = True
        self._asker = Asker(session, self)
        self._evaluation = LongQuestion(session, "results/evaluation", self)
        self._overall = LongQuestion(session, "results/overall", self)
        self.empty = EmptyPage("target", "target", self)
        self.part_box = ChoiceBox()
        self.evaluate_button = QPushButton(icon("play", "on_accent"), "")
        self.progress = ProgressStrip()
        self.figures = Figures()
        self.trouble = QLabel(wordWrap=True)
        self.plane = PlaneResults(self._asker)
        self.classes = ClassResults(session, self._asker)
        self.values = ValueResults(session, self._asker)
        self.importance = ImportanceResults(session)
        self.weights = QLabel()
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    @property
    def part(self) -> str:
        """The part whose results are shown, "" while there is none."""
        return self.part_box.currentData() or ""

    def refresh(self) -> None:
        """Show the results of the part, or say what is missing."""
        found = obstacle(self._session, self._key)
        self._pages.setCurrentIndex(0 if found else 1)
        if found:
            self._forget()
            self._target = found.target
            self.empty.set_advice(found.sentence, found.link, False)
            return
        self._is_stale = True
        if self.isVisible():
            self._look()

    def retranslate(self) -> None:
        self.empty.set_texts(self.tr("See what the network can do"), "", "")
        self.part_box.setToolTip(self.tr("Which part of the data the results are about"))
        self.part_box.setAccessibleName(self.part_box.toolTip())
        for index in range(self.part_box.count()):
            self.part_box.setItemText(index, part_name(self.part_box.itemData(index)))
        self.evaluate_button.setText(self.tr("Evaluate"))
        self.evaluate_button.setToolTip(self.tr("Compute loss and metrics over the whole part"))
        self._show_figures(self._measured)
        self._write_weights()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._asker.set_active(True)
        if self._is_stale and self._pages.currentIndex() == 1:
            self._look()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._asker.set_active(False)

    # asking

    def _scope(self) -> Scope:
        return Scope(self._key, self._session.overview, self.part)

    def _look(self) -> None:
        scope = self._scope()
        self._is_stale = False
        self.classes.learning.look(scope)
        is_classification = scope.overview.is_classification
        self.classes.setVisible(is_classification)
        self.values.setVisible(not is_classification)
        self.plane.setVisible(has_plane(scope.overview))
        if has_plane(scope.overview):
            self.plane.look(scope)
        else:
            self.plane.leave()
        self.importance.setVisible(has_columns(scope.overview, self._session.subject_spec))
        self.importance.look(scope)
        if scope.count <= _AT_ONCE:
            self._go_through(scope)
        self._write_weights()

    def _go_through(self, scope: Scope) -> None:
        kind = Confusion if scope.overview.is_classification else PredictedValues
        question = kind(scope.key, scope.overview.choice, scope.part)
        self._overall.start(question, self._on_overall, self._on_failed)

    def _evaluate(self) -> None:
        scope = self._scope()
        record = self._session.records.get(self._key)
        plan = record.plan if record else self._session.document.plan
        question = Evaluation(scope.key, scope.overview.choice, plan, scope.part)
        self.evaluate_button.setEnabled(False)
        self.progress.set_progress(0, 0, "")
        self._evaluation.start(question, self._on_evaluated, self._on_failed)
        if scope.count > _AT_ONCE:
            self._go_through(scope)

    def _forget(self) -> None:
        self._asker.clear()
        self._evaluation.forget()
        self._overall.forget()
        self._end_progress()
        self._clear()

    def _clear(self) -> None:
        """Show nothing of what was about other weights, data, or another part."""
        self._show_figures({})
        self.classes.clear()
        self.values.clear()
        self.importance.clear()
        self.trouble.hide()

    # answers

    def _on_overall(self, answer: Any) -> None:
        self.trouble.hide()
        scope = self._scope()
        if isinstance(answer, PredictedValuesAnswer):
            self.values.show_answer(scope, answer)
            figures = {
                "mean_absolute_error": answer.mean_absolute_error,
                "r_squared": answer.r_squared,
            }
        else:
            self.classes.show_answer(scope, answer)
            figures = {"accuracy": answer.accuracy}
        self._show_figures(figures)
        self._on_told(answer.step)

    def _on_evaluated(self, answer: EvaluationAnswer) -> None:
        self.trouble.hide()
        self._show_figures(answer.values)
        self._on_told(answer.step)

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.trouble.setText(explain(error))
            self.trouble.show()

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("{0} of {1}").format(count_text(done), count_text(total))
        self.progress.set_progress(done, total, words)

    def _end_progress(self) -> None:
        self.progress.finish()
        self.evaluate_button.setEnabled(True)

    def _show_figures(self, values: dict[str, float]) -> None:
        self._measured = values
        self.figures.set_figures([(caption_of(n), figure_text(n, v)) for n, v in values.items()])

    def _write_weights(self) -> None:
        self.weights.setText(subject_text(self._session, self._key, self._step))

    # what happens

    def _on_opened(self) -> None:
        self._key, self._step = "", 0
        self._forget()
        self.refresh()

    def _on_data(self, overview) -> None:
        if overview is not None:
            before = self.part
            with QSignalBlocker(self.part_box):
                self.part_box.clear()
                for part, _ in parts_of(overview):
                    self.part_box.addItem(part_name(part), part)
                self.part_box.setCurrentIndex(max(self.part_box.findData(before), 0))
            self._forget()
        self.refresh()

    def _on_subject(self, key: str) -> None:
        before, self._changes = self._changes, changes_of(self._session.document, key)
        if key == self._key and self._changes != before:
            self._forget()
        if key != self._key:
            self._key, self._step = key, 0
            self._clear()
        self.refresh()

    def _on_part_chosen(self) -> None:
        self._forget()
        self.refresh()

    def _on_events(self, run_id: str, events: list) -> None:
        if run_id != self._key or self._pages.currentIndex() == 0:
            return
        self._asker.repeat()
        self.classes.learning.extend(events)
        if any(isinstance(event, EpochDone) for event in events):
            self._is_stale = True
            scope = self._scope()
            if self.isVisible() and scope.count <= _AT_ONCE and not self._overall.is_under_way:
                self._go_through(scope)

    def _on_told(self, step: int) -> None:
        self._step = step
        self._write_weights()

    def _on_picked(self, place: int, is_to_open: bool) -> None:
        self._session.pick(self.part, place)
        if is_to_open:
            self.wants.emit("inside")

    def _on_training_sample(self, place: int, is_to_open: bool) -> None:
        self._session.pick("train", place)
        if is_to_open:
            self.wants.emit("inside")

    def _on_document(self, _document) -> None:
        if self._pages.currentIndex() == 0 or obstacle(self._session, self._key):
            self.refresh()
        self._write_weights()

    # how it is built

    def _lay_out(self) -> None:
        mark(self.evaluate_button, kind="primary")
        mark(self.trouble, kind="error")
        mark(self.weights, kind="small")
        self.trouble.hide()
        self.empty.start_button.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.part_box, 1)
        row.addWidget(self.evaluate_button)
        area = PageArea()
        column = area.column
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(10)
        column.addLayout(row)
        for widget in (self.progress, self.trouble, self.figures, self.plane):
            column.addWidget(widget)
        column.addWidget(self.classes, 1)
        column.addWidget(self.values, 1)
        column.addWidget(self.importance)
        column.addWidget(self.weights)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(area)
        self.setFocusProxy(self.part_box)

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.data_changed.connect(self._on_data)
        session.data_failed.connect(lambda _: self.refresh())
        session.document_changed.connect(self._on_document)
        session.subject_changed.connect(self._on_subject)
        session.events_arrived.connect(self._on_events)
        session.run_state_changed.connect(lambda _: self._write_weights())
        self.empty.link_activated.connect(lambda: self.wants.emit(self._target))
        self.part_box.activated.connect(self._on_part_chosen)
        self.evaluate_button.clicked.connect(self._evaluate)
        self.progress.cancelled.connect(self._evaluation.cancel)
        self._evaluation.progressed.connect(self._on_progressed)
        self._evaluation.ended.connect(self._end_progress)
        self.plane.told.connect(self._on_told)
        self.importance.told.connect(self._on_told)
        self.importance.failed.connect(self._on_failed)
        self.classes.learning.picked.connect(self._on_training_sample)
        for results in (self.plane, self.classes, self.values):
            results.picked.connect(self._on_picked)
            results.failed.connect(self._on_failed)


def figure_text(name: str, value: float) -> str:
    """Return a metric as a large number: accuracies in percent."""
    if "accuracy" in name:
        return f"{100 * value:.1f} %"
    return f"{value:.4g}"
