"""A page that fills its place, and scrolls only where even the least height does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from app.theme import mark


class PageArea(QScrollArea):
    """``column`` is the layout of the page."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        page = _Page()
        mark(page, kind="page")
        self.column = QVBoxLayout(page)
        self.column.setSpacing(8)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)


class _Page(QWidget):
    """Asks for the least height of its parts; a scroll area gives the one they like best.

    Only parts with wrapped text get that height, because layouts never give them less.
    """

    def heightForWidth(self, width: int) -> int:
        return least_height(self, width)


def least_height(page: QWidget, width: int) -> int:
    """Return the least height of a widget whose layout is a column, at a width."""
    column = page.layout()
    assert column is not None, "a page has a layout"
    margins = column.contentsMargins()
    inner = width - margins.left() - margins.right()
    items = (column.itemAt(i) for i in range(column.count()))
    heights = [_least(item, inner) for item in items if item and not item.isEmpty()]
    gaps = column.spacing() * max(len(heights) - 1, 0)
    return sum(heights) + gaps + margins.top() + margins.bottom()


def _least(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.minimumSize().height()
