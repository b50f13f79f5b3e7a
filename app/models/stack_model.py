"""The layers of a network as rows of a list, each with what it gives, costs and lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.document import Document
from app.errors import explain
from app.i18n.numbers import count_text
from app.models.layer_groups import Group, group_of, icon_of
from app.models.layer_words import key_settings, spoken_shape
from app.widgets.search_palette import MIME_TYPE as CHOICE_MIME_TYPE
from engine.errors import EngineError
from engine.network.edits import kept_nodes
from engine.network.fit import Demand, misfits
from engine.network.layer_text import layers_to_text
from engine.network.repairs import Repair, repair_of
from engine.network.shapes import NodeReport, Summary, summarise
from engine.spec import NetworkSpec, Node, port

LAYERS_MIME_TYPE = "application/x-lamina-layers"
ROW = Qt.ItemDataRole.UserRole  # StackRow

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class StackRow:
    """One layer as it is shown; texts are in the user's language.

    ``badge`` is "kept" or "new" where training begins with the weights of a run, else "".
    ``feeders`` are the names of the nodes that feed it, where that is not the row above.
    """

    node: Node
    group: Group
    details: str  # "Conv2D 32 · 3×3 · relu"
    shape: str  # "26 × 26 × 32", "" where it is unknown
    parameters: int
    multiply_adds: int
    has_weights: bool = False
    badge: str = ""
    feeders: str = ""
    error: str = ""
    repair: Repair | None = None
    repair_text: str = ""

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def is_frozen(self) -> bool:
        """Whether it has weights that training leaves as they are."""
        return self.has_weights and not self.node.layer.trainable

    @property
    def icon(self) -> str:
        return icon_of(self.node.layer.registered_name)


def rows_of(
    document: Document, demand: Demand | None, before: NetworkSpec | None
) -> tuple[list[StackRow], Summary]:
    """Return the rows of a document and the summary of its network.

    ``demand`` is what the data ask for; ``before`` is the network whose weights the next
    training begins with.
    """
    spec, loss = document.network, document.plan.loss
    summary = summarise(spec)
    first = document.plan.head(spec.outputs[0]).loss if spec.outputs else loss
    errors = misfits(summary, spec.outputs, first, demand) if demand else {}
    kept = kept_nodes(summary, summarise(before)) if before else None
    rows: list[StackRow] = []
    for report in summary.rows:
        error = report.error or errors.get(report.node.id)
        repair = repair_of(spec, report, error, loss, demand) if error else None
        above = rows[-1].id if rows else ""
        feeders = _feeders(spec, report.node, above)
        rows.append(_row(report, error, repair, _badge(report, kept), feeders))
    return rows, summary


def plain_rows(summary: Summary, spec: NetworkSpec) -> list[StackRow]:
    """Return the rows of a network that stands inside another one."""
    return [
        _row(report, report.error, None, "", _feeders(spec, report.node, ""))
        for report in summary.rows
    ]


def _row(
    report: NodeReport,
    error: EngineError | None,
    repair: Repair | None,
    badge: str,
    feeders: str,
) -> StackRow:
    node = report.node
    return StackRow(
        node,
        group_of(node.layer.registered_name),
        f"{node.layer.registered_name} {key_settings(node.layer)}".strip(),
        spoken_shape(report.shape) if report.shape else "",
        report.parameters,
        report.multiply_adds,
        bool(report.weights),
        badge,
        feeders,
        explain(error) if error else "",
        repair,
        repair_words(repair) if repair else "",
    )


def _badge(report: NodeReport, kept: frozenset[str] | None) -> str:
    if kept is None or not report.weights:
        return ""
    return "kept" if report.node.id in kept else "new"


def _feeders(spec: NetworkSpec, node: Node, above: str) -> str:
    if node.inputs in ((), (above,)):
        return ""
    return ", ".join(spec[port(feeder)[0]].name for feeder in node.inputs)


def repair_words(repair: Repair) -> str:
    """Return what a repair does, as the text of a button and the name of a step."""
    shape = spoken_shape(repair.facts.get("shape", ()))
    window = spoken_shape(repair.facts.get("window", ()))
    name, count = repair.facts.get("name", ""), repair.facts.get("count", 0)
    translate = QCoreApplication.translate
    sentences: Mapping[str, str] = {
        "reshape": translate("Repairs", "Insert Reshape to {0}").format(shape),
        "target_shape": translate("Repairs", "Set the target shape to {0}").format(shape),
        "window": translate("Repairs", "Use a window of {0}").format(window),
        "remove": translate("Repairs", "Delete {0}").format(name),
        "input": translate("Repairs", "Insert an input of {0}").format(shape),
        "input_shape": translate("Repairs", "Use the shape of the data, {0}").format(shape),
        "match_classes": translate("Repairs", "Match %n classes", "", count),
        "match_values": translate("Repairs", "Match %n values to predict", "", count),
    }
    return sentences[repair.code]


class StackModel(QAbstractListModel):
    """Rows that keep their selection while layers come, go and move."""

    rename_wanted = Signal(str, str)  # id, name

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.rows: list[StackRow] = []

    def set_rows(self, rows: Sequence[StackRow]) -> None:
        """Show ``rows``; those with the same id are the same layers."""
        self._drop_gone({row.id for row in rows})
        self._sort(rows)
        self._take_new(rows)
        self.rows = list(rows)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def row_of(self, node_id: str) -> int:
        """Return the row of a layer, -1 if it is not here."""
        return next((n for n, row in enumerate(self.rows) if row.id == node_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.node.name
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(_told(row))
            case _ if role == ROW:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != row.node.name:
            self.rename_wanted.emit(row.id, value)
        return False  # the document tells when the name has changed

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        is_input = self.rows[index.row()].node.layer.input_count == 0
        return flags if is_input else flags | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of(layers_to_text([self.rows[row].node for row in sorted(_rows(indexes))]))

    def mimeTypes(self) -> list[str]:
        return [LAYERS_MIME_TYPE, CHOICE_MIME_TYPE]

    def _drop_gone(self, present: set[str]) -> None:
        for row in reversed(range(len(self.rows))):
            if self.rows[row].id not in present:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.rows[row]
                self.endRemoveRows()

    def _sort(self, rows: Sequence[StackRow]) -> None:
        """Bring the rows that stay into their new order."""
        places = {row.id: place for place, row in enumerate(rows)}
        order = sorted(self.rows, key=lambda row: places[row.id])
        if order == self.rows:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = {row.id: place for place, row in enumerate(order)}
        after = [self.index(moved[self.rows[index.row()].id]) for index in before]
        self.rows = order
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _take_new(self, rows: Sequence[StackRow]) -> None:
        known = {row.id for row in self.rows}
        for place, row in enumerate(rows):
            if row.id not in known:
                self.beginInsertRows(QModelIndex(), place, place)
                self.rows.insert(place, row)
                self.endInsertRows()


def mime_of(text: str) -> QMimeData:
    """Return layers as data for the clipboard or a drag: our own type, and plain text."""
    mime = QMimeData()
    mime.setData(LAYERS_MIME_TYPE, text.encode())
    mime.setText(text)
    return mime


def text_of(mime: QMimeData) -> str:
    """Return the text of layers, which may also come from an editor or a message."""
    if mime.hasFormat(LAYERS_MIME_TYPE):
        return bytes(mime.data(LAYERS_MIME_TYPE).data()).decode("utf-8", "replace")
    return mime.text()


def _rows(indexes: Sequence[QModelIndex]) -> set[int]:
    return {index.row() for index in indexes}


def _told(row: StackRow) -> list[str]:
    """Return all facts of a row, the exact numbers too."""
    translate = QCoreApplication.translate
    facts = [row.node.name, row.details]
    if row.feeders:
        facts.append(translate("StackModel", "fed by {0}").format(row.feeders))
    if row.shape:
        facts.append(translate("StackModel", "output {0}").format(row.shape))
    parameters = translate("StackModel", "{0} parameters")
    if row.is_frozen:
        parameters = translate("StackModel", "{0} frozen parameters")
    facts.append(parameters.format(count_text(row.parameters)))
    facts.append(translate("StackModel", "{0} multiply-adds").format(count_text(row.multiply_adds)))
    if row.badge == "kept":
        facts.append(translate("StackModel", "keeps its trained weights"))
    if row.badge == "new":
        facts.append(translate("StackModel", "gets new weights"))
    return [*facts, row.error] if row.error else facts


def tooltip_of(row: StackRow) -> str:
    """Return all facts of a row, one a line."""
    name, *facts = map(escape, _told(row))
    return f"<qt><b>{name}</b><br>{'<br>'.join(facts)}</qt>"
