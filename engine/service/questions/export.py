"""The question that writes a model to a file, and tries what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.choice import DataChoice
from engine.data.preparation import Affine
from engine.errors import EmptyPart, OneInputOnly
from engine.explain.predictions import in_pieces
from engine.io.exported import STAGES, Exported, Model
from engine.io.model_extras import ModelExtras
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.service.desk import Desk, Loaded, check_inputs
from engine.service.questions.base import Question, Steps
from engine.service.questions.waiting import in_thread, telling
from engine.training.plan import Plan

SAMPLES = 10  # that every export is tried on


@dataclass(frozen=True)
class ExportModel(Question):
    """Write a network to ``path``; answered with ``Exported``.

    ``kind`` is "keras", "h5" for the older HDF5, or "script" for Python with NumPy and its
    weights in a file beside.
    ``takes_raw``: a Keras model scales its inputs itself. A long question: (done, stages).
    """

    network: str
    choice: DataChoice
    kind: str
    path: str
    plan: Plan | None = None
    takes_raw: bool = False

    def answer(self, desk: Desk) -> Steps:
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        check_inputs(network.spec, loaded.dataset)
        if len(network.spec.inputs) != 1:
            raise OneInputOnly(inputs=len(network.spec.inputs), outputs=len(network.spec.outputs))
        inputs = some_samples(loaded)
        preparation = preparation_of(loaded, network)
        apply = preparation.apply
        outputs = yield from in_pieces(
            network, len(inputs), lambda places: apply(inputs[places]), desk.kernels
        )
        model = self._model(network, loaded, inputs, outputs)
        stage = [0]

        def work(given_up: Callable[[], bool]) -> Exported:
            from engine.io.export import export_model  # HDF5 is nothing for the window's process

            return export_model(
                model, self.kind, Path(self.path), given_up, lambda n: stage.__setitem__(0, n)
            )

        exported: Exported = yield from telling(in_thread(work), lambda: (stage[0], STAGES))
        return exported

    def _model(
        self, network: Network, loaded: Loaded, inputs: np.ndarray, outputs: np.ndarray
    ) -> Model:
        return Model(
            network.spec,
            network.arrays(),
            inputs,
            outputs,
            extras_of(loaded, preparation_of(loaded, network)),
            self.plan,
            self.takes_raw,
        )


def some_samples(loaded: Loaded) -> np.ndarray:
    """Return the first samples of the test part, or of the next one that has any: raw values."""
    for part in ("test", "validation", "train"):
        x, _, rows = loaded.part(part)
        if len(rows):
            return x[rows[:SAMPLES]]
    raise EmptyPart(part="train")


def preparation_of(loaded: Loaded, network: Network) -> Affine:
    """Return how samples are scaled for the only input of ``network``; whole numbers are not."""
    is_whole = takes_whole_numbers(network.spec.inputs[0])
    return Affine(np.ones(()), np.zeros(())) if is_whole else loaded.preparation


def extras_of(loaded: Loaded, preparation: Affine) -> ModelExtras:
    """Return what a network trained with these data must be accompanied by."""
    data = loaded.dataset
    return ModelExtras(
        data.classes,
        data.feature_names,
        () if data.is_classification else data.target_names,
        preparation,
        data.is_image,
        # only folders of pictures say how; the others had one size from the beginning
        getattr(loaded.choice.source, "resize", "pad"),
    )
