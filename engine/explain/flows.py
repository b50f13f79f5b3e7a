"""What recorded looks at a training tell: histograms over time, ratios, the flow of gradients.

All functions take ``Flows``, which ``Trainer(..., records=True)`` tells; several of them are those
of one run, in the order of their steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.training.flows import BINS, KINDS, MEASURES, WIDTH, Flows

RULE_OF_THUMB = 1e-3  # updates are often about so large a part of the weights (CS231n, Karpathy)
BAND = (3e-4, 3e-3)  # half a decade on either side
_FAINT, _STRONG = 1e-3, 1e3  # of the gradients near the input, as a part of those near the output
_GROWN = 100.0  # times what gradients were before
_FEWEST_BEFORE = 4  # looks that say what gradients were before


@dataclass(frozen=True)
class ValueHeat:
    """How the numbers of one layer lie over time, on one scale of values.

    density: (values, looks) the share of all numbers in each piece of the scale, the lowest value
    first   zeros, beyond: (looks,) the shares of those that are in no piece: 0 itself, and what
    lies farther from the mean than the bins of its look   steps: (looks,)
    low, high: the ends of the scale
    """

    density: np.ndarray
    zeros: np.ndarray
    beyond: np.ndarray
    steps: np.ndarray
    low: float
    high: float


@dataclass(frozen=True)
class GradientFlow:
    """The gradients at one step, from the input to the output.

    norms, typical: (layers,) the norm of the gradient of a layer's weights, and that of one weight
    (root mean square); NaN for layers that learn nothing   verdict: "fine", "vanishing",
    "exploding", "stuck" (zero in some layers, not in others), "zero", "broken" (not finite
    somewhere) or "none" (nothing learns)   layers: places of those that the verdict is about
    ratio: typical gradient near the input, as a part of that near the output; NaN without both
    """

    norms: np.ndarray
    typical: np.ndarray
    verdict: str
    layers: tuple[int, ...]
    ratio: float


def steps_of(history: Sequence[Flows]) -> np.ndarray:
    """Return the steps of the looks: (looks,) int64."""
    return np.array([each.step for each in history], np.int64)


def layers_with(history: Sequence[Flows], kind: str) -> list[int]:
    """Return the places of layers that have anything of this kind, in any look."""
    if not history:
        return []
    has_any = [~np.isnan(each.measure(kind, "size")) for each in history]
    return np.flatnonzero(np.any(has_any, axis=0)).tolist()


def update_ratios(history: Sequence[Flows]) -> np.ndarray:
    """Return ``|updates| / |weights|`` of each layer and look: (looks, layers).

    NaN where a layer learns nothing, or where all weights are 0 (Karpathy, CS231n, 2015).
    """
    updates = _over_time(history, "updates", "norm")
    weights = _over_time(history, "weights", "norm")
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weights > 0, updates / weights, np.nan)


def shares(history: Sequence[Flows], name: str) -> np.ndarray:
    """Return the share "dead" or "saturated" of each layer and look: (looks, layers) in [0, 1]."""
    layers = len(history[0].ids) if history else 0
    return np.array([each.share(name) for each in history]).reshape(len(history), layers)


def value_heat(
    history: Sequence[Flows], kind: str, layer: int, values: int = 2 * BINS
) -> ValueHeat:
    """Return how the numbers of a layer lie over time, in so many pieces of one scale.

    The scale covers the bins of all looks. Within a bin numbers are taken as spread evenly.
    """
    rows = [each.table[layer, KINDS.index(kind)] for each in history]
    table = np.array(rows, float).reshape(len(history), WIDTH)
    counts = np.nan_to_num(table[:, len(MEASURES) :])
    has_bins = counts.sum(axis=1) > 0
    lows, highs = (table[:, MEASURES.index(name)] for name in ("low", "high"))
    low = float(lows[has_bins].min(initial=np.inf)) if has_bins.any() else 0.0
    high = float(highs[has_bins].max(initial=-np.inf)) if has_bins.any() else 0.0
    ends = np.where(has_bins, lows, low), np.where(has_bins, highs, low + 1)
    numbers = _between(counts, *ends, np.linspace(low, high, values + 1))
    below, above, zeros = (
        np.nan_to_num(table[:, MEASURES.index(name)]) for name in ("below", "above", "zeros")
    )
    total = numbers.sum(axis=1) + below + above + zeros
    total[total == 0] = 1
    density = (numbers / total[:, None]).T
    return ValueHeat(density, zeros / total, (below + above) / total, steps_of(history), low, high)


def gradient_flow(history: Sequence[Flows], look: int = -1) -> GradientFlow:
    """Return the gradients of one look, and what is to be said of them.

    Vanishing or exploding: the typical gradient of the first third of the layers is less than a
    thousandth, or more than a thousand times, of that of the last third (Glorot & Bengio 2010), or
    all gradients together are more than a hundred times what they mostly were (Pascanu 2013).
    """
    flows = history[look]
    norms, sizes = flows.measure("gradients", "norm"), flows.measure("gradients", "size")
    broken = flows.measure("gradients", "broken")
    typical = (norms / np.sqrt(sizes)).astype(float)
    known = np.flatnonzero(~np.isnan(sizes))
    wrong = [int(i) for i in known if broken[i] or not np.isfinite(norms[i])]
    ratio = _ratio_of_ends(typical[known])
    earlier = history[: look if look < 0 else max(look, 0)]

    def said(verdict: str, layers: Sequence[int] = ()) -> GradientFlow:
        return GradientFlow(norms.astype(float), typical, verdict, tuple(layers), ratio)

    if not len(known):
        return said("none")
    if wrong:
        return said("broken", wrong)
    still = known[norms[known] == 0].tolist()
    if still:
        return said("zero" if len(still) == len(known) else "stuck", still)
    third = max(1, len(known) // 3)
    if ratio < _FAINT:
        return said("vanishing", known[:third].tolist())
    if ratio > _STRONG or _has_grown(earlier, norms[known]):
        return said("exploding", known[:third].tolist() if ratio > _STRONG else known.tolist())
    return said("fine")


def _over_time(history: Sequence[Flows], kind: str, name: str) -> np.ndarray:
    layers = len(history[0].ids) if history else 0
    rows = [each.measure(kind, name) for each in history]
    return np.array(rows, float).reshape(len(history), layers)


def _between(
    counts: np.ndarray, lows: np.ndarray, highs: np.ndarray, edges: np.ndarray
) -> np.ndarray:
    """Return how many numbers lie between ``edges``: (looks, pieces).

    counts: (looks, bins) between ``lows`` and ``highs``, (looks,)
    """
    bins = counts.shape[1]
    sums = np.pad(np.cumsum(counts, axis=1), ((0, 0), (1, 0)))
    places = (edges - lows[:, None]) * (bins / (highs - lows))[:, None]
    whole = np.clip(places.astype(int), 0, bins - 1)
    part = np.clip(places - whole, 0, 1)
    looks = np.arange(len(counts))[:, None]
    return np.diff(sums[looks, whole] + part * counts[looks, whole], axis=1)


def _ratio_of_ends(typical: np.ndarray) -> float:
    """Return the gradient near the input by that near the output, NaN where there is one layer."""
    if len(typical) < 2:
        return np.nan
    third = max(1, len(typical) // 3)
    first, last = np.median(typical[:third]), np.median(typical[-third:])
    return float(first / last) if last > 0 else np.nan


def _has_grown(earlier: Sequence[Flows], norms: np.ndarray) -> bool:
    """Whether all gradients together are much larger than they mostly were."""
    before = _over_time(earlier, "gradients", "norm")
    totals = np.sqrt(np.nansum(before**2, axis=1))
    totals = totals[np.isfinite(totals) & (totals > 0)]
    if len(totals) < _FEWEST_BEFORE:
        return False
    return float(np.sqrt(np.sum(norms**2))) > _GROWN * float(np.median(totals))
