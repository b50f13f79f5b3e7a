"""Editing the plan of a document: pure functions from document to document."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from app.commands.stack import demand_of
from app.document import Document
from app.records import RunRecord
from engine.errors import EngineError
from engine.losses import Loss, losses
from engine.metrics import Metric, metrics
from engine.network.fit import output_error
from engine.network.shapes import summarise
from engine.optimizers import Optimizer, optimizers
from engine.spec import NetworkSpec
from engine.training.callbacks import (
    Callback,
    EarlyStopping,
    KeepBest,
    LearningRateSchedule,
    ReduceLROnPlateau,
    Watcher,
)
from engine.training.plan import Head, Plan

# What a switch turns on, in the order of the panel. Keras's patience of 0 would end
# a training at the first epoch that is not better.
CALLBACKS: dict[str, Callback] = {
    "EarlyStopping": EarlyStopping(patience=3, restore_best_weights=True),
    "KeepBest": KeepBest(),
    "ReduceLROnPlateau": ReduceLROnPlateau(patience=2),
    "LearningRateSchedule": LearningRateSchedule(),
}
_USUAL = ("SparseCategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError")


def set_in_plan(document: Document, **settings: Any) -> Document:
    """Change settings of the plan. Raises ``SettingError``."""
    return replace(document, plan=replace(document.plan, **settings))


def choose_loss(document: Document, name: str) -> Document:
    """Take another loss; what both have in common stays."""
    return set_in_plan(document, loss=_exchanged(document.plan.loss, losses[name]))


def choose_optimizer(document: Document, name: str) -> Document:
    """Take another optimizer with its own learning rate.

    What was chosen of the settings that all have (schedule, decay, clipping, ...) stays.
    """
    return set_in_plan(document, optimizer=exchanged_optimizer(document.plan.optimizer, name))


def set_in_part(document: Document, part: str, name: str, value: Any) -> Document:
    """Change one setting of the "loss" or the "optimizer". Raises ``SettingError``."""
    changed = replace(getattr(document.plan, part), **{name: value})
    return set_in_plan(document, **{part: changed})


def measure(document: Document, name: str, measured: bool) -> Document:
    """Add the metric ``name``, or take it away; they stand in the order of the registry."""
    kept = [m for m in document.plan.metrics if m.registered_name != name]
    if measured:
        kept.append(_fitted(metrics[name](), _last_units(document)))
    kept.sort(key=lambda m: m.registered_name)
    return set_in_plan(document, metrics=tuple(kept))


def set_in_metric(document: Document, metric: Metric) -> Document:
    """Put ``metric`` in the place of the one of the same class."""
    return set_in_plan(document, metrics=_with(document.plan.metrics, metric))


def switch_callback(document: Document, name: str, on: bool, monitors: list[str]) -> Document:
    """Switch a callback on or off; it watches the first of ``monitors`` that there is."""
    kept = [c for c in document.plan.callbacks if c.registered_name != name]
    if on:
        callback = CALLBACKS[name]
        if isinstance(callback, Watcher) and callback.monitor not in monitors:
            callback = replace(callback, monitor="loss")
        kept.append(callback)
    kept.sort(key=lambda c: list(CALLBACKS).index(c.registered_name))
    return set_in_plan(document, callbacks=tuple(kept))


def set_in_callback(document: Document, callback: Callback) -> Document:
    """Put ``callback`` in the place of the one of the same class."""
    return set_in_plan(document, callbacks=_with(document.plan.callbacks, callback))


def set_validation(document: Document, share: float) -> Document:
    """Keep another share of the samples for validation. Raises ``SettingError``."""
    assert document.choice is not None
    split = replace(document.choice.split, validation=share)
    return replace(document, choice=replace(document.choice, split=split))


def begin_with(document: Document, run_id: str) -> Document:
    """Let the next training begin with the weights of a run, "" for new ones."""
    return replace(document, begin_with=run_id, keeps_optimizer=True)


def keep_optimizer(document: Document, keeps: bool) -> Document:
    """Let the next training continue with the optimizer's state of a model, or with a fresh one."""
    return replace(document, keeps_optimizer=keeps)


# Several outputs


def has_heads(document: Document) -> bool:
    """Whether each output has a loss and metrics of its own."""
    return len(document.network.outputs) > 1


def set_head(document: Document, head: Head) -> Document:
    """Compare one output otherwise; heads of outputs that are gone are forgotten."""
    own = {h.output: h for h in document.plan.heads} | {head.output: head}
    heads = tuple(own[output] for output in document.network.outputs if output in own)
    return set_in_plan(document, heads=heads)


def exchanged_loss(loss: Loss, name: str) -> Loss:
    """Return the loss called ``name`` with what it has in common with ``loss``."""
    return _exchanged(loss, losses[name])


