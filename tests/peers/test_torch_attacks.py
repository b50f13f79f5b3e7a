"""Attacks agree with PyTorch's autograd on the same weights.

A sign is a jump: where a gradient is within 1e-5 of its largest value, rounding may decide it
(a sign tie). Such pixels are masked; they must be few.
"""

import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.explain.attacks import attack_on, fgsm, pgd
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.spec import stack

SHAPE, EPSILON, TIE = (16, 18, 3), 6.0, 1e-5
PREPARATION = Affine(np.array(1 / 64), np.array([-2.0, -1.9, -2.1]))


@pytest.fixture
def network() -> Network:
    spec = stack(
        InputLayer(shape=SHAPE),
        Conv2D(filters=8, padding="same", activation="tanh"),
        MaxPooling2D(),
        Conv2D(filters=12, activation="relu"),
        Flatten(),
        Dense(units=4, activation="softmax"),
    )
    network, rng = Network(spec, seed=6), np.random.default_rng(2)
    for node in network.weights.values():
        node["bias"][...] = rng.uniform(-0.1, 0.1, node["bias"].shape)
    return network


@pytest.fixture
def x() -> np.ndarray:
    """Noise, so that no window of the max pooling has two largest values."""
    return np.random.default_rng(3).uniform(0, 255, (1, *SHAPE)).astype(np.float32)


@pytest.fixture
def gradient(network, torch):
    """The gradient of the cross-entropy of a class at stored pixels, and what the model says."""
    functional = torch.nn.functional

    def array_of(node, name):
        return torch.from_numpy(network.weights[node][name].copy())

    def logits(pixels):
        y = pixels * float(PREPARATION.scale) + torch.from_numpy(PREPARATION.offset.copy())
        y = y.permute(0, 3, 1, 2)
        y = functional.conv2d(
            y, array_of("n1", "kernel").permute(3, 2, 0, 1), array_of("n1", "bias"), padding=1
        )
        y = functional.max_pool2d(torch.tanh(y), 2)
        y = functional.conv2d(
            y, array_of("n3", "kernel").permute(3, 2, 0, 1), array_of("n3", "bias")
        )
        y = torch.relu(y).permute(0, 2, 3, 1).flatten(1)
        return y @ array_of("n5", "kernel") + array_of("n5", "bias")

    def of(pixels: np.ndarray, label: int) -> np.ndarray:
        given = torch.from_numpy(pixels.copy()).requires_grad_()
        functional.cross_entropy(logits(given), torch.tensor([label])).backward()
        return given.grad.numpy()

    of.logits = logits
    return of


def best_of(gradient, x, torch) -> int:
    return int(gradient.logits(torch.from_numpy(x)).argmax())


def check_same(actual, expected, slopes) -> None:
    """Assert that both differ by at most 1e-4 of the largest value, sign ties aside."""
    is_tie = np.zeros(expected.shape, bool)
    for slope in slopes:
        is_tie |= np.abs(slope) <= TIE * np.abs(slope).max()
    assert is_tie.mean() < 0.01
    assert np.abs(actual - expected)[~is_tie].max() <= 1e-4 * np.abs(expected).max()


def test_the_slope_of_the_cross_entropy(network, gradient, x):
    slope = attack_on(network, x, REFERENCE, label=1, preparation=PREPARATION).slope(x)
    expected = gradient(x, 1)
    assert np.abs(slope - expected).max() <= 1e-4 * np.abs(expected).max()


@pytest.mark.parametrize("goal", [None, 0, 3])
def test_fgsm(network, gradient, x, torch, goal):
    label, way = (best_of(gradient, x, torch), 1) if goal is None else (goal, -1)
    slope = gradient(x, label)
    expected = np.clip(x + way * EPSILON * np.sign(slope), 0, 255)
    attack = attack_on(network, x, REFERENCE, goal=goal, preparation=PREPARATION)
    check_same(fgsm(attack, x, EPSILON), expected, [slope])


@pytest.mark.parametrize("goal", [None, 3])
@pytest.mark.parametrize("seed", [None, 7])
def test_pgd(network, gradient, x, torch, goal, seed):
    label, way = (best_of(gradient, x, torch), 1) if goal is None else (goal, -1)
    steps, alpha = 5, 2.5 * EPSILON / 5
    now, slopes = x, []
    if seed is not None:
        start = np.random.default_rng(seed).uniform(-EPSILON, EPSILON, x.shape)
        now = np.clip(x + start, np.maximum(x - EPSILON, 0), np.minimum(x + EPSILON, 255))
        now = now.astype(np.float32)
    for _ in range(steps):
        slopes.append(gradient(now, label))
        moved = np.clip(now + way * alpha * np.sign(slopes[-1]), x - EPSILON, x + EPSILON)
        now = np.clip(moved, 0, 255).astype(np.float32)
    attack = attack_on(network, x, REFERENCE, goal=goal, preparation=PREPARATION)
    check_same(finished(pgd(attack, x, EPSILON, steps=steps, seed=seed)), now, slopes)
