"""The question that opens a model which somebody else made."""

from __future__ import annotations

from dataclasses import dataclass

from engine.service.desk import Desk
from engine.service.models import open_model
from engine.service.questions.base import Question, Steps
from engine.service.questions.waiting import in_thread


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
