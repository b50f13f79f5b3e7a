"""One example for every metric: rows and a result made by hand or told by Keras's documentation."""

from dataclasses import dataclass, fields

import numpy as np

from engine.metrics import Metric, confusion, curves, f_score, metrics, overlap, regression
from engine.metrics.accuracy import (
    Accuracy,
    BinaryAccuracy,
    CategoricalAccuracy,
    RoundedBinaryAccuracy,
    SparseCategoricalAccuracy,
    SparseTopKCategoricalAccuracy,
    TopKCategoricalAccuracy,
)
from engine.metrics.of_losses import MeanOfLoss, RootMeanSquaredError
from tests.engine.losses.examples import ALL as OF_LOSSES
from tests.engine.losses.examples import drawn as drawn_for_loss

P = np.array([[0.1, 0.9, 0.8], [0.05, 0.95, 0.0]])
ONE_HOT = np.array([[0, 0, 1], [0, 1, 0]])
TOLD, TRUE = np.array([[0.9, 0.8], [0.2, 0.4]]), np.array([[1.0, 0], [1, 0]])
F_TOLD = np.array([[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0.0]])
F_TRUE = np.array([[1.0, 1, 1], [1, 0, 0], [1, 1, 0]])
AREAS = np.array([[0.2, 0.3, 0.5], [0.1, 0.2, 0.7], [0.5, 0.3, 0.1], [0.1, 0.4, 0.5]])
TRUE_AREAS = np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]])


def column(*values):
    return np.array(values, float)[:, None]


FIVE, FIVE_TRUE = column(0, 0.3, 0.8, 0.3, 0.8), np.array([0, 0, 0, 1, 1])
FOUR, FOUR_TRUE = column(0, 0.5, 0.3, 0.9), np.array([0, 0, 1, 1])


@dataclass
class Example:
    """Two or more rows; ``weighted`` is the result where the two weigh 0.7 and 0.3."""

    metric: Metric
    y: np.ndarray
    target: np.ndarray
    result: float
    weighted: float | None = None


BY_HAND = [
    Example(Accuracy(), np.array([[1.0, 2], [3, 4]]), np.array([[1.0, 2], [0, 4]]), 0.75, 0.85),
    Example(BinaryAccuracy(), column(0.98, 1.0, 0.0, 0.6), np.array([1, 1, 0, 0]), 0.75),
    Example(RoundedBinaryAccuracy(), column(0.6, 1.6), np.array([1, 1]), 0.5, 0.7),
    Example(CategoricalAccuracy(), P, ONE_HOT, 0.5, 0.3),
    Example(SparseCategoricalAccuracy(), P, np.array([2, 1]), 0.5, 0.3),
    Example(TopKCategoricalAccuracy(k=1), P, ONE_HOT, 0.5, 0.3),
    Example(SparseTopKCategoricalAccuracy(k=2), P, np.array([2, 2]), 0.5, 0.7),
    Example(
        RootMeanSquaredError(),
        np.array([[1.0, 1], [0, 0]]),
        np.array([[0.0, 1], [0, 0]]),
        0.5,
        0.35**0.5,
    ),
    Example(regression.R2Score(), column(1, 4), column(1, 3), 0.5, 1 - 0.3 / 0.84),
    Example(
        regression.PearsonCorrelation(),
        np.array([[1.0, 2, 3], [3, 2, 1]]),
        np.array([[2.0, 4, 6], [1, 2, 3]]),
        0,
        0.4,
    ),
    Example(
        regression.ConcordanceCorrelation(),
        np.array([[1.0, 2, 3], [1, 2, 3]]),
        np.array([[1.0, 2, 3], [2, 3, 4]]),
        (1 + 4 / 7) / 2,
        0.7 + 0.3 * 4 / 7,
    ),
    Example(confusion.TruePositives(), TOLD, TRUE, 1, 0.7),
    Example(confusion.FalsePositives(), TOLD, TRUE, 1, 0.7),
    Example(confusion.TrueNegatives(), TOLD, TRUE, 1, 0.3),
    Example(confusion.FalseNegatives(), TOLD, TRUE, 1, 0.3),
    Example(confusion.Precision(), TOLD, TRUE, 0.5, 0.5),
    Example(confusion.Recall(), TOLD, TRUE, 0.5, 0.7),
    Example(f_score.F1Score(threshold=0.5), F_TOLD, F_TRUE, (0.5 + 0.8 + 2 / 3) / 3),
    Example(
        f_score.FBetaScore(beta=2.0, threshold=0.5),
        F_TOLD,
        F_TRUE,
        (5 / 13 + 10 / 11 + 5 / 6) / 3,
    ),
    Example(curves.AUC(num_thresholds=3), FOUR, FOUR_TRUE, 0.75),
    Example(curves.SensitivityAtSpecificity(specificity=0.5), FIVE, FIVE_TRUE, 0.5),
    Example(curves.SpecificityAtSensitivity(sensitivity=0.5), FIVE, FIVE_TRUE, 2 / 3),
    Example(curves.PrecisionAtRecall(recall=0.5), FIVE, FIVE_TRUE, 0.5),
    Example(curves.RecallAtPrecision(precision=0.8), FOUR, FOUR_TRUE, 0.5),
    Example(overlap.IoU(), np.eye(2)[[0, 1, 0, 1]], np.array([0, 0, 1, 1]), 1 / 3),
    Example(overlap.MeanIoU(), np.eye(2)[[0, 1, 0, 1]], np.array([0, 0, 1, 1]), 1 / 3),
    Example(overlap.OneHotIoU(num_classes=3, target_class_ids=(0, 2)), AREAS, TRUE_AREAS, 1 / 6),
    Example(overlap.OneHotMeanIoU(num_classes=3), AREAS, TRUE_AREAS, 1 / 9),
    Example(
        overlap.BinaryIoU(threshold=0.3),
        column(0.1, 0.2, 0.4, 0.7),
        np.array([0, 1, 0, 1]),
        1 / 3,
    ),
]


def of_loss(cls: type[MeanOfLoss]) -> Example:
    """Return the mean of a loss, from the example of the loss itself."""
    example = next(e for e in OF_LOSSES if type(e.loss) is cls.loss_class)
    settings = {f.name: getattr(example.loss, f.name) for f in fields(cls)}
    first, second = (cls.sign * value for value in example.losses)
    mean, weighted = (first + second) / 2, 0.7 * first + 0.3 * second
    return Example(cls(**settings), example.y, example.target, mean, weighted)


EXAMPLES = {example.metric.registered_name: example for example in BY_HAND}
EXAMPLES |= {
    name: of_loss(cls)
    for name in metrics
    if issubclass(cls := metrics[name], MeanOfLoss) and name not in EXAMPLES
}


def drawn(metric, rng, count=21):
    """Return a random output and a target that the metric can compare."""
    width = max(3, getattr(metric, "num_classes", 3))
    if isinstance(metric, MeanOfLoss):
        return drawn_for_loss(metric.loss_class(), rng, count, width)
    y = rng.uniform(0, 1, (count, width)).round(2)
    if isinstance(metric, regression.R2Score):
        return y, rng.normal(0, 1, (count, width))
    return y, np.eye(width)[rng.integers(0, width, count)]
