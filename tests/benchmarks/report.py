"""What benchmarks tell: rows of one table, and what a process of its own answers."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 240  # of one process that measures


@dataclass(frozen=True)
class Row:
    """One figure. ``remark`` says what it was measured under, or compared with."""

    part: str
    what: str
    value: float
    unit: str
    remark: str = ""


def table(rows: Iterable[Row]) -> str:
    """Return the rows as lines with columns."""
    lines, part = [], ""
    for row in rows:
        if row.part != part:
            part = row.part
            lines += ["", part]
        lines.append(f"  {row.what:52} {short(row.value):>9} {row.unit:10} {row.remark}".rstrip())
    return "\n".join(lines)


def alone(python: str, module: str, *arguments: str, **surroundings: str) -> Any:
    """Run a module in a process of its own; return the JSON that its last line holds."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    command = [python, "-m", module, *arguments]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment,
        timeout=LONGEST_SECONDS,
    )
    return json.loads(done.stdout.splitlines()[-1])


def tell(value: Any) -> None:
    """Print what ``alone`` returns in the process that asked."""
    sys.stdout.write(f"{json.dumps(value)}\n")


def median(values: Iterable[float]) -> float:
    """Return the median, NaN of nothing."""
    values = list(values)
    return statistics.median(values) if values else float("nan")


def short(value: float) -> str:
    """Return a number with about three figures."""
    if value != value:
        return "-"
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
