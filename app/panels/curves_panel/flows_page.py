"""The page of weights and flows: what steps did in each layer of a run, and the switch for it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain
from app.models import flow_texts
from app.models.flow_texts import HISTOGRAMS, SHARES, VIEWS
from app.panels.curves_panel.flow_plots import FlowPlots
from app.records import RunRecord
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.widgets.fields import ChoiceBox
from app.widgets.toggle import Toggle
from engine.errors import EngineError
from engine.training.flows import KINDS, Flows
from engine.training.flows import SHARES as SHARE_NAMES

_PAUSE_SECONDS, _TIMES_ITS_COST = 0.4, 20  # from one drawing to the next while a run goes on
_EMPTY, _VIEW = 0, 1


class FlowsPage(Live, QWidget):
    """Shows one run. ``recording_switched``: the user wants looks from now on, or none."""

    recording_switched = Signal(bool)
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._record: RunRecord | None = None
        self._look = -1  # the one that is marked; -1: the newest
        self._drawn = (-1, -1)  # looks and marked look that are on the screen
        self._seconds = 0.0  # that drawing took last
        self._error = ""
        self.switch = Toggle()
        self.cost = QLabel()
        self.view_box, self.kind_box, self.share_box = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.plots = FlowPlots(self)
        self.readout = QLabel()
        self.moment = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.export_button = ExportButton(
            "flows", **{kind: self._writer(kind) for kind in ("png", "svg", "csv", "npz")}
        )
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def view(self) -> str:
        """Which way of looking is in front."""
        return VIEWS[max(self.view_box.currentIndex(), 0)]

    @property
    def kind(self) -> str:
        """Which numbers the histograms show."""
        return KINDS[max(self.kind_box.currentIndex(), 0)]

    @property
    def share(self) -> str:
        """Which share is shown."""
        return SHARE_NAMES[max(self.share_box.currentIndex(), 0)]

    @property
    def history(self) -> list[Flows]:
        """All looks at the run, in order; they are read from the project when first asked for."""
        record = self._record
        if record is None:
            return []
        if record.flows is None:
            record.flows, self._error = self._read(record)
        return record.flows

    def show_run(self, record: RunRecord | None) -> None:
        """Show this run from now on; what it tells is taken up by ``extend``."""
        if record is not self._record:
            self._record, self._look, self._error = record, -1, ""
        self._drawn = (-1, -1)
        self._draw_if_seen()

    def extend(self) -> None:
        """Take up what the run has told since."""
        if self.isVisible() and not self._timer.isActive():
            pause = max(_PAUSE_SECONDS, _TIMES_ITS_COST * self._seconds)
            self._timer.start(round(1000 * pause))

    def retranslate(self) -> None:
        self.switch.setText(self.tr("Record"))
        self.switch.setToolTip(
            self.tr(
                "Look at weights, gradients, updates and activations of some steps while networks "
                "train. Looks are made so seldom that they take less than 5 % of the training "
                "time; results are the same bits with and without. On by default."
            )
        )
        self.switch.setAccessibleName(self.tr("Record weights and flows"))
        self.cost.setToolTip(self.tr("How often was looked at this run, and what that has cost"))
        self._fill(self.view_box, list(flow_texts.view_texts().values()))
        self._fill(self.kind_box, list(flow_texts.kind_texts().values()))
        self._fill(self.share_box, list(flow_texts.share_texts().values()))
        tips = list(flow_texts.view_tips().values())
        for index, tip in enumerate(tips):
            self.view_box.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
        self.view_box.setAccessibleName(self.tr("Way of looking at the layers"))
        self.kind_box.setToolTip(self.tr("Which numbers of the layers are counted"))
        self.share_box.setToolTip(flow_texts.view_tips()[SHARES])
        for box in (self.kind_box, self.share_box):
            box.setAccessibleName(box.toolTip())
        self.slider.setToolTip(self.tr("The step that is looked at; at the right end the newest"))
        self.slider.setAccessibleName(self.tr("Step"))
        self._drawn = (-1, -1)
        self._draw_if_seen()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    # drawing

    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Draw what is there now."""
        began = time.perf_counter()
        history = self.history
        with QSignalBlocker(self.switch):
            self.switch.setChecked(self._session.bridge.records)
        self.cost.setText(flow_texts.cost_text(history))
        self.kind_box.setVisible(self.view == HISTOGRAMS)
        self.share_box.setVisible(self.view == SHARES)
        self.view_box.setToolTip(flow_texts.view_tips()[self.view])
        self._set_slider(history)
        state = len(history), self._marked(history)
        if state != self._drawn:
            reason = self._missing(history) or self._show(history)
            self.empty.setText(reason)
            self._stack.setCurrentIndex(_EMPTY if reason else _VIEW)
            self._drawn = state
        is_shown = self._stack.currentIndex() == _VIEW
        for widget in (self.export_button, self.slider):
            widget.setEnabled(is_shown)
        self._seconds = time.perf_counter() - began

    def _missing(self, history: Sequence[Flows]) -> str:
        """Return why there is nothing to see at all."""
        if self._error or history or self._record is None:
            return self._error
        return flow_texts.missing_text(self._record, self._session.bridge.records)

    def _show(self, history: Sequence[Flows]) -> str:
        """Fill the plot in front; return why it has nothing to show, "" where it has."""
        if not history:
            return ""
        name = {HISTOGRAMS: self.kind, SHARES: self.share}.get(self.view, "")
        return self.plots.show_flows(self.view, name, history, self._marked(history))

    def _marked(self, history: Sequence[Flows]) -> int:
        """Return the look that is marked, the newest one unless another was chosen."""
        last = len(history) - 1
        return last if self._look < 0 else min(self._look, last)

    def _set_slider(self, history: Sequence[Flows]) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(history) - 1, 0))
            self.slider.setValue(self._marked(history))
        if not history:
            self.moment.clear()
            return
        flows = history[self._marked(history)]
        words = self.tr("Step {0}, epoch {1}").format(flows.step, flows.epoch)
        if self._look < 0:
            words = self.tr("Step {0}, epoch {1} (newest)").format(flows.step, flows.epoch)
        self.moment.setText(words)

    def _read(self, record: RunRecord) -> tuple[list[Flows], str]:
        """Return the looks that the project holds, and why they cannot be read."""
        archive = self._session.archive
        if archive is None or record.id not in archive.records:
            return [], ""
        try:
            return archive.flows_of(record), ""
        except EngineError as error:
            return [], explain(error)

    # what the user does

    def _on_look_chosen(self, look: int) -> None:
        self._look = -1 if look >= len(self.history) - 1 else look
        self.draw()

    def _on_view_chosen(self, *_: object) -> None:
        self._drawn = (-1, -1)
        self.readout.clear()
        self.export_button.set_name(self.view)
        self.draw()

    def _on_switched(self, on: bool) -> None:
        self.recording_switched.emit(on)
        self._drawn = (-1, -1)
        self.draw()

    def _writer(self, kind: str):
        def write(path: Path) -> None:
            getattr(self.plots.plot_of(self.view), f"export_{kind}")(path)

        return write

    # how it is built

    def _fill(self, box: ChoiceBox, words: Sequence[str]) -> None:
        """Write the texts of ``box``, and keep what is chosen."""
        with QSignalBlocker(box):
            for index, word in enumerate(words):
                if index < box.count():
                    box.setItemText(index, word)
                else:
                    box.addItem(word)

    def _lay_out(self) -> None:
        for label in (self.cost, self.readout, self.moment):
            mark(label, kind="small")
        mark(self.empty, kind="muted")
        top = QHBoxLayout()
        top.setSpacing(8)
        for box in (self.view_box, self.kind_box, self.share_box):
            top.addWidget(box)
        top.addStretch(1)
        top.addWidget(self.switch)
        top.addWidget(self.export_button)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.moment)
        foot.addWidget(self.slider, 1)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.plots, 1)
        inner.addWidget(self.readout)
        for label in (self.readout, self.cost):  # however long, the window stays as it is
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for box in (self.view_box, self.kind_box, self.share_box):
            box.setMinimumContentsLength(12)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._stack, 1)
        column.addLayout(foot)
        column.addWidget(self.cost)

    def _connect(self) -> None:
        for box in (self.view_box, self.kind_box, self.share_box):
            box.activated.connect(self._on_view_chosen)
        self.switch.toggled.connect(self._on_switched)
        self.slider.valueChanged.connect(self._on_look_chosen)
        self.plots.look_chosen.connect(self._on_look_chosen)
        self.plots.described.connect(self.readout.setText)
        self.export_button.failed.connect(self.failed)
        self._timer.timeout.connect(self._draw_if_seen)
