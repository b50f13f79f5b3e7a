"""One line a layer over the steps of a run, coloured from the input to the output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.saving import Saving
from app.theme import mark, theme
from app.theme.colour_maps import colour_table
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number

_REACH = 14  # pixels from a point at which the mouse points at it
_MOST_NAMED = 12  # layers whose names stand below the plot


class LayerLines(Saving, Live, QWidget):
    """Values above 0 on a logarithmic axis, or shares from 0 to 100 %.

    ``described``: what the mouse or the keys point at; ``look_chosen(look)``: a click, or Enter.
    """

    described = Signal(str)
    look_chosen = Signal(int)

    def __init__(self, *, is_log: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.marker = pyqtgraph.ScatterPlotItem(size=9, pxMode=True)
        self.band = pyqtgraph.LinearRegionItem(orientation="horizontal", movable=False)
        self.rule = pyqtgraph.InfiniteLine(angle=0, movable=False)
        self.chosen = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._is_log = is_log
        self._title = self._band_name = ""
        self._band: tuple[float, float, float] | None = None
        self._names: list[str] = []
        self._steps, self._table = np.zeros(0), np.zeros((0, 0))
        self._lines: list[pyqtgraph.PlotCurveItem] = []
        self._current: tuple[int, int] | None = None  # layer, look
        self._tokens = theme().tokens
        self._lay_out()
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.area.clicked.connect(self._on_clicked)
        self.follow()

    def set_title(self, title: str) -> None:
        """Name the values."""
        self._title = title
        self.retranslate()

    def set_band(self, low: float, middle: float, high: float, name: str) -> None:
        """Mark where values often lie."""
        self._band, self._band_name = (low, middle, high), name
        self.band.setRegion([np.log10(low), np.log10(high)])
        self.rule.setValue(np.log10(middle))
        for item in (self.band, self.rule):
            item.show()

    def set_lines(self, names: Sequence[str], steps: np.ndarray, table: np.ndarray) -> None:
        """Show one line a layer. table: (looks, layers), NaN where there is nothing"""
        self._names, self._steps, self._table = list(names), np.asarray(steps), np.array(table)
        while len(self._lines) < len(names):
            line = pyqtgraph.PlotCurveItem(connect="finite", antialias=True)
            self.area.addItem(line)
            self._lines.append(line)
        for line in self._lines[len(names) :]:
            self.area.removeItem(line)
        del self._lines[len(names) :]
        for line, heights in zip(self._lines, self._heights().T, strict=True):
            line.setData(self._steps.astype(float), heights)
        if self._current and not self._is_there(self._current):
            self._point_at(None)
        self.dress(self._tokens)

    def set_look(self, look: int) -> None:
        """Mark one look."""
        is_there = 0 <= look < len(self._steps)
        self.chosen.setVisible(is_there)
        if is_there:
            self.chosen.setValue(float(self._steps[look]))

    @property
    def table(self) -> np.ndarray:
        return self._table

    def describe(self, layer: int, look: int) -> str:
        """Return a sentence on one point."""
        value = self._table[look, layer]
        text = format_number(float(f"{value:.3g}")) if self._is_log else f"{100 * value:.1f} %"
        words = self.tr("{0}, step {1}: {2}")
        return words.format(self._names[layer], int(self._steps[look]), text)

    # files

    @property
    def picture_size(self) -> tuple[int, int]:
        return 900, 560

    def copy(self) -> LayerLines:
        copy = LayerLines(is_log=self._is_log)
        copy.set_title(self._title)
        if self._band is not None:
            copy.set_band(*self._band, self._band_name)
        copy.set_lines(self._names, self._steps, self._table)
        return copy

    def rows(self) -> Iterator[Sequence[Any]]:
        yield ["step", *self._names]
        for step, values in zip(self._steps.tolist(), self._table.tolist(), strict=True):
            yield [step, *values]

    def arrays(self) -> dict[str, np.ndarray]:
        names = np.array(self._names, dtype=str)
        return {"layers": names, "steps": self._steps, "values": self._table}

    # how it looks

    def retranslate(self) -> None:
        self.area.set_labels(self.tr("Step"), self._title)
        for widget in (self, self.area):
            widget.setAccessibleName(self._title)
        self._write_legend()

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.area.dress(tokens)
        for layer, line in enumerate(self._lines):
            colour = QColor(layer_colour(layer, len(self._lines), tokens))
            is_behind = self._current is not None and self._current[0] != layer
            colour.setAlpha(80 if is_behind else 255)
            line.setPen(pyqtgraph.mkPen(colour, width=1.6))
        soft = QColor(tokens.success)
        self.rule.setPen(pyqtgraph.mkPen(soft, width=1, style=Qt.PenStyle.DashLine))
        soft.setAlpha(36)
        self.band.setBrush(soft)
        for edge in self.band.lines:
            edge.setPen(pyqtgraph.mkPen(None))
        self.chosen.setPen(pyqtgraph.mkPen(tokens.accent, width=1.2))
        self._write_legend()
        self._show_current()

    def _write_legend(self) -> None:
        """Name the layers in their colours, or say how colours go."""
        count = len(self._names)
        if count > _MOST_NAMED:
            text = self.tr("{0} layers: dark near the input, bright near the output")
            if not self._tokens.is_dark:
                text = self.tr("{0} layers: violet near the input, green near the output")
            self.legend.setText(text.format(count))
        else:
            self.legend.setText(
                "&nbsp; ".join(
                    f'<span style="color:{layer_colour(i, count, self._tokens)}">■</span>&nbsp;'
                    f"{_escaped(name)}"
                    for i, name in enumerate(self._names)
                )
            )
        if self._band is not None:
            self.legend.setText(f"{self.legend.text()}<br>{_escaped(self._band_name)}")

    # mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        if event.key() in steps and self._table.size:
            layer, look = self._current or (0, len(self._steps) - 1)
            down, right = steps[event.key()] if self._current else (0, 0)
            layer = min(max(layer + down, 0), len(self._names) - 1)
            self._point_at((layer, min(max(look + right, 0), len(self._steps) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current:
            self.look_chosen.emit(self._current[1])
        else:
            super().keyPressEvent(event)

    def _heights(self) -> np.ndarray:
        """Return the values as they stand on the axis."""
        if not self._is_log:
            return 100 * self._table
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self._table > 0, np.log10(self._table), np.nan)

    def _is_there(self, point: tuple[int, int]) -> bool:
        return point[0] < len(self._names) and point[1] < len(self._steps)

    def _near(self, place: QPointF) -> tuple[int, int] | None:
        """Return layer and look of the nearest point, None where none is near."""
        heights = self._heights()
        if not heights.size:
            return None
        width, height = self.area.box.viewPixelSize()
        across = ((self._steps - place.x()) / width)[:, None]
        apart = np.hypot(across, (heights - place.y()) / height)
        apart[~np.isfinite(apart)] = np.inf
        look, layer = np.unravel_index(int(apart.argmin()), apart.shape)
        return (int(layer), int(look)) if apart[look, layer] <= _REACH else None

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        self._point_at(None if place is None else self._near(place))

    def _on_clicked(self, place: QPointF) -> None:
        if len(self._steps):
            self.look_chosen.emit(int(np.abs(self._steps - place.x()).argmin()))

    def _point_at(self, point: tuple[int, int] | None) -> None:
        if point == self._current:
            return
        self._current = point
        text = self.describe(*point) if point else ""
        self.area.setAccessibleDescription(text)
        self.described.emit(text)
        self.dress(self._tokens)

    def _show_current(self) -> None:
        if self._current is None:
            self.marker.setData([], [])
            return
        layer, look = self._current
        self.marker.setBrush(QColor(layer_colour(layer, len(self._names), self._tokens)))
        self.marker.setPen(pyqtgraph.mkPen(self._tokens.text, width=1.2))
        self.marker.setData([float(self._steps[look])], [self._heights()[look, layer]])

    def _lay_out(self) -> None:
        mark(self.legend, kind="small")
        self.area.set_log(self._is_log)
        self.area.getAxis("left").setWidth(58)
        for item in (self.band, self.rule, self.chosen):
            item.hide()
            self.area.addItem(item, ignoreBounds=True)
        self.band.setZValue(-10)
        self.area.addItem(self.marker, ignoreBounds=True)
        self.marker.setZValue(60)
        if not self._is_log:
            self.area.box.setLimits(yMin=-3, yMax=103)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.area, 1)
        column.addWidget(self.legend)


def layer_colour(place: int, count: int, tokens: Tokens) -> str:
    """Return the colour of a layer: its place on the way from the input to the output."""
    low, high = (70, 255) if tokens.is_dark else (0, 190)
    level = low + round((high - low) * place / max(count - 1, 1))
    red, green, blue = colour_table("viridis")[level].tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
