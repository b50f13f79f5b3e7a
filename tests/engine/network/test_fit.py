"""A network fits the data at its input and, together with the loss, at its end."""

import pytest

from engine.errors import InputMismatch, LossMismatch, OutputError, TaskMismatch
from engine.layers import (
    activation,
    activation_layers,
    convolution,
    dense,
    dropout,
    inputs,
    pooling,
)
from engine.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    CategoricalHinge,
    Hinge,
    KLDivergence,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
    losses,
)
from engine.network.fit import Demand, matched_input, matched_output, misfits
from engine.network.shapes import summarise
from engine.spec import stack

DIGITS = Demand((8, 8, 1), 10, classes=True)
TWO_CLASSES = Demand((3,), 2, classes=True)
VALUES = Demand((3,), 2, classes=False)

SPARSE = SparseCategoricalCrossentropy()
LOSSES = [SPARSE, CategoricalCrossentropy(), BinaryCrossentropy(), MeanSquaredError()]
LOGITS = [type(loss)(from_logits=True) for loss in LOSSES[:3]]


def table(*layers):
    return stack(inputs.InputLayer(shape=(3,)), *layers)


def errors(spec, loss, demand):
    return misfits(summarise(spec), spec.outputs, loss, demand)


def test_a_network_of_the_right_shapes_fits():
    spec = stack(
        inputs.InputLayer(shape=(8, 8, 1)),
        pooling.GlobalMaxPooling2D(),
        dense.Dense(units=10, activation="softmax"),
    )
    assert errors(spec, SPARSE, DIGITS) == {}


def test_the_input_is_told_another_shape_of_the_data():
    spec = table(dense.Dense(units=10, activation="softmax"))
    (error,) = errors(spec, SPARSE, DIGITS).values()
    assert isinstance(error, InputMismatch)
    assert error.facts == {"node": "input_layer", "expected": (8, 8, 1), "actual": (3,)}


def test_the_last_layer_is_told_another_number_of_classes():
    spec = table(dense.Dense(units=7, activation="softmax"))
    error = errors(spec, SPARSE, TWO_CLASSES)["n1"]
    assert isinstance(error, OutputError)
    assert (error.facts["actual"], error.facts["expected"]) == ((7,), (2,))


def test_the_last_layer_is_told_another_activation():
    spec = table(dense.Dense(units=2, activation="relu"))
    error = errors(spec, SPARSE, TWO_CLASSES)["n1"]
    assert isinstance(error, LossMismatch)
    assert (error.facts["actual"], error.facts["expected"]) == ("relu", "softmax")


@pytest.mark.parametrize("loss", LOSSES[:3])
def test_a_loss_for_classes_does_not_fit_values(loss):
    spec = table(dense.Dense(units=2, activation="softmax"))
    assert isinstance(errors(spec, loss, VALUES)["n1"], TaskMismatch)


def test_only_the_end_is_compared_with_the_classes():
    spec = table(dense.Dense(units=99), dense.Dense(units=2, activation="softmax"))
    assert errors(spec, SPARSE, TWO_CLASSES) == {}


def test_the_input_takes_the_shape_of_the_data():
    spec = matched_input(table(dense.Dense(units=2)), DIGITS)
    assert spec.nodes[0].layer.shape == (8, 8, 1)


ENDINGS = {
    "dense": [dense.Dense(units=5, activation="relu")],
    "one unit": [dense.Dense(units=1, activation="sigmoid")],
    "activation": [dense.Dense(units=5), activation.Activation(activation="softmax")],
    "softmax": [dense.Dense(units=5), activation_layers.Softmax()],
    "dropout": [dense.Dense(units=5, activation="relu"), dropout.Dropout()],
    "input alone": [],
}


@pytest.mark.parametrize("demand", [TWO_CLASSES, VALUES, Demand((3,), 4, classes=True)])
@pytest.mark.parametrize("loss", [*LOGITS, *(losses[name]() for name in losses)])
@pytest.mark.parametrize("ending", list(ENDINGS))
def test_a_matched_end_fits_whatever_it_was(ending, loss, demand):
    spec, fitting = matched_output(table(*ENDINGS[ending]), loss, demand)
    assert errors(spec, fitting, demand) == {}


def test_an_image_at_the_end_is_flattened_before_the_new_last_layer():
    spec = stack(inputs.InputLayer(shape=(8, 8, 1)), convolution.Conv2D(filters=2))
    matched, _ = matched_output(spec, SPARSE, DIGITS)
    assert [n.layer.registered_name for n in matched][2:] == ["Flatten", "Dense"]
    assert summarise(matched).first_error is None


def test_a_loss_that_suits_the_task_is_kept():
    spec = table(dense.Dense(units=5))
    for loss, demand in (
        (CategoricalCrossentropy(), TWO_CLASSES),
        (SparseCategoricalCrossentropy(from_logits=True), TWO_CLASSES),
        (MeanAbsoluteError(), VALUES),
        (CategoricalFocalCrossentropy(), TWO_CLASSES),
        (CategoricalHinge(), TWO_CLASSES),
        (KLDivergence(), VALUES),
    ):
        assert matched_output(spec, loss, demand)[1] == loss


def test_one_unit_stays_one_unit_where_there_are_two_classes():
    spec, loss = matched_output(table(dense.Dense(units=1)), SPARSE, TWO_CLASSES)
    assert (spec.output.layer.units, spec.output.layer.activation) == (1, "sigmoid")
    assert isinstance(loss, BinaryCrossentropy)


def test_a_question_of_yes_or_no_keeps_its_loss_and_gets_its_activation():
    spec, loss = matched_output(table(dense.Dense(units=1)), Hinge(), TWO_CLASSES)
    assert (spec.output.layer.units, spec.output.layer.activation) == (1, "linear")
    assert loss == Hinge()


def test_one_value_gets_a_loss_that_can_compare_it():
    _, loss = matched_output(table(), KLDivergence(), Demand((3,), 1, classes=False))
    assert loss == MeanSquaredError()


def test_settings_that_do_not_matter_to_the_data_stay():
    last = dense.Dense(units=5, use_bias=False)
    spec, _ = matched_output(table(last), SPARSE, TWO_CLASSES)
    assert not spec.output.layer.use_bias
