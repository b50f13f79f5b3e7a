"""What contenders did, and how Lamina stands to the best of the others: arithmetic only."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.machine import CLEAN

STAYS = 0.75  # of the best peer: who is slower in one round is not asked again
_FEW = 3  # clean windows, below which the calmest ones count


@dataclass(frozen=True)
class Result:
    """All that one contender did. speeds: samples a second, by window that counts"""

    title: str
    kind: str
    is_default: bool = False
    is_full: bool = False
    speeds: list[float] = field(default_factory=list)
    foreign: float = 0.0  # share of a core that others took in those windows
    peak_bytes: int = 0
    first_seconds: float = float("nan")  # from the beginning of the process
    failure: str = ""

    @property
    def speed(self) -> float:
        """The median, NaN where nothing was measured."""
        return statistics.median(self.speeds) if self.speeds else float("nan")

    @property
    def is_peer(self) -> bool:
        return self.kind.split("-")[0] in ("torch", "tensorflow", "jax")


@dataclass(frozen=True)
class Ratio:
    """Our speed over that of the best peer.

    low, high: the same of quartiles, ours the lower and theirs the upper one, and the reverse
    """

    middle: float
    low: float
    high: float
    peer: str


def counted(windows: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the (speed, foreign share) that count: the clean ones, else the calmest third."""
    clean = [w for w in windows if w[1] < CLEAN]
    if len(clean) >= min(_FEW, len(windows)):
        return clean
    return sorted(windows, key=lambda w: w[1])[: max(_FEW, len(windows) // 3)]


def best_peer(results: Iterable[Result]) -> Result | None:
    """Return the fastest of the others, None where none was measured."""
    return max((r for r in results if r.is_peer and r.speeds), key=lambda r: r.speed, default=None)


def ratio(ours: Result, peer: Result) -> Ratio:
    """Return how many times as fast as ``peer`` we are."""
    ours_low, ours_high = quartiles(ours.speeds)
    peer_low, peer_high = quartiles(peer.speeds)
    return Ratio(ours.speed / peer.speed, ours_low / peer_high, ours_high / peer_low, peer.title)


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Return between which values the middle half lies."""
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def stays(result: Result, results: Iterable[Result]) -> bool:
    """Whether a contender takes part in the next round: ours, and peers that may be the best."""
    best = best_peer(results)
    if result.kind == "cpu" and not result.failure:
        return True
    is_close = best is not None and result.speed >= STAYS * best.speed
    return result.is_peer and is_close and not result.failure
