"""The ground of every plot: axes in the colours of the scheme, box zoom, reset, cursor."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.theme.tokens import Tokens
from app.widgets.numbers import format_number

FEWEST_PIXELS = 22  # between two ticks of a logarithmic axis


class ZoomBox(pyqtgraph.ViewBox):
    """Drag a box to zoom, double-click to see everything again; the wheel zooms too."""

    reset_wanted = Signal()
    menu_wanted = Signal(object)  # QPoint on the screen

    def __init__(self):
        super().__init__(enableMenu=False)
        self.setMouseMode(self.RectMode)
        self.setDefaultPadding(0.03)

    def showAxRect(self, rect, **kwargs) -> None:
        super().showAxRect(rect, padding=0)  # exactly the box that was dragged

    def mouseClickEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.screenPos().toPoint())
            event.accept()
        elif event.double() and event.button() == Qt.MouseButton.LeftButton:
            self.reset_wanted.emit()
            event.accept()
        else:
            super().mouseClickEvent(event)


class Axis(pyqtgraph.AxisItem):
    """An axis whose logarithmic ticks are few round numbers: 0.1, 0.2, 0.5, 1, ..."""

    def getSIPrefixEnableRanges(self):
        return ()  # ticks say the numbers themselves, also after an axis is named anew

    def logTickValues(self, low, high, size, linear_ticks):
        decades = range(math.floor(low), math.ceil(high) + 1)
        for digits in ((1,), (1, 2, 5), range(1, 10)):
            every = [decade + math.log10(digit) for decade in decades for digit in digits]
            ticks = [tick for tick in every if low <= tick <= high]
            if len(ticks) >= 3:
                break
        else:  # less than one digit is seen
            ticks = [math.log10(value) for value in np.linspace(10**low, 10**high, 5)]
        step = max(1, round(len(ticks) * FEWEST_PIXELS / max(size, 1)))
        return [(1.0, ticks[::step])]

    def logTickStrings(self, values, scale, spacing):
        return [format_number(float(f"{10**value * scale:.3g}")) for value in values]


class PlotArea(pyqtgraph.PlotWidget):
    """A plot without curves. ``cursor_moved`` gives the place in data units, None outside."""

    cursor_moved = Signal(object)  # QPointF or None
    clicked = Signal(object)  # QPointF
    zoomed = Signal(bool)  # False: everything is seen again
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        self.box = ZoomBox()
        axes = {side: Axis(side) for side in ("left", "bottom")}
        super().__init__(parent, viewBox=self.box, axisItems=axes)
        self.is_zoomed = False
        self.plotItem.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 110)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            # One level of ticks: each line of the grid costs as much as a curve
            axis.setStyle(maxTickLevel=0, tickTextWidth=34, autoReduceTextSpace=False)
            axis.setTickDensity(1.7)
        self.line = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self.line.setZValue(50)
        self.line.hide()
        self.addItem(self.line, ignoreBounds=True)
        self.box.reset_wanted.connect(self.reset)
        self.box.menu_wanted.connect(self.menu_wanted)
        self.box.sigRangeChangedManually.connect(self._on_zoomed)
        self.sceneObj.sigMouseMoved.connect(self._on_mouse_moved)
        self.sceneObj.sigMouseClicked.connect(self._on_mouse_clicked)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on background, axes and cursor."""
        self.setBackground(tokens.sunken)
        small = QFont(self.font())
        small.setPointSizeF(max(7.0, small.pointSizeF() * 0.9))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(tokens.border_strong)
            axis.setTextPen(tokens.muted)
            axis.setTickFont(small)
            axis.setStyle(tickLength=-4, hideOverlappingLabels=True)
            axis.setGrid(28 if tokens.is_dark else 40)
        self.line.setPen(pyqtgraph.mkPen(tokens.faint, width=1))
        border, fill = QColor(tokens.accent), QColor(tokens.accent)
        fill.setAlpha(40)
        self.box.rbScaleBox.setPen(pyqtgraph.mkPen(border, width=1))
        self.box.rbScaleBox.setBrush(fill)

    def set_labels(self, bottom: str, left: str) -> None:
        """Name the axes; "" for none."""
        self.setLabel("bottom", bottom or None)
        self.setLabel("left", left or None)
        for side in ("left", "bottom"):
            self.getAxis(side).enableAutoSIPrefix(False)

    def set_log(self, is_log: bool) -> None:
        """Read the vertical axis as powers of ten."""
        self.getAxis("left").setLogMode(is_log)

    def reset(self) -> None:
        """Show everything, also what is still to come."""
        self.is_zoomed = False
        self.box.enableAutoRange()
        self.zoomed.emit(False)

    def show_cursor(self, x: float | None) -> None:
        """Put the vertical line at ``x`` in view units; None takes it away."""
        self.line.setVisible(x is not None)
        if x is not None:
            self.line.setValue(x)

    def sizeHint(self) -> QSize:
        return QSize(480, 280)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(0.8)
            case Qt.Key.Key_Minus:
                self._zoom(1.25)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.reset()
            case _:
                event.ignore()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.cursor_moved.emit(None)

    def _zoom(self, factor: float) -> None:
        self.box.scaleBy((factor, factor))
        self._on_zoomed()

    def _on_zoomed(self, *_) -> None:
        self.is_zoomed = True
        self.zoomed.emit(True)

    def _on_mouse_moved(self, place: QPointF) -> None:
        inside = self.box.sceneBoundingRect().contains(place)
        self.cursor_moved.emit(self.box.mapSceneToView(place) if inside else None)

    def _on_mouse_clicked(self, event) -> None:
        inside = self.box.sceneBoundingRect().contains(event.scenePos())
        if inside and event.button() == Qt.MouseButton.LeftButton and not event.double():
            self.clicked.emit(self.box.mapSceneToView(event.scenePos()))
