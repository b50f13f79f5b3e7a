"""Gradient ascent in input space against PyTorch's autograd, on the same weights and start."""

import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.explain.ascent import Climb, climb, start_of
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.network.network import Network
from engine.spec import stack

STEPS = 12
SCALE, OFFSET = np.float32(1 / 8), np.float32(-138 / 8)  # grey becomes 0


def ascent_of_torch(torch, network, unit):
    """Chollet's generate_pattern, up to what it shows."""
    relu = torch.nn.functional.relu
    conv, pool = torch.nn.functional.conv2d, torch.nn.functional.max_pool2d
    weights = {
        name: (
            torch.tensor(network.weights[name]["kernel"].transpose(3, 2, 0, 1).copy()),
            torch.tensor(network.weights[name]["bias"].copy()),
        )
        for name in ("n1", "n2", "n4")
    }
    start = start_of((24, 20, 3), 5, unit).astype(np.float32)
    x = torch.tensor(start.transpose(2, 0, 1)[None].copy())
    for _ in range(STEPS):
        x = x.detach().requires_grad_(True)
        y = relu(conv(x * SCALE + OFFSET, *weights["n1"], padding=1))
        y = pool(relu(conv(y, *weights["n2"], padding=1)), 2)
        y = relu(conv(y, *weights["n4"], padding=1))
        (slope,) = torch.autograd.grad(y[:, unit].mean(), x)
        slope = slope / (slope.square().mean().sqrt() + 1e-5 * float(SCALE))
        x = x + slope * 1.0
    return x.detach().numpy()[0].transpose(1, 2, 0)


@pytest.mark.parametrize("unit", [0, 3, 7])
def test_ascent_is_that_of_torch(unit, torch):
    block = {"padding": "same", "activation": "relu"}
    spec = stack(
        InputLayer(shape=(None, None, 3)),
        Conv2D(filters=8, **block),
        Conv2D(filters=8, **block),
        MaxPooling2D(),
        Conv2D(filters=10, **block),
    )
    network = Network(spec, seed=2)
    settings = Climb(steps=STEPS, seed=5, size=(24, 20))
    found = finished(climb(network, "n4", range(8), REFERENCE, settings, Affine(SCALE, OFFSET)))
    expected = ascent_of_torch(torch, network, unit)
    assert not found.is_silent[unit]
    moved = np.abs(expected - start_of((24, 20, 3), 5, unit)).max()
    assert moved > STEPS / 4
    ours = found.pictures[unit]
    assert np.abs(ours - expected).max() <= 1e-4 * np.abs(expected).max()
