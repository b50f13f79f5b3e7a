"""A last layer fits the loss and the data, or the loss says what it needs."""

import pytest

from engine.errors import LossMismatch, SoftmaxOnOneUnit, TaskMismatch, TooFewValues
from engine.losses import SparseCategoricalCrossentropy, loss_named, losses


@pytest.mark.parametrize(
    ("loss", "shape", "activation", "target_count", "classes"),
    [
        ("sparse_categorical_crossentropy", (10,), "softmax", 10, True),
        ("categorical_crossentropy", (2,), "softmax", 2, True),
        ("categorical_crossentropy", (3,), "sigmoid", 3, True),
        ("binary_crossentropy", (1,), "sigmoid", 2, True),
        ("binary_crossentropy", (2,), "sigmoid", 2, True),
        ("binary_crossentropy", (4,), "sigmoid", 4, False),
        ("mse", (1,), "linear", 1, False),
        ("mse", (3,), "tanh", 3, True),
        ("mae", (1,), "sigmoid", 2, True),
        ("huber", (2,), "linear", 2, False),
        ("hinge", (1,), "tanh", 2, True),
        ("squared_hinge", (5,), "linear", 5, True),
        ("categorical_hinge", (5,), "linear", 5, True),
        ("binary_focal_crossentropy", (1,), "sigmoid", 2, True),
        ("categorical_focal_crossentropy", (5,), "softmax", 5, True),
        ("kld", (5,), "softmax", 5, False),
        ("poisson", (1,), "exponential", 1, False),
        ("cosine_similarity", (5,), "linear", 5, False),
        ("dice", (1,), "sigmoid", 2, True),
    ],
)
def test_a_fitting_last_layer_passes(loss, shape, activation, target_count, classes):
    loss_named(loss).check("out", shape, activation, target_count, classes)


@pytest.mark.parametrize(
    ("loss", "shape", "activation", "target_count", "classes", "expected"),
    [
        ("sparse_categorical_crossentropy", (9,), "softmax", 10, True, (10,)),
        ("sparse_categorical_crossentropy", (1,), "softmax", 2, True, (2,)),
        ("sparse_categorical_crossentropy", (7, 7, 10), "softmax", 10, True, (10,)),
        ("sparse_categorical_crossentropy", (10,), "linear", 10, True, "softmax"),
        ("binary_crossentropy", (3,), "sigmoid", 2, True, (1,)),
        ("binary_crossentropy", (1,), "relu", 2, True, "sigmoid"),
        ("mse", (2,), "linear", 1, False, (1,)),
        ("hinge", (1,), "sigmoid", 2, True, "linear"),
        ("squared_hinge", (5,), "relu", 5, True, "linear"),
        ("hinge", (3,), "linear", 2, True, (1,)),
        ("categorical_hinge", (1,), "linear", 2, True, (2,)),
        ("kld", (5,), "linear", 5, True, "softmax"),
        ("kld", (1,), "sigmoid", 2, True, (2,)),
        ("poisson", (1,), "linear", 1, False, "softplus"),
        ("dice", (1,), "linear", 2, True, "sigmoid"),
        ("tversky", (5,), "relu", 5, True, "sigmoid"),
        ("binary_focal_crossentropy", (1,), "linear", 2, True, "sigmoid"),
        ("categorical_focal_crossentropy", (5,), "tanh", 5, True, "softmax"),
    ],
)
def test_a_last_layer_that_does_not_fit_is_refused_in_words(
    loss, shape, activation, target_count, classes, expected
):
    with pytest.raises(LossMismatch, match="does not fit 'out'") as caught:
        loss_named(loss).check("out", shape, activation, target_count, classes)
    assert caught.value.facts["expected"] == expected


def test_a_loss_on_logits_refuses_probabilities():
    loss = SparseCategoricalCrossentropy(from_logits=True)
    loss.check("out", (10,), "linear", 10, True)
    with pytest.raises(LossMismatch, match="it needs linear"):
        loss.check("out", (10,), "softmax", 10, True)


@pytest.mark.parametrize(
    ("loss", "classes", "expected"),
    [("bce", True, "sigmoid"), ("mse", True, "linear"), ("poisson", False, "softplus")],
)
def test_softmax_on_one_unit_is_told_to_give_always_1(loss, classes, expected):
    with pytest.raises(SoftmaxOnOneUnit, match=r"single unit.*needs") as caught:
        loss_named(loss).check("out", (1,), "softmax", 2 if classes else 1, classes)
    assert caught.value.facts["expected"] == expected


@pytest.mark.parametrize("name", [name for name in losses if losses[name].task == "classes"])
def test_a_loss_for_classes_does_not_take_values(name):
    loss = losses[name]()
    with pytest.raises(TaskMismatch, match="values to predict"):
        loss.check("out", (3,), loss.wanted_activation, 3, False)


@pytest.mark.parametrize("name", ["KLDivergence", "CosineSimilarity"])
def test_one_value_has_nothing_to_be_compared_with(name):
    loss = losses[name]()
    with pytest.raises(TooFewValues, match="only one"):
        loss.check("out", (1,), loss.wanted_activation, 1, False)


@pytest.mark.parametrize("name", list(losses))
def test_every_loss_takes_the_activation_that_it_wants(name):
    loss = losses[name]()
    loss.check("out", (4,), loss.wanted_activation, 4, True)
