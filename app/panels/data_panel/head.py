"""Which data are chosen: what they are called, what they are, where they come from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.commands.data import paths_of
from app.panels.data_panel.words import icon_of, kind_line, origin_line, title_of
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from engine.data.dataset import Source
from engine.service.overview import Overview


class Head(Live, QWidget):
    """Name, kind and origin, and a button to choose others."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = QLabel()
        self.name = QLabel(wordWrap=True)
        self.kind = QLabel(wordWrap=True)
        self.origin = QLabel(wordWrap=True)
        self.button = QPushButton()
        self._source: Source | None = None
        self._overview: Overview | None = None
        self._lay_out()
        self.button.clicked.connect(self.change_wanted)
        self.follow()

    def set_data(self, source: Source, overview: Any) -> None:
        """Show ``source``; ``overview`` is None while or where it cannot be read."""
        self._source, self._overview = source, overview
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        self.button.setText(self.tr("Change..."))
        self.button.setToolTip(self.tr("Choose other data, or change their settings"))
        if self._source is None:
            return
        self.name.setText(title_of(self._source))
        self.kind.setText(kind_line(self._overview) if self._overview else "")
        self.kind.setVisible(self._overview is not None)
        self.origin.setText(origin_line(self._source))
        self.origin.setToolTip("\n".join(paths_of(self._source)))

    def restyle(self) -> None:
        if self._source is not None:
            self.picture.setPixmap(icon(icon_of(self._source), "link").pixmap(28, 28))

    def _lay_out(self) -> None:
        mark(self.name, kind="heading")
        mark(self.origin, kind="small")
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.picture, 0, 0, 3, 1, top)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.button, 0, 2, top)
        grid.addWidget(self.kind, 1, 1, 1, 2)
        grid.addWidget(self.origin, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)
