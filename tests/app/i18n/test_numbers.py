"""Counts and sizes as each language writes them."""

import pytest

from app.i18n.numbers import bytes_text, count_text


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (999, "999"), (60_000, "60,000"), (1_234_567, "1,234,567")]
)
def test_thousands_stand_apart(count, words, languages):
    assert count_text(count) == words


def test_thousands_are_not_parted_by_a_decimal_comma_in_russian(russian):
    assert count_text(60_000) == "60\u00a0000"


@pytest.mark.parametrize(
    ("size", "words"), [(12, "0.012 KB"), (5_540_000, "5.54 MB"), (2e9, "2 GB"), (0, "0 KB")]
)
def test_sizes_have_a_unit(size, words, languages):
    assert bytes_text(size) == words


def test_units_of_sizes_are_russian(russian):
    assert bytes_text(5_540_000) == "5.54 МБ"
