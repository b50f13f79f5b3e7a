"""Keras takes every loss and metric as Lamina writes it, and means the same by it."""

import numpy as np
import pytest

from engine.io.keras_compile import PlanReader, compile_config
from engine.kernels.reference import REFERENCE
from engine.losses import losses
from engine.metrics import metrics
from engine.training.plan import Plan
from tests.engine.losses import examples as of_losses
from tests.engine.metrics import examples as of_metrics
from tests.peers.conftest import assert_close


@pytest.mark.parametrize("name", list(losses))
def test_keras_computes_the_loss_that_was_written(name, keras, rng):
    loss = of_losses.EXAMPLES[name].loss
    written = keras.losses.deserialize(compile_config(Plan(loss=loss))["loss"])
    y, target = of_losses.drawn(loss, rng)
    y = y.astype(np.float32)
    value = loss(y, target, None, np.empty_like(y), len(y), REFERENCE) / len(y)
    assert_close(value, float(written(target, y)))


@pytest.mark.parametrize("name", list(metrics))
def test_keras_measures_the_metric_that_was_written(name, keras, rng):
    example = of_metrics.EXAMPLES[name]
    kind = "SparseCategoricalCrossentropy" if metrics[name].meant_for == "class" else None
    plan = Plan(
        loss=losses[kind or "CategoricalCrossentropy"](), metrics=(example.metric,), accuracy=False
    )
    (config,) = compile_config(plan)["metrics"]
    written = keras.metrics.deserialize(config)
    target = example.target
    if target.ndim == 1 and metrics[name].meant_for != "class":
        target = target[:, None]
    written.update_state(target, example.y.astype(np.float32))
    if name != "RoundedBinaryAccuracy":  # of Keras 2.0.8, written as its nearest
        assert float(written.result()) == pytest.approx(example.result, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("name", list(losses))
def test_a_loss_comes_back_from_what_keras_writes(name, keras):
    forgotten = name == "Huber"  # Keras does not write its delta
    loss = losses[name]() if forgotten else of_losses.EXAMPLES[name].loss
    written = keras.losses.deserialize(compile_config(Plan(loss=loss))["loss"])
    reader = PlanReader()
    assert reader._loss(keras.losses.serialize(written)) == loss
    assert reader.notes == []


@pytest.mark.parametrize("name", list(metrics))
def test_a_metric_comes_back_from_what_keras_writes(name, keras):
    metric = of_metrics.EXAMPLES[name].metric
    (config,) = compile_config(Plan(metrics=(metric,), accuracy=False))["metrics"]
    again = keras.metrics.serialize(keras.metrics.deserialize(config))
    reader = PlanReader()
    read = reader._metric(again)
    expected = metrics["BinaryAccuracy"]() if name == "RoundedBinaryAccuracy" else metric
    assert read == expected
    assert reader.notes == []
