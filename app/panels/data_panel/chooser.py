"""The window in which data are chosen: kinds at the left, what the chosen one offers beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import Bridge
from app.panels.data_panel.page import Page
from app.panels.data_panel.page_download import DownloadPage
from app.panels.data_panel.page_files import FilesPage
from app.panels.data_panel.page_paint import PaintPage
from app.panels.data_panel.page_settings import SettingsPage
from app.panels.data_panel.words import SOURCES, title_of_kind
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from engine.data.catalogue import CATALOGUE
from engine.data.dataset import Source, sources

FILES = "files"
HEAD_HEIGHT = 32  # pixels
GROUPS = ("built_in", "made", "files", "downloads")


class Chooser(Live, QDialog):
    """``chosen(source)`` when the user has decided. Pages are made when they are first seen."""

    chosen = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(parent)
        self._bridge = bridge
        self.list = QListWidget()
        self.pages: dict[str, Page] = {}
        self.stack = QStackedWidget()
        self.problem = QLabel(wordWrap=True)
        self.use_button = QPushButton()
        self.cancel_button = QPushButton()
        self._items: dict[str, QListWidgetItem] = {}
        self._heads: dict[str, QListWidgetItem] = {}
        self._fill_list()
        self._lay_out()
        self._connect()
        self.follow()

    def begin(self, source: Source | None) -> None:
        """Begin at ``source``, or at the first kind."""
        kind = source.registered_name if source else "Signs"
        is_file = source is not None and type(source) in CATALOGUE["files"]
        self.select(FILES if is_file else kind)
        if source is not None:
            self.page.show_source(source)
        self._check()

    def offer(self, path: Path) -> None:
        """Look what a file or folder is."""
        self.select(FILES)
        page = self.page
        assert isinstance(page, FilesPage)
        page.look_at(str(path))

    def select(self, kind: str) -> None:
        """Show the page of a kind of data."""
        self.list.setCurrentItem(self._items[kind])

    @property
    def kind(self) -> str:
        """Name of the kind that is shown, "files" for people's own."""
        return self.list.currentItem().data(Qt.ItemDataRole.UserRole)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.kind]

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Choose data"))
        self.list.setAccessibleName(self.tr("Kinds of data"))
        self.use_button.setText(self.tr("Use these data"))
        self.cancel_button.setText(self.tr("Cancel"))
        heads = {
            "built_in": self.tr("Built in"),
            "made": self.tr("Made"),
            "files": self.tr("Your own"),
            "downloads": self.tr("To download"),
        }
        for group, item in self._heads.items():
            item.setText(heads[group])
        for kind, item in self._items.items():
            item.setText(self.tr("Files and folders") if kind == FILES else title_of_kind(kind))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter finish what is typed in a field, and decide only in the list."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or self.list.hasFocus():
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer(Path(event.mimeData().urls()[0].toLocalFile()))

    def _fill_list(self) -> None:
        for group in GROUPS:
            head = QListWidgetItem()
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            head.setSizeHint(QSize(0, HEAD_HEIGHT))
            head.setFont(_bold(self.font()))
            self.list.addItem(head)
            self._heads[group] = head
            kinds = [FILES] if group == FILES else [c.registered_name for c in CATALOGUE[group]]
            for kind in kinds:
                name = "folder" if kind == FILES else SOURCES[kind].icon
                item = QListWidgetItem(icon(name, "muted"), "")
                item.setData(Qt.ItemDataRole.UserRole, kind)
                self.list.addItem(item)
                self._items[kind] = item

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.resize(1040, 700)
        self.list.setFixedWidth(212)
        self.list.setIconSize(QSize(18, 18))
        mark(self.use_button, kind="primary")
        mark(self.problem, kind="error")
        self.use_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.use_button)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.stack, 1)
        side.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(18)
        row.addWidget(self.list)
        row.addLayout(side, 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_selected)
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._on_use)

    def _on_selected(self, item: QListWidgetItem) -> None:
        kind = item.data(Qt.ItemDataRole.UserRole)
        if kind not in self.pages:
            page = self.pages[kind] = self._make_page(kind)
            page.changed.connect(self._check)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.pages[kind])
        self._check()

    def _make_page(self, kind: str) -> Page:
        if kind == FILES:
            return FilesPage(self._bridge)
        if kind == "PaintedPoints":
            return PaintPage(self._bridge)
        if sources[kind] in CATALOGUE["downloads"]:
            return DownloadPage(self._bridge, kind)
        return SettingsPage(self._bridge, kind)

    def _check(self) -> None:
        self.use_button.setEnabled(self.page.source() is not None)
        self.problem.setText(self.page.problem())

    def _on_use(self) -> None:
        source = self.page.source()
        if source is not None:
            self.accept()
            self.chosen.emit(source)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
