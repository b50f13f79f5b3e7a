"""A list to choose from by typing: the palette of layers, the palette of commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.theme import theme
from app.theme.icons import icon
from app.theme.live import Live

MIME_TYPE = "application/x-lamina-choice"
_KEY, _HINT, _GROUP = (Qt.ItemDataRole.UserRole + n for n in range(3))


@dataclass(frozen=True)
class Choice:
    """One line of a palette. ``hint`` stands at its right end, such as a shortcut."""

    key: str
    text: str
    hint: str = ""
    group: str = ""
    icon: str = ""
    tooltip: str = ""
    is_enabled: bool = True
    words: str = ""  # further text in which it is found, never shown


class SearchPalette(Live, QWidget):
    """Type to find, arrows to move, Enter or a click to choose; lines can be dragged out.

    While nothing is typed, groups fold: by a click on the heading, or with Left and Right.
    """

    chosen = Signal(str)  # key
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.list = QListView()
        self._choices: list[Choice] = []
        self._folded: set[str] = set()
        self._model = _Model(self)
        self._lay_out()
        self._connect()
        self.follow()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer ``choices``; those of a group follow each other."""
        self._choices = list(choices)
        self._filter()

    def fold(self, groups: Iterable[str]) -> None:
        """Hide what stands in these groups, and in no others, until one looks for it."""
        self._folded = set(groups)
        self._filter()

    def shown(self) -> list[str]:
        """Return the keys that the typed text leaves."""
        rows = range(self._model.rowCount())
        keys = [self._model.index(row, 0).data(_KEY) for row in rows]
        return [key for key in keys if key is not None]

    def restart(self) -> None:
        """Forget the typed text and wait for a new one."""
        self.search.clear()
        self.search.setFocus()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Type to find"))
        self.search.setAccessibleName(self.tr("Find"))
        self.list.setAccessibleName(self.tr("Found"))

    def eventFilter(self, watched, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_press(event):
            return self._on_key(event, watched is self.search)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        for part in (self.search, self.list):
            part.installEventFilter(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setDragEnabled(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setIconSize(QSize(16, 16))
        self.setFocusProxy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._on_return)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)

    def _filter(self) -> None:
        self._model.clear()
        choices, group = found(self._choices, self.search.text()), ""
        sizes = Counter(choice.group for choice in choices)
        for choice in choices:
            if choice.group != group:
                group = choice.group
                self._model.appendRow(_heading(group, sizes[group], self._is_folded(group)))
            if not self._is_folded(group):
                self._model.appendRow(_item(choice))
        self._move(1, from_start=True)

    def _is_folded(self, group: str) -> bool:
        return group in self._folded and not self.search.text().strip()

    def _set_folded(self, group: str, is_folded: bool) -> None:
        """Fold a group or open it; its first line, or its heading, becomes the current one."""
        if not group or self.search.text().strip() or is_folded == (group in self._folded):
            return
        self._folded ^= {group}
        self._filter()
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(_GROUP) == group and index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                return

    def _move(self, step: int, from_start: bool = False) -> None:
        row = -1 if from_start else self.list.currentIndex().row()
        for _ in range(self._model.rowCount()):
            row = (row + step) % self._model.rowCount()
            index = self._model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                return

    def _on_key(self, event: QKeyEvent, is_typing: bool) -> bool:
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        folding: dict[int, bool] = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if event.key() in steps:
            self._move(steps[event.key()])
        elif event.key() in folding and not self.search.text():
            self._set_folded(self.list.currentIndex().data(_GROUP), folding[event.key()])
        elif not is_typing:
            return False
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            return False
        return True

    def _on_return(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(_KEY) is None:
            group = index.data(_GROUP)
            self._set_folded(group, group not in self._folded)
        elif index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index.data(_KEY))


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress


def found(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices in which every typed word is found; those that begin so come first.

    A word is also found by the capitals of a name: "cv" or "c2" finds Conv2D.
    """
    words = _plain(typed).split()
    if not words:
        return list(choices)
    ranked = [(_rank(choice, words), n, choice) for n, choice in enumerate(choices)]
    return [choice for rank, _, choice in sorted(ranked, key=lambda r: r[:2]) if rank < 9]


def _rank(choice: Choice, words: Sequence[str]) -> int:
    text = _plain(choice.text)
    everything = _plain(f"{text} {choice.group} {choice.key}")
    if text.startswith(words[0]) and all(word in everything for word in words):
        return 0
    if all(word in text for word in words):
        return 1
    if all(word in everything for word in words):
        return 2
    if len(words) == 1 and _scattered(words[0], text):
        return 3
    described = f"{everything} {_plain(choice.words)}"
    return 4 if all(word in described for word in words) else 9


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _scattered(letters: str, text: str) -> bool:
    """Say whether ``letters`` stand in ``text`` in this order, the first at its beginning."""
    rest = iter(text)
    return text.startswith(letters[0]) and all(letter in rest for letter in letters)


def _heading(text: str, size: int, is_folded: bool) -> QStandardItem:
    """Return the heading of a group; arrows pass over it while the group is open."""
    item = QStandardItem(icon("collapse" if is_folded else "expand", "muted"), text)
    item.setData(text, _GROUP)
    item.setData(str(size), _HINT)
    flag = Qt.ItemFlag
    item.setFlags(flag.ItemIsEnabled | (flag.ItemIsSelectable if is_folded else flag(0)))
    return item


def _item(choice: Choice) -> QStandardItem:
    item = QStandardItem(choice.text)
    item.setData(choice.key, _KEY)
    item.setData(choice.hint, _HINT)
    item.setData(choice.group, _GROUP)
    item.setToolTip(choice.tooltip)
    item.setEnabled(choice.is_enabled)
    item.setSelectable(choice.is_enabled)
    item.setDragEnabled(choice.is_enabled)
    if choice.icon:
        item.setIcon(icon(choice.icon, "muted"))
    return item


class _Model(QStandardItemModel):
    """Gives the key of a dragged line as its data."""

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME_TYPE, indexes[0].data(_KEY).encode())
        return data


class _Line(QStyledItemDelegate):
    """Paints headings small and hints at the right end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        tokens = theme().tokens
        if index.data(_KEY) is None:
            font = option.font
            font.setPointSizeF(font.pointSizeF() * 0.88)
            font.setBold(True)
            option.font = font
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(tokens.muted))
        super().paint(painter, option, index)
        hint = index.data(_HINT)
        if hint:
            painter.save()
            enabled = option.state & QStyle.StateFlag.State_Enabled
            painter.setPen(tokens.muted if enabled else tokens.faint)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(8, 0, -10, 0), right, hint)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), 30))
