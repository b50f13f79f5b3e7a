"""Questions about all samples of a part at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import OnlyValues
from engine.explain.mistakes import farthest
from engine.explain.predictions import in_pieces
from engine.explain.residuals import Residuals, explained_share, residuals
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.results import check_output, prepared_part

_FARTHEST = 200  # largest errors told, the largest first


@dataclass(frozen=True)
class Labels(Question):
    """What is true of every sample of a part: (samples,) class numbers, or (samples, targets)."""

    choice: DataChoice
    part: str

    def answer(self, desk: Desk) -> np.ndarray:
        _, y, rows = desk.data(self.choice).part(self.part)
        return y[rows]


@dataclass(frozen=True, eq=False)
class PredictedValuesAnswer:
    """What a network says of every sample of a part; places are places in that part.

    predicted, true: (samples, targets)   worst: places of the largest errors, largest first
    mean_absolute_error, r_squared: over all targets together
    """

    step: int
    part: str
    names: tuple[str, ...]  # of the targets
    predicted: np.ndarray
    true: np.ndarray
    worst: np.ndarray
    residuals: Residuals
    mean_absolute_error: float
    r_squared: float


@dataclass(frozen=True)
class PredictedValues(Question):
    """Predicted beside true values of a part, for regression."""

    network: str
    choice: DataChoice
    part: str = "validation"

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        dataset = loaded.dataset
        if dataset.is_classification:
            raise OnlyValues(name=dataset.name)
        count, samples, true = prepared_part(loaded, self.part, network)
        outputs = yield from in_pieces(network, count, samples, desk.kernels)
        predicted = outputs.reshape(count, -1)
        check_output(network, true.shape[1:], predicted.shape == true.shape)
        missed = residuals(predicted, true)
        return PredictedValuesAnswer(
            step,
            self.part,
            dataset.target_names,
            predicted,
            true,
            farthest(predicted, true, _FARTHEST),
            missed,
            float(missed.mean_absolute.mean()),
            explained_share(predicted, true),
        )
