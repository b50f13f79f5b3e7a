"""The score that an attribution follows back: of one class of each sample, before or after softmax.

Every attribution begins here. A score is one number a sample: the logit of its class or, if so
asked, what softmax or sigmoid make of it; the value itself where there are no classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import NoGradientOfWholeNumbers, NoPictureInput, NoScores, UnknownClass
from engine.explain.predictions import (
    Inputs,
    class_probabilities,
    output_activation,
    sigmoid,
    softmax,
)
from engine.layers.activation_layers import with_activation
from engine.layers.base import Array
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.network.trace import Trace
from engine.spec import NetworkSpec, Node

Target = int | Sequence[int] | None  # one class for all samples, one for each, or the likeliest
_AFTER_LOGITS = {"softmax": softmax, "sigmoid": sigmoid}


@dataclass(frozen=True, eq=False)
class Followed:
    """One run of ``form``, whose outputs hold the scores, and which of them are followed.

    targets: (batch,) class numbers   seeds: (batch, units), the gradient of the score with
    respect to the outputs   probabilities: (batch, classes), values where there are no classes
    """

    form: Network
    kernels: Any
    inputs: dict[str, Array]  # by id of the Input node
    trace: Trace
    targets: Array
    seeds: Array
    probabilities: Array

    @property
    def scores(self) -> Array:
        """The scores, (batch,)."""
        return (self.seeds * self.trace.output).sum(axis=1)

    def slope(self, node: str) -> Array:
        """Return the gradient of each score with respect to what ``node`` gives, (batch, ...)."""
        return self.trace.gradient_at(node, self.seeds)

    def through(self, form: Network) -> Followed:
        """Return the same scores, followed back through another form of the network."""
        trace = Trace(form, self.inputs, self.kernels)
        rest = self.targets, self.seeds, self.probabilities
        return Followed(form, self.kernels, self.inputs, trace, *rest)

    def changed(self, sample: int, source: str, values: Array) -> dict[str, Array]:
        """Return inputs with ``values`` (count, ...) in the place of one input of one sample."""
        return {
            node: values if node == source else np.repeat(x[sample : sample + 1], len(values), 0)
            for node, x in self.inputs.items()
        }

    def scores_of(self, sample: int, source: str, values: Array) -> Array:
        """Return the scores (count,) of one sample whose input is replaced by ``values``."""
        outputs = self.form.predict(self.changed(sample, source, values), self.kernels)
        return outputs @ self.seeds[sample]

    def slopes_of(self, sample: int, source: str, values: Array) -> Array:
        """Return the gradients of these scores with respect to ``values``, (count, ...)."""
        trace = Trace(self.form, self.changed(sample, source, values), self.kernels)
        seeds = np.repeat(self.seeds[sample : sample + 1], len(values), axis=0)
        return trace.gradient_at(source, seeds)


def follow(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    classes: int | None = None,
    before_activation: bool = True,
) -> Followed:
    """Run ``x`` and say which scores are followed back.

    x: (batch, ...) as the network takes it, or arrays by id of the Input node
    ``target`` is the likeliest class of each sample by default. ``classes`` is their number,
    that of the outputs by default (two for one sigmoid); 0 means regression. The score is taken
    before softmax or sigmoid, or after it. Of several outputs the first is meant.
    Raises ``NoScores`` and ``UnknownClass``.
    """
    form = logits_form(network) if before_activation else network
    inputs = network.input_of(x)
    trace = Trace(form, inputs, kernels)
    outputs = trace.output
    if outputs.ndim != 2:
        raise NoScores(node=network.spec.output.name, actual=outputs.shape[1:])
    classes = class_count(network, outputs) if classes is None else classes
    given = outputs if form is network else _AFTER_LOGITS[output_activation(network)](outputs)
    shown = class_probabilities(network, given, classes)
    targets = shown.argmax(axis=1) if target is None else np.broadcast_to(target, len(outputs))
    for each in targets:
        if not 0 <= each < shown.shape[1]:
            raise UnknownClass(target=int(each), count=shown.shape[1])
    seeds = _seeds(outputs, targets, classes)
    return Followed(form, kernels, inputs, trace, targets, seeds, shown)


def logits_form(network: Network) -> Network:
    """Return the network without its last softmax or sigmoid; it shares all weights."""
    output = network.spec.output
    if output_activation(network) not in _AFTER_LOGITS:
        return network
    layer = with_activation(output.layer, "linear")
    return Network(network.spec.with_layer(output.id, layer), sharing=network)


def class_count(network: Network, outputs: Array) -> int:
    """Return the number of classes that a network of this form tells apart."""
    units = outputs.shape[1]
    if units == 1:
        return 2 if output_activation(network) == "sigmoid" else 0
    return units


def picture_input(network: Network, source: str | None, inputs: Mapping[str, Array]) -> str:
    """Return the id of the Input node whose pixels are explained.

    ``source`` or the first one that takes images. Raises ``NoPictureInput``.
    """
    node = _input_of(network.spec, source, lambda node: inputs[node.id].ndim == 4)
    if node is None or inputs[node.id].ndim != 4:
        raise NoPictureInput()
    return _with_gradient(node)


def number_input(network: Network, source: str | None) -> str:
    """Return the id of the Input node that is explained, one that takes numbers with gradients.

    ``source`` or the first one that does. Raises ``NoGradientOfWholeNumbers``.
    """
    node = _input_of(network.spec, source, lambda node: not takes_whole_numbers(node))
    return _with_gradient(node or network.spec.inputs[0])


def _input_of(spec: NetworkSpec, source: str | None, fits: Any) -> Node | None:
    if source is not None:
        return next((node for node in spec.inputs if node.id == source), None)
    return next((node for node in spec.inputs if fits(node)), None)


def _with_gradient(node: Node) -> str:
    if takes_whole_numbers(node):
        raise NoGradientOfWholeNumbers(node=node.name)
    return node.id


def _seeds(outputs: Array, targets: Array, classes: int) -> Array:
    """Return the gradient of the scores with respect to the outputs, (batch, units)."""
    seeds = np.zeros_like(outputs)
    if outputs.shape[1] == 1:
        seeds[:, 0] = np.where(targets == 0, -1, 1) if classes == 2 else 1
    else:
        seeds[np.arange(len(outputs)), targets] = 1
    return seeds
