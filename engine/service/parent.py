"""A child process that ends with its parent, even in the middle of long work."""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import wait
from multiprocessing.process import parent_process


def die_with_parent() -> None:
    """End this process at once when the one that started it is gone."""
    threading.Thread(target=_watch, name="watch-parent", daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
