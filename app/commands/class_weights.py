"""How much each class counts in training: pure functions from document to document."""

from __future__ import annotations

from typing import Any

from app.commands.plan import set_in_plan
from app.document import Document
from engine.training.balance import balanced


def counts_of(overview: Any) -> tuple[int, ...]:
    """Return how many samples of each class train; () where nothing is known or no class told."""
    if overview is None or not overview.is_classification:
        return ()
    return overview.train.class_counts


def weights_of(document: Document, counts: tuple[int, ...]) -> tuple[float, ...]:
    """Return what each class counts: 1 where the plan says nothing that fits these classes."""
    return document.plan.class_weights if fits(document, counts) else (1.0,) * len(counts)


def fits(document: Document, counts: tuple[int, ...]) -> bool:
    """Whether the plan weighs classes, and as many as the data have."""
    return len(document.plan.class_weights) == len(counts) > 0


def are_balanced(document: Document, counts: tuple[int, ...]) -> bool:
    """Whether the weights are those that balance the classes of the training part."""
    return fits(document, counts) and document.plan.class_weights == balanced(counts)


def balance(document: Document, counts: tuple[int, ...]) -> Document:
    """Give every class the same say."""
    return set_in_plan(document, class_weights=balanced(counts))


def level(document: Document) -> Document:
    """Let every sample count the same."""
    return set_in_plan(document, class_weights=())


def weigh(document: Document, number: int, weight: float, counts: tuple[int, ...]) -> Document:
    """Give one class another weight. Raises ``SettingError``."""
    weights = list(weights_of(document, counts))
    weights[number] = weight
    return set_in_plan(document, class_weights=tuple(weights))
