"""What a model file holds and what was not understood, in words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.errors import explain
from app.i18n.numbers import count_text
from engine.io.model_report import Finding, ModelFile


@dataclass(frozen=True)
class Line:
    """One line of a report. ``level`` is "error", "warning", "info" or "success"."""

    level: str
    text: str


def figures_of(model: ModelFile) -> list[tuple[str, str]]:
    """Return what was read, (name, value) each."""
    sizes = [math.prod(shape) for layer in model.layers for _, shape in layer.weights]
    parameters = sum(a.size for a in model.arrays.values()) if model.arrays else sum(sizes)
    plan = model.plan
    missing = _tr("not in the file")
    losses = [plan.loss, *(head.loss for head in plan.heads)] if plan else []
    names = dict.fromkeys(loss.registered_name for loss in losses if loss is not None)
    return [
        (_tr("Format"), format_text(model)),
        (_tr("Layers"), count_text(len(model.layers))),
        (_tr("Parameters"), count_text(parameters)),
        (_tr("Optimizer"), plan.optimizer.registered_name if plan else missing),
        (_tr("Loss"), ", ".join(names) or missing),
    ]


def format_text(model: ModelFile) -> str:
    """Return kind and version of a file: "HDF5, Keras 2.2.4"."""
    kinds = {
        "keras": _tr("Keras archive"),
        "h5": _tr("HDF5"),
        "weights": _tr("HDF5 with weights alone"),
    }
    kind = kinds.get(model.format, model.format)
    if model.keras_version == "?":
        return kind
    return _tr("{0}, Keras {1}").format(kind, model.keras_version)


def report_lines(model: ModelFile) -> list[Line]:
    """Return what was not understood, the worst first, and what to know before training on."""
    lines = [Line("error", _told(finding)) for finding in model.report.errors]
    lines += [Line("warning", _told(finding)) for finding in model.report.notes]
    if model.spec is None:
        return lines
    if not lines:
        lines.append(Line("success", _tr("Everything in the file was understood.")))
    if model.steps:
        text = _tr(
            "The optimizer had made {0} updates. Training goes on with its state, unless you say "
            "otherwise in the training panel."
        )
        lines.append(Line("info", text.format(count_text(model.steps))))
    if model.extras.preparation is None:
        text = _tr(
            "The file does not tell how inputs were scaled. Choose it with the data as it was then."
        )
        lines.append(Line("info", text))
    return lines


def _told(finding: Finding) -> str:
    sentence = explain(finding.error())
    known = any(finding.where == str(value) for value in finding.facts.values())
    return f"{finding.where}: {sentence}" if finding.where and not known else sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelTexts", text)
