"""ROC and precision-recall curves of classes, with a point for every threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.saving import Saving
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from engine.explain.ranking import Ranking

ROC, PRECISION_RECALL = "roc", "precision-recall"
MOST_CURVES = 24  # drawn at a time: those with the smallest areas
REACH = 14  # pixels from a point at which the mouse points at it


class RankingPlot(Saving, Live, QWidget):
    """``point_opened(class, threshold)``: a click on a point, or Enter.

    Left and right move along a curve, up and down to another class.
    """

    point_opened = Signal(int, float)

    def __init__(self, kind: str = ROC, parent: QWidget | None = None):
        super().__init__(parent)
        self.kind = kind
        self.area = PlotArea(self)
        self.guess = pyqtgraph.PlotCurveItem()
        self.marker = pyqtgraph.ScatterPlotItem(size=11, pxMode=True)
        self._rankings: Sequence[Ranking] = ()
        self._classes: Sequence[str] = ()
        self._chosen = -1
        self._current: tuple[int, int] | None = None  # class, point
        self._lines: dict[int, pyqtgraph.PlotCurveItem] = {}
        self._tokens = theme().tokens
        self._lay_out()
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.area.clicked.connect(self._on_clicked)
        self.follow()

    def set_rankings(self, rankings: Sequence[Ranking], classes: Sequence[str]) -> None:
        """Show the curves of classes; those without an area have none."""
        if list(classes) != list(self._classes):
            self._chosen = -1
        self._rankings, self._classes, self._current = rankings, classes, None
        self._draw()

    def set_chosen(self, number: int) -> None:
        """Bring the curve of a class to the front; -1: all are alike."""
        self._chosen, self._current = number, None
        self._draw()

    @property
    def chosen(self) -> int:
        return self._chosen

    @property
    def drawn(self) -> list[int]:
        """The classes that have a curve here."""
        return list(self._lines)

    def area_of(self, number: int) -> float:
        """Return the area under the curve of a class, NaN if it has none."""
        ranking = self._rankings[number]
        return ranking.roc_area if self.kind == ROC else ranking.average_precision

    def points_of(self, number: int) -> np.ndarray:
        """Return the points of the curve of a class, (points, 2)."""
        ranking = self._rankings[number]
        if self.kind == ROC:
            return np.stack([ranking.false_alarms, ranking.recall], axis=1)
        return np.stack([ranking.recall, ranking.precision], axis=1)

    def describe(self, number: int, point: int) -> str:
        """Return a sentence on one point."""
        ranking, (x, y) = self._rankings[number], self.points_of(number)[point]
        name, threshold = self._classes[number], f"{ranking.thresholds[point]:.3g}"
        shares = f"{100 * x:.1f}", f"{100 * y:.1f}"
        if not point:
            return self.tr("{0}: nothing is told at so high a threshold").format(name)
        if self.kind == ROC:
            words = self.tr("{0} at a threshold of {1}: false alarms {2} %, recall {3} %")
        else:
            words = self.tr("{0} at a threshold of {1}: recall {2} %, precision {3} %")
        return words.format(name, threshold, *shares)

    def copy(self) -> RankingPlot:
        copy = RankingPlot(self.kind)
        copy.set_rankings(self._rankings, self._classes)
        copy.set_chosen(self._chosen)
        return copy

    def rows(self) -> Iterator[Sequence[Any]]:
        names = ("false alarms", "recall") if self.kind == ROC else ("recall", "precision")
        yield ["class", "threshold", *names, "true positives", "told"]
        for number, ranking in enumerate(self._rankings):
            columns = (ranking.thresholds, *self.points_of(number).T, ranking.hits, ranking.told)
            for row in zip(*(column.tolist() for column in columns), strict=True):
                yield [self._classes[number], *row]

    def arrays(self) -> dict[str, np.ndarray]:
        found = {"classes": np.array(self._classes, dtype=str)}
        found["areas"] = np.array([self.area_of(n) for n in range(len(self._rankings))])
        for number, ranking in enumerate(self._rankings):
            found[f"points_{number}"] = self.points_of(number)
            found[f"thresholds_{number}"] = ranking.thresholds
        return found

    def retranslate(self) -> None:
        if self.kind == ROC:
            self.area.set_labels(self.tr("False alarms"), self.tr("Recall"))
            name = self.tr("ROC curves of the classes")
        else:
            self.area.set_labels(self.tr("Recall"), self.tr("Precision"))
            name = self.tr("Precision-recall curves of the classes")
        self.setAccessibleName(name)
        self.area.setAccessibleName(name)

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.area.dress(tokens)
        self.guess.setPen(pyqtgraph.mkPen(tokens.faint, width=1, style=Qt.PenStyle.DashLine))
        for number, line in self._lines.items():
            colour = QColor(tokens.class_colour(number))
            is_behind = self._chosen not in (-1, number)
            colour.setAlpha(70 if is_behind else 255)
            line.setPen(pyqtgraph.mkPen(colour, width=2.5 if number == self._chosen else 1.5))
            line.setZValue(10 if number == self._chosen else 0)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() in steps and self._lines:
            self._step(*steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current:
            self._open()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        for line in self._lines.values():
            self.area.removeItem(line)
        self._lines = {}
        for number in self._shown():
            points = self.points_of(number)
            if self.kind == PRECISION_RECALL:
                points = _stairs(points)
            line = pyqtgraph.PlotCurveItem(points[:, 0], points[:, 1], antialias=True)
            self.area.addItem(line)
            self._lines[number] = line
        self.guess.setData(*self._guessing())
        self.dress(self._tokens)

    def _shown(self) -> list[int]:
        """Return the classes with a curve: the chosen one, and those with the smallest areas."""
        areas = np.array([self.area_of(n) for n in range(len(self._rankings))])
        known = [int(n) for n in np.argsort(areas, kind="stable") if not np.isnan(areas[n])]
        shown = known[:MOST_CURVES]
        if self._chosen in known and self._chosen not in shown:
            shown[-1] = self._chosen
        return sorted(shown)

    def _guessing(self) -> tuple[list[float], list[float]]:
        """Return the line of a network that guesses."""
        if self.kind == ROC:
            return [0.0, 1.0], [0.0, 1.0]
        number = self._chosen if self._chosen in self._lines else -1
        if number < 0:  # each class has a line of its own
            return [], []
        ranking = self._rankings[number]
        share = ranking.positives / (ranking.positives + ranking.negatives)
        return [0.0, 1.0], [share, share]

    def _step(self, classes: int, points: int) -> None:
        shown = self.drawn
        if self._current is None:
            number = self._chosen if self._chosen in shown else shown[0]
            self._point_at((number, len(self.points_of(number)) // 2))
            return
        number, point = self._current
        at = min(max(shown.index(number) + classes, 0), len(shown) - 1)
        if classes:
            threshold = float(self._rankings[number].thresholds[point])
            self._point_at((shown[at], self._rankings[shown[at]].nearest(threshold)))
        else:
            last = len(self.points_of(number)) - 1
            self._point_at((number, min(max(point + points, 0), last)))

    def _point_at(self, current: tuple[int, int] | None) -> None:
        self._current = current
        text = "" if current is None else self.describe(*current)
        self.area.setToolTip(text)
        self.area.setAccessibleDescription(text)
        self._show_current()

    def _show_current(self) -> None:
        if self._current is None:
            self.marker.setData([], [])
            return
        number, point = self._current
        x, y = self.points_of(number)[point]
        self.marker.setBrush(QColor(self._tokens.class_colour(number)))
        self.marker.setPen(pyqtgraph.mkPen(self._tokens.text, width=1.5))
        self.marker.setData([x], [y])

    def _near(self, place: QPointF) -> tuple[int, int] | None:
        """Return class and point under a place of the plot; the chosen class is preferred."""
        (left, right), (bottom, top) = self.area.box.viewRange()
        size = self.area.box.rect()
        scale = np.array([size.width() / (right - left), size.height() / (top - bottom)])
        best, found = float(REACH), None
        for number in self._lines:
            apart = (self.points_of(number) - (place.x(), place.y())) * scale
            distances = np.hypot(*apart.T)
            nearest = float(distances.min()) * (0.5 if number == self._chosen else 1)
            if nearest < best:
                best, found = nearest, (number, int(distances.argmin()))
        return found

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        self._point_at(None if place is None else self._near(place))

    def _on_clicked(self, place: QPointF) -> None:
        found = self._near(place)
        if found is not None:
            self._point_at(found)
            self._open()

    def _open(self) -> None:
        assert self._current is not None
        number, point = self._current
        self.point_opened.emit(number, float(self._rankings[number].thresholds[point]))

    def _lay_out(self) -> None:
        self.area.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.area.addItem(self.guess, ignoreBounds=True)
        self.area.addItem(self.marker, ignoreBounds=True)
        self.marker.setZValue(60)
        self.area.box.setRange(xRange=(0, 1), yRange=(0, 1))
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)


def _stairs(points: np.ndarray) -> np.ndarray:
    """Return the points of steps, whose area is the average precision: each lies to the left."""
    doubled = np.repeat(points, 2, axis=0)
    return np.stack([doubled[1:-1, 0], doubled[2:, 1]], axis=1)
