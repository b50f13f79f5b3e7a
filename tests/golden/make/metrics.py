"""Write tests/golden/metrics.npz: metrics of Keras 3 over several batches.

Run with a Python that has Keras 3 and PyTorch: KERAS_BACKEND=torch python metrics.py
"""

import json
from itertools import pairwise
from pathlib import Path

import keras
import numpy as np

PLACE = Path(__file__).parents[1] / "metrics.npz"
CUTS = (0, 9, 16, 21)  # three batches
UNITS = 4
SHARES = {"sparse_y_pred": False, "dtype": "float32"}  # of overlap: told is the largest output
NUMBERS = {"dtype": "float32"}

# class, settings, settings that only Keras needs, what it compares
CASES = [
    ("Accuracy", {}, {}, "whole_numbers"),
    ("BinaryAccuracy", {}, {}, "yes_no"),
    ("BinaryAccuracy", {"threshold": 0.3}, {}, "question"),
    ("CategoricalAccuracy", {}, {}, "one_hot"),
    ("SparseCategoricalAccuracy", {}, {}, "class"),
    ("TopKCategoricalAccuracy", {"k": 2}, {}, "one_hot"),
    ("SparseTopKCategoricalAccuracy", {"k": 3}, {}, "class"),
    ("MeanSquaredError", {}, {}, "values"),
    ("RootMeanSquaredError", {}, {}, "values"),
    ("MeanAbsoluteError", {}, {}, "values"),
    ("MeanAbsolutePercentageError", {}, {}, "values"),
    ("MeanSquaredLogarithmicError", {}, {}, "counts"),
    ("LogCoshError", {}, {}, "values"),
    ("CosineSimilarity", {}, {}, "values"),
    ("R2Score", {}, {}, "values"),
    ("R2Score", {"class_aggregation": "variance_weighted_average"}, {}, "values"),
    ("R2Score", {"num_regressors": 5}, {}, "values"),
    ("PearsonCorrelation", {}, {}, "values"),
    ("ConcordanceCorrelation", {}, {}, "values"),
    ("KLDivergence", {}, {}, "distributions"),
    ("Poisson", {}, {}, "counts"),
    ("BinaryCrossentropy", {}, {}, "yes_no"),
    ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.1}, {}, "scores"),
    ("CategoricalCrossentropy", {}, {}, "one_hot"),
    ("CategoricalCrossentropy", {"from_logits": True, "label_smoothing": 0.1}, {}, "class_scores"),
    ("SparseCategoricalCrossentropy", {}, {}, "class"),
    ("SparseCategoricalCrossentropy", {"from_logits": True}, {}, "class_of_scores"),
    ("SparseCategoricalCrossentropy", {"ignore_class": 2}, {}, "class"),
    ("Hinge", {}, {}, "sides"),
    ("Hinge", {}, {}, "scores"),
    ("SquaredHinge", {}, {}, "sides"),
    ("CategoricalHinge", {}, {}, "class_scores"),
    ("TruePositives", {}, {}, "yes_no"),
    ("TruePositives", {"thresholds": 0.3}, {}, "one_hot"),
    ("FalsePositives", {}, {}, "yes_no"),
    ("TrueNegatives", {}, {}, "yes_no"),
    ("FalseNegatives", {}, {}, "question"),
    ("Precision", {}, {}, "yes_no"),
    ("Precision", {"thresholds": 0.3, "class_id": 1}, {}, "one_hot"),
    ("Precision", {"top_k": 2}, {}, "one_hot"),
    ("Precision", {"top_k": 2, "class_id": 3}, {}, "yes_no"),
    ("Precision", {"top_k": 2, "thresholds": 0.6}, {}, "yes_no"),
    ("Recall", {}, {}, "question"),
    ("Recall", {"class_id": 2}, {}, "one_hot"),
    ("Recall", {"top_k": 2}, {}, "one_hot"),
    ("F1Score", {"average": "macro"}, {}, "one_hot"),
    ("F1Score", {"average": "micro"}, {}, "one_hot"),
    ("F1Score", {"average": "weighted", "threshold": 0.4}, {}, "yes_no"),
    ("F1Score", {"average": "macro", "threshold": 0.5}, {}, "question"),
    ("FBetaScore", {"average": "macro", "beta": 2.0}, {}, "one_hot"),
    ("FBetaScore", {"average": "weighted", "beta": 0.5}, {}, "one_hot"),
    ("AUC", {}, {}, "question"),
    ("AUC", {"num_thresholds": 7}, {}, "steps"),
    ("AUC", {"summation_method": "minoring"}, {}, "yes_no"),
    ("AUC", {"summation_method": "majoring", "num_thresholds": 12}, {}, "yes_no"),
    ("AUC", {"curve": "PR"}, {}, "question"),
    ("AUC", {"curve": "PR", "num_thresholds": 7}, {}, "steps"),
    ("AUC", {"curve": "PR", "summation_method": "minoring"}, {}, "yes_no"),
    ("AUC", {"curve": "PR", "summation_method": "majoring"}, {}, "yes_no"),
    ("AUC", {"curve": "PRGAIN"}, {}, "question"),
    ("AUC", {"multi_label": True}, {}, "yes_no"),
    ("AUC", {"multi_label": True, "curve": "PR"}, {}, "yes_no"),
    ("AUC", {"from_logits": True}, {}, "scores"),
    ("SensitivityAtSpecificity", {"specificity": 0.6}, {}, "question"),
    ("SensitivityAtSpecificity", {"specificity": 0.4, "num_thresholds": 7}, {}, "steps"),
    ("SpecificityAtSensitivity", {"sensitivity": 0.6, "num_thresholds": 7}, {}, "steps"),
    ("SpecificityAtSensitivity", {"sensitivity": 0.9, "class_id": 2}, {}, "yes_no"),
    ("PrecisionAtRecall", {"recall": 0.5, "num_thresholds": 20}, {}, "question"),
    ("PrecisionAtRecall", {"recall": 0.8}, {}, "yes_no"),
    ("RecallAtPrecision", {"precision": 0.5}, {}, "question"),
    ("RecallAtPrecision", {"precision": 0.6, "class_id": 1}, {}, "yes_no"),
    ("IoU", {"num_classes": 4, "target_class_ids": [0, 2]}, SHARES, "class"),
    ("IoU", {"num_classes": 4, "target_class_ids": [1], "ignore_class": 3}, SHARES, "class"),
    ("OneHotIoU", {"num_classes": 4, "target_class_ids": [0, 3]}, NUMBERS, "one_hot"),
    ("MeanIoU", {"num_classes": 4}, SHARES, "class"),
    ("MeanIoU", {"num_classes": 4, "ignore_class": 0}, SHARES, "class"),
    ("OneHotMeanIoU", {"num_classes": 4}, NUMBERS, "one_hot"),
    ("BinaryIoU", {}, NUMBERS, "question"),
    ("BinaryIoU", {"threshold": 0.3, "target_class_ids": [1]}, NUMBERS, "question"),
]


