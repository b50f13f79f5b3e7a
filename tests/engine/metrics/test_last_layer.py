"""A metric that cannot measure what the last layer gives says what it needs."""

import pytest

from engine.errors import MetricMismatch, MetricTaskMismatch, SettingError, ThresholdNeeded
from engine.metrics import confusion, curves, f_score, metrics, overlap
from engine.registry import restore
from tests.engine.metrics.examples import EXAMPLES


@pytest.mark.parametrize("name", sorted(metrics))
def test_every_metric_fits_what_its_example_measures(name):
    example = EXAMPLES[name]
    example.metric.check("out", example.y.shape[1], classes=True)


@pytest.mark.parametrize(
    ("metric", "units", "expected"),
    [
        (metrics["CategoricalAccuracy"](), 1, 2),
        (metrics["SparseTopKCategoricalAccuracy"](), 1, 2),
        (metrics["CosineSimilarity"](), 1, 2),
        (confusion.Precision(class_id=4), 4, 5),
        (confusion.Recall(top_k=3), 2, 3),
        (curves.RecallAtPrecision(class_id=1), 1, 2),
        (overlap.MeanIoU(num_classes=3), 4, 3),
    ],
)
def test_too_few_units_are_told(metric, units, expected):
    with pytest.raises(MetricMismatch, match=f"has {units} unit.*needs {expected}") as caught:
        metric.check("out", units, classes=True)
    assert caught.value.facts["node"] == "out"
    metric.check("out", expected, classes=True)


@pytest.mark.parametrize("name", [name for name in metrics if metrics[name].compares_classes])
def test_a_metric_of_classes_does_not_take_values(name):
    with pytest.raises(MetricTaskMismatch, match="values to predict"):
        EXAMPLES[name].metric.check("out", 3, classes=False)


@pytest.mark.parametrize("cls", [f_score.F1Score, f_score.FBetaScore])
def test_one_unit_needs_a_threshold(cls):
    with pytest.raises(ThresholdNeeded):
        cls().check("out", 1, classes=True)
    cls(threshold=0.5).check("out", 1, classes=True)


def test_a_metric_of_areas_takes_the_number_of_classes_of_the_last_layer():
    metric = overlap.MeanIoU().fitted(7)
    assert metric.num_classes == 7
    metric.check("out", 7, classes=True)
    plain = metrics["MeanSquaredError"]()
    assert plain.fitted(7) is plain


def test_several_thresholds_would_be_several_metrics():
    with pytest.raises(SettingError, match="thresholds"):
        restore({"family": "metric", "class": "Precision", "thresholds": [0.2, 0.4]})


def test_a_class_that_there_is_not_cannot_be_looked_at():
    with pytest.raises(SettingError, match=r"target_class_ids.*from 0 to 2"):
        restore({"family": "metric", "class": "IoU", "num_classes": 3, "target_class_ids": [3]})
