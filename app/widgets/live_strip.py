"""What can be changed while a run trains: the learning rate and the number of epochs."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.numbers import NumberBox

MORE_EPOCHS = 5


class LiveStrip(Live, QFrame):
    """``rate_chosen(rate)`` and ``epochs_chosen(epochs)`` are to take effect at once."""

    rate_chosen = Signal(float)
    epochs_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.title = QLabel()
        self.rate_label = QLabel()
        self.rate_box = NumberBox(0.001, 0.0)
        self.epochs_label = QLabel()
        self.epochs = QLabel()
        self.more_button = QPushButton(icon("add"), "")
        self.version = QLabel(wordWrap=True, visible=False)
        self._planned = 0
        self._lay_out()
        self.rate_box.valueChanged.connect(self.rate_chosen)
        self.more_button.clicked.connect(self._on_more_wanted)
        self.follow()

    def set_run(self, name: str, rate: float, epochs: int, is_older: bool) -> None:
        """Show the run that trains; ``is_older``: not the version that is edited now."""
        self.title.setText(name)
        if not self._is_being_typed() and self.rate_box.value() != rate:
            with QSignalBlocker(self.rate_box):
                self.rate_box.setValue(rate)
        self._planned = epochs
        self.epochs.setText(f"{epochs}")
        self.version.setVisible(is_older)

    def retranslate(self) -> None:
        self.rate_label.setText(self.tr("Learning rate"))
        tip = self.tr("Takes effect at once, from the next batch on, and is recorded in the run")
        for widget in (self.rate_label, self.rate_box):
            widget.setToolTip(tip)
        self.rate_box.setAccessibleName(self.tr("Learning rate of the run"))
        self.epochs_label.setText(self.tr("Planned epochs"))
        self.more_button.setText(self.tr("{0} epochs").format(MORE_EPOCHS))
        self.more_button.setToolTip(self.tr("Let this run train for more epochs"))
        self.more_button.setAccessibleName(self.tr("Add {0} epochs").format(MORE_EPOCHS))
        self.version.setText(self.tr("The run trains the version before your edits."))

    def _lay_out(self) -> None:
        mark(self, kind="notice", level="info")
        mark(self.title, kind="heading")
        self.rate_label.setBuddy(self.rate_box)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.title, 0, 0, 1, 3)
        grid.addWidget(self.rate_label, 1, 0)
        grid.addWidget(self.rate_box, 1, 1, 1, 2)
        grid.addWidget(self.epochs_label, 2, 0)
        grid.addWidget(self.epochs, 2, 1)
        grid.addWidget(self.more_button, 2, 2)
        grid.addWidget(self.version, 3, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def _is_being_typed(self) -> bool:
        box = self.rate_box
        return box.hasFocus() and box.text() != box.textFromValue(box.value())

    def _on_more_wanted(self) -> None:
        self.epochs_chosen.emit(self._planned + MORE_EPOCHS)
