"""Colours, sizes and fonts of the window, for dark and for light."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme; every colour in the window is one of these."""

    scheme: str  # "dark" or "light"
    window: str  # behind everything
    surface: str  # panels, cards, lists
    raised: str  # buttons, menus, tooltips: one step nearer to the eye
    sunken: str  # fields to type in, plots
    ground: str  # behind pictures
    hover: str
    pressed: str
    border: str
    border_strong: str
    text: str
    muted: str  # second line, captions, axes
    faint: str  # disabled, placeholders
    accent: str  # what to do next; at most one filled button a panel
    accent_hover: str
    accent_pressed: str
    accent_soft: str  # a selected row
    on_accent: str  # text on the accent
    link: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    grid: str  # lines of a plot
    train: str
    validation: str
    positive: str
    negative: str
    curves: tuple[str, ...] = field(repr=False)  # one a run; colour-blind safe (Okabe & Ito 2008)
    classes: tuple[str, ...] = field(repr=False)  # one a class; used in turn
    kinds: tuple[str, ...] = field(repr=False)  # one a kind of layer, beside its icon; none is red

    @property
    def is_dark(self) -> bool:
        return self.scheme == "dark"

    def class_colour(self, index: int) -> str:
        """Return the colour of class ``index``; after the last it begins again."""
        return self.classes[index % len(self.classes)]

    def curve_colour(self, index: int) -> str:
        """Return the colour of run ``index``; after the last it begins again."""
        return self.curves[index % len(self.curves)]


@dataclass(frozen=True)
class Sizes:
    """Lengths in device-independent pixels; the same in both schemes."""

    gap_small: int = 4
    gap: int = 8
    gap_large: int = 16
    gap_huge: int = 28
    radius_small: int = 4
    radius: int = 6
    radius_large: int = 12
    control: int = 28  # height of a field or button
    icon: int = 16
    card_width: int = 264


@dataclass(frozen=True)
class Fonts:
    """Sizes as a multiple of the system's own, so that its settings are respected."""

    small: float = 0.9
    heading: float = 1.2
    title: float = 1.9


DARK = Tokens(
    scheme="dark",
    window="#14171c",
    surface="#1b1f26",
    raised="#262b34",
    sunken="#111419",
    ground="#0d0f13",
    hover="#2e343f",
    pressed="#363d49",
    border="#2b313b",
    border_strong="#3f4754",
    text="#e4e8ee",
    muted="#9aa4b2",
    faint="#636d7b",
    accent="#3d8bfd",
    accent_hover="#5a9dff",
    accent_pressed="#2f77e0",
    accent_soft="#1f3557",
    on_accent="#ffffff",
    link="#7db3ff",
    success="#4cc38a",
    success_soft="#163427",
    warning="#f0b429",
    warning_soft="#3a2f12",
    danger="#ff6b6b",
    danger_soft="#41201f",
    grid="#2b313b",
    train="#4f9dff",
    validation="#ff9f43",
    positive="#4f9dff",
    negative="#ff9f43",
    curves=(
        "#4f9dff",
        "#ff9f43",
        "#2fc8a0",
        "#e58ac2",
        "#f2d64b",
        "#7fd3ff",
        "#ff7a5c",
        "#b79cff",
    ),
    classes=(
        "#4f9dff",
        "#ff9f43",
        "#2fc8a0",
        "#e58ac2",
        "#f2d64b",
        "#7fd3ff",
        "#ff7a5c",
        "#b79cff",
        "#a8b0bc",
        "#b5d86b",
    ),
    kinds=(
        "#4f9dff",
        "#ff9f43",
        "#2fc8a0",
        "#b79cff",
        "#a8b0bc",
        "#c9a27a",
        "#e58ac2",
        "#b5d86b",
        "#7fd3ff",
        "#6fcf7c",
        "#f2d64b",
        "#d68bff",
    ),
)

LIGHT = Tokens(
    scheme="light",
    window="#f1f3f6",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#ffffff",
    ground="#d3d9e3",
    hover="#eaeef4",
    pressed="#dde3ec",
    border="#dfe3ea",
    border_strong="#c1c9d4",
    text="#1c2430",
    muted="#5c6878",
    faint="#98a2b0",
    accent="#1f6feb",
    accent_hover="#3580f0",
    accent_pressed="#185bc4",
    accent_soft="#dbe8fd",
    on_accent="#ffffff",
    link="#1a5fd0",
    success="#1a8754",
    success_soft="#e0f4ea",
    warning="#9a6700",
    warning_soft="#fdf3d8",
    danger="#cf3030",
    danger_soft="#fde8e7",
    grid="#e6e9ef",
    train="#1f6feb",
    validation="#d9730d",
    positive="#1f6feb",
    negative="#d9730d",
    curves=(
        "#1f6feb",
        "#d9730d",
        "#0a8f6c",
        "#c2569a",
        "#2b9fd9",
        "#a3262a",
        "#5a2a82",
        "#4a5568",
    ),
    classes=(
        "#1f6feb",
        "#e07b12",
        "#0a8f6c",
        "#c2569a",
        "#2b9fd9",
        "#a3262a",
        "#5a2a82",
        "#4a5568",
        "#a88a00",
        "#7a4b12",
    ),
    kinds=(
        "#1f6feb",
        "#d9730d",
        "#0a8f6c",
        "#6b46c1",
        "#4a5568",
        "#7a4b12",
        "#c2569a",
        "#5d8a12",
        "#2b8fc4",
        "#2c7a3f",
        "#a88a00",
        "#9b30c9",
    ),
)

SIZES = Sizes()
FONTS = Fonts()
SCHEMES = {"dark": DARK, "light": LIGHT}
