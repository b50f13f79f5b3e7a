"""What the settings of losses and metrics mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "from_logits": "The last layer gives raw scores and has no softmax or sigmoid; "
    "the loss applies it itself.",
    "label_smoothing": "The share of certainty that is taken from every target and spread over "
    "all classes, so that the network does not become too sure. 0 to 0.2 is usual.",
    "ignore_class": "The number of a class that does not count, such as the border of areas in "
    "a picture. Without a number all classes count.",
    "delta": "The distance from which on the loss grows straight, no longer like a square. "
    "Smaller values care less for outliers.",
    "gamma": "How much less the loss cares for what is told right already: 0 not at all, "
    "2 is usual.",
    "apply_class_balancing": "Gives yes and no different weights, for data in which "
    "one of them is rare.",
    "BinaryFocalCrossentropy.alpha": "The weight of yes; that of no is the rest to 1. "
    "0.25 is usual.",
    "CategoricalFocalCrossentropy.alpha": "The loss is multiplied by this number. 0.25 is usual.",
    "Tversky.alpha": "How much it costs to miss a part of the area. "
    "0.5 and 0.5 is the same as Dice.",
    "Tversky.beta": "How much it costs to mark what is not part of the area. "
    "0.5 and 0.5 is the same as Dice.",
    "threshold": "An output above this number counts as yes.",
    "F1Score.threshold": "An output above this number counts as told. "
    "Without a number it is the largest output of a row.",
    "FBetaScore.threshold": "An output above this number counts as told. "
    "Without a number it is the largest output of a row.",
    "thresholds": "An output above this number counts as yes. Without a number it is 0.5.",
    "top_k": "Only so many of the largest outputs of a row count as yes. "
    "Without a number the threshold alone decides.",
    "class_id": "The number of the only class that is looked at, from 0. "
    "Without a number all classes are counted together.",
    "average": "How the classes become one number: 'macro' all alike, 'weighted' by how many "
    "there are, 'micro' counts all together.",
    "FBetaScore.beta": "How many times as much recall counts as precision. "
    "2 cares for what is missed, 0.5 for false alarms.",
    "num_thresholds": "How many thresholds the curve is measured at. "
    "More are more exact; 200 is usual.",
    "curve": "ROC compares hits with false alarms; PR compares precision with recall, for data "
    "in which yes is rare; PRGAIN takes away what guessing gives.",
    "summation_method": "How the area between two points is counted: by a straight line, "
    "by the larger or by the smaller one.",
    "multi_label": "Takes the mean of the areas of all units, instead of counting them as one.",
    "AUC.from_logits": "The last layer gives raw scores and has no sigmoid; "
    "the metric applies it itself.",
    "specificity": "The share of no that must be told no.",
    "sensitivity": "The share of yes that must be told yes.",
    "recall": "The share of yes that must be told yes.",
    "precision": "The share of what is told yes that must be yes.",
    "num_classes": "How many classes there are: the units of the last layer.",
    "target_class_ids": "The numbers of the classes whose overlap is measured, from 0.",
    "class_aggregation": "How the values become one number: all alike, "
    "or weighted by how much they vary.",
    "num_regressors": "The number of inputs, for the adjusted score that does not grow by useless "
    "inputs. 0 is the plain score.",
    "k": "How many of the most probable classes may contain the right one.",
}

LABELS: dict[str, str] = {
    "from_logits": "Last layer gives logits",
    "apply_class_balancing": "Balance yes and no",
    "BinaryFocalCrossentropy.alpha": "Weight of yes",
    "CategoricalFocalCrossentropy.alpha": "Factor",
    "Tversky.alpha": "Cost of missing",
    "Tversky.beta": "Cost of marking too much",
    "gamma": "Focus (gamma)",
    "thresholds": "Threshold",
    "num_thresholds": "Number of thresholds",
    "num_classes": "Number of classes",
    "target_class_ids": "Classes",
    "class_id": "Class",
    "num_regressors": "Number of inputs",
    "top_k": "Largest outputs",
}
