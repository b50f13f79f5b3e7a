"""The question that writes a model to a file, and tries what was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.batches import Inlet
from engine.data.choice import DataChoice
from engine.data.preparation import Affine
from engine.errors import EmptyPart, OneInputOnly
from engine.explain.predictions import all_in_pieces
from engine.io.exported import STAGES, Exported, Model
from engine.io.model_extras import ModelExtras
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.waiting import in_thread, telling
from engine.training.plan import Plan

SAMPLES = 10  # that every export is tried on
AS_IT_IS = Affine(np.ones(()), np.zeros(()))  # whole numbers are not scaled


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
        ends = len(network.spec.inputs), len(network.spec.outputs)
        if self.kind == "script" and ends != (1, 1):
            raise OneInputOnly(inputs=ends[0], outputs=ends[1])
        rows, inlets = some_samples(loaded, network)
        outputs = yield from all_in_pieces(
            network,
            len(rows),
            lambda places: {key: inlet.pick(rows[places]) for key, inlet in inlets.items()},
            desk.kernels,
        )
        inputs = tuple(inlet.values[rows] for inlet in inlets.values())
        ways = tuple(inlet.preparation or AS_IT_IS for inlet in inlets.values())
        extras = extras_of(loaded, ways)
        model = Model(
            network.spec, network.arrays(), inputs, outputs, extras, self.plan, self.takes_raw
        )
        stage = [0]

        def work(given_up: Callable[[], bool]) -> Exported:
            from engine.io.export import export_model  # HDF5 is nothing for the window's process

            return export_model(
                model, self.kind, Path(self.path), given_up, lambda n: stage.__setitem__(0, n)
            )

        exported: Exported = yield from telling(in_thread(work), lambda: (stage[0], STAGES))
        return exported


def some_samples(loaded: Loaded, network: Network) -> tuple[np.ndarray, dict[str, Inlet]]:
    """Return some rows of the test part, or of the next one that has any, and what enters."""
    for part in ("test", "validation", "train"):
        inlets = loaded.inlets(part, network.spec)
        rows = loaded.part(part)[2]
        if len(rows):
            return rows[:SAMPLES], inlets
    raise EmptyPart(part="train")


def extras_of(loaded: Loaded, preparations: Sequence[Affine]) -> ModelExtras:
    """Return what a network trained with these data must be accompanied by."""
    data = loaded.dataset
    return ModelExtras(
        data.classes,
        data.feature_names,
        () if data.is_classification else data.target_names,
        preparations[0],
        data.is_image,
        # only folders of pictures say how; the others had one size from the beginning
        getattr(loaded.choice.source, "resize", "pad"),
        tuple(preparations[1:]),
    )
