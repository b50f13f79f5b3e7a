"""Who is measured: Lamina's kernels, and the other libraries where they are installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from engine.arrays.threads import threads_of
from tests.benchmarks.nets import Task

LIBRARIES = {"torch": "PyTorch", "tensorflow": "Keras on TensorFlow", "jax": "Keras on JAX"}
_OURS = {
    "cpu": "Lamina",
    "reference": "Lamina without Numba",
    "cold": "Lamina, no kernel compiled yet",
    "nothing": "Lamina's bookkeeping alone",
}
_HABITS = {"last": "channels last", "quick": "fused optimizer", "compiled": "compiled"}
_ASK = """
import importlib.metadata as m, json
def version(names):
    for name in names:
        try: return m.version(name)
        except m.PackageNotFoundError: pass
    return ""
print(json.dumps({"torch": version(["torch"]), "keras": version(["keras"]), "jax": version(["jax"]),
    "tensorflow": version(["tensorflow-cpu", "tensorflow"])}))
"""


@dataclass(frozen=True)
class Contender:
    """A program that trains.

    kind: "cpu", "reference", "nothing", "cold", "tensorflow", "jax", or "torch" and habits of it,
    as "torch-last-quick"
    """

    kind: str
    threads: int  # of Lamina: shards of a batch
    is_default: bool = False  # what Lamina does when nothing is said
    is_full: bool = False  # the shards of the default, all computed at the same time
    at_once: int = 0  # shards computed at the same time; 0: all

    @property
    def library(self) -> str:
        """What has to be installed, "" for Lamina itself."""
        first = self.kind.partition("-")[0]
        return first if first in LIBRARIES else ""

    @property
    def module(self) -> str:
        trainers = {"": "our_trainer", "torch": "torch_trainer"}
        return f"tests.benchmarks.{trainers.get(self.library, 'keras_trainer')}"

    @property
    def title(self) -> str:
        if not self.library:
            shards = f"{self.threads} shard{'s' if self.threads > 1 else ''}"
            cores = f" on {self.at_once} core{'s' if self.at_once > 1 else ''}" * bool(self.at_once)
            mark = " (default)" if self.is_default else ""
            return f"{_OURS[self.kind]}, {shards}{cores}{mark}"
        habits = [_HABITS[word] for word in self.kind.split("-")[1:]]
        return ", ".join([LIBRARIES[self.library], *habits])

    @property
    def surroundings(self) -> dict[str, str]:
        """What the environment of its process says."""
        if self.library in ("tensorflow", "jax"):
            return {"KERAS_BACKEND": self.library, "TF_CPP_MIN_LOG_LEVEL": "3"}
        return {}


@dataclass(frozen=True)
class Programs:
    """The Pythons that have the libraries, by library, and the versions found in them."""

    pythons: dict[str, str]
    versions: dict[str, str]

    def of(self, contender: Contender) -> str:
        return self.pythons[contender.library]

    @property
    def missing(self) -> list[str]:
        return [title for name, title in LIBRARIES.items() if name not in self.pythons]


def programs(peer: str, rival: str) -> Programs:
    """Return what can be run. ``peer``: a Python with torch, ``rival``: one with Keras's others."""
    pythons, versions = {"": sys.executable}, {}
    for python, libraries in ((peer, ("torch",)), (rival, ("tensorflow", "jax"))):
        found = _versions(python) if python else {}
        for library in libraries:
            needed = [library] if library == "torch" else [library, "keras"]
            if all(found.get(name) for name in needed):
                pythons[library] = python
                versions |= {name: found[name] for name in needed}
    return Programs(pythons, versions)


def _versions(python: str) -> dict[str, str]:
    done = subprocess.run([python, "-c", _ASK], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def contenders_for(task: Task, default_shards: int, have: Programs, *, quick: bool):
    """Return who takes part in a task, in the order of the rounds."""
    cores = os.cpu_count() or 1
    shards = [1] if cores == 1 else [1, 2]
    threads = min(threads_of(0), default_shards)
    found = [
        Contender("cpu", n, n == default_shards == threads, n == default_shards) for n in shards
    ]
    if threads < default_shards:  # a core is left to the window
        found.append(Contender("cpu", default_shards, is_default=True, at_once=threads))
    if quick:
        return [c for c in found if c.is_default or c.is_full]
    found.append(Contender("reference", default_shards))
    if task.name in ("N2", "N7"):
        found.append(Contender("nothing", 1))
    return found + [c for c in _peers(task, cores) if c.library in have.pythons]


def _peers(task: Task, cores: int) -> list[Contender]:
    layouts = ["torch", "torch-last"] if task.is_image else ["torch"]
    habits = [""] if task.forward else ["", "-quick"]
    kinds = [layout + habit for layout in layouts for habit in habits]
    kinds += [f"{layouts[-1]}-compiled", "tensorflow", "jax"]
    return [Contender(kind, cores) for kind in kinds]
