"""Names with how many there are of each, as a bar, and how much each counts, to be typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n.numbers import count_text
from app.theme import theme
from app.theme.live import Live
from app.widgets.numbers import NumberBox, format_number

NAME, COUNT, WEIGHT = range(3)
ROW = 30  # pixels
MOST_ROWS = 10  # that are seen at once
_BAR, _LINE = 10, 4  # pixels
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Weighted:
    """One row: a class, its samples, and how much each of them counts."""

    name: str
    count: int
    weight: float


class WeightModel(QAbstractTableModel):
    """``weighed(row, weight)``: the user has typed another weight."""

    weighed = Signal(int, float)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.rows: list[Weighted] = []
        self.most = 1.0  # the largest number of samples
        self.most_weighed = 1.0

    def set_rows(self, rows: Sequence[Weighted]) -> None:
        """Show other rows; where only numbers differ, a cell that is edited stays open."""
        is_same = [row.name for row in rows] == [row.name for row in self.rows]
        if not is_same:
            self.beginResetModel()
        self.rows = list(rows)
        self.most = max((row.count for row in rows), default=0) or 1
        self.most_weighed = max((row.count * row.weight for row in rows), default=0.0) or 1.0
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(rows) - 1, WEIGHT))

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == WEIGHT else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        texts = {
            NAME: row.name,
            COUNT: count_text(row.count),
            WEIGHT: format_number(round(row.weight, 4) or row.weight),
        }
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.EditRole:
                return row.weight
            case Qt.ItemDataRole.ToolTipRole:
                words = self.tr("{0}: {1} samples, each counts {2}, together {3}")
                together = format_number(round(row.count * row.weight, 2))
                return words.format(row.name, texts[COUNT], texts[WEIGHT], together)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == WEIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if value != self.rows[index.row()].weight:
            self.weighed.emit(index.row(), value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == WEIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            NAME: self.tr("Class"),
            COUNT: self.tr("Samples that train"),
            WEIGHT: self.tr("Weight"),
        }[section]


class WeightTable(Live, QTableView):
    """A typed weight, or one of the arrow keys of its box, is told by ``weighed``."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.weights = WeightModel(self)
        self.weighed = self.weights.weighed
        self.setModel(self.weights)
        self.setItemDelegateForColumn(COUNT, _BarDelegate(self))
        self.setItemDelegateForColumn(WEIGHT, _NumberDelegate(self))
        self._lay_out()
        self.follow()

    def set_rows(self, rows: Sequence[Weighted]) -> None:
        """Show ``rows``; emits nothing."""
        self.weights.set_rows(rows)
        self.updateGeometry()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weights of the classes"))
        self.viewport().update()

    def restyle(self) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        seen = min(max(len(self.weights.rows), 1), MOST_ROWS)
        return QSize(260, self.horizontalHeader().sizeHint().height() + seen * ROW + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event) -> None:
        """Enter opens the weight of the chosen class; that of an open box comes by here as well."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_editing
        if opens and self.currentIndex().isValid():
            self.edit(self.currentIndex().siblingAtColumn(WEIGHT))
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.SelectedClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(WEIGHT, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(NAME, 96)
        head.resizeSection(WEIGHT, 92)


class _BarDelegate(QStyledItemDelegate):
    """Paints how many samples a class has, and below, thinner, how much they count together."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model: Any = index.model()
        row, tokens = model.rows[index.row()], theme().tokens
        place: Any = option
        area, metrics = QRectF(place.rect).adjusted(4, 0, -4, 0), place.fontMetrics
        number = count_text(row.count)
        room = metrics.horizontalAdvance(count_text(int(model.most))) + 8
        painter.setPen(QColor(tokens.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, number)
        groove = area.adjusted(0, (ROW - _BAR - _LINE - 2) / 2, -room, 0)
        groove.setHeight(_BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        _bar(painter, groove, tokens.hover, 1.0)
        _bar(painter, groove, tokens.class_colour(index.row()), row.count / model.most)
        line = QRectF(groove.left(), groove.bottom() + 2, groove.width(), _LINE)
        share = row.count * row.weight / model.most_weighed
        _bar(painter, line, tokens.muted, share)
        painter.restore()


class _NumberDelegate(QStyledItemDelegate):
    """Edits a weight in a box for numbers from 0."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        box = NumberBox(1.0, 0.0, 1e6, parent)
        box.setAccessibleName(self.tr("Weight"))
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, NumberBox)
        editor.setValue(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, NumberBox)
        editor.interpretText()
        model.setData(index, editor.value())


def _bar(painter: QPainter, groove: QRectF, colour: str, share: float) -> None:
    if share > 0:
        painter.setBrush(QColor(colour))
        filled = QRectF(groove)
        filled.setWidth(max(3.0, groove.width() * min(share, 1.0)))
        painter.drawRoundedRect(filled, 2, 2)
