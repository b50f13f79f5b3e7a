import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.errors import NoClassesToAttack, SettingError, UnknownClass
from engine.explain.attacks import attack_on, fgsm, pgd
from engine.explain.predictions import finished, probabilities
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import convnet, separate_softmax, tabular

LIMITS = (-2.0, 2.0)


@pytest.fixture
def x():
    return np.random.default_rng(1).uniform(-1, 1, (1, 8, 8, 2)).astype(np.float32)


def cross_entropy(network, x, label):
    return -np.log(probabilities(network, x, REFERENCE, 3)[0, label])


def test_fgsm_of_a_linear_network_is_the_formula():
    """With logits W x the gradient of the cross-entropy is W (p - y)."""
    network = Network(stack(InputLayer(shape=(4,)), Dense(units=3, activation="softmax")))
    kernel = np.random.default_rng(0).standard_normal((4, 3)).astype(np.float32)
    network.weights["n1"]["kernel"][...] = kernel
    x = np.array([[0.1, -0.2, 0.3, 0.4]], np.float32)
    p = probabilities(network, x, REFERENCE, 3)[0]
    best = int(p.argmax())
    expected = x + 0.05 * np.sign(kernel @ (p - np.eye(3)[best]))
    attack = attack_on(network, x, REFERENCE, limits=LIMITS)
    assert np.allclose(fgsm(attack, x, 0.05), expected, atol=1e-6)
    goal = (best + 1) % 3
    expected = x - 0.05 * np.sign(kernel @ (p - np.eye(3)[goal]))
    attack = attack_on(network, x, REFERENCE, goal=goal, limits=LIMITS)
    assert np.allclose(fgsm(attack, x, 0.05), expected, atol=1e-6)


def test_the_slope_is_that_of_finite_differences():
    network = convnet(np.float64)
    x = np.random.default_rng(2).uniform(-1, 1, (1, 8, 8, 2))
    attack = attack_on(network, x, REFERENCE, label=1, limits=LIMITS)
    slope = attack.slope(x)
    way = np.random.default_rng(3).standard_normal(x.shape)
    h = 1e-3  # the preparation gives float32
    ahead, behind = (cross_entropy(network, x + sign * h * way, 1) for sign in (1, -1))
    assert np.isclose(np.vdot(slope, way), (ahead - behind) / (2 * h), rtol=1e-3)


@pytest.mark.parametrize("kind", ["fgsm", "pgd", "random"])
@pytest.mark.parametrize("goal", [None, 2])
def test_no_value_changes_by_more_than_epsilon_or_leaves_the_range(kind, goal, x):
    attack = attack_on(convnet(), x, REFERENCE, goal=goal, limits=(-1.0, 0.9))
    x = np.clip(x, -1, 0.9)
    for epsilon in (0.0, 0.01, 0.3):
        if kind == "fgsm":
            made = fgsm(attack, x, epsilon)
        else:
            made = finished(pgd(attack, x, epsilon, seed=5 if kind == "random" else None))
        assert np.abs(made - x).max() <= epsilon + 1e-6
        assert made.min() >= -1
        assert made.max() <= 0.9 + 1e-7
        assert made.dtype == np.float32


@pytest.mark.parametrize("network", [convnet(), separate_softmax(), convnet(activation="linear")])
def test_attacks_move_the_cross_entropy_their_way(network, x):
    before = int(probabilities(network, x, REFERENCE, 3).argmax())
    goal = (before + 1) % 3
    away, towards = (
        attack_on(network, x, REFERENCE, limits=LIMITS),
        attack_on(network, x, REFERENCE, goal=goal, limits=LIMITS),
    )
    worse, more = fgsm(away, x, 0.02), finished(pgd(away, x, 0.1))
    start = cross_entropy(network, x, before)
    assert cross_entropy(network, worse, before) > start
    assert cross_entropy(network, more, before) > cross_entropy(network, worse, before)
    closer = finished(pgd(towards, x, 0.1))
    assert cross_entropy(network, closer, goal) < cross_entropy(network, x, goal)


def test_pgd_of_one_short_step_is_fgsm_cut_at_epsilon(x):
    attack = attack_on(convnet(), x, REFERENCE, limits=LIMITS)
    assert np.allclose(finished(pgd(attack, x, 0.05, steps=1)), fgsm(attack, x, 0.05), atol=1e-6)


def test_one_sigmoid_is_two_classes():
    network = tabular(units=1, activation="sigmoid")
    x = np.array([[0.3, -0.4]], np.float32)
    for label in (0, 1):
        attack = attack_on(network, x, REFERENCE, goal=label, limits=LIMITS)
        p = probabilities(network, fgsm(attack, x, 0.1), REFERENCE, 2)[0, label]
        assert p > probabilities(network, x, REFERENCE, 2)[0, label]


def test_epsilon_is_in_the_units_of_the_data(x):
    """With a preparation the attack is that on the prepared input, turned back."""
    network = convnet()
    preparation = Affine(np.array(1 / 255), np.array([-0.3, 0.2]))
    pixels = 127 + 100 * x
    attack = attack_on(network, pixels, REFERENCE, preparation=preparation)
    inner = attack_on(network, preparation.apply(pixels), REFERENCE, limits=(-9.0, 9.0))
    expected = preparation.apply(fgsm(attack, pixels, 8.0))
    assert np.allclose(fgsm(inner, preparation.apply(pixels), 8 / 255), expected, atol=1e-6)


def test_a_network_that_sees_nothing_gives_no_direction(x):
    network = convnet()
    for weights in network.weights.values():
        for array in weights.values():
            array[...] = 0
    attack = attack_on(network, x, REFERENCE, limits=LIMITS)
    assert np.array_equal(fgsm(attack, x, 0.5), x)
    assert np.array_equal(finished(pgd(attack, x, 0.5)), x)


def test_what_cannot_be_attacked_says_why(x):
    regression = tabular(units=1, activation="linear")
    row = np.zeros((1, 2), np.float32)
    with pytest.raises(NoClassesToAttack):
        attack_on(regression, row, REFERENCE)
    with pytest.raises(NoClassesToAttack):
        attack_on(tabular(units=2), row, REFERENCE, classes=0)
    with pytest.raises(UnknownClass):
        attack_on(convnet(), x, REFERENCE, goal=7)
    attack = attack_on(convnet(), x, REFERENCE)
    with pytest.raises(SettingError):
        fgsm(attack, x, -1.0)
    with pytest.raises(SettingError):
        finished(pgd(attack, x, 0.1, steps=0))
