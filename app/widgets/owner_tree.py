"""Layers by name, those of nested networks below it, and whose each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTreeWidget, QWidget
from PySide6.QtWidgets import QTreeWidgetItem as Item

from app.theme import theme
from app.theme.icons import icon
from app.theme.live import Live

MOST_ROWS = 12  # that are seen at once
_ROW = 28  # pixels
_KEY = Qt.ItemDataRole.UserRole
_DOT = 10  # pixels


@dataclass(frozen=True)
class Row:
    """One layer: its key, its name, its figure, and its owner.

    A slash in ``name`` leads into nested networks. ``colour`` is the number of a colour, -1 for
    none; ``is_faint`` one that is not there any more.
    """

    key: str
    name: str
    figure: str
    owner: str
    colour: int = -1
    is_faint: bool = False
    tooltip: str = ""


class OwnerTree(Live, QTreeWidget):
    """``chosen``: other rows are selected. A network stands for all layers in it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rows: list[Row] = []
        self._items: dict[str, Item] = {}
        self._groups: dict[str, Item] = {}
        self._lay_out()
        self.itemSelectionChanged.connect(self.chosen)
        self.follow()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; what is selected stays so. Emits nothing."""
        selected = set(self.keys())
        with QSignalBlocker(self):
            if [(r.key, r.name) for r in rows] != [(r.key, r.name) for r in self._rows]:
                self._build(rows)
                for key in selected & self._items.keys():
                    self._items[key].setSelected(True)
            self._rows = list(rows)
            self._fill()
        self.updateGeometry()

    def keys(self) -> list[str]:
        """Return the keys of the layers that are selected, in order."""
        return [row.key for row in self._rows if self._is_chosen(self._items[row.key])]

    def retranslate(self) -> None:
        self.setHeaderLabels([self.tr("Layer"), self.tr("Weights"), self.tr("Optimizer")])
        self.setAccessibleName(self.tr("Layers and their optimizers"))

    def restyle(self) -> None:
        self._fill()

    def sizeHint(self) -> QSize:
        count = min(max(len(self._items) + len(self._groups), 2), MOST_ROWS)
        return QSize(260, self.header().sizeHint().height() + count * _ROW + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _is_chosen(self, item: Item | None) -> bool:
        while item is not None:
            if item.isSelected():
                return True
            item = item.parent()
        return False

    def _build(self, rows: Sequence[Row]) -> None:
        self.clear()
        self._items, self._groups = {}, {}
        for row in rows:
            *groups, name = row.name.split("/") if not row.is_faint else [row.name]
            above: QTreeWidget | Item = self
            for depth in range(len(groups)):
                above = self._group("/".join(groups[: depth + 1]), above)
            item = Item(above, [name])
            item.setData(0, _KEY, row.key)
            self._items[row.key] = item
        self.setRootIsDecorated(bool(self._groups))
        self.expandAll()

    def _group(self, path: str, above: QTreeWidget | Item) -> Item:
        if path not in self._groups:
            self._groups[path] = Item(above, [path.rpartition("/")[2]])
            self._groups[path].setToolTip(0, path)
        return self._groups[path]

    def _fill(self) -> None:
        tokens = theme().tokens
        for row in self._rows:
            item = self._items[row.key]
            item.setText(1, row.figure)
            item.setText(2, row.owner)
            colour = tokens.class_colour(row.colour) if row.colour >= 0 else tokens.border_strong
            item.setIcon(2, _dot(colour))
            item.setIcon(0, icon("warning", "warning") if row.is_faint else QIcon())
            brush = QBrush(QColor(tokens.faint)) if row.is_faint else QBrush()
            for column in range(3):
                item.setForeground(column, brush)
                item.setToolTip(column, row.tooltip)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        self.setColumnCount(3)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setIconSize(QSize(14, 14))
        self.setExpandsOnDoubleClick(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)


def _dot(colour: str) -> QIcon:
    picture = QPixmap(14 * 2, 14 * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, _DOT, _DOT)
    painter.end()
    return QIcon(picture)
