"""Questions that open a model which somebody else made, or make one that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import Cancelled
from engine.io.application_files import fetch_weights
from engine.io.model_report import ModelFile
from engine.network.applications.known import KnownNetwork
from engine.service.desk import Desk
from engine.service.models import known_network, open_model
from engine.service.questions.base import Question, Steps
from engine.service.questions.waiting import in_thread, telling

DOWNLOAD = "download"  # in the place of a path


@dataclass(frozen=True)
class OpenModel(Question):
    """Read the Keras model at ``path``; answered with ``engine.io.model_report.ModelFile``.

    ``architecture`` is the description (.json) of a file that holds weights alone, "" to look
    for it beside the file. Nothing on the desk is changed.
    """

    path: str
    architecture: str = ""

    def answer(self, desk: Desk) -> Steps:
        return in_thread(lambda given_up: open_model(self.path, self.architecture, given_up))


@dataclass(frozen=True)
class TakeKnown(Question):
    """Make a known network; answered with a ``ModelFile``.

    ``weights``: the path of a file, ``DOWNLOAD`` for those that Keras publishes, "" for none.
    A long question while it downloads: (bytes so far, bytes).
    """

    network: KnownNetwork
    weights: str = ""

    def answer(self, desk: Desk) -> Steps:
        so_far = [(0, 0)]

        def work(given_up: Callable[[], bool]) -> ModelFile:
            def progress(done: int, total: int) -> None:
                if given_up():
                    raise Cancelled()
                so_far[0] = done, total

            path = self.weights
            if path == DOWNLOAD:
                path = str(fetch_weights(self.network.name, self.network.include_top, progress))
            return known_network(self.network, path, given_up)

        return telling(in_thread(work), lambda: so_far[0])
