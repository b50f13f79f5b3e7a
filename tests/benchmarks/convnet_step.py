"""How long one step of the MNIST convnet takes on one core, in each implementation.

``python -m tests.benchmarks.convnet_step`` measures the kernels; with ``--peer PYTHON``, a Python
that has torch, PyTorch too. Contenders take turns, each alone in its process; the median of the
rounds is told, and the ratio to the slowest.

The network: 28x28x1, Conv2D 32, MaxPooling2D, Conv2D 64, MaxPooling2D, Conv2D 64, Dense 64,
Dense 10, batch 64, RMSprop (93,322 parameters).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

BATCH = 64
SECONDS = 3.0


def median_step(step) -> float:
    """Return the median seconds of one call of ``step``, over a few seconds."""
    for _ in range(5):
        step()
    times, start = [], time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        before = time.perf_counter()
        step()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def kernels_step(name: str):
    """Return a function that trains one batch through the kernels called ``name``."""
    import numpy as np

    from engine.kernels import blas, cpu, reference

    blas.set_blas_threads(1)
    k = {"cpu": cpu.CPU, "reference": reference.REFERENCE}[name]
    rng = np.random.default_rng(0)
    shapes = [(3, 3, 1, 32), (32,), (3, 3, 32, 64), (64,), (3, 3, 64, 64), (64,), (576, 64), (64,),
              (64, 10), (10,)]  # fmt: skip
    sizes = [int(np.prod(shape)) for shape in shapes]
    w, g = rng.normal(0, 0.05, sum(sizes)).astype("f"), np.zeros((1, sum(sizes)), "f")
    cuts = np.cumsum(sizes)[:-1]
    weights = [part.reshape(s) for part, s in zip(np.split(w, cuts), shapes, strict=True)]
    gradients = [part.reshape(s) for part, s in zip(np.split(g[0], cuts), shapes, strict=True)]
    slots, hyper = np.zeros((1, w.size), "f"), np.array((1e-3, 0.9, 1e-7, 0, 0, 0))
    x, labels = rng.random((BATCH, 28, 28, 1), "f"), rng.integers(0, 10, BATCH)
    outs = [(26, 26, 32), (13, 13, 32), (11, 11, 64), (5, 5, 64), (3, 3, 64), (64,), (10,)]
    ys = [np.empty((BATCH, *shape), "f") for shape in outs]
    dys = [np.empty_like(y) for y in ys]
    where = [np.empty(ys[i].shape, np.uint8) for i in (1, 3)]
    memory = np.empty(1 << 22, "f")
    window, flat = ((2, 2), (2, 2), (0, 0, 0, 0)), (BATCH, 576)
    conv = ((1, 1), (0, 0, 0, 0), (1, 1), 1, True, lambda count: memory[:count])

    def step() -> None:
        (k1, b1, k2, b2, k3, b3, k4, b4, k5, b5), d = weights, gradients
        k.conv_forward(x, k1, b1, ys[0], *conv)
        k.max_pool_forward(ys[0], ys[1], where[0], *window)
        k.conv_forward(ys[1], k2, b2, ys[2], *conv)
        k.max_pool_forward(ys[2], ys[3], where[1], *window)
        k.conv_forward(ys[3], k3, b3, ys[4], *conv)
        k.dense_forward(ys[4].reshape(flat), k4, b4, ys[5], True)
        k.dense_forward(ys[5], k5, b5, ys[6], False)
        k.softmax_cross_entropy(ys[6], labels, None, dys[6], BATCH)
        k.dense_backward(ys[5], k5, ys[6], dys[6], *d[8:], dys[5], False, conv[-1])
        k.dense_backward(ys[4].reshape(flat), k4, ys[5], dys[5], *d[6:8], dys[4].reshape(flat),
                         True, conv[-1])  # fmt: skip
        k.conv_backward(ys[3], k3, ys[4], dys[4], *d[4:6], dys[3], *conv)
        k.max_pool_backward(dys[3], where[1], dys[2], *window)
        k.conv_backward(ys[1], k2, ys[2], dys[2], *d[2:4], dys[1], *conv)
        k.max_pool_backward(dys[1], where[0], dys[0], *window)
        k.conv_backward(x, k1, ys[0], dys[0], *d[:2], None, *conv)
        k.update_rmsprop(w, g, slots, hyper, 1, 0, w.size)

    return step


def torch_step(name: str):
    """Return a function that trains one batch in PyTorch, in its faster layout of memory."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    net = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(),
        nn.MaxPool2d(2), nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64),
        nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip
    layout = torch.channels_last if name == "torch-last" else torch.contiguous_format
    net = net.to(memory_format=layout)
    x = torch.rand(BATCH, 1, 28, 28).to(memory_format=layout)
    labels = torch.randint(0, 10, (BATCH,))
    optimizer = torch.optim.RMSprop(net.parameters(), 1e-3, alpha=0.9, foreach=True)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(net(x), labels).backward()
        optimizer.step()

    return step


def measured(python: str, name: str) -> float:
    """Return the seconds of a step of one contender, alone in its process."""
    command = [python, __file__, "--alone", name]
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment
    ).stdout
    return json.loads(answer.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", help="a Python that has torch")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", help="measure one contender here")
    options = parser.parse_args()
    if options.alone:
        make = torch_step if options.alone.startswith("torch") else kernels_step
        sys.stdout.write(f"{json.dumps(median_step(make(options.alone)))}\n")
        return
    contenders = [(sys.executable, "cpu"), (sys.executable, "reference")]
    if options.peer:
        contenders += [(options.peer, "torch"), (options.peer, "torch-last")]
    rounds = [[measured(*each) for each in contenders] for _ in range(options.rounds)]
    medians = [statistics.median(column) for column in zip(*rounds, strict=True)]
    for (_, name), seconds in zip(contenders, medians, strict=True):
        sys.stdout.write(
            f"{name:12} {seconds * 1e3:7.2f} ms a step, {BATCH / seconds:6.0f} samples/s, "
            f"{max(medians) / seconds:5.2f} times the slowest\n"
        )


if __name__ == "__main__":
    main()