def exchanged_optimizer(before: Optimizer, name: str) -> Optimizer:
    """Return the optimizer called ``name`` with what was chosen of the settings that all have."""
    usual = type(before)()
    chosen = {n for n in _names(Optimizer) if getattr(before, n) != getattr(usual, n)}
    return _exchanged(before, optimizers[name], chosen)


# What the plan says of itself


def value_names(plan: Plan, validates: bool, spec: NetworkSpec | None = None) -> list[str]:
    """Return the names of all values that an epoch reports, those of the validation first.

    With several outputs in ``spec`` the name of each stands before those of its own values.
    """
    if spec is None or len(spec.outputs) < 2:
        names = ["loss", *_metric_names(plan.accuracy, plan.metrics)]
    else:
        heads = [(spec.name_of(output), plan.head(output)) for output in spec.outputs]
        heads = [(name, head) for name, head in heads if head.loss is not None]
        measured = [
            f"{name}_{metric}"
            for name, head in heads
            for metric in _metric_names(head.accuracy, head.metrics)
        ]
        names = ["loss", *(f"{name}_loss" for name, _ in heads), *measured]
    return [f"val_{name}" for name in names] + names if validates else names


def _metric_names(accuracy: bool, measured: tuple[Metric, ...]) -> list[str]:
    names = ["accuracy"] if accuracy else []
    for metric in measured:
        name = metric.short_name
        while name in names:
            name += "_2"
        names.append(name)
    return names


def validates(document: Document) -> bool:
    """Whether some samples are kept for validation."""
    return document.choice is not None and document.choice.split.validation > 0


def misfit(loss: Loss, document: Document, overview: Any) -> EngineError | None:
    """Return why ``loss`` does not fit the data and the last layer; None if it does.

    Without data, or with errors in the network, nothing can be said.
    """
    network = document.network
    summary = summarise(network)
    demand = demand_of(overview)
    if demand is None or not network.outputs or summary.first_error:
        return None
    return output_error(network.output, summary.shape_of(network.outputs[0]), loss, demand)


def fitting_losses(document: Document, overview: Any) -> list[str]:
    """Return the names of the losses that fit, the one that people would take first."""
    fits = [name for name in losses if misfit(losses[name](), document, overview) is None]
    if not document.network.outputs:
        return fits
    given = getattr(document.network.output.layer, "activation", "linear")

    def strangeness(name: str) -> tuple[bool, int]:
        return losses[name].activation != given, _USUAL.index(name) if name in _USUAL else len(
            _USUAL
        )

    return sorted(fits, key=strangeness)


def metric_misfit(metric: Metric, document: Document, overview: Any) -> EngineError | None:
    """Return why ``metric`` cannot be measured with the data and the last layer; None if it can."""
    demand, units = demand_of(overview), _last_units(document)
    if demand is None or units is None:
        return None
    answers = demand.classes or document.plan.loss.task == "yes or no"
    try:
        metric.check(document.network.output.name, units, answers)
    except EngineError as error:
        return error
    return None


def offered_metrics(document: Document, overview: Any) -> list[str]:
    """Return the names of the metrics that make sense with the data, the last layer and the loss.

    Keras has some of them twice, for class numbers and for one-hot rows: the loss decides.
    """
    loss, units = document.plan.loss, _last_units(document)
    if overview is None or units is None:
        return list(metrics)
    meant = {"", "class" if loss.target_kind == "class" else "one_hot"}
    if loss.task == "yes or no" or units == 1:
        meant.add("yes or no")
    fits = {name: _fitted(metrics[name](), units) for name in metrics}
    return [
        name
        for name, metric in fits.items()
        if metric.meant_for in meant and metric_misfit(metric, document, overview) is None
    ]


def trains_other_version(document: Document, record: RunRecord) -> bool:
    """Whether network, data or plan were edited since the run began."""
    now, then = replace(document.plan, shards=0), replace(record.plan, shards=0)
    return (document.network, document.choice, now) != (record.spec, record.choice, then)


def _last_units(document: Document) -> int | None:
    """Return how many units the last layer has, None where the network is not in order."""
    network, summary = document.network, summarise(document.network)
    if not network.outputs or summary.first_error:
        return None
    return summary.shape_of(network.outputs[0])[-1]


def _fitted(metric: Metric, units: int | None) -> Metric:
    return metric if units is None else metric.fitted(units)


def _exchanged(part: Any, target: type, shared: set[str] | None = None) -> Any:
    """Return a ``target`` with the settings that ``part`` has too, but its own learning rate."""
    names = set(_names(type(part))) & set(_names(target))
    if shared is not None:
        names &= shared
    return target(**{n: getattr(part, n) for n in names - {"learning_rate"}})


def _names(part: type) -> list[str]:
    return [f.name for f in fields(part)]


def _with(parts: tuple[Any, ...], part: Any) -> tuple[Any, ...]:
    return tuple(part if type(p) is type(part) else p for p in parts)
