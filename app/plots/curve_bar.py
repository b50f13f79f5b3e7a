"""The controls above a curve plot: per batch or epoch, smoothing, log axis, export."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
)

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live

# The slider's places; the last ones lie nearer to 1, where a small step matters
SMOOTHINGS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.98, 0.99, 0.995, 0.998)


class State(NamedTuple):
    """How a plot is shown."""

    per: str
    smoothing: int  # place in SMOOTHINGS
    is_log: bool


class CurveBar(Live, QWidget):
    """Emits what the user chooses; the plot asks for ``per``, ``smoothing`` and ``is_log``."""

    changed = Signal()
    reset_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.batch_button = QToolButton(checkable=True, checked=True)
        self.epoch_button = QToolButton(checkable=True)
        self.smooth_label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal, maximum=len(SMOOTHINGS) - 1)
        self.smooth_value = QLabel()
        self.log_button = QToolButton(checkable=True)
        self.reset_button = QToolButton(icon=icon("fit"))
        self.export_button = QToolButton(icon=icon("export"))
        self.menu = QMenu(self)
        self._is_led = False
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def per(self) -> str:
        return "epoch" if self.epoch_button.isChecked() else "batch"

    @property
    def smoothing(self) -> float:
        """The weight of the past in [0, 1)."""
        return SMOOTHINGS[self.slider.value()]

    @property
    def is_log(self) -> bool:
        return self.log_button.isChecked()

    def offer_per(self, kinds: set[str]) -> None:
        """Show the choice of batch or epoch where there is one; else take the only one."""
        for button in (self.batch_button, self.epoch_button):
            button.setVisible(len(kinds) > 1 and not self._is_led)
        if len(kinds) == 1:
            self.set_per(*kinds)

    def set_per(self, per: str) -> None:
        """Choose "batch" or "epoch"."""
        if per != self.per:
            (self.epoch_button if per == "epoch" else self.batch_button).setChecked(True)

    def lead(self, other: CurveBar) -> None:
        """Let ``other`` choose batches or epochs and the smoothing as here; its axis is its own."""
        other._is_led = True
        for widget in (other.smooth_label, other.slider, other.smooth_value):
            widget.hide()
        other.offer_per(set())
        self.changed.connect(lambda: other.set_state(self.state()._replace(is_log=other.is_log)))

    def put_first(self, widget: QWidget) -> None:
        """Put ``widget`` before all controls, such as a choice of what is drawn."""
        self._row.insertWidget(0, widget)

    def state(self) -> State:
        """Return everything chosen here."""
        return State(self.per, self.slider.value(), self.is_log)

    def set_state(self, state: State) -> None:
        """Choose everything as in ``state``."""
        self.set_per(state.per)
        self.slider.setValue(state.smoothing)
        self.log_button.setChecked(state.is_log)

    def show_export_menu(self, place: QPoint) -> None:
        """Open the menu at ``place`` on the screen."""
        self.menu.popup(place)

    def retranslate(self) -> None:
        self.batch_button.setText(self.tr("Batches"))
        self.batch_button.setToolTip(self.tr("One point for every batch"))
        self.epoch_button.setText(self.tr("Epochs"))
        self.epoch_button.setToolTip(self.tr("One point for every epoch"))
        self.smooth_label.setText(self.tr("Smoothing"))
        tip = self.tr(
            "Weight of the past in the moving average, from 0 (off) to 0.998. "
            "The measured curve stays pale behind it."
        )
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(self.tr("Smoothing"))
        self.log_button.setText(self.tr("Log"))
        self.log_button.setToolTip(self.tr("Logarithmic vertical axis"))
        self.reset_button.setToolTip(self.tr("Show everything (double-click in the plot)"))
        self.reset_button.setAccessibleName(self.tr("Show everything"))
        self.export_button.setToolTip(self.tr("Save the plot as a picture or as numbers"))
        self.export_button.setAccessibleName(self.tr("Save the plot"))
        self._fill_menu()

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        self._group.addButton(self.batch_button)
        self._group.addButton(self.epoch_button)
        self.slider.setFixedWidth(110)
        self.smooth_value.setMinimumWidth(self.fontMetrics().horizontalAdvance("0.998"))
        mark(self.smooth_label, kind="small")
        mark(self.smooth_value, kind="small")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.batch_button)
        row.addWidget(self.epoch_button)
        row.addSpacing(6)
        row.addWidget(self.smooth_label)
        row.addWidget(self.slider)
        row.addWidget(self.smooth_value)
        row.addStretch(1)
        row.addWidget(self.log_button)
        row.addWidget(self.reset_button)
        row.addWidget(self.export_button)
        self.export_button.setMenu(self.menu)
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._on_slider_moved()
        self.offer_per(set())

    def _connect(self) -> None:
        self.epoch_button.toggled.connect(self.changed)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.log_button.toggled.connect(self.changed)
        self.reset_button.clicked.connect(self.reset_wanted)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for kind, text in (
            ("png", self.tr("Picture (PNG)...")),
            ("svg", self.tr("Drawing (SVG)...")),
            ("csv", self.tr("Numbers (CSV)...")),
        ):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self.export_wanted.emit(kind))

    def _on_slider_moved(self) -> None:
        self.smooth_value.setText(f"{self.smoothing:g}")
        self.changed.emit()
