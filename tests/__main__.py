"""Runs all tests on a screen of their own: ``python -m tests [pytest's arguments]``."""

import subprocess
import sys
from pathlib import Path

from tests.screen import own_screen


def main() -> int:
    """Return pytest's status; its summary is the last line printed."""
    with own_screen() as surroundings:
        command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        return subprocess.call(command, env=surroundings, cwd=Path(__file__).parents[1])


if __name__ == "__main__":
    sys.exit(main())
