"""The legend beside a plot: what each line is, and its value at the cursor."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget


@dataclass(frozen=True)
class Entry:
    """One line of the legend."""

    key: Hashable
    text: str
    colour: str
    is_dashed: bool = False
    is_hidden: bool = False


class Legend(QTreeWidget):
    """Names and values. Pointing at a line reports it, a click asks to hide or show its curve."""

    pointed_at = Signal(object)  # key or None
    toggled = Signal(object)  # key
    menu_wanted = Signal(object, object)  # key, QPoint on the screen

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(22, 12))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[Hashable, QTreeWidgetItem] = {}
        self.itemEntered.connect(lambda item, _: self.pointed_at.emit(_key(item)))
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemClicked.connect(lambda item, _: self.toggled.emit(_key(item)))
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def set_entries(self, entries: list[Entry]) -> None:
        """Show ``entries`` in this order."""
        self.clear()
        self._items = {}
        for entry in entries:
            item = QTreeWidgetItem([entry.text, ""])
            item.setData(0, Qt.ItemDataRole.UserRole, entry.key)
            item.setIcon(0, swatch(entry.colour, entry.is_dashed))
            item.setToolTip(0, entry.text)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
            self._items[entry.key] = item
            self.set_hidden(entry.key, entry.is_hidden)

    def set_values(self, values: dict[Hashable, str], title: str) -> None:
        """Write the values of all lines, and above them what they belong to."""
        self.setHeaderLabels([title, ""])
        for key, text in values.items():
            if key in self._items:
                self._items[key].setText(1, text)

    def set_hidden(self, key: Hashable, is_hidden: bool) -> None:
        """Strike a name out, or write it plainly."""
        font = self.font()
        font.setStrikeOut(is_hidden)
        self._items[key].setFont(0, font)

    def sizeHint(self) -> QSize:
        return QSize(230, 120)

    def keyPressEvent(self, event) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and item is not None:
            self.toggled.emit(_key(item))
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit(None)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.pointed_at.emit(None)

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.pointed_at.emit(_key(item))

    def _on_menu_requested(self, place) -> None:
        item = self.itemAt(place)
        if item is not None:
            self.menu_wanted.emit(_key(item), self.viewport().mapToGlobal(place))


def swatch(colour: str, dashed: bool) -> QIcon:
    """Return a short piece of the line."""
    pixmap = QPixmap(44, 24)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 2.5)
    if dashed:
        pen.setDashPattern([2.4, 1.4])
    painter.setPen(pen)
    painter.drawLine(QPointF(1, 6), QPointF(21, 6))
    painter.end()
    return QIcon(pixmap)


def _key(item: QTreeWidgetItem) -> Hashable:
    return item.data(0, Qt.ItemDataRole.UserRole)
