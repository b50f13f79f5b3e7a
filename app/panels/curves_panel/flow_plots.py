"""The plots of recorded looks: each is made when it is first seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.models import flow_texts
from app.models.flow_texts import GRADIENTS, HISTOGRAMS, RATIOS
from app.plots.flow_bars import FlowBars
from app.plots.flow_heats import FlowHeats
from app.plots.layer_lines import LayerLines
from app.widgets.notice import NoticeBar
from engine.explain import flows as explained
from engine.training.flows import Flows

Plot = FlowHeats | LayerLines | FlowBars


class FlowPlots(QWidget):
    """Shows looks in one of several ways. ``described``: what the mouse or the keys point at."""

    described = Signal(str)
    look_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.notice = NoticeBar(self)
        self._plots: dict[str, Plot] = {}
        self._places: dict[str, QWidget] = {}
        self._told = ""
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.notice)
        column.addLayout(self._stack, 1)

    def show_flows(self, view: str, name: str, history: Sequence[Flows], look: int) -> str:
        """Show ``history`` in a way, and mark one look; return why nothing is to be seen.

        ``name``: which numbers, or which share, where the way has several
        """
        plot = self.plot_of(view)
        self._stack.setCurrentWidget(self._places[view])
        if view != GRADIENTS:
            self.notice.hide()
            self._told = ""
        if isinstance(plot, FlowBars):
            return self._draw_bars(plot, history, look)
        if isinstance(plot, FlowHeats):
            is_there = _draw_heats(plot, name, history)
        else:
            self._title(plot, view, name)
            is_there = _draw_lines(plot, view, name, history)
        plot.set_look(look)
        return "" if is_there else flow_texts.nothing_text(view, name)

    def plot_of(self, view: str) -> Plot:
        """Return the plot of a way of looking."""
        if view not in self._plots:
            plot = _new_plot(view)
            self._plots[view] = plot
            self._places[view] = plot if isinstance(plot, LayerLines) else _scrolled(plot)
            self._stack.addWidget(self._places[view])
            plot.described.connect(self.described)
            if not isinstance(plot, FlowBars):
                plot.look_chosen.connect(self.look_chosen)
        return self._plots[view]

    def _draw_bars(self, plot: FlowBars, history: Sequence[Flows], look: int) -> str:
        names = history[0].names
        flow = explained.gradient_flow(history, look)
        if flow.verdict == "none":
            self.notice.hide()
            return flow_texts.nothing_text(GRADIENTS, "gradients")
        plot.set_flow(flow, names)
        level, sentence = flow_texts.flow_text(flow, names)
        if sentence != self._told:  # one that was closed stays closed until there is another
            self._told = sentence
            self.notice.show_notice(level, sentence)
        return ""

    def _title(self, plot: LayerLines, view: str, name: str) -> None:
        if view != RATIOS:
            plot.set_title(self.tr("{0}, %").format(flow_texts.share_texts()[name]))
            return
        plot.set_title(flow_texts.view_texts()[view])
        low, high = explained.BAND
        words = self.tr(
            "Green: a rule of thumb, about 0.001. Far above is restless, far below slow."
        )
        plot.set_band(low, explained.RULE_OF_THUMB, high, words)


def _draw_heats(plot: FlowHeats, kind: str, history: Sequence[Flows]) -> bool:
    layers = explained.layers_with(history, kind)
    heats = [explained.value_heat(history, kind, layer) for layer in layers]
    plot.set_heats(heats, [history[0].names[layer] for layer in layers])
    return bool(layers)


def _draw_lines(plot: LayerLines, view: str, name: str, history: Sequence[Flows]) -> bool:
    is_ratio = view == RATIOS
    table = explained.update_ratios(history) if is_ratio else explained.shares(history, name)
    shown = [i for i, known in enumerate((table == table).any(axis=0)) if known]  # not NaN
    names = [history[0].names[i] for i in shown]
    plot.set_lines(names, explained.steps_of(history), table[:, shown])
    return bool(shown)


def _new_plot(view: str) -> Plot:
    if view == HISTOGRAMS:
        return FlowHeats()
    return FlowBars() if view == GRADIENTS else LayerLines(is_log=view == RATIOS)


def _scrolled(plot: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(plot)
    return area
