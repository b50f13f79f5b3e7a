"""Receptive fields, against the pixels that change a cell when they are changed."""

import numpy as np
import pytest

from engine.errors import NoMaps
from engine.explain.receptive import Field, seen_by
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.depthwise import DepthwiseConv2D, SeparableConv2D
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate, Multiply
from engine.layers.normalization import BatchNormalization
from engine.layers.padding import Cropping2D, ZeroPadding2D
from engine.layers.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.layers.resampling import UpSampling2D
from engine.layers.shape import Flatten
from engine.layers.transposed import Conv2DTranspose
from engine.network.nested import Nested
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, stack
from tests.engine.explain.networks import tabular

HEIGHT, WIDTH = 13, 11


def conv(kernel=(3, 3), **more):
    return Conv2D(filters=2, kernel_size=kernel, **more)


STACKS = {
    "valid": (conv(), conv((3, 2))),
    "same": (conv(padding="same"), conv((4, 5), padding="same")),
    "strides": (conv(strides=(2, 3), padding="same"), conv(padding="same")),
    "valid strides that leave pixels over": (
        conv((3, 3), strides=(3, 2)),
        conv((2, 2), padding="same"),
    ),
    "dilation": (conv(dilation_rate=(2, 3), padding="same"), conv(dilation_rate=(2, 1))),
    "pooling": (
        conv(padding="same"),
        MaxPooling2D(),
        AveragePooling2D(padding="same"),
        conv((2, 2)),
    ),
    "overlapping pooling": (MaxPooling2D(pool_size=(3, 3), strides=(2, 2), padding="same"), conv()),
    "borders": (
        ZeroPadding2D(padding=((1, 2), (0, 3))),
        conv(),
        Cropping2D(cropping=((1, 0), (2, 1))),
    ),
    "nothing but borders": (ZeroPadding2D(padding=((4, 4), (4, 4))), conv()),
    "transposed": (conv(strides=(2, 2)), Conv2DTranspose(filters=2, strides=(2, 2))),
    "transposed same": (
        conv(strides=(2, 2)),
        Conv2DTranspose(filters=1, strides=(3, 2), padding="same"),
    ),
    "upsampling": (conv(strides=(2, 2)), UpSampling2D(size=(2, 3)), conv((2, 2))),
    "separable": (
        SeparableConv2D(filters=2),
        BatchNormalization(),
        DepthwiseConv2D(padding="same"),
    ),
    "one last cell": (conv(strides=(2, 2)), conv((6, 5))),
}


def positive(spec) -> Network:
    """A network in which every pixel that grows raises whatever sees it."""
    network = Network(spec, seed=2, dtype=np.float64)
    np.abs(network.flat, out=network.flat)
    network.flat += 0.01
    return network


