import numpy as np
from sklearn.metrics import confusion_matrix as sklearn_matrix
from sklearn.metrics import precision_score, recall_score

from engine.explain.confusion import confusion_matrix
from engine.explain.mistakes import farthest, most_wrong


def test_counts_and_shares_agree_with_scikit_learn(rng):
    true, predicted = rng.integers(0, 5, 300), rng.integers(0, 5, 300)
    found = confusion_matrix(predicted, true, 5)
    assert (found.counts == sklearn_matrix(true, predicted)).all()
    assert np.allclose(found.class_accuracy, recall_score(true, predicted, average=None))
    assert np.allclose(found.class_precision, precision_score(true, predicted, average=None))
    assert np.isclose(found.accuracy, (true == predicted).mean())


def test_every_cell_knows_its_samples(rng):
    true, predicted = rng.integers(0, 4, 100), rng.integers(0, 4, 100)
    found = confusion_matrix(predicted, true, 4)
    for row in range(4):
        for column in range(4):
            expected = np.flatnonzero((true == row) & (predicted == column))
            assert (found.cell(row, column) == expected).all()


def test_every_class_knows_its_samples_the_mistakes_first(rng):
    true, predicted = rng.integers(0, 4, 100), rng.integers(0, 4, 100)
    found = confusion_matrix(predicted, true, 4)
    right = true == predicted
    assert np.array_equal(found.true_classes, true)
    for number in range(4):
        of_class, told_as = found.of_class(number), found.told_as(number)
        assert set(of_class) == set(np.flatnonzero(true == number))
        assert set(told_as) == set(np.flatnonzero(predicted == number))
        assert (np.diff(right[of_class].astype(int)) >= 0).all()
        assert (np.diff(right[told_as].astype(int)) >= 0).all()
        wrong = ((true == number) | (predicted == number)) & ~right
        assert sorted(found.mistakes_of(number)) == np.flatnonzero(wrong).tolist()


def test_a_class_without_samples_has_no_share():
    found = confusion_matrix(np.array([0, 0]), np.array([0, 1]), 3)
    assert found.counts.sum() == 2
    assert np.array_equal(found.class_accuracy, [1, 0, np.nan], equal_nan=True)
    assert np.array_equal(found.class_precision, [0.5, np.nan, np.nan], equal_nan=True)
    assert len(found.cell(2, 2)) == 0


def test_the_surest_mistakes_come_first():
    said = np.array([[0.9, 0.1], [0.2, 0.8], [0.4, 0.6], [0.7, 0.3], [0.01, 0.99]])
    true = np.array([1, 1, 0, 0, 0])
    assert most_wrong(said, true, 10).tolist() == [4, 0, 2]
    assert most_wrong(said, true, 1).tolist() == [4]


def test_the_farthest_values_come_first():
    predicted, true = np.array([[1.0], [5.0], [0.0]]), np.array([[1.5], [1.0], [-2.0]])
    assert farthest(predicted, true, 2).tolist() == [1, 2]
