"""Tabs that take the room that the page in front needs, not that of the largest page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabWidget, QToolButton, QWidget

from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.page_area import least_height


class FrontTabs(QTabWidget):
    """Pages behind do not count; the page in front may become as small as it can."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setDocumentMode(True)
        self.currentChanged.connect(self._count_front)

    def hasHeightForWidth(self) -> bool:
        return False  # else a scroll area gives the pages the height that they like best

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        self._count_front(self.currentIndex())

    def _count_front(self, front: int) -> None:
        ignored, kept = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for index in range(self.count()):
            self.widget(index).setSizePolicy(kept, kept if index == front else ignored)
        self.updateGeometry()


class LeastTabs(FrontTabs):
    """Asks for the least height of the page in front, whose layout is a column, at its width.

    For tabs inside a part of a ``PageArea`` that holds more than them.
    """

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        front = self.currentWidget()
        inner = least_height(front, width) if front is not None else 0
        return self.tabBar().sizeHint().height() + inner + 2

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))


class TabMenu(Live, QToolButton):
    """Lists all tabs, beside a bar that has no room to show them at once."""

    def __init__(self, tabs: QTabWidget):
        super().__init__(tabs)
        self._tabs, self._menu = tabs, QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("list"))
        self._menu.aboutToShow.connect(self._fill)
        tabs.setCornerWidget(self)
        self.follow()

    def retranslate(self) -> None:
        self.setToolTip(self.tr("All pages"))
        self.setAccessibleName(self.tr("All pages"))

    def _fill(self) -> None:
        tabs = self._tabs
        self._menu.clear()
        group = QActionGroup(self._menu)
        for index in range(tabs.count()):
            if not tabs.isTabVisible(index):
                continue
            words = tabs.tabToolTip(index)
            title = f"{tabs.tabText(index)}: {words}" if words else tabs.tabText(index)
            entry = self._menu.addAction(title)
            entry.setCheckable(True)
            entry.setChecked(index == tabs.currentIndex())
            entry.triggered.connect(lambda _=False, index=index: tabs.setCurrentIndex(index))
            group.addAction(entry)
