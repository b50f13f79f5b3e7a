"""A network: its description together with weights, run forward and backward."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

import numpy as np

from engine.arrays.arena import Fresh
from engine.layers.base import Array
from engine.network.layout import Layout, lay_out
from engine.network.phase import RunPhase
from engine.network.shapes import Summary, checked_summary
from engine.spec import NetworkSpec

Arrays = Mapping[str, Array]  # by node id
Need = Mapping[str, tuple[bool, ...]]  # by node id: which inputs want a gradient
Backward = Callable[..., dict[str, Array]]  # (slopes, need=the network's own)


class Network:
    """A spec with weights, all of them views of one flat buffer.

    ``weights[node id][name]`` are the views. Two networks may share one buffer (``sharing``),
    as the training form of a network, whose last activation is fused with the loss, does.
    """

    def __init__(
        self,
        spec: NetworkSpec,
        *,
        seed: int = 0,
        dtype: type = np.float32,
        sharing: Network | None = None,
    ):
        self.spec = spec
        self.summary: Summary = checked_summary(spec)
        self.layout: Layout = lay_out(self.summary)
        self.dtype = np.dtype(dtype)
        if sharing is None:
            self.flat = np.zeros(max(self.layout.size, 1), self.dtype)
        else:
            assert sharing.layout.size == self.layout.size, "shared weights need one layout"
            self.flat, self.dtype = sharing.flat, sharing.dtype
        self.need = _needed(spec, {p.key[0] for p in self.layout.trainable()})
        self._bind()
        if sharing is None:
            self.initialise(seed)

    def _bind(self) -> None:
        """Take ``flat`` as the weights; note what a pass needs to know of each node."""
        self.weights = self.layout.views(self.flat)
        self._nodes = [
            (number, node.id, node.layer, node.inputs, self.weights.get(node.weights_id, {}))
            for number, node in enumerate(self.spec.nodes)
        ]

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

    def forward(self, inputs: Arrays, phase: RunPhase) -> tuple[dict[str, Array], Backward]:
        """Return the output of every node and the way back.

        inputs: arrays by id of the Input node. ``backward(slopes)`` takes the gradients of
        output nodes, writes those of the weights where the phase says, and returns those of
        the nodes in ``need``.
        """
        values: dict[str, Array] = dict(inputs)
        closures = {}
        for number, node_id, layer, feeders, weights in self._nodes:
            if node_id in values:
                continue
            phase.safe_point()
            phase.node, phase.node_id = number, node_id
            values[node_id], closures[node_id] = layer.forward(
                weights, *[values[i] for i in feeders], phase=phase
            )

        def backward(slopes: Arrays, need: Need | None = None):
            return self._back(dict(slopes), closures, need or self.need, phase)

        return values, backward

    def _back(self, slopes, closures, need, phase: RunPhase) -> dict[str, Array]:
        shared = set(slopes)  # arrays that are not ours to add to
        for _, node_id, _, feeders, weights in reversed(self._nodes):
            wanted = need[node_id]
            if node_id not in closures or node_id not in slopes:
                continue
            if not weights and True not in wanted:
                continue
            phase.safe_point()
            phase.node_id = node_id
            dxs, _ = closures[node_id](slopes[node_id], wanted)
            phase.add_repeated()
            for feeder, dx, is_wanted in zip(feeders, dxs, wanted, strict=True):
                if is_wanted:
                    _accumulate(slopes, shared, feeder, dx, phase)
        return slopes

    def predict(self, x: Array, kernels, node: str | None = None) -> Array:
        """Return what ``node`` (the output by default) gives for ``x``, in new memory."""
        values, _ = self.forward(self.input_of(x), self.question(kernels))
        return values[node or self.spec.output.id]

    def question(self, kernels) -> RunPhase:
        """Return a phase that uses neither buffers nor gradients of a training."""
        return RunPhase(kernels, Fresh(self.dtype))

    def input_of(self, x: Array) -> dict[str, Array]:
        """Return ``x`` as the value of the only input node."""
        return {self.spec.inputs[0].id: np.asarray(x, self.dtype)}

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


def _needed(spec: NetworkSpec, trained: set[str]) -> dict[str, tuple[bool, ...]]:
    """Say for every node which of its inputs have anything to learn before them."""
    learns: dict[str, bool] = {}
    need = {}
    for node in spec:
        need[node.id] = tuple(learns[i] for i in node.inputs)
        learns[node.id] = node.weights_id in trained or any(need[node.id])
    return need


def _accumulate(slopes: dict, shared: set[str], feeder: str, dx: Array, phase: RunPhase) -> None:
    """Add ``dx`` to the gradient of ``feeder``, which several nodes may use."""
    if feeder not in slopes:
        slopes[feeder] = dx
        shared.add(feeder)  # an Add gives the same array to both its inputs
        return
    if feeder in shared:
        total = phase.empty(dx.shape)
        phase.k.add(slopes[feeder], dx, total)
        slopes[feeder] = total
        shared.discard(feeder)
    else:
        phase.k.add(slopes[feeder], dx, slopes[feeder])
