"""How a value is computed, in words and in numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked
from engine.explain.computation import Computation

_SENTENCES = {
    "sum": marked("Computation", "Each input is multiplied by its weight, and all are added."),
    "mean": marked("Computation", "The mean of the inputs: each has the same weight."),
    "largest": marked("Computation", "The largest input is taken; of equal ones the first."),
    "smallest": marked("Computation", "The smallest input is taken; of equal ones the first."),
    "moved": marked("Computation", "The value comes from another place, as it is."),
    "unchanged": marked(
        "Computation",
        "The value goes through unchanged: this layer does something while training only.",
    ),
    "scaled": marked("Computation", "The input times a scale, plus an offset."),
    "product": marked("Computation", "The inputs are multiplied with one another."),
    "function": marked("Computation", "A function of the input alone."),
    "input": marked("Computation", "The value comes from the data, as the network takes it."),
    "table row": marked("Computation", "A row of the table of weights, chosen by the input."),
    "other": marked(
        "Computation",
        "A layer of this kind computes in several steps, and no single sum makes this value. Below "
        "stands how much each input changes it: its derivative, and input times derivative.",
    ),
}
_ROW = marked("Computation", "The exponential of one input, over the sum of those of its row.")
_ADDED = marked("Computation", "The inputs are added.")
_NORMALISED = marked(
    "Computation",
    "The input less the running mean, over the root of the running variance plus epsilon; times "
    "gamma, plus beta. While training, mean and variance are those of the batch.",
)


def title_of(found: Computation) -> str:
    """Return which value it is: "conv2d: row 3, column 4, channel 2"."""
    return f"{found.name}: {place_text(found.place)}"


def place_text(place: Sequence[int]) -> str:
    """Return an index into a sample in words; all count from 0."""
    words = {
        1: _tr("unit {0}"),
        2: _tr("step {0}, unit {1}"),
        3: _tr("row {0}, column {1}, channel {2}"),
    }
    text = words.get(len(place))
    return text.format(*place) if text else str(tuple(place))


def sentence_of(found: Computation) -> str:
    """Return how this kind of value is made."""
    if found.layer == "BatchNormalization":
        return _tr(_NORMALISED)
    if found.activation == "softmax" and found.kind == "function":
        return _tr(_ROW)
    if found.kind == "sum" and found.operands[0].weight_slopes is None and found.bias is None:
        return _tr(_ADDED)
    return _tr(_SENTENCES[found.kind])


def formula_of(found: Computation) -> str:
    """Return the way from the sum to the value, in numbers."""
    value = number(found.value)
    if found.kind in ("input", "other", "table row"):
        return f"y = {value}"
    if found.kind == "product":
        factors = " × ".join(signed(float(each.inputs.ravel()[0])) for each in found.operands)
        return f"{factors} = {value}"
    if found.kind == "function":
        return f"x = {number(found.total)}  →  {_function(found)}  →  y = {value}"
    if found.kind in ("largest", "smallest"):
        return f"{'max' if found.kind == 'largest' else 'min'} = {value}"
    if found.kind in ("moved", "unchanged"):
        return f"y = x = {value}"
    steps = f"Σ = {number(found.lines.sums.sum())}"
    if found.bias is not None:
        steps += f"  →  Σ + {signed(found.bias)} = {number(found.total)}"
    if found.activation != "linear":
        steps += f"  →  {_function(found)}  →  {value}"
    return steps


def _function(found: Computation) -> str:
    if found.activation != "softmax" or not found.row.size:
        return found.activation
    own = found.exponentials[found.row_place]
    return f"softmax = {number(own)} / {number(found.exponentials.sum())}"


def facts_of(found: Computation) -> str:
    """Return the numbers that the layer uses, by Keras's names."""
    return ", ".join(f"{name} = {number(value)}" for name, value in found.facts)


def check_of(found: Computation) -> str:
    """Return how far the terms are from what the network gave."""
    if math.isnan(found.computed):
        return ""
    if not found.agrees:
        words = _tr(
            "The terms give {0}, but the network gave {1}: {2} units of rounding apart, more than "
            "the order of adding explains."
        )
        return words.format(f"{found.computed:.9g}", f"{found.value:.9g}", number(found.units))
    words = _tr(
        "Checked: added again in double precision, {0}; the network gave {1}, {2} units "
        "of rounding apart."
    )
    return words.format(f"{found.computed:.9g}", f"{found.value:.9g}", f"{found.units:.2f}")


def backward_of(found: Computation, target: str) -> tuple[str, str]:
    """Return what a score has to do with the value: a sentence, and the numbers.

    ``target``: the name of the class, "" where there are no classes
    """
    if found.target < 0:
        return _tr("The network gives no score of a class that could be followed back here."), ""
    score = (
        _tr("The score S is that of '{0}': {1}.").format(target, number(found.score))
        if target
        else _tr("The score S is the answer of the network: {0}.").format(number(found.score))
    )
    if found.is_before:
        words = _tr("It is taken before {0}, so that it is a sum Σ itself.")
        return f"{score} {words.format(found.activation)}", f"∂S/∂Σ = {number(found.total_slope)}"
    numbers = f"∂S/∂y = {number(found.slope)}"
    if not math.isnan(found.total_slope) and found.activation != "linear":
        numbers += f"  →  {found.activation}  →  ∂S/∂Σ = {number(found.total_slope)}"
    if found.slope == 0:
        words = _tr(
            "This value does not change it: nothing leads from here to the score, or what follows "
            "passes no gradient on."
        )
    elif any(each.weight_slopes is not None for each in found.operands):
        words = _tr(
            "If this value grows a little, the score changes ∂S/∂y times as much. By the chain "
            "rule ∂S/∂x = w · ∂S/∂Σ for each input, and ∂S/∂w = x · ∂S/∂Σ for each weight."
        )
    elif found.operands:
        words = _tr(
            "If this value grows a little, the score changes ∂S/∂y times as much. By the chain "
            "rule ∂S/∂x = ∂y/∂x · ∂S/∂y for each input."
        )
    else:
        words = _tr("If this value grows a little, the score changes ∂S/∂y times as much.")
    return f"{score} {words}", numbers


def heads_of(is_backward: bool, has_weights: bool, is_learned: bool) -> list[str]:
    """Return what stands above the pictures of terms."""
    if is_backward:
        heads = [_tr("Input x"), _tr("∂S/∂x")]
        return [*heads, _tr("∂S/∂w")] if is_learned else heads
    if has_weights:
        return [_tr("Input x"), _tr("× weight w"), _tr("= product")]
    return [_tr("Input x"), _tr("Derivative ∂y/∂x"), _tr("x · ∂y/∂x")]


def line_label(
    found: Computation, operand: int, channel: int, is_one: bool, names: Sequence[str]
) -> str:
    """Return the name of a line of terms; ``is_one``: it is a single value."""
    part = found.operands[operand]
    head = f"{part.name}, " if len(found.operands) > 1 else ""
    if is_one:
        place = part.place((*(0,) * (part.inputs.ndim - 1), channel))
        if place is None:
            return head + _tr("padding")
        if len(place) == 1 and place[0] < len(names):
            return head + names[place[0]]
        return head + (_tr("unit {0}").format(place[0]) if len(place) == 1 else str(place))
    number_of = int(part.axes[-1][channel])
    return head + _tr("channel {0}").format(number_of)


def number(value: float) -> str:
    """Return a number with four digits."""
    return f"{value:.4g}"


def signed(value: float) -> str:
    """Return a number to stand behind a sign: in brackets if it is below 0."""
    return f"({value:.4g})" if value < 0 else f"{value:.4g}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Computation", text)
