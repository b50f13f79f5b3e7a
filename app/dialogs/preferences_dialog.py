"""Preferences: language, colours and threads, in force at once."""

from __future__ import annotations

from typing import Any

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
from engine.arrays.threads import cores


class PreferencesDialog(QDialog):
    """Each choice is in force at once; there is nothing to confirm."""

    def __init__(self, preferences: Preferences, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self.language = QComboBox()
        self.colours = QComboBox()
        self.threads = QComboBox()
        self._cores = session.engine.cores if session.engine else cores()
        self._labels = [QLabel(), QLabel(), QLabel()]
        self._note = QLabel()
        self._note.setProperty("kind", "muted")
        self._note.setWordWrap(True)
        self._lay_out()
        self.retranslate()
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.colours.setCurrentIndex(self.colours.findData(preferences.colours))
        self.threads.setCurrentIndex(max(0, self.threads.findData(preferences.threads)))
        self.language.activated.connect(self._on_language)
        self.colours.activated.connect(self._on_colours)
        self.threads.activated.connect(self._on_threads)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self._labels[0], self.language)
        form.addRow(self._labels[1], self.colours)
        form.addRow(self._labels[2], self.threads)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        self.resize(400, 210)

    def retranslate(self) -> None:
        """Write the texts in the language in force."""
        self.setWindowTitle(self.tr("Preferences"))
        self._labels[0].setText(self.tr("Language"))
        self._labels[1].setText(self.tr("Colours"))
        self._labels[2].setText(self.tr("Cores for training"))
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
        self._fill_threads()

    def _fill_threads(self) -> None:
        """Offer as many cores as there are, and the share that leaves one to the window."""
        usual = self.tr("All but one ({0})").format(max(1, self._cores - 1))
        _fill(self.threads, {0: usual, **{n: str(n) for n in range(1, self._cores + 1)}})
        self.threads.setToolTip(
            self.tr(
                "On how many processor cores a network trains at the same time. One core is left "
                "to the window by default; with all of them training is faster, and the window "
                "may answer a little later. Results do not depend on it. Range: 1 to {0}."
            ).format(self._cores)
        )

    def _on_language(self, index: int) -> None:
        self._preferences.language = self.language.itemData(index)

    def _on_colours(self, index: int) -> None:
        self._preferences.colours = self.colours.itemData(index)

    def _on_threads(self, index: int) -> None:
        self._preferences.threads = self.threads.itemData(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _fill(box: QComboBox, choices: dict[Any, str]) -> None:
    """Write the texts of ``choices`` and keep what is chosen."""
    if not box.count():
        for data, text in choices.items():
            box.addItem(text, data)
    for i, text in enumerate(choices.values()):
        box.setItemText(i, text)
