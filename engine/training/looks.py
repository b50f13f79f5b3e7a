"""What is recorded of single training samples at the end of an epoch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NONE, SOME, ALL = MODES = ("none", "some", "all")  # how many samples are followed


@dataclass(frozen=True, slots=True)
class SampleLook:
    """What a network said of some training samples at the end of an epoch.

    places: (samples,) uint32 in the training part, rising   given: (samples,) uint16 their classes
    rival: (samples,) uint16 the likeliest of the other classes   margin: (samples,) float16 the
    logit of the given class less that of the rival, above 0 where the network is right
    confidence: (samples,) float16 probability of the given class   loss: (samples,) float16 the
    cross-entropy, -log of that probability
    """

    step: int  # of the run, done before
    epoch: int  # from 1
    places: np.ndarray
    given: np.ndarray
    rival: np.ndarray
    margin: np.ndarray
    confidence: np.ndarray
    loss: np.ndarray
    part: int  # samples that the training part has
    cost: float = 0.0  # share of the training time that all looks so far have taken