def drawn(kind, rng):
    """Return an output and a target for all rows; some probabilities are 0 and 1."""
    shape = (CUTS[-1], UNITS)
    scores = rng.normal(0, 2, shape)
    chances = rng.uniform(0.02, 0.98, shape)
    chances[0], chances[1] = [0, 1, 0, 1], [1, 0, 0.5, 1]
    labels = rng.integers(0, UNITS, shape[0])
    one_hot = np.eye(UNITS)[labels]
    yes_no = rng.integers(0, 2, shape)
    steps = rng.integers(0, 13, shape) / 12
    return {
        "values": (scores, scores + rng.normal(0, 1, shape)),
        "whole_numbers": (rng.integers(0, 3, shape), rng.integers(0, 3, shape)),
        "counts": (rng.uniform(0.05, 4, shape), rng.integers(0, 5, shape)),
        "distributions": (softmax(scores), softmax(rng.normal(0, 2, shape))),
        "one_hot": (chances, one_hot),
        "sides": (scores, 2 * yes_no - 1),
        "scores": (scores, yes_no),
        "class_scores": (scores, one_hot),
        "yes_no": (chances, yes_no),
        "question": (chances[:, :1], yes_no[:, :1]),
        "steps": (steps[:, :1], yes_no[:, :1]),
        "class": (chances, labels),
        "class_of_scores": (scores, labels),
    }[kind]


def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


def measured(metric, y, target, weights):
    """Return what Keras says after three batches."""
    for start, stop in pairwise(CUTS):
        part = None if weights is None else weights[start:stop]
        metric.update_state(target[start:stop], y[start:stop], sample_weight=part)
    return np.float32(metric.result().cpu())


def main():
    rng = np.random.default_rng(5)
    arrays = {}
    for i, (name, settings, keras_only, kind) in enumerate(CASES):
        y, target = drawn(kind, rng)
        y = y.astype(np.float32)
        target = target.astype(np.int64 if kind in ("class", "class_of_scores") else np.float32)
        weights = rng.uniform(0, 2, len(y)).astype(np.float32)
        weights[3] = 0
        plain, weighted = (
            measured(getattr(keras.metrics, name)(**settings, **keras_only), y, target, w)
            for w in (None, weights)
        )
        case = {"y": y, "target": target, "weights": weights}
        case |= {"result": plain, "weighted_result": weighted}
        arrays |= {f"{i}/{key}": array for key, array in case.items()}
        keras.backend.clear_session()  # which numbers names that were given before
        arrays[f"{i}/name"] = getattr(keras.metrics, name)(**settings, **keras_only).name
    cases = [(name, settings, kind) for name, settings, _, kind in CASES]
    np.savez_compressed(PLACE, cases=json.dumps(cases), cuts=CUTS, **arrays)


if __name__ == "__main__":
    main()
