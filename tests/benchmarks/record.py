"""What was measured on one machine, part by part: one JSON file that a page is written from."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks.contenders import Programs
from tests.benchmarks.machine import memory_gigabytes, processor

_OURS = ("numpy", "numba", "PySide6_Essentials")


def facts(have: Programs) -> dict[str, Any]:
    """Return on what is measured: figures of another machine or other versions do not mix."""
    versions = {name: version(name) for name in _OURS} | have.versions
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "gigabytes": round(memory_gigabytes()),
        "versions": versions,
    }


def load(path: Path, here: dict[str, Any]) -> dict[str, Any]:
    """Return the parts measured before under the same facts, by name; else an empty record."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    parts = kept.get("parts", {}) if _same(kept.get("facts", {}), here) else {}
    return {"facts": _joined(kept.get("facts", {}), here) if parts else here, "parts": parts}


def _same(before: dict, here: dict) -> bool:
    """Whether both are of one machine, and no library has another version."""
    if not before:
        return False
    known, found = before["versions"], here["versions"]
    rest = {k: v for k, v in before.items() if k != "versions"}
    return rest == {k: v for k, v in here.items() if k != "versions"} and all(
        known[name] == found[name] for name in known.keys() & found.keys()
    )


def _joined(before: dict, here: dict) -> dict:
    return {**here, "versions": {**before["versions"], **here["versions"]}}


def part(begun: float, others: float, **content: Any) -> dict[str, Any]:
    """Return one part of a record. begun: time.monotonic()   others: their share of a core"""
    return {
        "day": time.strftime("%Y-%m-%d"),
        "seconds": round(time.monotonic() - begun),
        "taken_by_others": round(others, 3),
        **content,
    }


def save(record: dict[str, Any], path: Path) -> None:
    """Write the record as JSON."""
    path.write_text(json.dumps(record, indent=1, default=asdict) + "\n", encoding="utf-8")
