"""What training reports, registered under Keras's class names."""

from engine.metrics import confusion, curves, f_score, of_losses, overlap, regression
from engine.metrics.accuracy import (
    Accuracy,
    BinaryAccuracy,
    CategoricalAccuracy,
    RoundedBinaryAccuracy,
    SparseCategoricalAccuracy,
    SparseTopKCategoricalAccuracy,
    TopKCategoricalAccuracy,
    resolve_accuracy,
)
from engine.metrics.base import Metric, metrics
from engine.metrics.of_losses import MeanAbsoluteError, MeanSquaredError, RootMeanSquaredError

__all__ = [
    "Accuracy",
    "BinaryAccuracy",
    "CategoricalAccuracy",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "Metric",
    "RootMeanSquaredError",
    "RoundedBinaryAccuracy",
    "SparseCategoricalAccuracy",
    "SparseTopKCategoricalAccuracy",
    "TopKCategoricalAccuracy",
    "confusion",
    "curves",
    "f_score",
    "metrics",
    "of_losses",
    "overlap",
    "regression",
    "resolve_accuracy",
]
