"""Looks at a run that nobody has trained: numbers that are known, for plots and pages."""

import numpy as np

from engine.kernels.reference import REFERENCE
from engine.training.flows import KINDS, SHARES, WIDTH, Flows, spread


def looks(count=6, layers=3, *, kinds=KINDS, dead=0.25, saturated=np.nan, slope=1.0):
    """Return looks at steps 1, 11, 21, ...; gradients of the i-th layer are ``slope ** -i``."""
    rng = np.random.default_rng(0)
    return [_look(1 + 10 * n, layers, kinds, (dead, saturated), slope, rng) for n in range(count)]


def _look(step, layers, kinds, shares, slope, rng):
    table = np.full((layers, len(KINDS), WIDTH), np.nan, np.float32)
    scales = {"weights": 1.0, "updates": 1e-3, "activations": 1.0}
    for layer in range(layers):
        for kind in kinds:
            scale = scales.get(kind, slope ** (layer - layers + 1))
            values = (scale * rng.normal(size=400)).astype(np.float32)
            table[layer, KINDS.index(kind)] = spread([values], REFERENCE)
    ids = tuple(f"n{i}" for i in range(layers))
    names = tuple(f"layer {i}" for i in range(layers))
    both = np.tile(np.array(shares, np.float32), (layers, 1))
    assert both.shape[1] == len(SHARES)
    return Flows(step, 1 + step // 30, ids, names, table, both, 0.021)
