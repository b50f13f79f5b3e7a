"""BENCHMARKS.md: what a record says, as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import geometric_mean
from typing import Any

from tests.benchmarks.machine import CLEAN
from tests.benchmarks.nets import TASKS
from tests.benchmarks.report import short
from tests.benchmarks.results import Result, best_peer, ratio

PICTURE = "docs/benchmarks.svg"
_HEAD = """# How fast Lamina is

This page is written by `python3 run.py bench`, on the machine described below. Each network is
trained by Lamina's own trainer, by a loop in PyTorch and by Keras's `fit`, always with loss and
accuracy of every batch, from the same samples, which lie in memory as whole numbers and are cast
and scaled batch by batch. Contenders take turns, each alone in its process; a figure is the
median of windows of a quarter of a second in which other programs took less than 5 % of a core.
Where there were too few of those, the calmest third counts, and the load is told.
"""
_RATIOS = """## Lamina beside the best of the others

The ratio is the speed of Lamina to that of the fastest other library in its fastest form; in
brackets, with the quartiles of both for and against us. Lamina cuts a batch into as many shards as
it does when nothing is said, and computes them on all cores, as the others do. The last ratio is
that of the default, which leaves one core to the window.
"""
_ALL = """## All contenders

Peak memory is that of the whole process with the samples. The first step counts from the
beginning of the process, without the reading of samples: it includes loading libraries, and
compiling where a library does that. PyTorch's and Keras's processes use all cores.
"""
_REPEAT = """## Measure it yourself

    python3 run.py bench                       # all of it
    python3 run.py bench --only trainer --net N2 --net N5
    python3 run.py bench --only growth
    python3 run.py bench --quick               # Lamina alone, under three minutes, writes nothing

The first one makes `.peers` (PyTorch) and `.rivals` (Keras on TensorFlow and JAX), a few gigabytes.
What is measured in pieces is put together, as long as machine and versions stay the same.
"""


def page(record: dict[str, Any], missing: Sequence[str]) -> str:
    """Return the whole page. missing: titles of libraries that are not installed"""
    parts = record["parts"]
    nets = {n: [Result(**r) for r in parts[n]["results"]] for n in TASKS if n in parts}
    blocks = [_HEAD, _machine(record["facts"])]
    blocks += [f"Not installed, so not measured: {', '.join(missing)}.\n"] if missing else []
    if nets:
        blocks += [_RATIOS, _ratios(nets, parts), _ALL]
        blocks += [_contenders(name, found, parts[name]) for name, found in nets.items()]
    if "growth" in parts:
        blocks.append(_growth(parts["growth"]))
    blocks += [_rows(parts[name]) for name in ("start", "latency", "clicks") if name in parts]
    return "\n".join([*blocks, _REPEAT])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; the first column stands left, numbers right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _machine(facts: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {v}" for name, v in facts["versions"].items())
    return (
        f"{facts['processor']}, {facts['cores']} cores, {facts['gigabytes']} GB of memory, "
        f"{facts['system']}. Python {facts['python']}, {versions}.\n"
    )


def _ratios(nets: dict[str, list[Result]], parts: dict[str, Any]) -> str:
    rows, middles = [], []
    for name, found in nets.items():
        ours, peer = next(r for r in found if r.is_full), best_peer(found)
        usual = next(r for r in found if r.is_default)
        words = ["-", "-", "-", "-"]
        if peer and ours.speeds and usual.speeds:
            by = ratio(ours, peer)
            middles.append((by.middle, ratio(usual, peer).middle))
            words = [short(peer.speed), by.peer]
            words += [f"**{by.middle:.2f}** ({by.low:.2f} - {by.high:.2f})"]
            words += [f"{ratio(usual, peer).middle:.2f}"]
        load = max([ours.foreign, *([peer.foreign] if peer else [])])
        rows.append([_title(name), short(ours.speed), *words, _load(load)])
    if middles:
        means = [f"{geometric_mean(column):.2f}" for column in zip(*middles, strict=True)]
        rows.append(["geometric mean", "", "", "", f"**{means[0]}**", means[1], ""])
    head = ["network", "Lamina", "best other", "which", "ratio", "of the default", "load meanwhile"]
    return "Speeds in samples a second.\n\n" + table(head, rows)


def _title(name: str) -> str:
    task = TASKS[name]
    return f"{name[:2]}: {task.title}" + (f", batch {task.batch}" * ("batch" not in task.title))


def _contenders(name: str, found: list[Result], part: dict[str, Any]) -> str:
    head = ["", "samples/s", "peak memory, MiB", "first step, s", ""]
    rows = [
        [
            r.title,
            "" if r.kind == "cold" else short(r.speed),
            short(r.peak_bytes / 2**20) if r.peak_bytes else "-",
            short(r.first_seconds),
            f"failed: {r.failure}" if r.failure else _load(r.foreign),
        ]
        for r in found
    ]
    day = f"{part['data']} data, measured {part['day']} in {part['seconds']} s"
    return f"### {_title(name)}\n\n{day}.\n\n{table(head, rows)}"


def _load(share: float) -> str:
    return "" if share < CLEAN else f"others took {100 * share:.0f} % of a core"


def _growth(part: dict[str, Any]) -> str:
    lines = ["## Growth\n", f"![Speed along five axes]({PICTURE})\n"]
    for axis in part["axes"]:
        head = [axis["title"], *(str(v) for v in axis["values"])]
        rows = [[s["title"], *map(short, s["speeds"])] for s in axis["series"]]
        lines += [table(head, rows)]
    load = _load(part["taken_by_others"])
    return "\n".join([*lines, f"Samples a second. {load.capitalize() + '.' if load else ''}\n"])


def _rows(part: dict[str, Any]) -> str:
    lines: list[str] = []
    for name in dict.fromkeys(row["part"] for row in part["rows"]):
        rows = [
            [r["what"], short(r["value"]), r["unit"], r["remark"]]
            for r in part["rows"]
            if r["part"] == name
        ]
        lines += [f"## {name}\n", table(["", "", "", ""], rows)]
    return "\n".join(lines)
