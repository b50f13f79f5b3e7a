"""Balanced weights are those of scikit-learn."""

import numpy as np
import pytest
from sklearn.utils.class_weight import compute_class_weight

from engine.training.balance import balanced


@pytest.mark.parametrize("counts", [(90, 10), (5, 5, 5), (1, 300, 17, 2), (7,)])
def test_weights_are_those_of_scikit_learn(counts):
    y = np.repeat(np.arange(len(counts)), counts)
    theirs = compute_class_weight("balanced", classes=np.arange(len(counts)), y=y)
    assert balanced(counts) == pytest.approx(theirs)


def test_a_class_without_samples_changes_nothing_for_the_others():
    assert balanced((30, 0, 10)) == (balanced((30, 10))[0], 1.0, balanced((30, 10))[1])
    assert balanced((0, 0)) == (1.0, 1.0)
