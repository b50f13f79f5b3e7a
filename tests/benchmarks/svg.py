"""Curves on logarithmic axes, drawn as SVG by hand: small, and the same on every system."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT, COLUMNS = 420, 270, 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 34, 44
_COLOURS = ("#1f6feb", "#c2410c", "#2e7d32")


@dataclass(frozen=True)
class Curve:
    """One series: a value at each place of its panel; NaN leaves a gap."""

    title: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Panel:
    """One pair of axes: what grows along the lower one, its places, and the curves."""

    title: str
    places: tuple[float, ...]
    curves: tuple[Curve, ...]


def drawing(panels: Sequence[Panel], unit: str) -> str:
    """Return all panels side by side. unit: of the values"""
    rows = -(-len(panels) // COLUMNS)
    width, height = COLUMNS * WIDTH, rows * HEIGHT
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for number, panel in enumerate(panels):
        x, y = number % COLUMNS * WIDTH, number // COLUMNS * HEIGHT
        parts += [f'<g transform="translate({x} {y})">', *_panel(panel, unit), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def ticks(low: float, high: float) -> list[float]:
    """Return round numbers from below ``low`` to above ``high``: 1, 2, 5 times powers of ten."""
    steps = [f * 10.0**e for e in range(-3, 10) for f in (1, 2, 5)]
    first = max(i for i, s in enumerate(steps) if s <= low)
    last = min(i for i, s in enumerate(steps) if s >= high)
    return steps[first : last + 1]


def _panel(panel: Panel, unit: str) -> list[str]:
    values = [v for c in panel.curves for v in c.values if v == v]
    if not values:
        return [_text(_LEFT, 20, f"{panel.title}: nothing was measured", "start")]
    marks = ticks(min(values), max(values))

    def across(place: float) -> float:
        share = _share(place, panel.places[0], panel.places[-1])
        return _LEFT + 12 + share * (WIDTH - _LEFT - _RIGHT - 24)

    def up(value: float) -> float:
        return HEIGHT - _BOTTOM - _share(value, marks[0], marks[-1]) * (HEIGHT - _TOP - _BOTTOM)

    parts = [_text(_LEFT, 18, unit, "start")]
    for mark in marks:
        parts.append(_line(_LEFT, up(mark), WIDTH - _RIGHT, up(mark), "#dddddd"))
        parts.append(_text(_LEFT - 6, up(mark) + 4, f"{mark:g}", "end"))
    for place in panel.places:
        parts.append(_text(across(place), HEIGHT - _BOTTOM + 18, f"{place:g}", "middle"))
    parts.append(_text((WIDTH + _LEFT) / 2, HEIGHT - 8, panel.title, "middle"))
    for number, curve in enumerate(panel.curves):
        points = zip(panel.places, curve.values, strict=True)
        dots = [(across(place), up(value)) for place, value in points if value == value]
        parts += _curve(dots, _COLOURS[number])
        parts.append(_text(WIDTH - _RIGHT - 90 * number, 18, curve.title, "end", _COLOURS[number]))
    return parts


def _share(value: float, low: float, high: float) -> float:
    """Return where ``value`` lies between ``low`` (0) and ``high`` (1), by their logarithms."""
    return math.log(value / low) / math.log(high / low) if high > low else 0.5


def _curve(dots: list[tuple[float, float]], colour: str) -> list[str]:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    line = f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return [line, *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in dots)]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#222222") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"
