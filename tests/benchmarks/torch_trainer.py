"""The same training in PyTorch, alone in a process: see ``rounds``, which starts it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

import torch
from torch import nn

from tests.benchmarks.axes import task_named
from tests.benchmarks.nets import Task
from tests.benchmarks.report import tell
from tests.benchmarks.samples import arrays
from tests.benchmarks.windows import Windows


class LastOfLSTM(nn.Module):
    """An LSTM that gives its last state, as Keras's does."""

    def __init__(self, inputs: int, units: int):
        super().__init__()
        self.lstm = nn.LSTM(inputs, units, batch_first=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.lstm(x)[1][0][-1]


def network_of(task: Task) -> nn.Sequential:
    """Return the network of a task without its last activation, which the loss contains."""
    layers: list[nn.Module] = []
    size, channels = task.shape[:-1], task.shape[-1]
    for number, (kind, *settings) in enumerate(task.layers, start=1):
        if kind == "conv":
            layers.append(nn.Conv2d(channels, settings[0], 3, padding=1 if settings[1] else 0))
            channels, lost = settings[0], 0 if settings[1] else 2
            size = tuple(s - lost for s in size)
        elif kind == "pool":
            layers.append(nn.MaxPool2d(2))
            size = tuple(s // 2 for s in size)
        elif kind == "flatten":
            layers.append(nn.Flatten())
            channels = channels * size[0] * size[1]
        elif kind == "dropout":
            layers.append(nn.Dropout(settings[0]))
        elif kind == "embedding":
            layers.append(nn.Embedding(*settings))
            channels = settings[1]
        else:
            layers.append((nn.Linear if kind == "dense" else LastOfLSTM)(channels, settings[0]))
            channels = settings[0]
        is_last = number == len(task.layers) and task.classes
        if kind in ("conv", "dense") and not is_last:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def optimizer_of(task: Task, net: nn.Module, quick: bool) -> torch.optim.Optimizer:
    """Return the optimizer as PyTorch makes it, or in its ``quick`` form."""
    if task.optimizer == "Adam":
        return torch.optim.Adam(net.parameters(), 1e-3, eps=1e-7, fused=True if quick else None)
    quick_form = True if quick else None
    return torch.optim.RMSprop(net.parameters(), 1e-3, alpha=0.9, eps=1e-7, foreach=quick_form)


def loss_and_hits(task: Task, out: torch.Tensor, y: torch.Tensor):
    """Return the mean loss of a batch, and how many of its samples were right."""
    if task.classes == 1:
        loss = nn.functional.binary_cross_entropy_with_logits(out[:, 0], y.float())
        return loss, ((out[:, 0] > 0) == (y > 0)).sum()
    return nn.functional.cross_entropy(out, y), (out.argmax(1) == y).sum()


def batches(task: Task, x, y, layout) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Yield batches for ever, cast and scaled as Lamina does it."""
    while True:
        for rows in torch.randperm(len(x)).split(task.batch):
            batch = x[rows]
            if task.data in ("mnist", "cifar", "pixels"):
                batch = batch.float() / 255
            if task.is_image:
                batch = batch.permute(0, 3, 1, 2).contiguous(memory_format=layout)
            yield (batch if task.data == "words" else batch.float()), y[rows]


def step_of(task: Task, net: nn.Module, kind: str) -> Callable:
    """Return a function of a batch that learns from it, or only looks where that is the task."""
    optimizer = optimizer_of(task, net, quick="quick" in kind)
    totals = torch.zeros(2)

    def measured(x: torch.Tensor, y: torch.Tensor):
        return loss_and_hits(task, net(x), y)

    run = torch.compile(measured) if "compiled" in kind else measured

    def learn(x: torch.Tensor, y: torch.Tensor) -> None:
        optimizer.zero_grad(set_to_none=True)
        loss, hits = run(x, y)
        loss.backward()
        optimizer.step()
        totals[0] += loss.detach()
        totals[1] += hits

    look = torch.compile(net) if "compiled" in kind else net

    def infer(x: torch.Tensor, _: torch.Tensor) -> None:
        with torch.inference_mode():
            look(x)

    return infer if task.forward else learn


def main() -> None:
    """Arguments: task, kind ("torch" and "last", "quick", "compiled"), threads, seconds."""
    name, kind, threads, seconds = sys.argv[1:]
    task, began = task_named(name), time.perf_counter()
    x, y = (torch.from_numpy(a.copy()) for a in arrays(task)[:2])
    windows = Windows(float(seconds), aside=time.perf_counter() - began)
    torch.set_num_threads(int(threads))
    layout = torch.channels_last if "last" in kind else torch.contiguous_format
    net = network_of(task).to(memory_format=layout)
    step, done = step_of(task, net, kind), 0
    for batch, labels in batches(task, x, y, layout):
        step(batch, labels)
        done += len(labels)
        if windows.is_over(done):
            break
    tell(windows.result())


if __name__ == "__main__":
    main()
