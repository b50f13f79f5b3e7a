"""The command palette: any action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.action_table import Actions
from app.bars import menu_titles
from app.widgets.search_palette import Choice, SearchPalette


class CommandPalette(QDialog):
    """Lists every action; Enter does the chosen one."""

    def __init__(self, actions: Actions, parent: QWidget | None = None):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Command palette"))
        self._actions = actions
        self.palette_list = SearchPalette(self)
        self.palette_list.set_choices(self._choices())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.palette_list)
        self.resize(520, 420)
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + 80)
        self.palette_list.chosen.connect(self._on_chosen)
        self.palette_list.cancelled.connect(self.reject)
        self.palette_list.restart()

    def _choices(self) -> list[Choice]:
        titles = menu_titles()
        return [
            Choice(
                action.objectName(),
                action.text(),
                action.shortcut().toString(),
                titles[menu].replace("&", ""),
                self._actions.rows[action.objectName()].icon,
                is_enabled=action.isEnabled(),
            )
            for menu, entries in self._actions.menus().items()
            for action in entries
        ]

    def _on_chosen(self, name: str) -> None:
        self.accept()
        self._actions[name].trigger()
