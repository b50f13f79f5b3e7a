"""The table of runs: one row a run, live, sorted and filtered by what is typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from app.document import RunCard
from app.i18n.numbers import count_text
from app.models.run_texts import (
    LEVELS,
    best_value,
    data_name,
    duration_text,
    figure_text,
    optimizer_text,
    reason_text,
    state_text,
    training_seconds,
)
from app.records import RunRecord
from app.theme import theme
from engine.network.shapes import summarise

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
COLUMNS = (
    "name",
    "state",
    "epochs",
    "best",
    "loss",
    "accuracy",
    "network",
    "optimizer",
    "data",
    "started",
    "time",
    "note",
)
_NUMBERS = ("epochs", "best", "loss", "accuracy", "network", "time")
_EDITED = ("name", "note")
_SWATCH = 12  # pixels


@dataclass(frozen=True)
class Entry:
    """One row: what the user says of a run, and what it did."""

    card: RunCard
    record: RunRecord


class RunsModel(QAbstractTableModel):
    """Rows of ``Entry``; edits are not done here but asked for."""

    rename_wanted = Signal(str, str)  # run id, name
    note_wanted = Signal(str, str)
    visibility_wanted = Signal(str, bool)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._shown = ""
        self._parameters: dict[str, int] = {}

    def set_entries(self, entries: list[Entry], shown: str) -> bool:
        """Show ``entries``; ``shown`` is the id of the run that the viewers show.

        Returns whether there are other rows now, so that the selection is lost.
        """
        has_changed = [e.card.id for e in entries] != [e.card.id for e in self.entries]
        if has_changed:
            self.beginResetModel()
        self.entries, self._shown = entries, shown
        if has_changed:
            self.endResetModel()
        elif entries:
            last = self.index(len(entries) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return has_changed

    def update_run(self, run_id: str) -> None:
        """Something has happened to a run: show its row again."""
        for row, entry in enumerate(self.entries):
            if entry.card.id == run_id:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def row_of(self, run_id: str) -> int:
        """Return the row of a run, -1 if it has none."""
        return next((i for i, e in enumerate(self.entries) if e.card.id == run_id), -1)

    # what Qt asks for

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's default)
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title, tip = _headers()[COLUMNS[section]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return tip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(COLUMNS[section])
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        name = COLUMNS[index.column()]
        if name in _EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        if name == "name":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        entry, column = self.entries[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, column)
            case Qt.ItemDataRole.EditRole:
                return entry.card.name if column == "name" else entry.card.note
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(entry, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column == "state":
                level = LEVELS.get(entry.record.state, "muted")
                return QColor(getattr(theme().tokens, level))
            case Qt.ItemDataRole.FontRole if column == "name":
                return self._font(entry)
            case Qt.ItemDataRole.DecorationRole if column == "name":
                return swatch(theme().tokens.curve_colour(entry.card.colour))
            case Qt.ItemDataRole.CheckStateRole if column == "name":
                return Qt.CheckState.Checked if entry.card.visible else Qt.CheckState.Unchecked
            case _ if role == SORT_ROLE:
                return self._sort_value(entry, column)
            case _ if role == ID_ROLE:
                return entry.card.id
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = 0) -> bool:
        card, column = self.entries[index.row()].card, COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column == "name":
            checked = Qt.CheckState(value) == Qt.CheckState.Checked
            self.visibility_wanted.emit(card.id, checked)
            return True
        if role == Qt.ItemDataRole.EditRole and column in _EDITED:
            wanted = self.rename_wanted if column == "name" else self.note_wanted
            if value != getattr(card, column):
                wanted.emit(card.id, value)
            return True
        return False

    # cells

    def _text(self, entry: Entry, column: str) -> str:
        card, record = entry.card, entry.record
        texts: dict[str, Callable[[], str]] = {
            "name": lambda: card.name,
            "state": lambda: state_text(record.state),
            "epochs": lambda: f"{_epochs(record)} / {record.planned_epochs}",
            "best": lambda: _best_text(record),
            "loss": lambda: figure_text(_last(record, "loss")),
            "accuracy": lambda: figure_text(_last(record, "accuracy")),
            "network": lambda: count_text(self._parameters_of(record)),
            "optimizer": lambda: optimizer_text(record),
            "data": lambda: _data_text(record),
            "started": lambda: _time_text(record.started_at),
            "time": lambda: duration_text(training_seconds(record)),
            "note": lambda: card.note.replace("\n", " "),
        }
        return texts[column]()

    def _sort_value(self, entry: Entry, column: str) -> Any:
        record = entry.record
        best = best_value(record)
        values: dict[str, Any] = {
            "epochs": _epochs(record),
            "best": None if best is None else best[1],
            "loss": _last(record, "loss"),
            "accuracy": _last(record, "accuracy"),
            "network": self._parameters_of(record),
            "started": record.started_at,
            "time": training_seconds(record),
        }
        if column not in values:
            return self._text(entry, column).lower()
        value = values[column]
        return float("-inf") if value is None or value != value else float(value)

    def _tip(self, entry: Entry, column: str) -> str:
        card, record = entry.card, entry.record
        match column:
            case "name":
                return _tr("Tick: its curves are drawn. Double-click: viewers show it.")
            case "state":
                return reason_text(record) or state_text(record.state)
            case "best":
                best = best_value(record)
                return _tr("{0} in epoch {1}").format(best[0], best[2]) if best else ""
            case "network":
                layers = " → ".join(node.layer.registered_name for node in record.spec)
                return _tr("{0} parameters").format(self._text(entry, column)) + (f"\n{layers}")
            case "data":
                return record.fingerprint
            case "note":
                return card.note
        return self._text(entry, column)

    def _parameters_of(self, record: RunRecord) -> int:
        if record.id not in self._parameters:
            self._parameters[record.id] = summarise(record.spec).parameters
        return self._parameters[record.id]

    def _font(self, entry: Entry) -> QFont:
        font = QFont()
        font.setBold(entry.card.id == self._shown)
        return font


class RunsFilter(QSortFilterProxyModel):
    """Sorts by numbers where there are numbers; keeps the rows that hold every typed word."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self._words: list[str] = []

    def set_text(self, text: str) -> None:
        """Keep the rows that hold all words of ``text`` in some column."""
        self.beginFilterChange()
        self._words = text.lower().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        model = self.sourceModel()
        cells = [str(model.index(row, c, parent).data() or "") for c in range(len(COLUMNS))]
        text = "\n".join(cells).lower()
        return all(word in text for word in self._words)

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        return left.data(SORT_ROLE) < right.data(SORT_ROLE)


