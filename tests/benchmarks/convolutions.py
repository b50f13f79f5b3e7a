"""Single convolutions beside PyTorch's: ``.peers/bin/python -m tests.benchmarks.convolutions``.

A step is forward, and the gradients of weights, bias and sample, of 32 samples on one thread.
Both sides take turns in one process, PyTorch in both of its layouts; each figure is the shortest of
all steps. For what the networks of ``nets`` do not have: groups, and each channel by itself.
"""

import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from engine.kernels import best_kernels
from engine.kernels.blas import set_blas_threads

# sides of the image, channels (as many filters), sides of the window, stride, groups
SHAPES = [
    *((32, 32, 3, 1, groups) for groups in (2, 4, 8, 16)),
    *((32, 64, 3, 1, groups) for groups in (4, 8, 16, 32)),
    *((16, 128, 3, 1, groups) for groups in (2, 4, 32)),
    (8, 256, 3, 1, 32),
    (32, 30, 3, 1, 10),
    (32, 64, 3, 2, 8),
    (32, 64, 5, 1, 16),
    (32, 64, 3, 1, 64),
    (14, 128, 3, 1, 128),
    (28, 32, 5, 1, 32),
    (32, 64, 3, 2, 64),
]
BATCH, TURNS, TURN_SECONDS = 32, 6, 0.25
Step = Callable[[], object]


def main() -> None:
    import torch

    set_blas_threads(1)
    torch.set_num_threads(1)
    sys.stdout.write("image channels window stride groups    Lamina  contiguous  channels last\n")
    for side, channels, window, stride, groups in SHAPES:
        shape = side, channels, window, stride, groups
        steps = [_ours(*shape), *_peers(*shape)]
        ours, *peers = _shortest(steps)
        sys.stdout.write(
            f"{side:5} {channels:8} {window:6} {stride:6} {groups:6}"
            f"{ours:8.2f} ms{peers[0]:9.2f} ms{peers[1]:12.2f} ms    x{min(peers) / ours:.2f}\n"
        )


def _shortest(steps: list[Step]) -> list[float]:
    """Return milliseconds of the shortest step of each side."""
    best = [float("inf")] * len(steps)
    for _ in range(TURNS):
        for place, step in enumerate(steps):
            until = time.perf_counter() + TURN_SECONDS
            while (began := time.perf_counter()) < until:
                step()
                best[place] = min(best[place], 1000 * (time.perf_counter() - began))
    return best


def _ours(side: int, channels: int, window: int, stride: int, groups: int) -> Step:
    kernels, rng, rooms = best_kernels(), np.random.default_rng(0), {}
    assert kernels.name == "cpu", "the kernels are not compiled: python -m engine.kernels.compile"
    output, margin = -(-side // stride), window // 2
    x = rng.standard_normal((BATCH, side, side, channels), np.float32)
    weights = rng.standard_normal((window, window, channels // groups, channels), np.float32)
    bias = rng.standard_normal(channels, np.float32)
    y, dy = rng.standard_normal((2, BATCH, output, output, channels), np.float32)
    gradients = np.empty_like(weights), np.empty_like(bias), np.empty_like(x)
    pads = (margin if stride == 1 else margin - 1, margin) * 2

    def scratch(count: int) -> np.ndarray:
        return rooms.setdefault(count, np.empty(count, np.float32))

    how = (stride,) * 2, pads, (1, 1), groups, False, scratch

    def step() -> None:
        kernels.conv_forward(x, weights, bias, y, *how)
        kernels.conv_backward(x, weights, y, dy, *gradients, *how)

    return step


def _peers(side: int, channels: int, window: int, stride: int, groups: int) -> Iterator[Step]:
    """Yield a step in either layout; an uneven margin is made even, which adds a line at most."""
    import torch

    for layout in (torch.contiguous_format, torch.channels_last):
        x, weights = (
            torch.randn(shape).to(memory_format=layout).requires_grad_()
            for shape in (
                (BATCH, channels, side, side),
                (channels, channels // groups, window, window),
            )
        )
        bias = torch.randn(channels, requires_grad=True)

        def forward(x=x, weights=weights, bias=bias):
            return torch.nn.functional.conv2d(x, weights, bias, stride, window // 2, groups=groups)

        dy = torch.randn_like(forward())

        def step(forward=forward, dy=dy, wanted=(x, weights, bias)):
            return torch.autograd.grad(forward(), wanted, dy)

        yield step


if __name__ == "__main__":
    main()
