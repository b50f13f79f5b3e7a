"""What became of training samples over the epochs: when learned, how often forgotten, how sure.

A biography is made from ``SampleLook``s, which ``Trainer.follower`` tells after each epoch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.training.looks import SampleLook


@dataclass(frozen=True, eq=False)
class Biography:
    """The samples that all looks asked, over the epochs of a run.

    epochs: (looks,) int64 rising   places: (samples,) int64 in the training part, of ``part``
    given: (samples,) int64 class of the label   rival: (looks, samples) int64 the likeliest of the
    other classes   margin: (looks, samples) float32 logit of the given class less that of the rival
    confidence: (looks, samples) float32 probability of the given class, in [0, 1]
    loss: (looks, samples) float32 cross-entropy, in nats   right: (looks, samples) bool, whether
    the given class was told
    """

    epochs: np.ndarray
    places: np.ndarray
    given: np.ndarray
    rival: np.ndarray
    margin: np.ndarray
    confidence: np.ndarray
    loss: np.ndarray
    part: int

    @property
    def right(self) -> np.ndarray:
        return self.margin > 0

    def index_of(self, place: int) -> int:
        """Return which of the samples lies at ``place`` of the training part, -1 for none."""
        index = int(np.searchsorted(self.places, place))
        return index if index < len(self.places) and self.places[index] == place else -1


@dataclass(frozen=True, eq=False)
class Learning:
    """How each sample was learned; all arrays are (samples,).

    learned: int64 the first epoch after which it was told right, 0 where it never was
    forgotten: int64 how often it was told wrong after it had been right at the look before
    confidence, variability: float64 mean and standard deviation of the probability of the given
    class   correctness: float64 share of the looks at which it was right   area: float64 the mean
    margin, NaN where the network gave no numbers
    """

    learned: np.ndarray
    forgotten: np.ndarray
    confidence: np.ndarray
    variability: np.ndarray
    correctness: np.ndarray
    area: np.ndarray


@dataclass(frozen=True, eq=False)
class Suspects:
    """Samples whose label may be wrong, the likeliest first; all arrays are (suspects,).

    index: int64 into the samples of the biography   believed: int64 the class that the network
    held instead   area: float64 the mean margin, below 0
    """

    index: np.ndarray
    believed: np.ndarray
    area: np.ndarray


def biography(looks: Sequence[SampleLook]) -> Biography:
    """Return what ``looks`` of one run tell, for the samples that all of them asked.

    looks: at least one, of rising epochs
    """
    assert looks, "there is something to tell"
    places = looks[0].places
    for look in looks[1:]:
        if not np.array_equal(places, look.places):
            places = np.intersect1d(places, look.places)
    at = [np.searchsorted(look.places, places) for look in looks]

    def rows(name: str, dtype: type) -> np.ndarray:
        picked = [getattr(look, name)[where] for look, where in zip(looks, at, strict=True)]
        return np.array(picked, dtype).reshape(len(looks), len(places))

    return Biography(
        np.array([look.epoch for look in looks], np.int64),
        places.astype(np.int64),
        looks[0].given[at[0]].astype(np.int64),
        rows("rival", np.int64),
        rows("margin", np.float32),
        rows("confidence", np.float32),
        rows("loss", np.float32),
        looks[0].part,
    )


def forgetting_events(right: np.ndarray) -> np.ndarray:
    """Return how often each sample was forgotten: right at a look, and wrong at the next one.

    right: (looks, samples) bool   returns: (samples,) int64
    Toneva et al., "An Empirical Study of Example Forgetting during Deep Neural Network Learning",
    ICLR 2019; they look at each batch with the sample in it, here it is once an epoch.
    """
    return np.count_nonzero(right[:-1] & ~right[1:], axis=0)


def learning(told: Biography) -> Learning:
    """Return how each sample was learned.

    Confidence and variability are those of Swayamdipta et al., "Dataset Cartography", EMNLP 2020;
    the area is that of Pleiss et al., see ``suspects``.
    """
    right = told.right
    first = right.argmax(axis=0) if len(right) else np.zeros(right.shape[1], np.int64)
    confidence = told.confidence.astype(np.float64)
    return Learning(
        np.where(right.any(axis=0), told.epochs[first], 0),
        forgetting_events(right),
        confidence.mean(axis=0),
        confidence.std(axis=0),
        right.mean(axis=0),
        told.margin.mean(axis=0, dtype=np.float64),
    )


def suspects(told: Biography) -> Suspects:
    """Return the samples whose label may be wrong: those with an area under the margin below 0.

    While a network learns what many samples share, it holds another class of a sample with a wrong
    label, and the mean of its margin over the epochs is small: Pleiss et al., "Identifying
    Mislabeled Data using the Area Under the Margin Ranking", NeurIPS 2020. They find the border
    with samples that get a class of their own; a run that is over has none, so here it is 0: the
    network held another class more than the given one. A training that goes on until all is learned
    by heart hides wrong labels, and one that has learned nothing suspects many.
    The class believed is the one that the margins below 0 were lost to, weighted by them.
    """
    area = told.margin.mean(axis=0, dtype=np.float64)
    index = np.flatnonzero(area < 0)
    index = index[np.argsort(area[index], kind="stable")]
    return Suspects(index, _believed(told, index), area[index])


def _believed(told: Biography, index: np.ndarray) -> np.ndarray:
    """Return the class that each sample lost most to."""
    rival = told.rival[:, index]
    lost = np.maximum(-told.margin[:, index].astype(np.float64), 0)
    classes = int(rival.max(initial=0)) + 1
    keys, place = np.unique(np.arange(len(index)) * classes + rival, return_inverse=True)
    weights = np.bincount(place.ravel(), lost.ravel(), len(keys))
    order = np.lexsort((-weights, keys // classes))  # of each sample the heaviest first
    _, first = np.unique(keys[order] // classes, return_index=True)
    return keys[order][first] % classes


def table(told: Biography) -> dict[str, np.ndarray]:
    """Return all that is known of each sample as columns of equal length, for a file."""
    found, doubts = learning(told), suspects(told)
    believed = np.full(len(told.places), -1, np.int64)
    believed[doubts.index] = doubts.believed
    return {
        "sample": told.places + 1,
        "given": told.given,
        "learned": found.learned,
        "forgotten": found.forgotten,
        "confidence": found.confidence,
        "variability": found.variability,
        "correctness": found.correctness,
        "area_under_margin": found.area,
        "believed": believed,
    }
