"""The points of a map in words: what they are, what is known of them, and as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.i18n.numbers import count_text
from engine.service.questions import EmbeddingAnswer

TRUE, PREDICTED, RIGHT, LOSS, OFTEN = "true", "predicted", "right", "loss", "often"
TRUE_VALUE, PREDICTED_VALUE, ERROR = "true value", "predicted value", "error"
OF_CLASSES, OF_VALUES = (TRUE, PREDICTED, RIGHT, LOSS), (TRUE_VALUE, PREDICTED_VALUE, ERROR)
COLOURS = (*OF_CLASSES, *OF_VALUES, OFTEN)
_CLASSES = 4  # named in the summary of a selection


@dataclass(frozen=True)
class MapPoints:
    """The points of ``found``, named by their indices; ``target``: which value is looked at."""

    found: EmbeddingAnswer
    target: int = 0

    def has(self, colour: str) -> bool:
        """Whether there is something for colours to mean."""
        found = self.found
        known = {
            TRUE: found.true,
            LOSS: found.loss,
            OFTEN: found.counts,
            TRUE_VALUE: found.true_values,
            PREDICTED_VALUE: found.predicted_values,
            ERROR: found.predicted_values,
        }
        return len(known.get(colour, found.predicted)) > 0

    @property
    def true(self) -> np.ndarray:
        """The true value that is looked at: (points,)."""
        return self._of_target(self.found.true_values)

    @property
    def predicted(self) -> np.ndarray:
        """The predicted value that is looked at: (points,)."""
        return self._of_target(self.found.predicted_values)

    @property
    def errors(self) -> np.ndarray:
        """Predicted less true: (points,)."""
        return self.predicted - self.true

    def values(self, colour: str) -> np.ndarray:
        """Return what lies on a scale: the loss, or what is told of the value: (points,)."""
        if colour == LOSS:
            return self.found.loss
        if colour == TRUE_VALUE:
            return self.true
        return self.predicted if colour == PREDICTED_VALUE else np.abs(self.errors)

    def name(self, index: int) -> str:
        """Return what a point is, in a few words."""
        found, place = self.found, int(self.found.places[index])
        if not found.part:
            return _tr("Word {0}").format(place)
        number = count_text(place + 1)
        if self.has(TRUE_VALUE):
            return _tr("Sample {0}: {1}").format(number, f"{self.true[index]:.4g}")
        if self.has(TRUE):
            name = found.classes[int(found.true[index])]
            return _tr("Sample {0}: {1}").format(number, name)
        return _tr("Sample {0}").format(number)

    def told(self, index: int) -> list[str]:
        """Return all that is known of a point, in lines."""
        found, lines = self.found, [self.name(index)]
        if self.has(PREDICTED):
            told = found.classes[int(found.predicted[index])]
            if len(found.sureness):
                told += f" ({100 * found.sureness[index]:.1f} %)"
            lines.append(_tr("Told as {0}").format(told))
        if self.has(LOSS):
            lines.append(_tr("Loss {0}").format(f"{found.loss[index]:.3g}"))
        if self.has(ERROR):
            lines.append(_tr("Predicted {0}").format(f"{self.predicted[index]:.4g}"))
            lines.append(_tr("Error {0}").format(f"{self.errors[index]:+.3g}"))
        if self.has(OFTEN):
            lines.append(_tr("Occurs {0} times").format(count_text(found.counts[index])))
        return lines

    def summary(self, indices: np.ndarray) -> str:
        """Return how many points are selected, of which classes, and how well they are told."""
        found, text = self.found, _tr("{0} selected").format(count_text(len(indices)))
        if self.has(TRUE):
            text += ": " + counts_text(found.true[indices], found.classes)
        if self.has(LOSS):
            mean = f"{found.loss[indices].mean():.3g}"
            text += " · " + _tr("mean loss {0}").format(mean)
        if self.has(ERROR):
            mean = f"{np.abs(self.errors[indices]).mean():.3g}"
            text += " · " + _tr("mean absolute error {0}").format(mean)
        return text

    def columns(self) -> dict[str, np.ndarray]:
        """Return number, place on the map, and what is known of the points, by heading."""
        found = self.found
        columns: dict[str, np.ndarray] = {"number": found.places + (1 if found.part else 0)}
        columns |= dict(zip("xyz", found.points.T, strict=False))
        names = np.array(found.classes, object)
        for name in ("true", "predicted"):
            if len(getattr(found, name)):
                columns[name] = names[getattr(found, name)]
        for name in ("sureness", "loss", "counts"):
            if len(getattr(found, name)):
                columns[name] = getattr(found, name)
        for words, values in (("true", found.true_values), ("predicted", found.predicted_values)):
            if len(values):
                columns |= {f"{words} {n}": v for n, v in zip(found.targets, values.T, strict=True)}
        return columns

    def _of_target(self, values: np.ndarray) -> np.ndarray:
        return values[:, min(self.target, values.shape[1] - 1)]


def colour_title(colour: str) -> str:
    """Return what colours mean, in a few words."""
    return {
        TRUE: _tr("True class"),
        PREDICTED: _tr("Predicted class"),
        RIGHT: _tr("Right or wrong"),
        LOSS: _tr("Loss"),
        TRUE_VALUE: _tr("True value"),
        PREDICTED_VALUE: _tr("Predicted value"),
        ERROR: _tr("Absolute error"),
        OFTEN: _tr("How often the word occurs"),
    }[colour]


def counts_text(labels: np.ndarray, names: Sequence[str]) -> str:
    """Return how many there are of the most frequent classes: "cat 12, dog 3, ..."."""
    counts = np.bincount(labels, minlength=len(names))
    order = np.argsort(-counts, kind="stable")
    known = [n for n in order.tolist() if counts[n]]
    parts = [f"{names[n]} {count_text(int(counts[n]))}" for n in known[:_CLASSES]]
    return ", ".join([*parts, "…"] if len(known) > _CLASSES else parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapPoints", text)
