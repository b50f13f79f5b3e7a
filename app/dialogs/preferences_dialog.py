"""Preferences: language and colours, in force at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.i18n import LANGUAGES
from app.preferences import Preferences
from app.session import Session


class PreferencesDialog(QDialog):
    """Each choice is in force at once; there is nothing to confirm."""

    def __init__(self, preferences: Preferences, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self.language = QComboBox()
        self.colours = QComboBox()
        self._labels = [QLabel(), QLabel()]
        self._note = QLabel()
        self._note.setProperty("kind", "muted")
        self._note.setWordWrap(True)
        self._lay_out()
        self.retranslate()
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.colours.setCurrentIndex(self.colours.findData(preferences.colours))
        self.language.activated.connect(self._on_language)
        self.colours.activated.connect(self._on_colours)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self._labels[0], self.language)
        form.addRow(self._labels[1], self.colours)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        self.resize(380, 180)

    def retranslate(self) -> None:
        """Write the texts in the language in force."""
        self.setWindowTitle(self.tr("Preferences"))
        self._labels[0].setText(self.tr("Language"))
        self._labels[1].setText(self.tr("Colours"))
        self._note.setText(self.tr("Changes are in force at once."))
        choices = {"": self.tr("As the system"), **LANGUAGES}
        _fill(self.language, choices)
        _fill(
            self.colours,
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )

    def _on_language(self, index: int) -> None:
        self._preferences.language = self.language.itemData(index)

    def _on_colours(self, index: int) -> None:
        self._preferences.colours = self.colours.itemData(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _fill(box: QComboBox, choices: dict[str, str]) -> None:
    """Write the texts of ``choices`` and keep what is chosen."""
    if not box.count():
        for data, text in choices.items():
            box.addItem(text, data)
    for i, text in enumerate(choices.values()):
        box.setItemText(i, text)
