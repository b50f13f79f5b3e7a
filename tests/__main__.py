"""Runs the tests on screens of their own: ``python -m tests [pytest's arguments]``.

With no arguments all tests run: those that measure time first and alone, the others on two
processes side by side.
"""

import subprocess
import sys
from pathlib import Path

from tests.screen import own_screen

ALONE = ("-m", "alone", "--no-header")
SIDE_BY_SIDE = ("-m", "not alone", "--numprocesses=2", "--dist=worksteal")


def main() -> int:
    """Return pytest's status, the worst one of two; its summary is the last line printed."""
    given = sys.argv[1:]
    return pytest(*given) if given else max(pytest(*ALONE), pytest(*SIDE_BY_SIDE))


def pytest(*arguments: str) -> int:
    """Run pytest in a process of its own, and return its status."""
    with own_screen() as surroundings:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.call(command, env=surroundings, cwd=Path(__file__).parents[1])


if __name__ == "__main__":
    sys.exit(main())
