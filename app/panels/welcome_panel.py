"""The first page: cards of ready laboratories, and the projects opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from superqt import QFlowLayout

from app.labs import LABS, Lab
from app.preferences import Preferences
from app.theme import mark, theme
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.card import Card
from resources import path_of


class WelcomePanel(Live, QScrollArea):
    """Emits what was chosen: a laboratory, a recent project, or the wish for another one."""

    chosen = Signal(str)  # name of a laboratory
    opened = Signal(object)  # Path of a project
    wants = Signal(str)  # name of an action

    def __init__(self, preferences: Preferences, parent: QWidget | None = None):
        super().__init__(parent)
        self._preferences = preferences
        self.title = QLabel()
        self.subtitle = QLabel(wordWrap=True)
        self.open_button = QPushButton(icon("open"), "")
        self.model_button = QPushButton(icon("network"), "")
        self.new_button = QPushButton(icon("file"), "")
        self.recent_title = QLabel()
        self.recent = QVBoxLayout()
        self.cards = {entry.name: Card() for entry in LABS}
        self._lay_out()
        self._connect()
        self.follow()

    def refresh(self) -> None:
        """Show the projects opened last."""
        while item := self.recent.takeAt(0):
            item.widget().deleteLater()
        paths = self._preferences.recent
        self.recent_title.setVisible(bool(paths))
        for path in paths:
            self.recent.addWidget(self._recent_button(path), 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Lamina"))
        self.subtitle.setText(
            self.tr("A laboratory for neural networks: choose one and look inside.")
        )
        self.open_button.setText(self.tr("Open project..."))
        self.model_button.setText(self.tr("Open model..."))
        self.new_button.setText(self.tr("Empty project"))
        self.recent_title.setText(self.tr("Opened last"))
        for entry in LABS:
            self.cards[entry.name].set_texts(
                QCoreApplication.translate("Labs", entry.title),
                QCoreApplication.translate("Labs", entry.sentence),
                self.tr("Open"),
                self._badge(entry),
            )
        self.refresh()
        if self.isVisible():
            self._level_cards()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._level_cards()  # hidden widgets do not know how high they are

    def _level_cards(self) -> None:
        """Give all cards the height that the longest text needs."""
        heights = [c.layout().totalHeightForWidth(c.width()) for c in self.cards.values()]
        for card in self.cards.values():
            card.setFixedHeight(max(heights))

    def restyle(self) -> None:
        for entry in LABS:
            self.cards[entry.name].set_picture(_picture(entry))

    def _badge(self, entry: Lab) -> str:
        if entry.is_trained:
            return self.tr("trained")
        return self.tr("download") if entry.needs_download else ""

    def _lay_out(self) -> None:
        mark(self.title, kind="title")
        mark(self.subtitle, kind="muted")
        mark(self.recent_title, kind="heading")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(48, 36, 48, 36)
        column.setSpacing(14)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        for button in (self.new_button, self.model_button, self.open_button):
            button.setAutoDefault(True)  # Enter presses it too
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addSpacing(6)
        cards = QWidget()
        flow = QFlowLayout(cards)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setHorizontalSpacing(18)
        flow.setVerticalSpacing(18)
        for card in self.cards.values():
            flow.addWidget(card)
        column.addWidget(cards)
        column.addSpacing(10)
        column.addWidget(self.recent_title)
        column.addLayout(self.recent)
        column.addStretch(1)
        self.setWidget(page)

    def _connect(self) -> None:
        for name, card in self.cards.items():
            card.activated.connect(lambda name=name: self.chosen.emit(name))
        self.open_button.clicked.connect(lambda: self.wants.emit("open"))
        self.model_button.clicked.connect(lambda: self.wants.emit("open_model"))
        self.new_button.clicked.connect(lambda: self.wants.emit("new"))

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(icon("file"), path.stem)
        mark(button, kind="quiet")
        button.setToolTip(str(path))
        button.setAutoDefault(True)  # Enter presses it too
        button.clicked.connect(lambda: self.opened.emit(path))
        return button


def _picture(entry: Lab) -> QImage:
    """Return the picture of a card: a shipped one, or its icon on a coloured ground."""
    shipped = QImage(str(path_of("labs", f"{entry.name}.png")))
    if not shipped.isNull():
        return shipped
    tokens = theme().tokens
    image = QImage(560, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.sunken))
    painter = QPainter(image)
    icon(entry.icon, "accent").paint(painter, 220, 60, 120, 120)
    painter.end()
    return image
