"""The history of the project: every step with its time, and the versions that have a name."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.archive import NamedVersion
from app.session import Session
from app.theme import mark, theme
from app.theme.icons import icon
from app.theme.live import Live
from engine.errors import EngineError

_PLACE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HistoryDialog(Live, QDialog):
    """Stays beside the work: a click on a step goes there, a double click to a named version."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._versions: list[NamedVersion] = []
        self.note = QLabel(wordWrap=True)
        self.steps = _List()
        self.versions_title = QLabel()
        self.versions = _List()
        self.versions_part = QWidget()
        self._lay_out()
        self._connect()
        self.follow()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("History"))
        self.note.setText(
            self.tr("A click on a step goes there. Ctrl+S gives the present state a name.")
        )
        self.versions_title.setText(self.tr("Named versions: a double click returns there"))
        self.steps.setAccessibleName(self.tr("Steps"))
        self.versions.setAccessibleName(self.tr("Named versions"))
        self.refresh()

    def restyle(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now, and where the project stands among them."""
        archive = self._session.archive
        self._versions = archive.versions() if archive else []
        times = archive.step_times() if archive else []
        names: dict[int, list[str]] = {}
        for version in self._versions:
            if version.place is not None:
                names.setdefault(version.place, []).append(version.name)
        history = self._session.history
        rows = [
            self._step_row(place, step.label, names.get(place, []), time)
            for place, (step, time) in enumerate(zip(history.steps, times, strict=False))
        ]
        self.steps.fill([self.tr("Step"), self.tr("Time")], rows, history.place)
        self.versions_part.setVisible(bool(self._versions))
        rows = [_row(n, v.name, _time(v.time)) for n, v in enumerate(self._versions)]
        self.versions.fill([self.tr("Name"), self.tr("Time")], rows, -1)

    def _step_row(
        self, place: int, label: str, names: list[str], time: float
    ) -> list[QStandardItem]:
        text = label or self.tr("Beginning")
        if names:
            text = self.tr("{0} ({1})").format(text, ", ".join(names))
        row = _row(place, text, _time(time))
        present = self._session.history.place
        if names:
            row[0].setIcon(icon("bookmark", "accent"))
        if place == present:
            font = QFont(self.font())
            font.setBold(True)
            row[0].setFont(font)
        if place > present:  # undone
            for item in row:
                item.setForeground(QColor(theme().tokens.faint))
        return row

    def _lay_out(self) -> None:
        mark(self.note, kind="muted")
        mark(self.versions_title, kind="muted")
        below = QVBoxLayout(self.versions_part)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self.versions_title)
        below.addWidget(self.versions, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.steps)
        parts.addWidget(self.versions_part)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.note)
        column.addWidget(parts, 1)
        self.resize(460, 560)

    def _connect(self) -> None:
        self.steps.clicked.connect(self._go_to_step)
        self.steps.entered_by_key.connect(self._go_to_step)
        self.versions.doubleClicked.connect(self._return_to_version)
        self.versions.entered_by_key.connect(self._return_to_version)
        self._session.history_changed.connect(self.refresh)

    def _go_to_step(self, index: QModelIndex) -> None:
        self._session.move_to(index.siblingAtColumn(0).data(_PLACE))

    def _return_to_version(self, index: QModelIndex) -> None:
        version = self._versions[index.siblingAtColumn(0).data(_PLACE)]
        label = self.tr("Return to '{0}'").format(version.name)
        try:
            self._session.return_to(version, label)
        except EngineError as error:
            self._session.failed.emit(error, error.report)


class _List(QTreeView):
    """Rows with a time at their right end; Enter does what the mouse does."""

    entered_by_key = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setModel(QStandardItemModel(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.header().setStretchLastSection(False)

    def fill(self, titles: list[str], rows: list[list[QStandardItem]], current: int) -> None:
        """Show ``rows``; the one numbered ``current`` is in sight and has the keyboard."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        model.setHorizontalHeaderLabels(titles)
        for row in rows:
            model.appendRow(row)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if current >= 0:
            index = model.index(current, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_by_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _row(number: int, text: str, time: str) -> list[QStandardItem]:
    first, second = QStandardItem(text), QStandardItem(time)
    first.setData(number, _PLACE)
    first.setToolTip(text)
    return [first, second]


def _time(seconds: float) -> str:
    """Return a moment as "14:05:09" today, with its date otherwise; "" where it is unknown."""
    if not seconds:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    is_today = moment.date() == QDateTime.currentDateTime().date()
    return moment.toString("HH:mm:ss" if is_today else "yyyy-MM-dd HH:mm")
