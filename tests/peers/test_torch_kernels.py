"""Our kernels against PyTorch's: what they give, and their gradients."""

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.layers.windows import output_size, pads_of
from tests.engine.kernels.compare import frozen, like, scratch
from tests.peers.conftest import assert_close

BOTH = pytest.mark.parametrize("kernels", [REFERENCE, CPU], ids=lambda k: k.name)
RELU = pytest.mark.parametrize("relu", [False, True])
CASES = [  # size of the image, window, strides
    ((12, 10), (3, 3), (1, 1)),
    ((11, 9), (3, 2), (1, 1)),
    ((11, 9), (5, 4), (2, 3)),
    ((8, 8), (1, 1), (2, 2)),
    ((8, 8), (2, 2), (2, 2)),
    ((28, 28), (3, 3), (1, 1)),
]
PADDINGS = pytest.mark.parametrize("padding", ["valid", "same"])
WINDOWS = pytest.mark.parametrize(("size", "window", "strides"), CASES)


def padded(torch, x, pads, value=0.0):
    """Return x, (batch, channels, height, width), with places around it."""
    top, bottom, left, right = pads
    return torch.nn.functional.pad(x, (left, right, top, bottom), value=value)


def channels_first(torch, x):
    return torch.tensor(x.transpose(0, 3, 1, 2).copy(), requires_grad=True)


def channels_last(tensor):
    return tensor.detach().numpy().transpose(0, 2, 3, 1)


@BOTH
@RELU
def test_dense_is_that_of_torch(kernels, relu, torch, rng):
    x, kernel, bias = frozen(rng, 7, 13), frozen(rng, 13, 5), frozen(rng, 5)
    dy = frozen(rng, 7, 5)
    y, dx, dkernel, dbias = (like(a) for a in (dy, x, kernel, bias))
    kernels.dense_forward(x, kernel, bias, y, relu)
    kernels.dense_backward(x, kernel, y, dy, dkernel, dbias, dx, relu, scratch)
    theirs = [torch.tensor(a.copy(), requires_grad=True) for a in (x, kernel, bias)]
    out = theirs[0] @ theirs[1] + theirs[2]
    out = out.relu() if relu else out
    out.backward(torch.tensor(dy.copy()))
    assert_close(y, out.detach().numpy())
    for ours, tensor in zip((dx, dkernel, dbias), theirs, strict=True):
        assert_close(ours, tensor.grad.numpy())


@BOTH
@RELU
@PADDINGS
@WINDOWS
def test_convolution_is_that_of_torch(kernels, relu, padding, size, window, strides, torch, rng):
    x = frozen(rng, 4, *size, 6)
    kernel, bias = frozen(rng, *window, 6, 8), frozen(rng, 8)
    pads = pads_of(size, window, strides, padding)
    dy = frozen(rng, 4, *output_size(size, window, strides, padding), 8)
    y, dx, dkernel, dbias = (like(a) for a in (dy, x, kernel, bias))
    plain = (1, 1), 1
    kernels.conv_forward(x, kernel, bias, y, strides, pads, *plain, relu, scratch)
    results = dkernel, dbias, dx
    kernels.conv_backward(x, kernel, y, dy, *results, strides, pads, *plain, relu, scratch)
    image = channels_first(torch, x)
    weights = torch.tensor(kernel.transpose(3, 2, 0, 1).copy(), requires_grad=True)
    shift = torch.tensor(bias.copy(), requires_grad=True)
    out = torch.nn.functional.conv2d(padded(torch, image, pads), weights, shift, strides)
    out = out.relu() if relu else out
    out.backward(torch.tensor(dy.transpose(0, 3, 1, 2).copy()))
    assert_close(y, channels_last(out))
    assert_close(dx, channels_last(image.grad))
    assert_close(dkernel, weights.grad.numpy().transpose(2, 3, 1, 0))
    assert_close(dbias, shift.grad.numpy())


@BOTH
@PADDINGS
@WINDOWS
def test_max_pooling_is_that_of_torch(kernels, padding, size, window, strides, torch, rng):
    x = frozen(rng, 3, *size, 5)
    pads = pads_of(size, window, strides, padding)
    dy = frozen(rng, 3, *output_size(size, window, strides, padding), 5)
    y, dx, where = like(dy), like(x), np.zeros(dy.shape, np.uint8)
    kernels.max_pool_forward(x, y, where, window, strides, pads)
    kernels.max_pool_backward(dy, where, dx, window, strides, pads)
    image = channels_first(torch, x)
    out = torch.nn.functional.max_pool2d(padded(torch, image, pads, -np.inf), window, strides)
    out.backward(torch.tensor(dy.transpose(0, 3, 1, 2).copy()))
    assert np.array_equal(y, channels_last(out))
    assert_close(dx, channels_last(image.grad))


@BOTH
@PADDINGS
@WINDOWS
def test_average_pooling_is_that_of_torch(kernels, padding, size, window, strides, torch, rng):
    x = frozen(rng, 3, *size, 5)
    pads = pads_of(size, window, strides, padding)
    dy = frozen(rng, 3, *output_size(size, window, strides, padding), 5)
    y, dx = like(dy), like(x)
    kernels.average_pool_forward(x, y, window, strides, pads)
    kernels.average_pool_backward(dy, dx, window, strides, pads)
    image = channels_first(torch, x)
    mean = torch.nn.functional.avg_pool2d
    inside = mean(padded(torch, torch.ones_like(image), pads), window, strides).detach()
    out = mean(padded(torch, image, pads), window, strides) / inside
    out.backward(torch.tensor(dy.transpose(0, 3, 1, 2).copy()))
    assert_close(y, channels_last(out))
    assert_close(dx, channels_last(image.grad))
