"""The receptive field of a cell: its part of the image, framed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.live import Live
from app.viewers.image_view import ImageView

_HEIGHT = 168  # pixels of the picture, as of the enlarged map beside it

Box = tuple[tuple[int, int], tuple[int, int]]  # first and last row, first and last column


class CellField(Live, QWidget):
    """Shows the image with the frame of what a cell sees; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.image = ImageView()
        self.title, self.numbers = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._told: tuple | None = None
        mark(self.title, kind="small")
        mark(self.numbers, kind="small")
        self.image.setFixedHeight(_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.image, self.numbers):
            column.addWidget(widget)
        column.addStretch(1)
        self.follow()
        self.hide()

    def show_field(self, cell: tuple[int, int], box: Box | None, field: tuple | None) -> None:
        """Frame ``box``, None for nothing but borders.

        field: (size, jump, start) of rows and of columns, None where cells are not alike
        """
        self._told = (cell, box, field)
        self.image.set_box(box)
        self.retranslate()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """Ask for the height that the sentences need at this width; layouts in rows forget it."""
        self.setMinimumHeight(max(self.layout().totalMinimumHeightForWidth(self.width()), 0))

    def retranslate(self) -> None:
        if self._told is None:
            return
        (row, column), box, field = self._told
        self.title.setText(self.tr("What the cell ({0}, {1}) sees").format(row, column))
        if box is None:
            self.numbers.setText(self.tr("Nothing but the border around the image."))
            return
        (top, bottom), (left, right) = box
        words = self.tr("Rows {0} to {1}, columns {2} to {3}.").format(top, bottom, left, right)
        if field is not None:
            rows, columns = field
            more = self.tr("Size {0} × {1}, one cell further {2} × {3}, first centre {4}, {5}.")
            numbers = (rows[0], columns[0], rows[1], columns[1], rows[2], columns[2])
            words += " " + more.format(*(f"{number:g}" for number in numbers))
        self.numbers.setText(words)
