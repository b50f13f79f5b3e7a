"""The self-test: the first laboratory from data to export, as one JSON object of figures."""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

EPOCHS = 2
LEAST_ACCURACY = 0.6  # after two epochs; ten classes by chance give 0.1
LARGEST_DIFFERENCE = 1e-5


def self_test(trip: Callable[[Path, dict[str, Any]], None]) -> int:
    """Let ``trip`` fill in its figures, and print them; return 0 only if all is well."""
    figures: dict[str, Any] = {"version": _version()}
    started = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory(prefix="lamina-self-test-") as folder:
            trip(Path(folder), figures)
        problems = [name for name, is_well in _checks(figures).items() if not is_well]
    except Exception:
        problems = ["error"]
        figures["error"] = traceback.format_exc()
    figures["seconds"] = round(time.perf_counter() - started, 2)
    figures["problems"] = problems
    sys.stdout.write(json.dumps(figures, indent=2, default=str) + "\n")
    return 1 if problems else 0


def through_the_engine(folder: Path, figures: dict[str, Any]) -> None:
    """Data, two epochs, Grad-CAM, export, reload: in this process, without Qt."""
    from dataclasses import replace

    from app.labs import signs
    from engine.explain.grad_cam import grad_cam
    from engine.kernels import best_kernels
    from engine.network.network import Network
    from engine.service.desk import Loaded
    from engine.training.events import EpochDone
    from engine.training.trainer import Trainer

    document = signs()
    assert document.choice is not None
    choice = document.choice
    loaded = _timed(figures, "data_seconds", lambda: Loaded.of(choice, choice.source.load()))
    spec, plan = document.network, replace(document.plan, epochs=EPOCHS)
    kernels = best_kernels()
    network = Network(spec, seed=plan.seed)
    trainer = Trainer(
        network,
        plan,
        loaded.feed("train", spec, plan),
        loaded.feed("validation", spec, plan),
        kernels=kernels,
    )
    epochs = [e for e in trainer.run() if isinstance(e, EpochDone)]
    trainer.close()
    figures |= {
        "kernels": kernels.name,
        "samples": len(loaded.dataset.x),
        "parameters": network.summary.parameters,
        "epochs": len(epochs),
        "samples_per_second": round(epochs[-1].samples_per_second),
        **{name: round(value, 4) for name, value in epochs[-1].values.items()},
    }
    x = loaded.preparation.apply(loaded.dataset.x[:10])
    heat = _timed(figures, "grad_cam_seconds", lambda: grad_cam(network, x[:1], kernels))
    figures["heat_range"] = [float(heat.heat.min()), float(heat.heat.max())]
    path = folder / "signs.keras"
    figures["export_difference"] = differences(path, network.spec, network.arrays())
    figures["export_bytes"] = path.stat().st_size


def differences(path: Path, spec: Any, arrays: dict[str, Any]) -> float:
    """Export a network, read it back, and return how far its outputs are off.

    The largest difference on ten random images, as a share of the largest output.
    """
    import numpy as np

    from engine.io import read_model
    from engine.io.keras_file import write_keras
    from engine.kernels.reference import REFERENCE
    from engine.network.network import Network

    write_keras(path, spec, arrays)
    read = read_model(path)
    read_spec, read_arrays = read.network_spec(), read.arrays
    before, after = Network(spec), Network(read_spec)
    before.load(arrays)
    after.load(read_arrays)
    shape = before.summary.rows[0].shape
    assert shape is not None, "the network was trained, so its input has a shape"
    x = np.random.default_rng(0).random((10, *shape), np.float32)
    expected = before.predict(x, REFERENCE)
    return float(abs(after.predict(x, REFERENCE) - expected).max() / abs(expected).max())


def _checks(figures: dict[str, Any]) -> dict[str, bool]:
    """Say for each figure that matters whether it is as it should be."""
    low, high = figures["heat_range"]
    return {
        "epochs": figures["epochs"] == EPOCHS,
        "accuracy": figures["val_accuracy"] >= LEAST_ACCURACY,
        "heat": 0 <= low < high <= 1,
        "export": figures["export_difference"] <= LARGEST_DIFFERENCE,
    }


def _timed(figures: dict[str, Any], name: str, work: Callable[[], Any]) -> Any:
    started = time.perf_counter()
    result = work()
    figures[name] = round(time.perf_counter() - started, 4)
    return result


def _version() -> str:
    from app.version import version

    return version()
