"""Exports a model: written beside its place, tried on samples, and only then put there."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.errors import Cancelled, ExportDiffers
from engine.io.export_check import Cancel, keras_differences, script_difference
from engine.io.exported import Exported, Model
from engine.io.keras_file import write_h5, write_keras
from engine.io.script_export import write_script
from engine.io.whole_file import told

TOLERANCE = 1e-4  # of the largest output; what differs more is not the same model


def export_model(
    model: Model,
    kind: str,
    path: Path,
    cancelled: Cancel,
    done: Callable[[int], None],
) -> Exported:
    """Write ``model`` as one of ``KINDS``; whatever fails, nothing at ``path`` has changed.

    ``done`` is told how many of ``STAGES`` are behind. Raises ``ExportDiffers``,
    ``ExportNotChecked``, ``FileNotWritten`` and its kin, or ``Cancelled``.
    """
    with _staged(path) as unfinished:
        files = _write(model, kind, unfinished)
        done(1)
        _look(cancelled)
        difference, largest = _farthest(model, _differences(model, kind, unfinished, cancelled))
        if not difference <= TOLERANCE * largest:
            raise ExportDiffers(actual=f"{difference:.2g}", largest=f"{largest:.2g}")
        done(2)
        _look(cancelled)
        size = sum(file.stat().st_size for file in files)
        for file in files:
            file.replace(path.parent / file.name)
    placed = tuple(str(path.parent / file.name) for file in files)
    return Exported(placed, size, len(model.inputs[0]), difference, largest)


def _look(cancelled: Cancel) -> None:
    if cancelled():
        raise Cancelled()


@contextlib.contextmanager
def _staged(path: Path) -> Iterator[Path]:
    """Give a place of the same name in a new folder beside ``path``."""
    folder = ""
    try:
        folder = tempfile.mkdtemp(prefix=".lamina-export-", dir=path.parent)
        yield Path(folder) / path.name
    except OSError as error:
        raise told(error, path) from error
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _farthest(model: Model, differences: list[float]) -> tuple[float, float]:
    """Return difference and largest value of the output that is farthest off for its size."""
    sizes = [float(np.abs(output).max()) for output in model.outputs]
    pairs = list(zip(differences, sizes, strict=True))
    return next(
        ((d, size) for d, size in pairs if not d <= TOLERANCE * size),
        max(pairs, key=lambda pair: pair[0] / pair[1] if pair[1] else 0.0),
    )


def _differences(model: Model, kind: str, path: Path, cancelled: Cancel) -> list[float]:
    """Return how far each output of what was written is from the network."""
    if kind == "script":
        return [script_difference(path, cancelled)]
    inputs: Sequence[np.ndarray] = model.inputs
    if kind == "h5":  # such a file cannot tell how they are prepared
        inputs = model.extras.prepared(inputs)
    return keras_differences(path, inputs, model.outputs)


def _write(model: Model, kind: str, path: Path) -> list[Path]:
    """Return the files in the order in which they are put in place."""
    if kind == "keras":
        write_keras(
            path, model.spec, model.arrays, model.extras, model.plan, takes_raw=model.takes_raw
        )
        return [path]
    if kind == "h5":
        write_h5(path, model.spec, model.arrays, model.plan)
        return [path]
    assert kind == "script", f"there is no export of the kind {kind}"
    weights = write_script(
        path, model.spec, model.arrays, model.extras, model.inputs[0], model.outputs[0]
    )
    return [weights, path]
