"""The look of the window: a calm laboratory, dark or light, one place for every colour.

``apply(app, "system")`` puts a scheme in force; ``theme()`` is the object that holds it:

- ``theme().tokens``: the colours now (``tokens.Tokens``);
- ``theme().changed``: emitted after a switch, when palette and stylesheet are in force;
- ``icons.icon(name)``: an icon that follows the scheme by itself;
- ``live.Live``: mixin for widgets with ``retranslate`` and ``restyle``;
- ``colour_maps``: viridis, grey, diverging, jet, ... as tables of 256 colours.

What the stylesheet reads from widgets (set with ``mark``): ``kind`` of a button ("primary",
"quiet", "danger", "link"), of a label ("title", "heading", "muted", "small", "error", "badge"), of
a frame ("card", "sunken", "line"); ``invalid`` of a field.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget

from app.theme.switch import ThemeSwitch, theme

__all__ = ["ThemeSwitch", "apply", "bare", "mark", "theme"]


def apply(app: QApplication, choice: str = "system") -> ThemeSwitch:
    """Put "dark", "light" or the "system"'s scheme in force; return the switch."""
    switch = theme()
    assert switch.parent() is app
    switch.choose(choice)
    return switch


@contextmanager
def bare(app: QApplication) -> Iterator[None]:
    """Build widgets without the stylesheet, which all of them get at once afterwards.

    Qt looks for its rules again each time that a widget gets another parent: a third of the time
    that the window takes to be built.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def mark(widget: QWidget, **properties: str | bool) -> QWidget:
    """Set dynamic properties that the stylesheet reads, and return ``widget``."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget
