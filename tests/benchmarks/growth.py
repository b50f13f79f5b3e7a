"""How speed changes with the size of a network or of its batch: Lamina and PyTorch."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from tests.benchmarks.axes import AXES, task_named
from tests.benchmarks.contenders import Contender, Programs
from tests.benchmarks.report import alone, median
from tests.benchmarks.results import counted
from tests.benchmarks.rounds import default_shards, why
from tests.benchmarks.svg import Curve, Panel, drawing

SECONDS = 0.8


def measure(have: Programs) -> dict[str, Any]:
    """Return speeds by axis, series and value; NaN where a contender failed."""
    axes = []
    for axis in AXES.values():
        names = [f"{axis.name}:{value}" for value in axis.values]
        series: dict[str, list[float]] = {}
        for name in names:
            for who in _contenders(name, have):
                title = "PyTorch" if who.library else "Lamina"
                series.setdefault(title, []).append(_speed(name, who, have))
        curves = [{"title": title, "speeds": speeds} for title, speeds in series.items()]
        axes.append({"title": axis.title, "values": axis.values, "series": curves})
    return {"axes": axes}


def picture(measured: dict[str, Any]) -> str:
    """Return the curves as SVG."""
    panels = [
        Panel(
            axis["title"],
            tuple(axis["values"]),
            tuple(Curve(s["title"], tuple(s["speeds"])) for s in axis["series"]),
        )
        for axis in measured["axes"]
    ]
    return drawing(panels, "samples a second")


def _contenders(name: str, have: Programs) -> list[Contender]:
    task = task_named(name)
    found = [Contender("cpu", default_shards(task))]
    if "torch" in have.pythons:
        kind = "torch-last-quick" if task.is_image else "torch-quick"
        found.append(Contender(kind, os.cpu_count() or 1))
    return found


def _speed(name: str, who: Contender, have: Programs) -> float:
    sys.stderr.write(f"{name}: {who.title}\n")
    try:
        told = alone(have.of(who), who.module, name, who.kind, str(who.threads), str(SECONDS))
    except (subprocess.SubprocessError, ValueError, IndexError) as error:
        sys.stderr.write(f"  failed: {why(error)}\n")
        return float("nan")
    windows = list(zip(told["speeds"], told["foreign"], strict=True))
    return median(speed for speed, _ in counted(windows))
