"""Predictions: what a network says, as probabilities of classes or as values."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

import numpy as np

from engine.layers.base import Array
from engine.network.network import Network

PIECE_COST = 200_000_000  # multiply-adds that are done at a time: some thousandths of a second
LARGEST_PIECE = 256  # samples

Inputs = Array | Mapping[str, Array]  # by id of the Input node where there are several
Pieces = Generator[tuple[int, int], None, Array]  # yields (done, total), returns all outputs


def piece_size(network: Network) -> int:
    """Return how many samples to run at a time, so that nobody waits long in between."""
    cost = max(network.summary.multiply_adds, 1)
    return int(np.clip(PIECE_COST // cost, 1, LARGEST_PIECE))


def in_pieces(
    network: Network, count: int, samples: Callable[[Array], Inputs], kernels: Any
) -> Pieces:
    """Run ``count`` samples; yield (done, total) after each piece, return all outputs.

    ``samples(places)`` gives the prepared samples at some places, (len(places), ...), as
    ``Network.predict`` takes them.
    """
    size = piece_size(network)
    outputs = []
    for start in range(0, count, size):
        places = np.arange(start, min(start + size, count))
        outputs.append(network.predict(samples(places), kernels))
        yield int(places[-1]) + 1, count
    if not outputs:
        return np.zeros((0, *(network.summary[network.spec.output.id].shape or ())), network.dtype)
    return np.concatenate(outputs)


def all_in_pieces(
    network: Network, count: int, samples: Callable[[Array], Inputs], kernels: Any
) -> Generator[tuple[int, int], None, tuple[Array, ...]]:
    """Do what ``in_pieces`` does, for at least one sample; return what each output gives."""
    assert count > 0, "there is something to give"
    size = piece_size(network)
    pieces = []
    for start in range(0, count, size):
        places = np.arange(start, min(start + size, count))
        given = network.input_of(samples(places))
        values = network.outputs(given, network.question(kernels))
        pieces.append([values[output] for output in network.spec.outputs])
        yield int(places[-1]) + 1, count
    return tuple(np.concatenate(each) for each in zip(*pieces, strict=True))


def finished(pieces: Generator[Any, None, Any]) -> Any:
    """Run ``pieces`` to the end, and return what it returns."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            return end.value


def class_probabilities(network: Network, outputs: Array, classes: int) -> Array:
    """Return (samples, classes), given what the network gave for samples of so many classes.

    One unit becomes two classes; logits pass through softmax or sigmoid. With no classes
    (regression) the outputs are returned as they are.
    """
    if not classes:
        return outputs
    activation = output_activation(network)
    if outputs.shape[-1] == 1 and classes == 2:
        p = outputs if activation == "sigmoid" else sigmoid(outputs)
        return np.concatenate([1 - p, p], axis=-1)
    return softmax(outputs) if activation == "linear" else outputs


def probabilities(network: Network, x: Inputs, kernels: Any, classes: int) -> Array:
    """Return the probabilities of the classes, (samples, classes); see ``class_probabilities``.

    x: (samples, ...) as the network takes it
    """
    return class_probabilities(network, network.predict(x, kernels), classes)


def top(probabilities: Array, count: int) -> tuple[tuple[int, float], ...]:
    """Return the ``count`` likeliest classes with their probabilities, the likeliest first.

    probabilities: (classes,); of equal ones the first class comes first
    """
    order = np.argsort(-probabilities, kind="stable")[:count]
    return tuple((int(i), float(probabilities[i])) for i in order)


def output_activation(network: Network) -> str:
    """Return the name of the last function of a network, "linear" if it has none."""
    return getattr(network.spec.output.layer, "activation", "linear")


def softmax(logits: Array) -> Array:
    """Return ``exp(z) / sum exp(z)`` along the last axis."""
    y = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return y / y.sum(axis=-1, keepdims=True)


def sigmoid(logits: Array) -> Array:
    """Return ``1 / (1 + exp(-z))``."""
    return 0.5 * (1 + np.tanh(0.5 * logits))  # exp cannot overflow