def seen_by_trial(network, node, row, column, shape=(HEIGHT, WIDTH, 1)):
    """Return the box of pixels that change a cell, None where none does."""
    height, width, _ = shape
    many = np.zeros((height * width + 1, *shape))
    for place in range(height * width):
        many[place, place // width, place % width] = 1000
    given = network.predict(many, REFERENCE, node)[:, row, column]
    is_seen = (given[:-1] != given[-1]).any(axis=1).reshape(height, width)
    if not is_seen.any():
        return None
    rows, columns = np.flatnonzero(is_seen.any(axis=1)), np.flatnonzero(is_seen.any(axis=0))
    return (int(rows[0]), int(rows[-1])), (int(columns[0]), int(columns[-1]))


def assert_all_cells_see_what_they_say(network, node, shape=(HEIGHT, WIDTH, 1)):
    rows, columns, _ = network.predict(np.zeros((1, *shape)), REFERENCE, node)[0].shape
    source = network.spec.inputs[0].id
    for row in range(rows):
        for column in range(columns):
            found = seen_by(network, node, row, column, {source: shape})[0]
            assert found.box == seen_by_trial(network, node, row, column, shape), (row, column)


@pytest.mark.parametrize("layers", STACKS.values(), ids=STACKS)
def test_every_cell_sees_the_pixels_that_change_it(layers):
    network = positive(stack(InputLayer(shape=(HEIGHT, WIDTH, 1)), *layers))
    assert_all_cells_see_what_they_say(network, network.spec.outputs[0])


def branches(*nodes, output):
    return NetworkSpec((Node("x", "x", InputLayer(shape=(HEIGHT, WIDTH, 1))), *nodes), (output,))


def test_branches_are_seen_through_all_of_them():
    spec = branches(
        Node("a", "a", conv(padding="same"), ("x",)),
        Node("b", "b", conv((1, 5), padding="same"), ("x",)),
        Node("c", "c", Add(), ("a", "b")),
        Node("d", "d", Concatenate(), ("c", "a")),
        Node("e", "e", conv((2, 2), strides=(2, 2)), ("d",)),
        output="e",
    )
    network = positive(spec)
    assert_all_cells_see_what_they_say(network, "e")
    rows, columns = seen_by(network, "e", 1, 1)[0].fields
    assert (rows.size, columns.size) == (4, 6)
    assert (rows.jump, columns.jump) == (2, 2)


def test_a_map_that_is_weighed_by_its_mean_sees_the_whole_image():
    spec = branches(
        Node("a", "a", conv(padding="same"), ("x",)),
        Node("b", "b", GlobalAveragePooling2D(keepdims=True), ("a",)),
        Node("c", "c", Multiply(), ("a", "b")),
        output="c",
    )
    network = positive(spec)
    network.weights["a"]["bias"][...] = 1  # else a product with 0 tells nothing
    assert_all_cells_see_what_they_say(network, "c")
    assert seen_by(network, "c", 1, 1)[0].fields is None


def test_open_sizes_are_those_of_the_sample():
    network = positive(
        stack(InputLayer(shape=(None, None, 1)), conv(strides=(2, 2), padding="same"), conv())
    )
    for shape in ((13, 12, 1), (12, 9, 1)):
        assert_all_cells_see_what_they_say(network, "n2", shape)


def test_layers_of_an_inner_network_count():
    inner = stack(InputLayer(shape=(HEIGHT, WIDTH, 1)), conv(), MaxPooling2D())
    network = positive(
        stack(InputLayer(shape=(HEIGHT, WIDTH, 1)), Nested(network=inner), conv((2, 2)))
    )
    assert_all_cells_see_what_they_say(network, "n2")


def test_size_jump_and_start_are_those_of_the_published_recurrence():
    """r += (k - 1) j, start += ((k - 1) / 2 - p) j, j *= s, from r = 1, j = 1, start = 0."""
    spec = stack(
        InputLayer(shape=(224, 224, 3)),
        conv((7, 7), strides=(2, 2), padding="same"),
        MaxPooling2D(pool_size=(3, 3), strides=(2, 2), padding="same"),
        conv(padding="same"),
        conv(padding="same"),
    )
    r, j, start = 1, 1, 0.0
    for k, s, p in ((7, 2, 2), (3, 2, 0), (3, 1, 1), (3, 1, 1)):  # 'same' pads 2 and 3, 0 and 1
        r, start, j = r + (k - 1) * j, start + ((k - 1) / 2 - p) * j, j * s
    found = seen_by(Network(spec, seed=None), "n4", 0, 0)[0].fields
    assert found == (Field(r, j, start), Field(r, j, start))
    assert (r, j) == (27, 4)


def test_the_last_convolution_of_vgg16_sees_196_pixels():
    """Published by Araujo et al.: 196 before the last pooling, 212 behind it, at a jump of 32."""
    layers = []
    for filters, count in ((2, 2), (2, 2), (2, 3), (2, 3), (2, 3)):
        layers += [Conv2D(filters=filters, padding="same")] * count + [MaxPooling2D()]
    network = Network(stack(InputLayer(shape=(224, 224, 3)), *layers), seed=None)
    last, pooled = (seen_by(network, node, 3, 3)[0].fields[0] for node in ("n17", "n18"))
    assert (last.size, last.jump) == (196, 16)
    assert (pooled.size, pooled.jump) == (212, 32)


def test_layers_without_maps_have_no_cells():
    network = positive(stack(InputLayer(shape=(HEIGHT, WIDTH, 1)), conv(), Flatten()))
    with pytest.raises(NoMaps):
        seen_by(network, "n2", 0, 0)
    with pytest.raises(NoMaps):
        seen_by(tabular(), "n1", 0, 0)
