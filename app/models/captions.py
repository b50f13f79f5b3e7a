"""What the series of a run are called: "val_mean_io_u" is the mean overlap of the validation."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked

_NAMES = {
    "loss": marked("Metrics", "Loss"),
    "accuracy": marked("Metrics", "Accuracy"),
    "binary_accuracy": marked("Metrics", "Binary accuracy"),
    "categorical_accuracy": marked("Metrics", "Categorical accuracy"),
    "sparse_categorical_accuracy": marked("Metrics", "Sparse categorical accuracy"),
    "top_k_categorical_accuracy": marked("Metrics", "Top k categorical accuracy"),
    "sparse_top_k_categorical_accuracy": marked("Metrics", "Sparse top k categorical accuracy"),
    "rounded_binary_accuracy": marked("Metrics", "Rounded binary accuracy"),
    "auc": marked("Metrics", "Area under the curve"),
    "precision": marked("Metrics", "Precision"),
    "recall": marked("Metrics", "Recall"),
    "precision_at_recall": marked("Metrics", "Precision at recall"),
    "recall_at_precision": marked("Metrics", "Recall at precision"),
    "sensitivity_at_specificity": marked("Metrics", "Sensitivity at specificity"),
    "specificity_at_sensitivity": marked("Metrics", "Specificity at sensitivity"),
    "true_positives": marked("Metrics", "True positives"),
    "true_negatives": marked("Metrics", "True negatives"),
    "false_positives": marked("Metrics", "False positives"),
    "false_negatives": marked("Metrics", "False negatives"),
    "f1_score": marked("Metrics", "F1 score"),
    "fbeta_score": marked("Metrics", "F beta score"),
    "io_u": marked("Metrics", "Overlap (IoU)"),
    "binary_io_u": marked("Metrics", "Binary overlap (IoU)"),
    "mean_io_u": marked("Metrics", "Mean overlap (IoU)"),
    "one_hot_io_u": marked("Metrics", "One-hot overlap (IoU)"),
    "one_hot_mean_io_u": marked("Metrics", "Mean one-hot overlap (IoU)"),
    "binary_crossentropy": marked("Metrics", "Binary cross-entropy"),
    "categorical_crossentropy": marked("Metrics", "Categorical cross-entropy"),
    "sparse_categorical_crossentropy": marked("Metrics", "Sparse categorical cross-entropy"),
    "kl_divergence": marked("Metrics", "KL divergence"),
    "poisson": marked("Metrics", "Poisson loss"),
    "hinge": marked("Metrics", "Hinge loss"),
    "squared_hinge": marked("Metrics", "Squared hinge loss"),
    "categorical_hinge": marked("Metrics", "Categorical hinge loss"),
    "mean_absolute_error": marked("Metrics", "Mean absolute error"),
    "mean_absolute_percentage_error": marked("Metrics", "Mean absolute percentage error"),
    "mean_squared_error": marked("Metrics", "Mean squared error"),
    "mean_squared_logarithmic_error": marked("Metrics", "Mean squared logarithmic error"),
    "root_mean_squared_error": marked("Metrics", "Root mean squared error"),
    "logcosh": marked("Metrics", "Log cosh of the error"),
    "r_squared": marked("Metrics", "R squared"),
    "r2_score": marked("Metrics", "R squared score"),
    "cosine_similarity": marked("Metrics", "Cosine similarity"),
    "pearson_correlation": marked("Metrics", "Pearson correlation"),
    "concordance_correlation": marked("Metrics", "Concordance correlation"),
}


def caption_of(series: str) -> str:
    """Return the words for a series: "val_loss" becomes "Validation loss".

    With several outputs the name of one stands before it: "age_loss" becomes "age · Loss".
    """
    if series == "val_loss":
        return _tr("Validation loss")
    if series == "val_accuracy":
        return _tr("Validation accuracy")
    output, name = _parted(series.removeprefix("val_"))
    words = _words(name)
    if not series.startswith("val_"):
        return f"{output} · {words}" if output else words
    if words[1:2].islower():
        words = words[:1].lower() + words[1:]
    return _tr("Validation: {0}").format(f"{output} · {words}" if output else words)


def _parted(series: str) -> tuple[str, str]:
    """Return the output and the name of a series; the output is empty if there is only one."""
    starts = [0, *(found.end() for found in re.finditer("_", series))]
    for start in starts:
        if _base(series[start:]) in _NAMES:
            return series[: max(start - 1, 0)], series[start:]
    return "", series


def _words(name: str) -> str:
    """Return "Accuracy 2" for "accuracy_2", the second metric of this name."""
    base = _base(name)
    known = _tr(_NAMES[base]) if base in _NAMES else base.replace("_", " ").capitalize()
    count = 1 + name.removeprefix(base).count("_2")
    return known if count == 1 else f"{known} {count}"


def _base(name: str) -> str:
    return re.sub("(_2)+$", "", name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Metrics", text)
