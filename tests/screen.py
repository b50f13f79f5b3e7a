"""A virtual screen, so that a window gets real mouse and keyboard events without a display."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1600x1000x24"


@contextmanager
def own_screen() -> Iterator[dict[str, str]]:
    """Yield the environment of a process that draws on a new screen; macOS and Windows have one."""
    if not sys.platform.startswith("linux"):
        yield dict(os.environ)
        return
    assert shutil.which("Xvfb"), "Xvfb is missing: python3 run.py test --system installs it"
    with tempfile.TemporaryDirectory(prefix="lamina-screen-") as runtime:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                assert server.stdout
                number = server.stdout.readline().strip()
                assert number, "Xvfb found no free display"
                yield {
                    **os.environ,
                    "DISPLAY": f":{number}",
                    "QT_QPA_PLATFORM": "xcb",
                    "XDG_RUNTIME_DIR": runtime,  # Qt warns if there is none
                }
            finally:
                server.terminate()
