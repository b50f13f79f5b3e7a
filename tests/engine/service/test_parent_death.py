import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.alone

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("filters", [4, 64])
def test_the_engine_ends_within_two_seconds_of_its_window(filters):
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.engine.service.window_process", str(filters)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        engine = psutil.Process(int(window.stdout.readline()))
        left_behind = [engine, *engine.children(recursive=True)]
        assert is_alive(engine)
        window.kill()
        window.wait()
        killed = time.monotonic()
        while any(is_alive(process) for process in left_behind):
            assert time.monotonic() - killed < 2, left_behind
            time.sleep(0.02)
    finally:
        window.kill()
        window.wait()
        window.stdout.close()


def is_alive(process: psutil.Process) -> bool:
    """Whether a process still does anything; one that nobody has buried does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
