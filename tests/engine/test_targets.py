import numpy as np

from engine.targets import classes_of, values_of

CLASSES = np.array([2, 0, 1])
ONE_HOT = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.float32)


def test_class_numbers_become_one_hot_rows():
    np.testing.assert_array_equal(values_of(CLASSES, (3,)), ONE_HOT)


def test_class_numbers_become_a_column_for_one_unit():
    column = values_of(np.array([1, 0, 1]), (1,))
    np.testing.assert_array_equal(column, [[1], [0], [1]])
    assert column.dtype == np.float32


def test_one_hot_rows_become_class_numbers():
    np.testing.assert_array_equal(classes_of(ONE_HOT), CLASSES)
    np.testing.assert_array_equal(classes_of(CLASSES[:, None]), CLASSES)


def test_values_keep_their_type_and_take_the_shape_of_the_output():
    values = np.array([0.5, 1.5, 2.5])
    assert values_of(values, (1,)).shape == (3, 1)
    assert values_of(values, (1,)).dtype == np.float64
    assert values_of(ONE_HOT, (3,)).base is ONE_HOT
