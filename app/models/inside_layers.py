"""Which layers of a network can be looked at, and how."""

from __future__ import annotations

from dataclasses import dataclass

from engine.explain.nodes import has_kernels, has_matrix, kernel_count, last_convolution
from engine.explain.surgery import channels_of, operable_units, plane_of
from engine.network.shapes import NodeReport, Summary

# Layers between an image and a matrix of weights that leave every pixel in its place.
_KEEPING = (
    "Activation",
    "ActivityRegularization",
    "AlphaDropout",
    "BatchNormalization",
    "Dropout",
    "ELU",
    "Flatten",
    "GaussianDropout",
    "GaussianNoise",
    "GroupNormalization",
    "Identity",
    "LayerNormalization",
    "LeakyReLU",
    "PReLU",
    "ReLU",
    "SpatialDropout2D",
    "ThresholdedReLU",
)


@dataclass(frozen=True)
class LookedAt:
    """A layer of a viewer. ``shape`` is that of its output.

    ``image``: (height, width, channels) of the input that each unit of a dense layer weighs,
    () for others   ``is_matrix``: its weights are (inputs, units)
    """

    id: str
    name: str
    shape: tuple[int, ...]
    has_kernels: bool = False
    is_matrix: bool = False
    image: tuple[int, ...] = ()
    weight_count: int = 0  # of its kernels, without biases
    units: int = 0  # that can be operated on
    plane: tuple[int, ...] = ()  # what is drawn of one unit, see ``engine.explain.surgery``
    planes: int = 1  # how many of them a unit has

    @property
    def has_maps(self) -> bool:
        return len(self.shape) == 3


def layers_with_weights(summary: Summary) -> list[LookedAt]:
    """Return convolutions and dense layers, in order."""
    return [_looked_at(summary, row) for row in summary.rows if has_kernels(row) or has_matrix(row)]


def layers_with_units(summary: Summary) -> list[LookedAt]:
    """Return the layers whose weights belong to units one by one, in order."""
    return [_looked_at(summary, row) for row in summary.rows if row.shape and operable_units(row)]


def layers_with_activations(summary: Summary) -> list[LookedAt]:
    """Return all layers with a shape, in order; inputs are the sample itself."""
    return [
        _looked_at(summary, row) for row in summary.rows if row.shape and row.node.layer.input_count
    ]


def layers_with_maps(summary: Summary) -> list[LookedAt]:
    """Return the layers that a heat map can look at, in order."""
    return [layer for layer in layers_with_activations(summary) if layer.has_maps]


def heat_layer(summary: Summary) -> str:
    """Return the id of the layer that a heat map looks at by itself, "" if there is none."""
    node = last_convolution(summary)
    return node.id if node else ""


def _looked_at(summary: Summary, row: NodeReport) -> LookedAt:
    is_matrix = has_matrix(row)
    units = operable_units(row)
    return LookedAt(
        row.node.id,
        row.node.name,
        row.shape or (),
        has_kernels(row),
        is_matrix,
        _image_before(summary, row) if is_matrix else (),
        kernel_count(row),
        units,
        plane_of(row) if units else (),
        channels_of(row) if units else 1,
    )


def _image_before(summary: Summary, row: NodeReport) -> tuple[int, ...]:
    """Return the shape of the image whose pixels reach this layer one by one, () if none do."""
    while row.node.inputs:
        row = summary[row.node.inputs[0]]
        if row.node.layer.input_count == 0:
            shape = row.shape or ()
            return shape if len(shape) == 3 else ()
        if row.node.layer.registered_name not in _KEEPING:
            return ()
    return ()
