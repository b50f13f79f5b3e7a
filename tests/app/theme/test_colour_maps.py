"""Numbers to colours."""

import numpy as np
import pytest

from app.theme.colour_maps import MAPS, colour_table, coloured, to_levels


@pytest.mark.parametrize("name", MAPS)
def test_every_map_has_256_colours_and_is_read_only(name):
    table = colour_table(name)
    assert table.shape == (256, 3)
    assert table.dtype == np.uint8
    assert not table.flags.writeable


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("viridis", (68, 1, 84), (253, 231, 37)),  # van der Walt & Smith 2015
        ("magma", (0, 0, 4), (252, 253, 191)),
        ("grey", (0, 0, 0), (255, 255, 255)),
        ("jet", (0, 0, 128), (128, 0, 0)),
    ],
)
def test_maps_end_in_their_published_colours(name, first, last):
    table = colour_table(name).astype(int)
    assert np.abs(table[0] - first).max() <= 1
    assert np.abs(table[-1] - last).max() <= 1


def test_diverging_is_orange_below_and_blue_above():
    red, _, blue = colour_table("diverging")[[0, 255]].T.astype(int)
    assert red[0] > blue[0]
    assert blue[1] > red[1]
    assert colour_table("diverging")[127:129].min() > 240


def test_levels_are_linear_and_clipped():
    values = np.array([-9.0, 0.0, 0.5, 1.0, 9.0])
    assert to_levels(values, 0, 1).tolist() == [0, 0, 128, 255, 255]


def test_what_is_not_finite_does_not_warn():
    values = np.array([np.nan, np.inf, -np.inf])
    assert to_levels(values, 0, 1).tolist() == [0, 255, 0]


def test_equal_values_are_the_middle():
    assert to_levels(np.full(3, 7.0), 7, 7).tolist() == [127] * 3


def test_a_picture_has_the_colours_of_its_values():
    picture = coloured(np.array([[0.0, 1.0]]), "grey", 0, 1)
    assert picture.tolist() == [[[0, 0, 0], [255, 255, 255]]]
