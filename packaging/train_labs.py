"""Trains the networks that ship with laboratories: ``python packaging/train_labs.py``.

Writes ``resources/labs/<name>.npz``: the weights, and what the run told, as JSON text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.labs import LABS, Lab  # noqa: E402
from engine.kernels import best_kernels  # noqa: E402
from engine.network.network import Network  # noqa: E402
from engine.service.desk import Loaded  # noqa: E402
from engine.training.events import Batches, EpochDone  # noqa: E402
from engine.training.trainer import Trainer  # noqa: E402


def train(entry: Lab) -> None:
    """Train the network of one laboratory and write its file."""
    document = entry.make()
    assert document.choice is not None
    loaded = Loaded.of(document.choice, document.choice.source.load())
    spec, plan = document.network, document.plan
    feed = loaded.feed("train", spec, plan)
    assert feed is not None
    network = Network(spec, seed=plan.seed)
    trainer = Trainer(
        network, plan, feed, loaded.feed("validation", spec, plan), kernels=best_kernels()
    )
    columns: dict[str, list[float]] = {}
    epochs = []
    for event in trainer.run():
        if isinstance(event, Batches):
            for name, values in event.columns.items():
                columns.setdefault(name, []).extend(round(v, 5) for v in values)
        elif isinstance(event, EpochDone):
            epochs.append({name: getattr(event, name) for name in event.__slots__})
            print(event.epoch, event.values)
    trainer.close()
    told = {
        "columns": columns,
        "epochs": epochs,
        "batches": trainer.batches_per_epoch,
        "samples": len(feed),
        "shards": trainer.crew.shards,
    }
    arrays = {f"weights/{k}": v for k, v in network.arrays().items()}
    text = np.frombuffer(json.dumps(told).encode(), np.uint8)
    path = ROOT / "resources" / "labs" / f"{entry.name}.npz"
    np.savez_compressed(path, record=text, **arrays)
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    for laboratory in LABS:
        if laboratory.is_trained:
            train(laboratory)
