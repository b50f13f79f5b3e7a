"""The two schemes: readable, complete, and told apart by people who see colours differently."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.theme.tokens import SCHEMES

# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
)
PROTANOPIA = np.array(
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
)
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour: str) -> np.ndarray:
    rgb = np.array(QColor(colour).getRgbF()[:3])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    x, y, z = TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    f = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1: 4.5 for text, 3 for large text and for marks."""
    lights = sorted(float(TO_XYZ[1] @ linear(c)) for c in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.fixture(params=SCHEMES)
def tokens(request):
    return SCHEMES[request.param]


@pytest.mark.parametrize("ground", ["window", "surface", "raised", "sunken", "hover"])
@pytest.mark.parametrize("ink", ["text", "muted", "link"])
def test_text_can_be_read_on_every_ground(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("level", ["success", "warning", "danger"])
def test_notices_can_be_read(tokens, level):
    ground = getattr(tokens, f"{level}_soft")
    assert contrast(tokens.text, ground) >= 4.5
    assert contrast(getattr(tokens, level), ground) >= 3


def test_words_on_the_accent_can_be_read(tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= 3.3  # 600 weight
    assert contrast(tokens.text, tokens.accent_soft) >= 4.5


def test_curves_stand_out_from_the_plot(tokens):
    for colour in (*tokens.curves, tokens.train, tokens.validation):
        assert contrast(colour, tokens.sunken) >= 2.8, colour


@pytest.mark.parametrize("sight", [np.eye(3), DEUTERANOPIA, PROTANOPIA])
@pytest.mark.parametrize("family", ["curves", "classes"])
def test_the_first_colours_differ_for_every_eye(tokens, family, sight):
    seen = [lab(sight @ linear(colour)) for colour in getattr(tokens, family)[:6]]
    closest = min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2))
    assert closest >= 10


def test_colours_begin_again_after_the_last(tokens):
    assert tokens.class_colour(len(tokens.classes)) == tokens.class_colour(0)
    assert tokens.curve_colour(len(tokens.curves) + 1) == tokens.curve_colour(1)
