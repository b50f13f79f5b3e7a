"""Errors of a network have ways out, and each that is offered mends its error."""

import pytest

from engine.layers import activation, convolution, dense, dropout, inputs, merge, pooling, shape
from engine.losses import MeanSquaredError, SparseCategoricalCrossentropy
from engine.network.edits import removed
from engine.network.fit import Demand, misfits
from engine.network.repairs import repair_of
from engine.network.shapes import summarise
from engine.spec import stack

LOSS = SparseCategoricalCrossentropy()
DIGITS = Demand((8, 8, 1), 10, classes=True)


def image(*layers, size=(8, 8, 1)):
    return stack(inputs.InputLayer(shape=size), *layers)


def row_of(*layers, size):
    return stack(inputs.InputLayer(shape=(size,)), *layers)


def first_repair(spec, demand=None):
    """Return the row of the first error and what is offered for it."""
    row = next(row for row in summarise(spec).rows if row.error)
    return row, repair_of(spec, row, row.error, LOSS, demand)


CASES = {
    "Conv2D after Flatten": (image(shape.Flatten(), convolution.Conv2D()), "remove"),
    "Conv2D after a square row": (row_of(convolution.Conv2D(), size=784), "reshape"),
    "pooling of pictures without channels": (image(pooling.MaxPooling2D(), size=(8, 8)), "reshape"),
    "Reshape to another number": (image(shape.Reshape(target_shape=(4, 4, 2))), "target_shape"),
    "Reshape that cannot be filled": (image(shape.Reshape(target_shape=(5, 3))), "target_shape"),
    "window too large": (image(convolution.Conv2D(kernel_size=(9, 3))), "window"),
    "pooling too large": (image(pooling.MaxPooling2D(pool_size=(16, 16))), "window"),
    "pooling of one pixel": (image(pooling.MaxPooling2D(), size=(1, 1, 4)), "remove"),
    "Conv1D on images": (image(convolution.Conv1D()), "reshape"),
    "Conv1D on rows": (row_of(convolution.Conv1D(), size=30), "reshape"),
    "Conv3D without channels": (image(convolution.Conv3D(), size=(8, 8, 8)), "reshape"),
    "sequence too short": (image(convolution.Conv1D(), size=(2, 4)), "window"),
    "dilation too wide": (image(convolution.Conv2D(dilation_rate=(4, 1))), "window"),
    "pooling of one step": (image(pooling.MaxPooling1D(), size=(1, 4)), "remove"),
    "no input": (removed(image(shape.Flatten(), dense.Dense()), ["n0"]), "input"),
    "merge in a stack": (image(merge.Add(), shape.Flatten()), "remove"),
    "input amid a stack": (image(activation.Activation(), inputs.InputLayer()), "remove"),
}


@pytest.mark.parametrize("case", list(CASES))
def test_the_offered_way_out_mends_the_error(case):
    spec, code = CASES[case]
    row, repair = first_repair(spec)
    assert repair.code == code
    rows = {r.node.id: r for r in summarise(repair.spec).rows}
    assert row.node.id not in rows or rows[row.node.id].error is None


def test_a_row_of_values_that_is_no_square_has_no_image():
    _, repair = first_repair(row_of(convolution.Conv2D(), size=30))
    assert repair is None


def test_the_missing_input_gets_the_shape_of_the_data():
    spec = removed(image(shape.Flatten(), dense.Dense()), ["n0"])
    _, repair = first_repair(spec, DIGITS)
    assert repair.spec.inputs[0].layer.shape == (8, 8, 1)


def test_a_smaller_window_is_as_large_as_what_it_receives():
    spec, _ = CASES["window too large"]
    _, repair = first_repair(spec)
    assert repair.spec["n1"].layer.kernel_size == (8, 3)


def test_all_ids_stay_when_an_error_is_mended():
    spec, _ = CASES["Conv2D after a square row"]
    _, repair = first_repair(spec)
    assert {n.id for n in spec} < {n.id for n in repair.spec}


@pytest.mark.parametrize(
    ("demand", "loss", "code"),
    [
        (DIGITS, LOSS, "match_classes"),
        (Demand((8, 8, 1), 3, classes=False), MeanSquaredError(), "match_values"),
        (Demand((8, 8, 1), 1, classes=False), LOSS, "match_values"),
    ],
)
def test_the_last_layer_and_the_loss_are_matched_to_the_data(demand, loss, code):
    spec = image(shape.Flatten(), dense.Dense(units=4), dropout.Dropout(), dense.Dense(units=7))
    summary = summarise(spec)
    error = misfits(summary, spec.outputs, loss, demand)["n4"]
    repair = repair_of(spec, summary["n4"], error, loss, demand)
    assert repair.code == code
    mended = summarise(repair.spec)
    assert misfits(mended, repair.spec.outputs, repair.loss, demand) == {}


def test_dense_layers_that_keep_the_places_of_an_image_get_a_flatten():
    layers = (convolution.Conv2D(filters=2), dense.Dense(units=3), dense.Dense(units=4))
    spec = image(*layers)
    summary = summarise(spec)
    error = misfits(summary, spec.outputs, LOSS, DIGITS)["n3"]
    repair = repair_of(spec, summary["n3"], error, LOSS, DIGITS)
    kinds = [node.layer.registered_name for node in repair.spec]
    assert kinds == ["InputLayer", "Conv2D", "Flatten", "Dense", "Dense"]
    assert misfits(summarise(repair.spec), repair.spec.outputs, repair.loss, DIGITS) == {}


def test_the_input_is_matched_to_the_data():
    spec = image(shape.Flatten(), dense.Dense(units=10), size=(28, 28, 1))
    summary = summarise(spec)
    error = misfits(summary, (), LOSS, DIGITS)["n0"]
    repair = repair_of(spec, summary["n0"], error, LOSS, DIGITS)
    assert repair.code == "input_shape"
    assert repair.spec.inputs[0].layer.shape == (8, 8, 1)
