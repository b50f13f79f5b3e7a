"""Figures of the book, against its own listings written out with loops."""

import numpy as np

from engine.explain.activations import activations_of
from engine.explain.book_figures import (
    activation_picture,
    activation_pictures,
    channel_pictures,
    filter_grid,
)
from engine.kernels.reference import REFERENCE
from tests.engine.explain.networks import convnet, tabular


def by_the_book(maps):
    """Listing 5.31, with the copy and the guard that it lacks."""
    size, count = maps.shape[0], maps.shape[-1]
    rows = -(-count // 16)
    grid = np.zeros((size * rows, 16 * size), np.uint8)
    for place in range(count):
        row, column = divmod(place, 16)
        channel = maps[:, :, place].astype(float)
        if not channel.std():
            continue
        channel = (channel - channel.mean()) / channel.std() * 64 + 128
        cell = np.clip(channel, 0, 255).astype("uint8")
        grid[row * size : (row + 1) * size, column * size : (column + 1) * size] = cell
    return grid


def test_maps_are_laid_out_as_in_the_book(rng):
    for channels in (32, 5, 17):
        maps = rng.standard_normal((7, 7, channels)).astype(np.float32) * 3
        maps[..., 2] = 0
        maps[..., 3] = 1.5
        picture = activation_picture(maps)
        assert picture.dtype == np.uint8
        assert (picture == by_the_book(maps)).all()


def test_a_picture_of_148_pixels_and_32_channels_has_the_size_of_the_book(rng):
    assert activation_picture(rng.standard_normal((148, 148, 32))).shape == (296, 2368)


def test_one_last_cell_is_blank():
    assert (channel_pictures(np.full((1, 1, 4), 3.0)) == 0).all()


def test_the_first_layers_with_maps_are_shown_by_name(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    found = activation_pictures(network, x, REFERENCE, count=3)
    assert [name for name, _ in found] == ["conv2d", "batch_normalization", "max_pooling2d"]
    assert (found[2][1] == by_the_book(activations_of(network, x, "n3", REFERENCE))).all()
    assert len(activation_pictures(network, x, REFERENCE)) == 4
    assert activation_pictures(tabular(), x[:, 0, 0], REFERENCE) == []


def test_the_grid_of_filters_is_that_of_the_book(rng):
    tiles = rng.integers(0, 256, (70, 64, 64, 3), dtype=np.uint8)
    grid = filter_grid(tiles)
    assert grid.shape == (547, 547, 3)
    for i in range(8):
        for j in range(8):
            cell = grid[i * 69 : i * 69 + 64, j * 69 : j * 69 + 64]
            assert (cell == tiles[i + j * 8]).all()
    assert (grid[64:69] == 0).all()
    assert (filter_grid(tiles[:3])[:, 69:] == 0).all()
