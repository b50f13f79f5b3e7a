"""The card of a pinned input: its picture, its name, and what the network says of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.errors import explain
from app.i18n.numbers import count_text
from app.viewers.probe_strip import ProbeCard
from engine.data.probe import DataPlace, Probe
from engine.errors import EngineError
from engine.service.overview import Overview
from engine.service.questions import Picture, SampleAnswer


def card_of(
    probe: Probe,
    overview: Overview | None,
    found: Picture | EngineError | None,
    sample: SampleAnswer | str | None,
    said: np.ndarray | str | None,
) -> ProbeCard:
    """Return the card of ``probe``.

    ``found`` is its picture, or why it cannot be shown; ``sample`` and ``said`` are what is known
    of it, or the sentence why nothing is.
    """
    if overview is None or found is None or isinstance(found, EngineError):
        sentence = explain(found) if isinstance(found, EngineError) else ""
        return ProbeCard(_name(probe, None), _own_image(probe), problem=sentence)
    problem = next((each for each in (sample, said) if isinstance(each, str)), "")
    known = sample if isinstance(sample, SampleAnswer) else None
    picture = known.values if known is not None and known.values.ndim == 3 else None
    name = _name(probe, known)
    if problem or not isinstance(said, np.ndarray):
        return ProbeCard(name, picture, problem=problem)
    if not overview.is_classification:
        return ProbeCard(name, picture, f"{float(said[0]):.4g}")
    best = int(said.argmax())
    word = overview.classes[best] if best < len(overview.classes) else str(best)
    is_right = None if known is None or known.label < 0 else best == known.label
    return ProbeCard(name, picture, word, f"{100 * float(said[best]):.1f} %", is_right)


def _own_image(probe: Probe) -> np.ndarray | None:
    """Return the image that a probe holds itself, also where the data are others."""
    if isinstance(probe.what, DataPlace):
        return None
    try:
        values = probe.what.array()
    except EngineError:
        return None
    return values if values.ndim == 3 and values.shape[2] in (1, 3) else None


def _name(probe: Probe, sample: SampleAnswer | None) -> str:
    if probe.name:
        return probe.name
    if not isinstance(probe.what, DataPlace):
        return _tr("Own input")
    row = _tr("Sample {0}").format(count_text(probe.what.place + 1))
    return f"{sample.class_name} · {row}" if sample and sample.class_name else row


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProbeCards", text)
