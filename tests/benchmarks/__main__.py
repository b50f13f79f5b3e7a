"""Measures Lamina on this machine: ``python3 run.py bench [--quick] [--json PATH] [--peer PATH]``.

``--quick`` takes under three minutes. ``--peer`` names a Python that has torch, such as that of
``.peers``; the same networks are then trained in PyTorch, in turns with ours.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from pathlib import Path

from tests.benchmarks import latency, start, trainer
from tests.benchmarks.machine import CLEAN, Others
from tests.benchmarks.report import Row, save, table

PARTS = ("start", "latency", "trainer")


def main() -> None:
    """Measure, and print one table."""
    options = _parser().parse_args()
    others, begin = Others(), time.monotonic()
    rows: list[Row] = []
    for part in options.only or PARTS:
        rows += _measured(part, options)
    facts = {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "seconds": time.monotonic() - begin,
        "taken_by_others": others.share(),
    }
    sys.stdout.write(f"{table(rows)}\n\n{_closing(facts)}\n")
    if options.json:
        save(rows, options.json, facts)


def _measured(part: str, options: argparse.Namespace) -> list[Row]:
    if part == "start":
        return start.rows(quick=options.quick)
    if part == "latency":
        return latency.rows(quick=options.quick)
    return trainer.rows(quick=options.quick, peer=options.peer)


def _closing(facts: dict) -> str:
    taken = facts["taken_by_others"]
    advice = "" if taken < CLEAN else " Figures are worth more on a quiet machine."
    return (
        f"Measured in {facts['seconds']:.0f} s on {facts['cores']} cores; "
        f"others took {100 * taken:.0f} % of a core meanwhile.{advice}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short and rough")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--peer", default="", help="a Python that has torch")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part alone")
    return parser


if __name__ == "__main__":
    main()
