"""Whether an exported model gives what the network gives: it is run anew, on a few samples."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from engine.errors import Cancelled, ExportNotChecked
from engine.io.model_file import read_model
from engine.kernels.reference import REFERENCE
from engine.network.network import Network

LONGEST_SECONDS = 300.0  # for a child that imports NumPy and runs ten samples
LOOK_SECONDS = 0.05  # between two looks at ``cancelled``

Cancel = Callable[[], bool]


def keras_differences(
    path: Path, inputs: Sequence[np.ndarray], outputs: Sequence[np.ndarray]
) -> list[float]:
    """Read a file of Keras anew; return how far each of its outputs is for raw ``inputs``.

    The plain kernels compute it, so that those of the network are checked too.
    """
    model = read_model(path)
    network = Network(model.network_spec())
    kept = network.load(model.arrays)
    assert len(kept) == len(network.weights), "weights got lost on their way"
    ids = [node.id for node in network.spec.inputs]
    given = network.input_of(dict(zip(ids, model.extras.prepared(inputs), strict=True)))
    values, _ = network.forward(given, network.question(REFERENCE))
    actual = [values[output] for output in network.spec.outputs]
    return [float(np.abs(a - b).max()) for a, b in zip(actual, outputs, strict=True)]


def script_difference(path: Path, cancelled: Cancel) -> float:
    """Run ``script --self-check`` in a child process, and return the difference it prints.

    A bundled program has no Python to start; it runs the script in a process of its own.
    Raises ``ExportNotChecked`` with the last line of what it said, or ``Cancelled``.
    """
    run = run_bundled if getattr(sys, "frozen", False) else run_python
    code, text = run(path, cancelled)
    last = (text.strip().splitlines() or [str(code)])[-1]
    head, _, number = last.rpartition(": ")
    if not head.startswith("Largest difference"):
        raise ExportNotChecked(reason=last[:200])
    return float(number)


def run_python(path: Path, cancelled: Cancel) -> tuple[int, str]:
    """Run the script by the Python that runs this; return exit status and output."""
    with (
        tempfile.TemporaryDirectory(prefix="lamina-check-") as elsewhere,
        subprocess.Popen(
            [sys.executable, str(path), "--self-check"],
            cwd=elsewhere,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child,
    ):
        try:
            for _ in _patience(cancelled):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    text, _ = child.communicate(timeout=LOOK_SECONDS)
                    return child.returncode, text
        finally:
            child.kill()
    raise ExportNotChecked(reason="TIMEOUT")


def run_bundled(path: Path, cancelled: Cancel) -> tuple[int, str]:
    """Run the script in a spawned process of this program; return exit status and output."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_in_child, args=(str(path), theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        for _ in _patience(cancelled):
            if ours.poll(LOOK_SECONDS):
                return ours.recv()
    except EOFError as error:
        raise ExportNotChecked(reason="EOF") from error
    finally:
        child.kill()
        child.join()
        ours.close()
    raise ExportNotChecked(reason="TIMEOUT")


def _patience(cancelled: Cancel):
    """Yield again and again until it takes too long. Raises ``Cancelled``."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        if cancelled():
            raise Cancelled()
        yield


def _in_child(path: str, connection: Connection) -> None:
    sys.argv = [path, "--self-check"]
    said = io.StringIO()
    end: object = 0
    with contextlib.redirect_stdout(said):
        try:
            runpy.run_path(path, run_name="__main__")
        except SystemExit as error:
            end = error.code
        except Exception as error:  # told to whoever waits
            end = f"{type(error).__name__}: {error}"
    text = said.getvalue() + (end if isinstance(end, str) else "")
    connection.send((end if isinstance(end, int) else 1, text))
