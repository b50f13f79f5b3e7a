"""The same training in PyTorch, alone in a process: see ``trainer``, which starts it."""

from __future__ import annotations

import sys

import torch
from torch import nn

from tests.benchmarks.nets import TASKS, Task, arrays
from tests.benchmarks.report import tell
from tests.benchmarks.windows import Windows


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
        else:
            layers.append(nn.Linear(channels, settings[0]))
            channels = settings[0]
        if kind in ("conv", "dense") and number < len(task.layers):
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def optimizer_of(task: Task, net: nn.Module) -> torch.optim.Optimizer:
    """Return the optimizer in PyTorch's fastest form."""
    if task.optimizer == "Adam":
        return torch.optim.Adam(net.parameters(), 1e-3, eps=1e-7, fused=True)
    return torch.optim.RMSprop(net.parameters(), 1e-3, alpha=0.9, eps=1e-7, foreach=True)


def train(task: Task, threads: int, layout: torch.memory_format, windows: Windows) -> None:
    """Train until the time is over; the loss is looked at as often as Lamina reports it."""
    torch.set_num_threads(threads)
    x, y = (torch.from_numpy(a.copy()) for a in arrays(task)[:2])
    net = network_of(task).to(memory_format=layout)
    optimizer, done, total = optimizer_of(task, net), 0, torch.zeros(())
    while True:
        for rows in torch.randperm(len(x)).split(task.batch):
            batch, labels = x[rows].float(), y[rows]
            if task.is_image:
                batch = (batch / 255).permute(0, 3, 1, 2).contiguous(memory_format=layout)
            optimizer.zero_grad(set_to_none=True)
            out = net(batch)
            if task.classes == 1:
                loss = nn.functional.binary_cross_entropy_with_logits(out[:, 0], labels.float())
            else:
                loss = nn.functional.cross_entropy(out, labels)
            loss.backward()
            optimizer.step()
            total += loss.detach()
            done += len(rows)
            if windows.is_over(done):
                return


def main() -> None:
    """Arguments: task, layout of memory ("torch" or "torch-last"), threads, seconds."""
    name, layout, threads, seconds = sys.argv[1:]
    form = torch.channels_last if layout == "torch-last" else torch.contiguous_format
    windows = Windows(float(seconds))
    train(TASKS[name], int(threads), form, windows)
    tell(windows.result())


if __name__ == "__main__":
    main()
