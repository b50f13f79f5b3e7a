import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

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
        assert engine.is_running()
        window.kill()
        window.wait()
        killed = time.monotonic()
        psutil.wait_procs(left_behind, timeout=5)
        assert time.monotonic() - killed < 2
        assert not any(p.is_running() and p.status() != "zombie" for p in left_behind)
    finally:
        window.kill()
        window.wait()
        window.stdout.close()
