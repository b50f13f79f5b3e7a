"""A network: its description together with weights, run forward and backward."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.arrays.arena import Fresh
from engine.arrays.multi_hot import MultiHotRows
from engine.layers.base import Array
from engine.layers.inputs import takes_whole_numbers
from engine.network.layout import Layout, lay_out
from engine.network.nested import unfolded
from engine.network.passes import Graph, Pass
from engine.network.phase import RunPhase
from engine.network.shapes import Summary, checked_summary, summarise
from engine.spec import NetworkSpec, Node

Arrays = Mapping[str, Array]  # by node id


class Network:
    """A spec with weights, all of them views of one flat buffer.

    ``weights[node id][name]`` are the views. ``graph`` is ``spec`` as it runs: networks that
    stand in layers are unfolded. Two networks may share one buffer (``sharing``), as the
    training form of a network, whose last activation is fused with the loss, does. Without a
    ``seed`` the weights are zeros, which take no memory before they are written.
    """

    def __init__(
        self,
        spec: NetworkSpec,
        *,
        seed: int | None = 0,
        dtype: type = np.float32,
        sharing: Network | None = None,
    ):
        self.spec = spec
        self.summary: Summary = checked_summary(spec)
        self.graph = unfolded(spec)
        self.layout: Layout = lay_out(summarise(self.graph))
        self.dtype = np.dtype(dtype)
        if sharing is None:
            self.flat = np.zeros(max(self.layout.size, 1), self.dtype)
        else:
            assert sharing.layout.size == self.layout.size, "shared weights need one layout"
            self.flat, self.dtype = sharing.flat, sharing.dtype
        self._bind()
        if sharing is None and seed is not None:
            self.initialise(seed)

    def _bind(self) -> None:
        """Take ``flat`` as the weights."""
        self.weights = self.layout.views(self.flat)
        learning = frozenset(p.key[0] for p in self.layout.trainable())
        self._run = Graph(self.graph, self.weights, learning)

    def initialise(self, seed: int, keep: frozenset[str] = frozenset()) -> None:
        """Draw all weights anew but those of the nodes in ``keep``.

        The draw of an array depends on the seed, its node and name only, so that another layer
        elsewhere changes nothing here.
        """
        for place in self.layout.places:
            node, name = place.key
            if node in keep:
                continue
            rng = np.random.default_rng([seed, zlib.crc32(f"{node}/{name}".encode())])
            spec = place.spec
            self.weights[node][name][...] = spec.initializer(
                spec.shape, spec.fan_in, spec.fan_out, rng
            )

    @property
    def need(self) -> dict[str, tuple[bool, ...]]:
        """Which inputs of every node have anything to learn before them."""
        return self._run.need

    def forward(self, inputs: Arrays, phase: RunPhase) -> Pass:
        """Return the output of every node, by reference, and the way back.

        inputs: arrays by id of the Input node. See ``engine.network.passes``.
        """
        return self._run.forward(inputs, phase)

    def outputs(self, inputs: Arrays, phase: RunPhase) -> dict[str, Array]:
        """Return what the outputs give, by reference; no more than needed is kept meanwhile.

        inputs: arrays by id of the Input node
        """
        return self._run.values(inputs, phase, self.spec.outputs, everything=True)

    def predict(self, x: Array | Arrays, kernels, node: str | None = None) -> Array:
        """Return what ``node`` (the output by default) gives for ``x``, in new memory."""
        wanted = node or self.spec.outputs[0]
        return self._run.values(self.input_of(x), self.question(kernels), [wanted])[wanted]

    def values_at(self, x: Array | Arrays, kernels, nodes: Sequence[str]) -> dict[str, Array]:
        """Return what several nodes give for ``x``, by node id, in one pass."""
        return self._run.values(self.input_of(x), self.question(kernels), list(nodes))

    def question(self, kernels) -> RunPhase:
        """Return a phase that uses neither buffers nor gradients of a training."""
        return RunPhase(kernels, Fresh(self.dtype))

    def input_of(self, x: Array | Arrays) -> dict[str, Array]:
        """Return ``x`` as the values of the Input nodes, in their types.

        x: the value of the only one, or arrays by node id
        """
        sources = self.spec.inputs
        given = x if isinstance(x, Mapping) else {sources[0].id: x}
        return {node.id: np.asarray(given[node.id], self._type_of(node)) for node in sources}

    def inputs_of(self, batch: Any, phase: RunPhase) -> dict[str, Array]:
        """Return the inputs of a ``Batch``, which go by node name, by node id.

        Multi-hot samples are written out unless all layers that they come to take them as such.
        """
        values = {node.id: batch.inputs[node.name] for node in self.spec.inputs}
        for node_id, x in values.items():
            if isinstance(x, MultiHotRows) and not self._takes_multi_hot(node_id):
                values[node_id] = x.expanded(phase)
        return values

    def _takes_multi_hot(self, source: str) -> bool:
        users = [node for node in self.graph if source in node.inputs]
        return source not in self.graph.outputs and all(n.layer.takes_multi_hot for n in users)

    def _type_of(self, source: Node) -> np.dtype:
        return np.dtype(np.int32) if takes_whole_numbers(source) else self.dtype

    def snapshot(self) -> Network:
        """Return a copy with weights of its own, which no training changes."""
        copy = Network(self.spec, sharing=self)
        copy.flat = self.flat.copy()
        copy._bind()
        return copy

    def arrays(self) -> dict[str, Array]:
        """Return copies of all weights by ``"node id/name"``."""
        return {
            "/".join(p.key): self.weights[p.key[0]][p.key[1]].copy() for p in self.layout.places
        }

    def load(self, arrays: Mapping[str, Array]) -> list[str]:
        """Take weights where node id, name and shape match; return the node ids kept whole."""
        kept = []
        for node, own in self.weights.items():
            found = {name: arrays.get(f"{node}/{name}") for name in own}
            if all(a is not None and a.shape == own[n].shape for n, a in found.items()):
                for name, array in found.items():
                    own[name][...] = array
                kept.append(node)
        return kept