def swatch(colour: str) -> QIcon:
    """Return a dot in the colour of a run's curves."""
    pixmap = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, _SWATCH - 2, _SWATCH - 2)
    painter.end()
    return QIcon(pixmap)


def _headers() -> dict[str, tuple[str, str]]:
    """Return title and tooltip of each column."""
    return {
        "name": (_tr("Run"), _tr("Name, colour, and whether curves are drawn")),
        "state": (_tr("State"), _tr("What became of the run")),
        "epochs": (_tr("Epochs"), _tr("Epochs done and planned")),
        "best": (_tr("Best"), _tr("The best epoch, by the validation")),
        "loss": (_tr("Loss"), _tr("Loss of the last epoch")),
        "accuracy": (_tr("Accuracy"), _tr("Accuracy of the last epoch")),
        "network": (_tr("Parameters"), _tr("Parameters of the network")),
        "optimizer": (
            _tr("Optimizer"),
            _tr("Optimizer, learning rate and batch size"),
        ),
        "data": (_tr("Data"), _tr("Data, and the beginning of their hash")),
        "started": (_tr("Started"), _tr("When the run began")),
        "time": (
            _tr("Time"),
            _tr("Time spent in training, without validations and pauses"),
        ),
        "note": (_tr("Note"), _tr("What you want to remember of the run")),
    }


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _epochs(record: RunRecord) -> int:
    return record.epochs[-1].epoch if record.epochs else 0


def _last(record: RunRecord, name: str) -> float | None:
    return record.last.get(name)


def _best_text(record: RunRecord) -> str:
    best = best_value(record)
    return figure_text(best[1]) if best else figure_text(None)


def _data_text(record: RunRecord) -> str:
    name = data_name(record)
    return f"{name} · {record.fingerprint[:6]}" if record.fingerprint else name


def _time_text(seconds: float) -> str:
    if not seconds:
        return ""
    then, now = time.localtime(seconds), time.localtime()
    today = then[:3] == now[:3]
    clock = time.strftime("%H:%M", then)
    return clock if today else time.strftime("%Y-%m-%d ", then) + clock


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunsModel", text)
