"""The machine while something is measured: what others take of it, and how much memory is used.

Linux tells; elsewhere shares and peaks are 0. Only the standard library, for peers' sake.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

CLEAN = 0.05  # of one core: what others may take in a window that counts
_LINUX = sys.platform.startswith("linux")
_TICK = os.sysconf("SC_CLK_TCK") if _LINUX else 100
_IDLE = (3, 4)  # columns of /proc/stat: idle, waiting for the disk


class Others:
    """How much of the processor everybody else takes, as a share of one core.

    ``family`` are the processes that are measured, this one by default, with all they start.
    """

    def __init__(self, *family: int):
        self._family = family or (os.getpid(),)
        self.restart()

    def restart(self) -> None:
        """Begin a window."""
        self._since, self._before = time.monotonic(), self._others()

    def share(self) -> float:
        """Return the share since ``restart``."""
        return max(0.0, (self._others() - self._before) / (time.monotonic() - self._since))

    def _others(self) -> float:
        if not _LINUX:
            return 0.0
        columns = [int(v) for v in Path("/proc/stat").read_text().split(maxsplit=9)[1:9]]
        busy = sum(v for i, v in enumerate(columns) if i not in _IDLE)
        return (
            busy - sum(_spent(p) for head in self._family for p in _with_children(head))
        ) / _TICK


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _words(file):
            yield from _with_children(int(child))


def _spent(pid: int) -> int:
    """Return the ticks that a process took, with the children it has waited for."""
    words = _words(Path(f"/proc/{pid}/stat"))
    after_name = max((i for i, word in enumerate(words) if word.endswith(")")), default=0)
    return sum(int(v) for v in words[after_name + 12 : after_name + 16])


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except OSError:  # another system, or the process has ended
        return []


def _words(file: Path) -> list[str]:
    return " ".join(_lines(file)).split()


def peak_bytes(pid: int) -> int:
    """Return the most memory that a process has had at once, 0 where the system does not tell."""
    words = _words(Path(f"/proc/{pid}/status"))
    return int(words[words.index("VmHWM:") + 1]) * 1024 if "VmHWM:" in words else 0


def age_seconds() -> float:
    """Return how long this process has lived, NaN where the system does not tell."""
    if not _LINUX:
        return float("nan")
    after_name = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    begun = int(after_name[19]) / _TICK  # seconds after the start of the system
    return float(_words(Path("/proc/uptime"))[0]) - begun


def processor() -> str:
    """Return the name of the processor."""
    for line in _lines(Path("/proc/cpuinfo")):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def memory_gigabytes() -> float:
    """Return how much memory the machine has, NaN where the system does not tell."""
    words = _words(Path("/proc/meminfo"))
    return int(words[words.index("MemTotal:") + 1]) / 2**20 if words else float("nan")


def forget_files() -> bool:
    """Make the system forget what it has read from the disk; return whether it could be done."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    except OSError:
        return False
    return True
