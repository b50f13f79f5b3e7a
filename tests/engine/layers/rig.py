"""A layer alone in a network, run on made numbers in float64."""

import numpy as np

from engine.kernels.reference import REFERENCE
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, reference
from engine.training.shards import Crew

SAMPLES = 5


class MaskedInput(InputLayer):
    """An input whose mask is given with its values."""

    makes_mask = True


class Rig:
    """A layer with inputs of the given shapes.

    ``below``: see ``Example``. ``masks``: for each input (samples, time) bool, or None.
    """

    def __init__(
        self,
        layer,
        shapes,
        shards=1,
        dtype=np.float64,
        samples=SAMPLES,
        below=(),
        masks=(),
        kernels=REFERENCE,
    ):
        below = below or (None,) * len(shapes)
        kinds = ["float32" if high is None else "int32" for high in below]
        masked = {i for i, mask in enumerate(masks) if mask is not None}
        inputs = [
            Node(
                f"x{i}", f"x{i}", (MaskedInput if i in masked else InputLayer)(shape=s, dtype=kind)
            )
            for i, (s, kind) in enumerate(zip(shapes, kinds, strict=True))
        ]
        node = Node("node", "node", layer, tuple(n.id for n in inputs))
        nodes = (*inputs, node) if shapes else (node,)
        self.outputs = tuple(reference("node", i) for i in range(layer.output_count))
        self.network = Network(NetworkSpec(nodes, self.outputs), dtype=dtype)
        rng = np.random.default_rng(3)
        for place in self.network.layout.trainable():  # zeros hide mistakes
            array = self.network.weights[place.key[0]][place.key[1]]
            array += rng.standard_normal(array.shape) * 0.1
        self.need = self.network.need | {"node": tuple(high is None for high in below)}
        self.need = {k: (True,) * len(v) if k != "node" else v for k, v in self.need.items()}
        self.crew = Crew(self.network, kernels, shards, poison=True)
        self.masks = dict(zip((n.id for n in inputs), masks, strict=False))
        self.xs = {
            n.id: rng.standard_normal((samples, *n.layer.shape)).astype(dtype)
            if high is None
            else rng.integers(0, high, (samples, *n.layer.shape)).astype(np.int32)
            for n, high in zip(inputs, below, strict=True)
        }
        shapes_out = [self.network.summary.shape_of(o) for o in self.outputs]
        self.dys = {
            o: rng.standard_normal((samples, *s)).astype(dtype)
            for o, s in zip(self.outputs, shapes_out, strict=True)
        }

    def run(self, xs, *, training=True):
        """Return outputs, input gradients and the sum of the weight gradients.

        The outputs are a list; what the layer adds to the loss is kept as ``added_loss``.
        """
        shards = self.crew.shards
        ys, dxs, added = [None] * shards, [None] * shards, [0.0] * shards
        masks = self._mask_inputs()
        samples = len(next(iter(self.dys.values())))

        def work(start, stop, phase, i):
            phase.mask_of |= {k: masks[f"mask {k}"][start:stop] for k in self._mask_inputs_of()}
            part = {k: x[start:stop] for k, x in xs.items()}
            values, backward = self.network.forward(part, phase)
            ys[i] = [values[o].copy() for o in self.outputs]
            slopes = backward({k: dy[start:stop] for k, dy in self.dys.items()}, self.need)
            dxs[i] = {k: slopes[k].copy() for k in xs if k in slopes}
            added[i] = phase.added_loss

        if training:
            phase = self.crew.train(samples, work, seed=1, step=2, safe_point=lambda: None)
            self.observed = phase.observed
        else:
            self.crew.infer(samples, work)
        self.added_loss = sum(added)
        y = [np.concatenate(each) for each in zip(*ys, strict=True)]
        dx = {k: np.concatenate([d[k] for d in dxs]) for k in xs if k in dxs[0]}
        return y, dx, self.crew.gradients.sum(axis=0)

    def total(self, xs) -> float:
        """Return the number whose gradients ``run`` gives."""
        ys, _, _ = self.run(xs)
        slopes = [self.dys[o] for o in self.outputs]
        return self.added_loss + sum(float(np.vdot(y, d)) for y, d in zip(ys, slopes, strict=True))

    def _mask_inputs_of(self):
        return [k for k, mask in self.masks.items() if mask is not None]

    def _mask_inputs(self):
        return {f"mask {k}": self.masks[k] for k in self._mask_inputs_of()}
