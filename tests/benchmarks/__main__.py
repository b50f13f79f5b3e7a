"""Measures Lamina on this machine: ``python3 run.py bench [--quick] [--only PART] [--net NAME]``.

``--quick`` takes under three minutes, asks for no other library and writes nothing. Otherwise
BENCHMARKS.md is written, from all that was measured under the same circumstances.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks import clicks, growth, latency, record, rounds, start
from tests.benchmarks.contenders import Programs, programs
from tests.benchmarks.machine import CLEAN, Others
from tests.benchmarks.nets import TASKS, Task
from tests.benchmarks.page import PICTURE, page
from tests.benchmarks.report import ROOT, Row, table
from tests.benchmarks.results import Result, best_peer, ratio
from tests.benchmarks.samples import arrays

WINDOW = {"start": start, "latency": latency, "clicks": clicks}
PARTS = (*WINDOW, "trainer", "growth")
RECORD, PAGE = ROOT / "docs" / "benchmarks.json", ROOT / "BENCHMARKS.md"
_QUICK = rounds.Effort(1, 0.75)


def main() -> None:
    """Measure, print tables, write the page."""
    options = _parser().parse_args()
    have = programs("", "") if options.quick else programs(options.peer, options.rival)
    here = record.facts(have)
    kept: dict[str, Any] = {"facts": here, "parts": {}}
    if not options.quick:
        kept = record.load(RECORD, here)
    others, begun = Others(), time.monotonic()
    for name in _wanted(options):
        kept["parts"].update(_measured(name, options, have))
        if not options.quick:
            _write(kept, have)
    if options.json:
        record.save(kept, options.json)
    sys.stdout.write(_closing(time.monotonic() - begun, others.share()))


def _wanted(options: argparse.Namespace) -> list[str]:
    """Return the parts to measure; each network is a part of its own."""
    nets = options.net or list(TASKS)
    parts = options.only or (["trainer"] if options.net else PARTS)
    names = [name for part in parts for name in (nets if part == "trainer" else [part])]
    return [name for name in names if not (options.quick and name == "growth")]


def _measured(name: str, options: argparse.Namespace, have: Programs) -> dict[str, Any]:
    """Return one part of the record by name; nothing where it failed, which is told."""
    others, begun = Others(), time.monotonic()
    try:
        content = _content(name, options, have)
    except (subprocess.SubprocessError, OSError, TimeoutError) as error:
        sys.stdout.write(f"\n{name} could not be measured: {rounds.why(error)}\n")
        return {}
    return {name: record.part(begun, others.share(), **content)}


def _content(name: str, options: argparse.Namespace, have: Programs) -> dict[str, Any]:
    if name == "growth":
        return growth.measure(have)
    if name in WINDOW:
        rows = WINDOW[name].rows(quick=options.quick)
        sys.stdout.write(f"{table(rows)}\n")
        return {"rows": [asdict(row) for row in rows]}
    task = TASKS[name]
    effort = _QUICK if options.quick else rounds.Effort(options.rounds, options.seconds)
    results = rounds.measure(task, have, effort, quick=options.quick)
    sys.stdout.write(f"{table(_rows(task, results))}\n")
    return {"data": arrays(task)[2], "results": [asdict(r) for r in results]}


def _rows(task: Task, results: list[Result]) -> list[Row]:
    best = best_peer(results)
    rows = []
    for result in results:
        remark = result.failure
        if best and not result.is_peer and result.speeds:
            remark = f"{ratio(result, best).middle:.2f} of {best.title}"
        if result.foreign >= CLEAN:
            remark += f"; others took {100 * result.foreign:.0f} % of a core"
        part = f"{task.name}: {task.title}"
        rows.append(Row(part, result.title, result.speed, "samples/s", remark.strip("; ")))
    return rows


def _write(kept: dict[str, Any], have: Programs) -> None:
    record.save(kept, RECORD)
    kept = json.loads(RECORD.read_text(encoding="utf-8"))
    if "growth" in kept["parts"]:
        (ROOT / PICTURE).write_text(growth.picture(kept["parts"]["growth"]), encoding="utf-8")
    PAGE.write_text(page(kept, have.missing), encoding="utf-8")


def _closing(seconds: float, taken: float) -> str:
    advice = "" if taken < CLEAN else " Figures are worth more on a quiet machine."
    return (
        f"\nMeasured in {seconds:.0f} s; others took {100 * taken:.0f} % of a core "
        f"meanwhile.{advice}\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short and rough, Lamina alone")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part alone")
    parser.add_argument("--net", choices=list(TASKS), action="append", help="this network alone")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each contender")
    parser.add_argument("--seconds", type=float, default=1.5, help="of each turn")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--peer", default="", help="a Python that has torch")
    parser.add_argument("--rival", default="", help="a Python that has Keras, TensorFlow and JAX")
    return parser


if __name__ == "__main__":
    main()
