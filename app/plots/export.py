"""Pictures of a widget at any size: PNG for the screen, SVG for print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.theme.switch import palette, stylesheet
from app.theme.tokens import Tokens
from app.widgets.pixels import write_png


@contextmanager
def picture_of(copy: Any, width: int, height: int, tokens: Tokens | None) -> Iterator[None]:
    """Lay out ``copy``, a widget with a method ``dress``, for a picture; end it afterwards.

    It wears ``tokens``, else what the window wears.
    """
    tokens = tokens or theme().tokens
    copy.setPalette(palette(tokens))
    copy.setStyleSheet(stylesheet(tokens, copy.font().pointSizeF()))
    copy.dress(tokens)
    stage(copy, width, height)
    try:
        yield
    finally:
        copy.close()
        copy.deleteLater()


def stage(widget: QWidget, width: int, height: int) -> None:
    """Lay ``widget`` out at a size in pixels without showing it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(width, height)
    widget.show()
    widget.grab()  # sends what is pending: resize events, layouts, ranges of plots


def save_png(widget: QWidget, path: str | Path) -> None:
    """Write ``widget`` as it stands. Raises ``OSError`` where the file cannot be written."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(widget.palette().window().color())
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    write_png(image, path)


def save_svg(widget: QWidget, path: str | Path, title: str) -> None:
    """Write ``widget`` as lines and letters. Raises ``OSError`` like ``save_png``."""
    from PySide6.QtSvg import QSvgGenerator  # nothing else in the window needs it

    with open(path, "wb"):  # the generator itself only warns
        pass
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setFileName(str(path))
    generator.setResolution(widget.logicalDpiX())  # letters as large as on the screen
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    widget.render(painter, QPoint(0, 0))
    painter.end()
