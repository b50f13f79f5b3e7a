"""How the network is trained: loss, optimizer, sizes, metrics, callbacks; and the run now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.commands import plan as commands
from app.commands.runs import listed
from app.document import Document
from app.errors import explain
from app.i18n.settings import label_of, labels, spoken, tooltips
from app.models.plan_texts import callback_texts, course_of, course_texts
from app.panels.training_panel.class_weights import ClassWeights
from app.panels.training_panel.heads import Heads
from app.panels.training_panel.optimizer_state import OptimizerStatePart
from app.panels.training_panel.parts import Parts
from app.panels.training_panel.profile import ProfilePart
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.form import PropertyForm
from app.widgets.live_strip import LiveStrip
from app.widgets.part_chooser import PartChooser
from app.widgets.section import Section
from app.widgets.switch_list import SwitchList
from app.widgets.switched_form import SwitchedForm
from engine.data.split import Split
from engine.errors import EngineError
from engine.losses import losses
from engine.metrics import metrics
from engine.optimizers import optimizers, schedules
from engine.training.callbacks import callbacks
from engine.training.events import EpochsChanged, Event, RateChanged, Started
from engine.training.plan import Plan


class TrainingPanel(Live, QWidget):
    """Edits the plan of the document, one named step a change; steers the run that trains."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.live = LiveStrip(self)
        self.course = PropertyForm()
        self.begin_label = QLabel()
        self.begin_box = ChoiceBox()
        self.loss = PartChooser(losses)
        self.optimizer = PartChooser(optimizers, {"schedule": schedules})
        self.state = OptimizerStatePart(session)
        self.heads = Heads(session)
        self.class_weights = ClassWeights(session)
        self.parts = Parts(session)
        self.accuracy = SwitchedForm()
        self.metrics = SwitchList(metrics)
        self.profile = ProfilePart(session)
        self._monitors: list[str] = []
        families = {"schedule": schedules, "monitor": self._monitors}
        self.callbacks = SwitchList(commands.CALLBACKS, families)
        self._lay_out()
        self._connect()
        self.follow()

    # texts

    def retranslate(self) -> None:
        self._name_sections()
        words, tips = labels(), tooltips()
        self.course.set_texts(*course_texts())
        for chooser, name in ((self.loss, "Plan.loss"), (self.optimizer, "Plan.optimizer")):
            chooser.form.set_texts(words, tips)
            chooser.box.setToolTip(tips[name])
        self.accuracy.set_texts(words["Plan.accuracy"], tips["Plan.accuracy"])
        named = {name: (name, tips["Plan.metrics"]) for name in metrics}
        self.metrics.set_texts(named, words, tips)
        self.callbacks.set_texts(callback_texts(), words, tips)
        self.begin_label.setText(self.tr("Begin with"))
        self.begin_box.setAccessibleName(self.tr("Begin with"))
        tip = self.tr("The weights before the first batch: new ones by chance, or those of a run.")
        for widget in (self.begin_label, self.begin_box):
            widget.setToolTip(tip)
        self.refresh()
        self.begin_label.setMinimumWidth(self.course.label_width)

    def _name_sections(self) -> None:
        titles = {
            "course": self.tr("Epochs and batches"),
            "loss": self.tr("Loss"),
            "heads": self.tr("Outputs"),
            "class_weights": self.class_weights.title,
            "optimizer": self.tr("Optimizer"),
            "parts": self._parts_title(),
            "metrics": self.tr("Metrics"),
            "callbacks": self.tr("After every epoch"),
            "profile": self.tr("Compatibility"),
        }
        for name, title in titles.items():
            self.sections[name].set_title(title)
        self.loss.box.setAccessibleName(titles["loss"])
        self.optimizer.box.setAccessibleName(titles["optimizer"])

    def _parts_title(self) -> str:
        count = len(self._document.plan.parts)
        if not count:
            return self.tr("Optimizers of some layers")
        return self.tr("Optimizers of some layers: {0}").format(count)

    # parts

    def _lay_out(self) -> None:
        self.sections = {
            "course": Section("", _column(self.course, self._begin_row())),
            "loss": Section("", self.loss),
            "heads": Section("", self.heads),
            "class_weights": Section("", self.class_weights, is_open=False),
            "optimizer": Section("", _column(self.state, self.optimizer)),
            "parts": Section("", self.parts, is_open=False),
            "metrics": Section("", _column(self.accuracy, self.metrics), is_open=False),
            "callbacks": Section("", self.callbacks),
            "profile": Section("", self.profile),
        }
        page = QWidget()
        mark(page, kind="page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(10)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        holder = _column(self.live)
        holder.layout().setContentsMargins(12, 10, 12, 0)
        outer.addWidget(holder)
        outer.addWidget(area, 1)
        self.live.hide()

    def _begin_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.begin_label)
        line.addWidget(self.begin_box, 1)
        self.begin_label.setBuddy(self.begin_box)
        return row

    def _connect(self) -> None:
        session = self._session
        for signal in (session.document_changed, session.data_changed, session.runs_changed):
            signal.connect(self.refresh)
        for signal in (session.run_started, session.run_state_changed):
            signal.connect(self._refresh_live)
        session.events_arrived.connect(self._on_events)
        self.live.rate_chosen.connect(lambda rate: self._steer(session.set_learning_rate, rate))
        self.live.epochs_chosen.connect(lambda count: self._steer(session.set_epochs, count))
        self.course.changed.connect(self._on_course_changed)
        self.begin_box.activated.connect(self._on_begin_chosen)
        self.loss.chosen.connect(self._on_loss_chosen)
        self.optimizer.chosen.connect(self._on_optimizer_chosen)
        for part, chooser in (("loss", self.loss), ("optimizer", self.optimizer)):
            chooser.changed.connect(
                lambda name, value, part=part: self._on_part_changed(part, name, value)
            )
        self.accuracy.switched.connect(self._on_accuracy_switched)
        self.metrics.switched.connect(self._on_metric_switched)
        self.metrics.changed.connect(self._on_metric_changed)
        self.callbacks.switched.connect(self._on_callback_switched)
        self.callbacks.changed.connect(self._on_callback_changed)

    # what is shown

    @property
    def _document(self) -> Document:
        return self._session.document

    def refresh(self, *_: object) -> None:
        """Show the plan of the document."""
        plan = self._document.plan
        self._refresh_course()
        self._refresh_loss(plan)
        has_heads = commands.has_heads(self._document)
        for name in ("loss", "metrics", "heads"):
            self.sections[name].setVisible(has_heads == (name == "heads"))
        self.heads.refresh()
        self.class_weights.refresh()
        self.parts.refresh()
        self.sections["parts"].set_title(self._parts_title())
        self.sections["class_weights"].setVisible(self.class_weights.is_needed)
        self.sections["class_weights"].set_title(self.class_weights.title)
        self.profile.refresh()
        self.optimizer.set_part(plan.optimizer)
        self.state.refresh()
        with QSignalBlocker(self.accuracy.toggle):
            self.accuracy.toggle.setChecked(plan.accuracy)
        self._refresh_metrics(plan)
        self._refresh_callbacks(plan)
        self._refresh_live()

    def _refresh_course(self) -> None:
        self.course.set_part(course_of(self._document))
        self.course.fields["validation"].setEnabled(self._document.choice is not None)
        with QSignalBlocker(self.begin_box):
            self.begin_box.clear()
            self.begin_box.addItem(self.tr("New weights"), "")
            for card in listed(self._document, self._session.records):
                self.begin_box.addItem(self.tr("Weights of {0}").format(card.name), card.id)
            place = self.begin_box.findData(self._document.begin_with)
            self.begin_box.setCurrentIndex(max(place, 0))

    def _refresh_loss(self, plan: Plan) -> None:
        document, overview = self._document, self._session.overview
        parts = {name: losses[name]() for name in losses}
        parts[plan.loss.registered_name] = plan.loss
        errors = {n: commands.misfit(part, document, overview) for n, part in parts.items()}
        fitting = commands.fitting_losses(document, overview)
        proposal = fitting[0] if fitting else ""
        self.loss.set_misfits(
            {name: explain(error) for name, error in errors.items() if error},
            proposal,
            self.tr("Choose {0}").format(proposal),
        )
        self.loss.set_part(plan.loss)

    def _refresh_metrics(self, plan: Plan) -> None:
        document, overview = self._document, self._session.overview
        self.metrics.set_parts(plan.metrics)
        self.metrics.offer(commands.offered_metrics(document, overview))
        for metric in plan.metrics:
            error = commands.metric_misfit(metric, document, overview)
            self.metrics[metric.registered_name].show_reason(explain(error) if error else "")

    def _refresh_callbacks(self, plan: Plan) -> None:
        document = self._document
        names = commands.value_names(plan, commands.validates(document), document.network)
        if names != self._monitors:
            self._monitors[:] = names
            self.callbacks.set_texts({}, labels(), tooltips())
        self.callbacks.set_parts(plan.callbacks)
        for callback in plan.callbacks:
            row = self.callbacks[callback.registered_name]
            row.show_reason(self._reason(callback, names))

    def _reason(self, callback: Any, names: list[str]) -> str:
        try:
            callback.check(names)
        except EngineError as error:
            return explain(error)
        return ""

    def _refresh_live(self, *_: object) -> None:
        record = self._session.records.get(self._session.running)
        self.live.setVisible(record is not None)
        if record is None:
            return
        cards = {card.id: card.name for card in self._document.runs}
        self.live.set_run(
            cards.get(record.id, ""),
            record.learning_rate,
            record.planned_epochs,
            commands.trains_other_version(self._document, record),
        )

    def _on_events(self, run_id: str, events: list[Event]) -> None:
        if any(isinstance(event, RateChanged | EpochsChanged | Started) for event in events):
            self._refresh_live()

    # what the user does

    def _apply(
        self, label: str, make: Callable[[], Document], form: PropertyForm, name: str = ""
    ) -> None:
        """Do one named step; say at the setting ``name`` of ``form`` why it cannot be done."""
        try:
            document = make()
        except EngineError as error:
            form.show_error(name, explain(error))
            return
        self._session.apply(label, document)

    def _set_label(self, part: type, name: str, value: Any) -> str:
        return self.tr("Set {0} to {1}").format(label_of(part, name), spoken(value))

    def _on_course_changed(self, name: str, value: Any) -> None:
        if name == "validation":
            label = self._set_label(Split, name, value)
            self._apply(
                label, lambda: commands.set_validation(self._document, value), self.course, name
            )
            return
        label = self._set_label(Plan, name, value)
        self._apply(
            label,
            lambda: commands.set_in_plan(self._document, **{name: value}),
            self.course,
            name,
        )

    def _on_begin_chosen(self, index: int) -> None:
        run_id = self.begin_box.itemData(index)
        label = self.tr("Begin with: {0}").format(self.begin_box.itemText(index))
        self._session.apply(label, commands.begin_with(self._document, run_id))

    def _on_loss_chosen(self, name: str) -> None:
        label = self.tr("Choose the loss {0}").format(name)
        self._session.apply(label, commands.choose_loss(self._document, name))

    def _on_optimizer_chosen(self, name: str) -> None:
        label = self.tr("Choose the optimizer {0}").format(name)
        self._session.apply(label, commands.choose_optimizer(self._document, name))

    def _on_part_changed(self, part: str, name: str, value: Any) -> None:
        chooser = {"loss": self.loss, "optimizer": self.optimizer}[part]
        label = self._set_label(type(getattr(self._document.plan, part)), name, value)
        self._apply(
            label,
            lambda: commands.set_in_part(self._document, part, name, value),
            chooser.form,
            name,
        )

    def _on_accuracy_switched(self, on: bool) -> None:
        self._session.apply(
            self._measure_label(label_of(Plan, "accuracy"), on),
            commands.set_in_plan(self._document, accuracy=on),
        )

    def _on_metric_switched(self, name: str, on: bool) -> None:
        self._session.apply(
            self._measure_label(name, on), commands.measure(self._document, name, on)
        )

    def _measure_label(self, name: str, on: bool) -> str:
        template = self.tr("Measure {0}") if on else self.tr("Stop measuring {0}")
        return template.format(name)

    def _on_metric_changed(self, name: str, setting_name: str, value: Any) -> None:
        metric = next(m for m in self._document.plan.metrics if m.registered_name == name)
        self._apply(
            self._set_label(metrics[name], setting_name, value),
            lambda: commands.set_in_metric(
                self._document, replace(metric, **{setting_name: value})
            ),
            self.metrics[name].form,
            setting_name,
        )

    def _on_callback_switched(self, name: str, on: bool) -> None:
        title = self.callbacks[name].label.text()
        template = self.tr("Switch on: {0}") if on else self.tr("Switch off: {0}")
        document = commands.switch_callback(self._document, name, on, self._monitors)
        self._session.apply(template.format(title), document)

    def _on_callback_changed(self, name: str, setting_name: str, value: Any) -> None:
        callback = next(c for c in self._document.plan.callbacks if c.registered_name == name)
        self._apply(
            self._set_label(callbacks[name], setting_name, value),
            lambda: commands.set_in_callback(
                self._document, replace(callback, **{setting_name: value})
            ),
            self.callbacks[name].form,
            setting_name,
        )

    def _steer(self, change: Callable[[Any], None], value: Any) -> None:
        try:
            change(value)
        except EngineError as error:  # the run has just ended
            self._session.failed.emit(error, error.report)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for widget in widgets:
        column.addWidget(widget)
    return holder
