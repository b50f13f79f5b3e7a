"""Optimizer, losses and metrics of a plan as Keras writes them, and back."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from engine.errors import (
    EngineError,
    LossLeftOut,
    MetricLeftOut,
    OptimizerLeftOut,
    PlanSettingLeftOut,
)
from engine.io.keras_layers import as_keras
from engine.io.keras_old import Config
from engine.io.model_report import Finding
from engine.losses import losses
from engine.metrics import RoundedBinaryAccuracy, metrics
from engine.metrics.overlap import IoU, MeanIoU
from engine.optimizers import optimizers, schedules
from engine.registry import Registry
from engine.spec import NetworkSpec, port
from engine.training.plan import Head, Plan

ACCURACY = ("accuracy", "acc")
OLD_NAMES = {"lr": "learning_rate", "beta1": "beta_1", "beta2": "beta_2"}
# Keras's own settings of optimizers, losses and metrics that ours need not have.
NEUTRAL: dict[str, tuple[Any, ...]] = {
    "use_ema": (False,),
    "loss_scale_factor": (None, 1.0),
    "gradient_accumulation_steps": (None, 1),
    "is_legacy_optimizer": (False, True),
    "jit_compile": (False, True),
    "decay": (0, 0.0, None),
    "reduction": ("sum_over_batch_size", "auto", "sum_over_batch_size_v2"),
    "thresholds": (None,),
    "axis": (-1, None),
    "num_labels": (None,),
    "label_weights": (None,),
    "from_sorted_ids": (False,),
    "sparse_y_true": (False, True),
    "sparse_y_pred": (False, True),
    "schedule_decay": (0.004,),
    "weight_decay": (None, 0, 0.0),
}
SILENT = (
    "name",
    "dtype",
    "fn",
    "ema_momentum",
    "ema_overwrite_frequency",
    "class_name",
    "registered_name",
    "module",
)


# Writing


def compile_config(plan: Plan, spec: NetworkSpec | None = None) -> Config:
    """Return what ``Model.compile`` would be called with, so that Keras can train on."""
    outputs = spec.outputs if spec is not None else ()
    heads = [plan.head(output) for output in outputs] if len(outputs) > 1 else []
    return {
        "optimizer": _optimizer(plan.optimizer),
        "loss": [_loss(h.loss) for h in heads] if heads else _loss(plan.loss),
        "loss_weights": [h.weight for h in heads] if heads else None,
        "metrics": [_metrics(h) for h in heads] if heads else _metrics(plan),
        "weighted_metrics": None,
        "run_eagerly": False,
        "steps_per_execution": 1,
        "jit_compile": False,
    }


def _loss(loss: Any) -> Config | None:
    if loss is None:
        return None
    return as_keras("keras.losses", loss.registered_name, _settings(loss))


def _metrics(head: Any) -> list[Any]:
    accuracy = ["accuracy"] if head.accuracy and head.loss is not None else []
    return [*accuracy, *(_metric(metric, head.loss) for metric in head.metrics)]


def _settings(part: Any) -> Config:
    return {f.name: _plain(getattr(part, f.name)) for f in fields(part)}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        family = value.family  # type: ignore[attr-defined]
        name = value.registered_name  # type: ignore[attr-defined]
        return as_keras(f"keras.{family}s", name, _settings(value))
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _metric(metric: Any, loss: Any) -> Config:
    config = {"name": metric.short_name, "dtype": "float32", **_settings(metric)}
    if isinstance(metric, IoU | MeanIoU):  # Keras's would take outputs for class numbers
        of_classes = loss is not None and loss.target_kind == "class"
        config |= {"sparse_y_true": of_classes, "sparse_y_pred": False}
    name = "BinaryAccuracy" if isinstance(metric, RoundedBinaryAccuracy) else metric.registered_name
    return as_keras("keras.metrics", name, config)


def _optimizer(optimizer: Any) -> Config:
    config = _settings(optimizer)
    schedule = optimizer.schedule
    config.pop("schedule")
    config.pop("epsilon_inside_root", None)  # Keras 3 has but one form
    if schedule is not None:
        config["learning_rate"] = _schedule(schedule, config["learning_rate"])
    return as_keras("keras.optimizers", optimizer.registered_name, config)


def _schedule(schedule: Any, learning_rate: float) -> Config:
    config = _settings(schedule)
    if "values" not in config:
        config["initial_learning_rate"] = learning_rate
    return as_keras("keras.optimizers.schedules", schedule.registered_name, config)


# Reading


@dataclass
class PlanReader:
    """Makes a plan of what a model was compiled with; ``notes`` tell what was left out."""

    notes: list[Finding] = field(default_factory=list)

    def plan(self, config: Config, spec: NetworkSpec, names: dict[str, str]) -> Plan | None:
        """Return the plan, None for a model that was never compiled.

        ``names`` are the references of outputs by the names of their layers.
        """
        if not config or config.get("loss") is None:
            return None
        given = config.get("optimizer") or config.get("optimizer_config")
        optimizer = self._optimizer(given)
        plan = Plan() if optimizer is None else Plan(optimizer=optimizer)
        heads = [self._head(config, i, output, names) for i, output in enumerate(spec.outputs)]
        if len(heads) > 1:
            return replace(plan, heads=tuple(heads), metrics=(), accuracy=False)
        (head,) = heads
        loss = plan.loss if head.loss is None else head.loss
        return replace(plan, loss=loss, metrics=head.metrics, accuracy=head.accuracy)

    def _head(self, config: Config, number: int, output: str, names: dict[str, str]) -> Head:
        """Return what one output is compared with; lists are by place, dictionaries by name."""
        name = next((n for n, reference in names.items() if reference == output), port(output)[0])
        several = len(names) > 1

        def own(key: str) -> Any:
            value = config.get(key)
            if isinstance(value, dict) and "class_name" not in value:
                return value.get(name)
            if isinstance(value, list) and several and key != "metrics":
                return value[number] if number < len(value) else None
            if key == "metrics" and isinstance(value, list) and value:
                nested = all(isinstance(each, (list, dict, type(None))) for each in value)
                if nested and isinstance(value[0], list):
                    return value[number] if number < len(value) else None
            return value

        weight = own("loss_weights")
        told = own("metrics") or []
        told = told if isinstance(told, list) else [told]
        found = [self._metric(each) for each in told]
        return Head(
            output=output,
            loss=self._loss(own("loss")),
            weight=float(weight) if isinstance(weight, (int, float)) else 1.0,
            metrics=tuple(m for m in found if m not in (None, ACCURACY)),
            accuracy=ACCURACY in found,
        )

    def _loss(self, value: Any) -> Any:
        if value is None:
            return None
        return self._part(losses, value, "loss", LossLeftOut)

    def optimizer_is_known(self, config: Config) -> bool:
        """Return whether the plan has the optimizer that the model was compiled with."""
        given = config.get("optimizer") or config.get("optimizer_config")
        lost = OptimizerLeftOut.__name__
        return given is not None and all(note.code != lost for note in self.notes)

    def _metric(self, value: Any) -> Any:
        """Return a metric, ``ACCURACY``, or None for one that is not known."""
        kind, config = _named(value)
        if kind == "MeanMetricWrapper":  # Keras 2 wraps functions
            kind = config.get("name") if config.get("name") in ACCURACY else config.get("fn")
            config = {}
        if kind in ACCURACY:
            return ACCURACY
        return self._part(metrics, {"class_name": kind, "config": config}, "metric", MetricLeftOut)

    def _part(self, registry: Registry, value: Any, part: str, lost: type[EngineError]) -> Any:
        kind, config = _named(value)
        try:
            known = registry[kind]
            return known(**self._settings(known, config, part, kind))
        except EngineError:
            self.notes.append(Finding.of(lost(kind=kind), part))
            return None

    def _settings(self, known: type, config: Config, part: str, kind: str) -> Config:
        names = {f.name for f in fields(known)}  # type: ignore[arg-type]
        found = {}
        for key, value in config.items():
            if key in names:
                found[key] = tuple(value) if isinstance(value, list) else value
            elif key not in SILENT and value not in NEUTRAL.get(key, ()):
                facts = {"part": part, "kind": kind, "setting": key, "actual": str(value)[:100]}
                self.notes.append(Finding.of(PlanSettingLeftOut(**facts), part))
        return found

    def _optimizer(self, value: Any) -> Any:
        if value is None:  # Keras does not always write it
            return None
        kind, config = _named(value)
        kind = kind.removeprefix("Custom>")
        config = {OLD_NAMES.get(key, key): v for key, v in config.items()}
        if config.get("epsilon", 0) is None:
            config["epsilon"] = 1e-7
        schedule, config["learning_rate"] = self._schedule(config)
        try:
            known = optimizers[kind]
            settings = self._settings(known, config, "optimizer", kind)
            if settings.get("learning_rate") is None:
                settings.pop("learning_rate", None)
            return known(**settings, schedule=schedule)
        except EngineError:
            self.notes.append(Finding.of(OptimizerLeftOut(kind=kind), "optimizer"))
            return None

    def _schedule(self, config: Config) -> tuple[Any, float | None]:
        """Return a schedule, or None, and the learning rate that it begins with."""
        rate = config.get("learning_rate")
        decay = config.pop("decay", 0)
        if isinstance(rate, dict):
            kind, settings = _named(rate)
            initial = settings.pop("initial_learning_rate", 0.001)
            try:
                known = schedules[kind]
                return known(**self._settings(known, settings, "schedule", kind)), initial
            except EngineError:
                facts = {"part": "optimizer", "kind": kind, "setting": "learning_rate"}
                note = PlanSettingLeftOut(**facts, actual=kind)
                self.notes.append(Finding.of(note, "optimizer"))
                return None, initial
        if decay:
            return schedules["InverseTimeDecay"](decay_steps=1, decay_rate=decay), rate  # type: ignore[call-arg]
        return None, rate


def _named(value: Any) -> tuple[str, Config]:
    """Return class name and settings of what may be a name alone."""
    if isinstance(value, dict):
        config = value.get("config")
        if isinstance(config, str):  # a function
            return config, {}
        return str(value.get("class_name")), dict(config or {})
    return str(value), {}
