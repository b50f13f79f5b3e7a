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
    "k": "How many of the most probable classes may contain the right one.",
}

LABELS: dict[str, str] = {
    "from_logits": "Last layer gives logits",
    "apply_class_balancing": "Balance yes and no",
}
