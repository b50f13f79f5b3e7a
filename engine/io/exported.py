"""What is exported, and what is told afterwards; light, so that the window may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.io.model_extras import ModelExtras
from engine.spec import NetworkSpec
from engine.training.plan import Plan

KINDS = {"keras": ".keras", "h5": ".h5", "script": ".py"}
STAGES = 3  # written, tried, put in place


@dataclass(frozen=True, eq=False)
class Model:
    """All that is exported. ``takes_raw``: a Keras model scales its inputs itself.

    inputs: a few raw samples for each input, (samples, ...)
    outputs: what each output of the network gives for them
    """

    spec: NetworkSpec
    arrays: Mapping[str, np.ndarray]
    inputs: tuple[np.ndarray, ...]
    outputs: tuple[np.ndarray, ...]
    extras: ModelExtras = field(default_factory=ModelExtras)
    plan: Plan | None = None
    takes_raw: bool = False


@dataclass(frozen=True)
class Exported:
    """What was written, and how far it is from the network."""

    files: tuple[str, ...]
    bytes: int
    samples: int
    difference: float  # the largest, over all samples, at the output that is farthest off
    largest: float  # of that output, to compare with
