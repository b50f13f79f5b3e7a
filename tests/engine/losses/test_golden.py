"""Losses and gradients are those of Keras 3 (tests/golden/make/losses.py)."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.losses import losses

VECTORS = np.load(Path(__file__).parents[2] / "golden" / "losses.npz", allow_pickle=False)
CASES = json.loads(str(VECTORS["cases"]))
KEYS = ("y", "target", "weights", "loss", "dy", "weighted_loss", "weighted_dy")


def case_id(i):
    name, settings, kind = CASES[i]
    return "-".join([name, *map(str, settings.values()), kind])


@pytest.mark.parametrize("k", [REFERENCE, CPU], ids=lambda k: k.name)
@pytest.mark.parametrize("i", range(len(CASES)), ids=case_id)
def test_a_loss_is_that_of_keras(i, k):
    name, settings, _ = CASES[i]
    loss, case = losses[name](**settings), {key: VECTORS[f"{i}/{key}"] for key in KEYS}
    y, target = case["y"], case["target"]
    counted = loss.counted(target)
    total = len(y) if counted is None else int(counted.sum())
    for weights, before in ((None, ""), (case["weights"], "weighted_")):
        dy, expected = np.full_like(y, np.nan), case[f"{before}dy"]
        value = loss(y, target, weights, dy, total, k) / total
        assert value == pytest.approx(float(case[f"{before}loss"]), rel=1e-5)
        assert np.abs(dy - expected).max() <= 1e-5 * np.abs(expected).max()


def test_every_loss_was_measured():
    assert {name for name, _, _ in CASES} == set(losses)
