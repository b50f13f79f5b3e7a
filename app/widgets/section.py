"""A heading that folds away what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.icons import icon


class Section(QWidget):
    """Shows ``content`` under a heading; a click on the heading folds it."""

    folded = Signal(bool)  # True: the content is hidden now

    def __init__(
        self,
        title: str,
        content: QWidget,
        is_open: bool = True,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.header = QToolButton(text=title, checkable=True, checked=is_open)
        self.content = content
        self._lay_out()
        self.header.toggled.connect(self._on_toggled)
        self._show_state(is_open)

    def set_title(self, title: str) -> None:
        """Write another heading."""
        self.header.setText(title)

    def is_open(self) -> bool:
        """Say whether the content is shown."""
        return self.header.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the content or fold it away."""
        self.header.setChecked(is_open)

    def _lay_out(self) -> None:
        mark(self.header, kind="section")
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.content)

    def _on_toggled(self, is_open: bool) -> None:
        self._show_state(is_open)
        self.folded.emit(not is_open)

    def _show_state(self, is_open: bool) -> None:
        self.header.setIcon(icon("expand" if is_open else "collapse", "muted"))
        self.content.setVisible(is_open)
