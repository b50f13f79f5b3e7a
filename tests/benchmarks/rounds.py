"""How many samples a second the whole trainer learns from, and how much memory it takes.

Loss and accuracy of every batch are counted by all. Each contender is alone in its process;
contenders take turns in rounds; the figure is the median of the windows in which others took
less than 5 % of a core. Who is far behind in one round sits out the others.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.network.shapes import summarise
from tests.benchmarks.contenders import Contender, Programs, contenders_for
from tests.benchmarks.nets import Task
from tests.benchmarks.our_trainer import plan_of, spec_of
from tests.benchmarks.report import alone
from tests.benchmarks.results import Result, counted, stays

COLD = ("N1", "N2", "N5")  # networks whose first step is also measured without compiled kernels


@dataclass(frozen=True)
class Effort:
    """How long is measured: rounds, and seconds of each contender in a round."""

    rounds: int = 3
    seconds: float = 1.5


@dataclass
class _Score:
    """What is known of one contender so far."""

    contender: Contender
    windows: list[tuple[float, float]] = field(default_factory=list)
    peak: int = 0
    first: float = float("nan")
    failure: str = ""

    def result(self) -> Result:
        used, who = counted(self.windows), self.contender
        foreign = max((share for _, share in used), default=0.0)
        speeds = [speed for speed, _ in used]
        facts = (self.peak, self.first, self.failure)
        return Result(who.title, who.kind, who.is_default, who.is_full, speeds, foreign, *facts)


def default_shards(task: Task) -> int:
    """Return into how many shards Lamina cuts a batch of a task."""
    return plan_of(task).shard_count(summarise(spec_of(task)))


def measure(task: Task, have: Programs, effort: Effort, *, quick: bool) -> list[Result]:
    """Return what every contender did."""
    who = contenders_for(task, default_shards(task), have, quick=quick)
    scores = [_Score(contender) for contender in who]
    for _ in range(effort.rounds):
        found = [score.result() for score in scores]
        for score, result in zip(scores, found, strict=True):
            if not (score.windows or score.failure) or stays(result, found):
                _run(score, task, have, effort.seconds)
    results = [score.result() for score in scores]
    if task.name in COLD and not quick:
        results.append(_cold(task, have))
    return results


def _run(score: _Score, task: Task, have: Programs, seconds: float, **more: str) -> None:
    who = score.contender
    words = [task.name, who.kind, str(who.threads), str(seconds)]
    words += [str(who.at_once)] if who.at_once else []
    sys.stderr.write(f"{task.name}: {who.title}\n")
    try:
        told = alone(have.of(who), who.module, *words, **who.surroundings, **more)
    except (subprocess.SubprocessError, ValueError, IndexError) as error:
        score.failure = why(error)
        sys.stderr.write(f"  failed: {score.failure}\n")
        return
    score.windows += zip(told["speeds"], told["foreign"], strict=True)
    score.peak = max(score.peak, told["peak_bytes"])
    is_sooner = not score.first <= told["first_seconds"]
    score.first = told["first_seconds"] if is_sooner else score.first


def _cold(task: Task, have: Programs) -> Result:
    """Return the first step of a machine that has compiled nothing yet."""
    score = _Score(Contender("cold", default_shards(task)))
    with tempfile.TemporaryDirectory() as empty:
        _run(score, task, have, 0.1, XDG_CACHE_HOME=empty)
    return score.result()


def why(error: Exception) -> str:
    """Return one line on why a contender failed, without places on this machine."""
    if isinstance(error, subprocess.TimeoutExpired):
        return "took too long"
    lines: Sequence[str] = (getattr(error, "stderr", "") or "").strip().splitlines()
    told = next((line for line in reversed(lines) if line.strip()), type(error).__name__)
    return " ".join(word for word in told.split() if "/" not in word and "\\" not in word)[:160]
