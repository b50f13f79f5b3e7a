"""Optimizer, loss and metrics of a plan as Keras 3 writes them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from engine.io.keras_layers import Config, as_keras
from engine.training.plan import Plan


def compile_config(plan: Plan) -> Config:
    """Return what ``Model.compile`` would be called with, so that Keras can train on."""
    accuracy = ["accuracy"] if plan.accuracy else []
    return {
        "optimizer": _optimizer(plan.optimizer),
        "loss": as_keras("keras.losses", plan.loss.registered_name, _settings(plan.loss)),
        "loss_weights": None,
        "metrics": [*accuracy, *(_metric(metric) for metric in plan.metrics)],
        "weighted_metrics": None,
        "run_eagerly": False,
        "steps_per_execution": 1,
        "jit_compile": False,
    }


def _settings(part: Any) -> Config:
    values = {f.name: getattr(part, f.name) for f in fields(part)}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


def _metric(metric: Any) -> Config:
    config = {"name": metric.short_name, "dtype": "float32", **_settings(metric)}
    return as_keras("keras.metrics", metric.registered_name, config)


def _optimizer(optimizer: Any) -> Config:
    config = _settings(optimizer)
    schedule = config.pop("schedule")
    if schedule is not None:
        config["learning_rate"] = _schedule(schedule, config["learning_rate"])
    return as_keras("keras.optimizers", optimizer.registered_name, config)


def _schedule(schedule: Any, learning_rate: float) -> Config:
    config = _settings(schedule)
    if "values" not in config:
        config["initial_learning_rate"] = learning_rate
    return as_keras("keras.optimizers.schedules", schedule.registered_name, config)
