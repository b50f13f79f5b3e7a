"""Which layers can be looked at, and their kernels as tiles."""

import numpy as np

from app.models.inside_layers import (
    heat_layer,
    layers_with_activations,
    layers_with_maps,
    layers_with_weights,
)
from app.models.kernel_tiles import RGB, as_images, channel_tiles, filter_tiles
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.shapes import summarise
from engine.spec import stack

CONVNET = summarise(
    stack(
        InputLayer(shape=(8, 8, 3)),
        Conv2D(filters=4),
        MaxPooling2D(),
        Conv2D(filters=5),
        Flatten(),
        Dense(units=2),
    )
)
DENSE = summarise(stack(InputLayer(shape=(8, 8, 1)), Flatten(), Dense(units=6), Dense(units=2)))


def names(layers):
    return [layer.name for layer in layers]


def test_convolutions_and_dense_layers_have_weights():
    layers = layers_with_weights(CONVNET)
    assert names(layers) == ["conv2d", "conv2d_1", "dense"]
    assert [layer.is_matrix for layer in layers] == [False, False, True]


def test_the_input_is_no_layer_to_look_at():
    assert "input_layer" not in names(layers_with_activations(CONVNET))


def test_a_heat_map_looks_at_the_last_convolution():
    assert names(layers_with_maps(CONVNET)) == ["conv2d", "max_pooling2d", "conv2d_1"]
    assert CONVNET[heat_layer(CONVNET)].node.name == "conv2d_1"
    assert heat_layer(DENSE) == ""


def test_only_the_first_dense_layer_weighs_pixels_of_the_input():
    assert [layer.image for layer in layers_with_weights(DENSE)] == [(8, 8, 1), ()]
    assert [layer.image for layer in layers_with_weights(CONVNET)] == [(), (), ()]


def test_a_matrix_becomes_images_of_the_pixels_that_it_weighs(rng):
    matrix = rng.normal(size=(1, 1, 64, 6))
    images = as_images(matrix, (8, 8, 1))
    assert images.shape == (8, 8, 1, 6)
    assert images[2, 3, 0, 4] == matrix[0, 0, 2 * 8 + 3, 4]


def test_tiles_are_the_filters_for_one_channel(rng):
    kernels = rng.normal(size=(5, 4, 3, 7))
    tiles = channel_tiles(kernels, 2)
    assert tiles.shape == (7, 5, 4)
    assert np.array_equal(tiles[6], kernels[:, :, 2, 6])
    assert np.array_equal(filter_tiles(kernels, 6)[2], kernels[:, :, 2, 6])


def test_colours_are_grey_where_a_weight_is_zero(rng):
    kernels = rng.normal(size=(3, 3, 3, 2))
    kernels[1, 1] = 0
    tiles = channel_tiles(kernels, RGB)
    assert tiles.shape == (2, 3, 3, 3)
    assert (tiles[:, 1, 1] == 0.5).all()
    assert tiles.min() >= 0
    assert tiles.max() <= 1


def test_kernels_of_one_pixel_are_one_matrix(rng):
    kernels = rng.normal(size=(1, 1, 10, 4))
    assert np.array_equal(channel_tiles(kernels, 0), kernels[0])
    assert filter_tiles(kernels, 1) is None
