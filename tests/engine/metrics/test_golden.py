"""Metrics are those of Keras 3 after several batches (tests/golden/make/metrics.py)."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.metrics import metrics
from engine.registry import restore

VECTORS = np.load(Path(__file__).parents[2] / "golden" / "metrics.npz", allow_pickle=False)
CASES = json.loads(str(VECTORS["cases"]))
CUTS = VECTORS["cuts"]


def case_id(i):
    name, settings, kind = CASES[i]
    return "-".join([name, *map(str, settings.values()), kind])


def measured(metric, y, target, weights):
    state = metric.start(y.shape[1])
    for start, stop in pairwise(CUTS):
        rows = slice(start, stop)
        state += metric.sums(y[rows], target[rows], None if weights is None else weights[rows])
    return metric.result(state)


@pytest.mark.parametrize("i", range(len(CASES)), ids=case_id)
def test_a_metric_is_that_of_keras(i):
    name, settings, _ = CASES[i]
    metric = restore({"family": "metric", "class": name, **settings})
    y, target, weights = (VECTORS[f"{i}/{key}"] for key in ("y", "target", "weights"))
    weighted, plain = VECTORS[f"{i}/weighted_result"], VECTORS[f"{i}/result"]
    assert measured(metric, y, target, weights) == pytest.approx(float(weighted), rel=1e-5)
    if name == "SparseCategoricalCrossentropy" and "ignore_class" in settings:
        plain *= len(target) / (target != metric.ignore_class).sum()  # Keras counts them as 0
    assert measured(metric, y, target, None) == pytest.approx(float(plain), rel=1e-5)


@pytest.mark.parametrize("i", range(len(CASES)), ids=case_id)
def test_the_name_in_logs_is_that_of_keras(i):
    assert metrics[CASES[i][0]]().short_name == str(VECTORS[f"{i}/name"])


def test_every_metric_of_keras_was_measured():
    ours = {"RoundedBinaryAccuracy"}  # Keras 2.0.8
    assert {name for name, _, _ in CASES} == set(metrics) - ours
