"""The columns of a table file, and the role of each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n.numbers import count_text
from app.panels.data_panel.words import number_text
from app.theme import theme
from app.theme.icons import icon
from engine.data.readers.table import ROLES

NAME, ROLE, KIND, MISSING, EXAMPLES = range(5)
ICONS = {"input": "layer_input", "target": "target", "ignore": "eye_off", "weight": "scales"}
_Index = QModelIndex | QPersistentModelIndex


class ColumnsModel(QAbstractTableModel):
    """One row a column of the file; ``roles_changed`` when a role was set."""

    roles_changed = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.columns: list[dict[str, Any]] = []
        self.roles: list[str] = []

    def set_columns(self, columns: list[dict[str, Any]], roles: dict[str, str]) -> None:
        """Show columns as ``probe_table`` describes them; ``roles`` overrule what it proposes."""
        self.beginResetModel()
        self.columns = columns
        self.roles = [str(roles.get(column["name"], column["role"])) for column in columns]
        self.endResetModel()

    def set_roles(self, rows: list[int], role: str) -> None:
        """Give columns a role."""
        for row in rows:
            self.roles[row] = role
        last = self.index(len(self.roles) - 1, EXAMPLES)
        self.dataChanged.emit(self.index(0, NAME), last)
        self.roles_changed.emit()

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return (column, role) pairs, as a ``TableFile`` wants them."""
        names = [column["name"] for column in self.columns]
        return tuple(zip(names, self.roles, strict=True))

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.columns)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, own = self.columns[index.row()], self.roles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(column, own, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == ROLE:
                return icon(ICONS[own], "muted" if own == "ignore" else "link")
            case Qt.ItemDataRole.ForegroundRole if own == "ignore":
                return QColor(theme().tokens.faint)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            NAME: self.tr("Column"),
            KIND: self.tr("Kind"),
            EXAMPLES: self.tr("Values"),
            MISSING: self.tr("Missing"),
            ROLE: self.tr("Role"),
        }
        return heads[section]

    def role_words(self) -> dict[str, str]:
        """Return what the roles are called."""
        words = (
            self.tr("Input"),
            self.tr("Target"),
            self.tr("Ignore"),
            self.tr("Sample weight"),
        )
        return dict(zip(ROLES, words, strict=True))

    def _text(self, column: dict[str, Any], role: str, section: int) -> str:
        if section == NAME:
            return column["name"]
        if section == ROLE:
            return self.role_words()[role]
        if section == KIND:
            return self._kind(column, role)
        if section == MISSING:
            return count_text(column["missing"]) if column["missing"] else ""
        return self._values(column)

    def _kind(self, column: dict[str, Any], role: str) -> str:
        if column["kind"] == "text" and role == "input":
            return self.tr("text, as {0} columns of 0 and 1").format(column["distinct"])
        kinds = {
            "number": self.tr("number"),
            "integer": self.tr("whole number"),
            "boolean": self.tr("yes or no"),
            "text": self.tr("text"),
            "empty": self.tr("empty"),
        }
        return kinds[column["kind"]]

    def _values(self, column: dict[str, Any]) -> str:
        if column["kind"] in ("number", "integer"):
            low, high = number_text(column["minimum"]), number_text(column["maximum"])
            return self.tr("{0} to {1}").format(low, high)
        more = column["distinct"] - len(column["examples"])
        words = ", ".join(column["examples"])
        return self.tr("{0} and {1} more").format(words, more) if more > 0 else words


class ColumnsTable(QTableView):
    """Rows are selected, several at once; a click on a role changes it to the next."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.columns = ColumnsModel(self)
        self.setModel(self.columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.columns.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self._on_double_clicked)

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def set_role(self, role: str) -> None:
        """Give the selected columns a role."""
        self.columns.set_roles(self.selected_rows(), role)

    def _on_reset(self) -> None:
        nothing_missing = not any(column["missing"] for column in self.columns.columns)
        self.setColumnHidden(MISSING, nothing_missing)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        following = ROLES[(ROLES.index(self.columns.roles[index.row()]) + 1) % len(ROLES)]
        self.columns.set_roles([index.row()], following)
