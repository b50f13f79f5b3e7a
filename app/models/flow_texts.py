"""What recorded looks at a training mean, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.records import IMPORTED, RunRecord
from app.widgets.numbers import format_number
from engine.explain.flows import GradientFlow
from engine.training.flows import Flows

HISTOGRAMS, RATIOS, GRADIENTS, SHARES = "histograms", "ratios", "gradients", "shares"
VIEWS = (HISTOGRAMS, RATIOS, GRADIENTS, SHARES)
_MOST_NAMES = 4
_FEWEST_LOOKS = 4


def view_texts() -> dict[str, str]:
    """Return what the ways of looking are called."""
    return {
        HISTOGRAMS: _tr("Histograms"),
        RATIOS: _tr("Updates beside weights"),
        GRADIENTS: _tr("Flow of gradients"),
        SHARES: _tr("Dead and saturated"),
    }


def view_tips() -> dict[str, str]:
    """Return what is seen in each way of looking."""
    return {
        HISTOGRAMS: _tr(
            "How the numbers of each layer lie, step by step. Biases are left out where a layer "
            "has other weights; of very large layers a sample is taken."
        ),
        RATIOS: _tr(
            "The norm of the change of a layer's weights in one step, as a part of the norm of the "
            "weights"
        ),
        GRADIENTS: _tr(
            "The norm of the gradient of each layer's weights at one step, from the input at the "
            "top to the output at the bottom"
        ),
        SHARES: _tr(
            "Dead: the share of units that gave 0 for every sample of the batch. Saturated: the "
            "share of values within 2 % of an end of tanh or sigmoid, where gradients are small."
        ),
    }


def kind_texts() -> dict[str, str]:
    """Return what the kinds of numbers are called."""
    return {
        "weights": _tr("Weights"),
        "gradients": _tr("Gradients"),
        "updates": _tr("Updates"),
        "activations": _tr("Activations"),
    }


def share_texts() -> dict[str, str]:
    """Return what the shares are called."""
    return {"dead": _tr("Dead units"), "saturated": _tr("Saturated values")}


def cost_text(history: Sequence[Flows]) -> str:
    """Return how often was looked, and what it cost."""
    if not history:
        return ""
    if len(history) < _FEWEST_LOOKS:  # the first one is told before there is any training time
        return _tr("Steps looked at: {0}").format(len(history))
    words = _tr("Steps looked at: {0} · {1} % of the training time")
    return words.format(len(history), f"{100 * history[-1].cost:.1f}")


def missing_text(record: RunRecord, records: bool) -> str:
    """Return why nothing was recorded of a run. ``records``: whether it is switched on."""
    if record.state == IMPORTED:
        return _tr("This model comes from a file: nothing is known of its training.")
    if not records:
        return _tr("Recording is switched off. Switch it on to record from now on.")
    if record.is_running:
        return _tr("The first look comes with the next whole batch.")
    return _tr("Nothing was recorded of this run. Recording begins with the next run.")


def nothing_text(view: str, kind: str) -> str:
    """Return why there is nothing to see in a view though looks were recorded."""
    if view == SHARES and kind == "dead":
        return _tr("No layer has units that can die: only those with ReLU or ReLU6 can.")
    if view == SHARES:
        return _tr("No layer bends its values towards two ends, as tanh and sigmoid do.")
    if kind == "activations":
        return _tr("No layer with weights or an activation gives any values.")
    if kind == "weights":
        return _tr("No layer of this network has weights.")
    return _tr("No layer of this network learns: all of them are frozen, or have no weights.")


def flow_text(flow: GradientFlow, names: Sequence[str]) -> tuple[str, str]:
    """Return how serious it is ("success", "warning", "error"), and a sentence."""
    listed = _listed([names[layer] for layer in flow.layers])
    ratio = format_number(float(f"{flow.ratio:.2g}"))
    match flow.verdict:
        case "vanishing":
            words = _tr(
                "Gradients vanish on their way to the input: those of {0} are only {1} times those "
                "near the output, so these layers hardly learn. ReLU, normalisation, a shortcut "
                "around layers or He's initial weights help."
            )
            return "warning", words.format(listed, ratio)
        case "exploding":
            words = _tr(
                "Gradients explode: those of {0} are far larger than others, or than before. A "
                "smaller learning rate or clipping (clipnorm of the optimizer) helps."
            )
            return "warning", words.format(listed)
        case "stuck":
            words = _tr("No gradient at all reaches {0}: what follows may be dead.")
            return "warning", words.format(listed)
        case "zero":
            words = _tr("All gradients are 0: nothing is learned at this step.")
            return "warning", words
        case "broken":
            words = _tr("Gradients of {0} are infinite or not numbers: the training has diverged.")
            return "error", words.format(listed)
        case "none":
            return "warning", nothing_text(GRADIENTS, "gradients")
    return "success", _tr("Gradients reach all layers, and are of similar size everywhere.")


def _listed(names: Sequence[str]) -> str:
    """Return a few names, and how many more there are."""
    quoted = [_tr("'{0}'").format(name) for name in names[:_MOST_NAMES]]
    text = ", ".join(quoted)
    if len(names) > _MOST_NAMES:
        return _tr("{0} and {1} more").format(text, len(names) - _MOST_NAMES)
    return text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Flows", text)
