"""One sample of the data, large, with its class and its numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain
from app.i18n.numbers import count_text
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.image_view import ImageView
from engine.errors import Cancelled, EngineError
from engine.service.overview import Overview
from engine.service.questions import Sample, SampleAnswer

SIDE = 380


class SampleWindow(Live, QDialog):
    """Stays open beside the work; the arrow keys go to the sample before and after."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(parent)
        self.view = ImageView()
        self.name = QLabel(wordWrap=True)
        self.place = QLabel(wordWrap=True)
        self.before = QPushButton(icon("back"), "")
        self.after = QPushButton(icon("forward"), "")
        self._bridge = bridge
        self._overview: Overview | None = None
        self._number = 0
        self._lay_out()
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.follow()

    def show_sample(self, overview: Overview, number: int) -> None:
        """Show a sample by its place in the part "all"."""
        self._overview = overview
        self._number = number
        self._ask()
        self.show()
        self.raise_()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sample"))
        for button, text in (
            (self.before, self.tr("Sample before")),
            (self.after, self.tr("Sample after")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._say_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case _:
                super().keyPressEvent(event)

    @property
    def _count(self) -> int:
        """How many samples there are, without a test part that the data bring themselves."""
        if self._overview is None:
            return 0
        own = self._overview.test.samples if self._overview.own_test else 0
        return self._overview.samples - own

    def _step(self, by: int) -> None:
        number = min(max(self._number + by, 0), self._count - 1)
        if number != self._number:
            self._number = number
            self._ask()

    def _ask(self) -> None:
        assert self._overview is not None
        question = Sample(self._overview.choice, "all", self._number)
        self._bridge.ask(question, self._on_sample, self._on_failed, "data-sample")

    def _on_sample(self, found: SampleAnswer) -> None:
        self._number = found.row
        self.view.set_values(found.values)
        self.name.setText(found.class_name)
        self._say_place()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.place.setText(explain(error))

    def _say_place(self) -> None:
        if self._overview is None:
            return
        height, width, _ = self._overview.sample_shape
        text = self.tr("Sample {0} of {1} · {2} × {3} pixels")
        self.place.setText(text.format(self._number, count_text(self._count), width, height))
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < self._count - 1)

    def _lay_out(self) -> None:
        mark(self.name, kind="heading")
        mark(self.place, kind="muted")
        self.view.setMinimumSize(SIDE, SIDE)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.place)
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        for button in (self.before, self.after):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
