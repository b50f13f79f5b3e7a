import numpy as np
import pytest
from sklearn.metrics import accuracy_score, precision_recall_fscore_support

from engine.explain.by_class import MEANS, class_scores
from engine.explain.confusion import confusion_matrix


@pytest.mark.parametrize("classes", [1, 2, 5, 30])
def test_scores_and_means_agree_with_scikit_learn(rng, classes):
    true, predicted = rng.integers(0, classes, 200), rng.integers(0, classes, 200)
    found = class_scores(confusion_matrix(predicted, true, classes).counts)
    labels = list(range(classes))
    *expected, support = precision_recall_fscore_support(
        true, predicted, labels=labels, zero_division=np.nan
    )
    for column, other in zip((found.precision, found.recall, found.f1), expected, strict=True):
        np.testing.assert_allclose(column, other)
    assert found.support.tolist() == support.tolist()
    assert found.told.tolist() == np.bincount(predicted, minlength=classes).tolist()
    for row, kind in zip(found.means, MEANS, strict=True):
        means = precision_recall_fscore_support(
            true, predicted, labels=labels, average=kind, zero_division=np.nan
        )
        np.testing.assert_allclose(row, means[:3])


def test_micro_means_are_the_accuracy(rng):
    true, predicted = rng.integers(0, 3, 50), rng.integers(0, 3, 50)
    found = class_scores(confusion_matrix(predicted, true, 3).counts)
    np.testing.assert_allclose(found.means[1], accuracy_score(true, predicted))


def test_a_class_that_nobody_has_or_is_told_to_be_is_left_out_of_the_means():
    found = class_scores(np.array([[3, 1, 0], [0, 2, 0], [0, 0, 0]]))
    assert np.isnan([found.precision[2], found.recall[2], found.f1[2]]).all()
    assert found.means[0, 1] == pytest.approx((3 / 4 + 1) / 2)


def test_without_samples_there_are_no_scores():
    found = class_scores(np.zeros((2, 2), int))
    assert np.isnan(found.means).all()
