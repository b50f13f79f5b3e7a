"""Pages of the results of a classification: each shows it in one way, and opens its samples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.plots.class_table import F1, PRECISION, SAMPLES, ClassTable
from app.plots.confusion import ConfusionMatrix
from app.plots.ranking import MOST_CURVES, ROC, RankingPlot
from app.plots.reliability import ReliabilityPlot
from app.theme import mark, theme
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.widgets.bars import Bar, BarList
from app.widgets.fields import ChoiceBox
from app.widgets.figures import Figures
from app.widgets.toggle import Toggle
from engine.service.questions import ConfusionAnswer

_FEW_CLASSES = 4
_ROWS_IN_SIGHT = 5  # of areas below curves
_ALL = -1


class ClassPage(Live, QWidget):
    """``opened(key)``: a part of the picture whose samples are wanted.

    A key stays good for later answers on the same classes.
    """

    opened = Signal(object)
    export_button: ExportButton

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.answer: ConfusionAnswer | None = None
        self.head, self.column = QHBoxLayout(), QVBoxLayout(self)
        self.head.setSpacing(8)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)

    def show_answer(self, answer: ConfusionAnswer) -> None:
        """Show what is told of the classes of a part."""
        self.answer = answer
        self._show(answer)

    def describe(self, key: Any) -> str:
        """Return a heading for the samples behind ``key``."""
        raise NotImplementedError

    def places(self, key: Any) -> np.ndarray:
        """Return the places of the samples behind ``key``."""
        raise NotImplementedError

    def captions(self, key: Any) -> Sequence[str]:
        """Return what stands below each sample behind ``key``; none for the usual."""
        return ()

    def _show(self, answer: ConfusionAnswer) -> None:
        raise NotImplementedError


class MatrixPage(ClassPage):
    """Which classes are taken for which; keys are (true, predicted)."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.matrix = ConfusionMatrix()
        self.title = QLabel()
        self.share = Toggle()
        self.export_button = ExportButton(
            "confusion", png=self.matrix.export_png, csv=self.matrix.export_csv
        )
        mark(self.title, kind="strong")
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.share)
        self.head.addWidget(self.export_button)
        self.column.addWidget(self.matrix)
        self.column.addStretch(1)
        self.share.toggled.connect(self.matrix.set_share)
        self.matrix.cell_clicked.connect(lambda *cell: self.opened.emit(cell))
        self.follow()

    def describe(self, key: tuple[int, int]) -> str:
        return self.matrix.describe(*key)

    def places(self, key: tuple[int, int]) -> np.ndarray:
        assert self.answer is not None
        return self.answer.matrix.cell(*key)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Confusion matrix"))
        self.share.setText(self.tr("Percent"))
        self.share.setToolTip(self.tr("Shares of the true class instead of counts"))
        self.share.updateGeometry()

    def _show(self, answer: ConfusionAnswer) -> None:
        self.matrix.set_counts(answer.matrix.counts, list(answer.classes))
        self.matrix.setFixedHeight(260 if len(answer.classes) <= _FEW_CLASSES else 390)


class ScoresPage(ClassPage):
    """Precision, recall and F1; keys are (class, column of the table)."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.scores = ClassTable()
        self.title = QLabel()
        self.export_button = _export_button("classes", self.scores)
        mark(self.title, kind="strong")
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.export_button)
        self.column.addWidget(self.scores, 1)
        self.scores.setMinimumHeight(240)
        self.scores.cell_opened.connect(lambda *key: self.opened.emit(key))
        self.follow()

    def describe(self, key: tuple[int, int]) -> str:
        assert self.answer is not None
        number, column = key
        words = self.tr("Samples of {0}")
        if column == PRECISION:
            words = self.tr("Samples told to be {0}")
        elif column == F1:
            words = self.tr("Mistakes around {0}")
        return words.format(self.answer.classes[number])

    def places(self, key: tuple[int, int]) -> np.ndarray:
        assert self.answer is not None
        number, column = key
        matrix = self.answer.matrix
        if column == PRECISION:
            return matrix.told_as(number)
        if column == F1:
            return matrix.mistakes_of(number)
        of_class = matrix.of_class(number)
        return np.sort(of_class) if column == SAMPLES else of_class

    def retranslate(self) -> None:
        self.title.setText(self.tr("How well each class is told"))

    def _show(self, answer: ConfusionAnswer) -> None:
        self.scores.set_scores(answer.scores, answer.classes)


class CurvePage(ClassPage):
    """ROC or precision-recall curves and their areas; keys are (class, threshold)."""

    def __init__(self, kind: str = ROC, parent: QWidget | None = None):
        super().__init__(parent)
        self.plot = RankingPlot(kind)
        self.class_box = ChoiceBox()
        self.areas = BarList()
        self.caption = QLabel(wordWrap=True)
        self.export_button = _export_button(kind, self.plot)
        self._lay_out()
        self.class_box.activated.connect(lambda _: self._choose(self.class_box.currentData()))
        self.areas.clicked.connect(self._on_bar)
        self.plot.point_opened.connect(lambda *key: self.opened.emit(key))
        self.follow()

    def describe(self, key: tuple[int, float]) -> str:
        assert self.answer is not None
        number, threshold = key
        name = self.answer.classes[number]
        if np.isinf(threshold):
            return self.tr("Most probable samples of {0}").format(name)
        words = self.tr("Samples told to be {0} with a probability near {1}")
        return words.format(name, f"{threshold:.3g}")

    def places(self, key: tuple[int, float]) -> np.ndarray:
        assert self.answer is not None
        number, threshold = key
        ranking = self.answer.rankings[number]
        return ranking.places(ranking.nearest(threshold))

    def retranslate(self) -> None:
        tip = self.tr("The class whose curve stands out")
        self.class_box.setToolTip(tip)
        self.class_box.setAccessibleName(tip)
        if self.class_box.count():
            self.class_box.setItemText(0, self.tr("All classes"))
        is_roc = self.plot.kind == ROC
        name = self.tr("Area under the ROC curve") if is_roc else self.tr("Average precision")
        self.areas.setAccessibleName(name)
        self._write()

    def restyle(self) -> None:
        self.areas.dress(theme().tokens)
        self._write()

    def _show(self, answer: ConfusionAnswer) -> None:
        self.plot.set_rankings(answer.rankings, answer.classes)
        names = [self.tr("All classes"), *answer.classes]
        box = self.class_box
        if [box.itemText(i) for i in range(box.count())] != names:
            with QSignalBlocker(box):
                box.clear()
                for number, name in enumerate(names, start=_ALL):
                    box.addItem(name, number)
        box.setCurrentIndex(box.findData(self.plot.chosen))
        self._write()

    def _choose(self, number: int) -> None:
        self.plot.set_chosen(number)
        self.class_box.setCurrentIndex(self.class_box.findData(number))

    def _on_bar(self, number: int) -> None:
        self._choose(_ALL if self.plot.chosen == number else number)

    def _write(self) -> None:
        answer = self.answer
        if answer is None:
            return
        areas = [self.plot.area_of(number) for number in range(len(answer.classes))]
        known = [area for area in areas if not np.isnan(area)]
        tokens = theme().tokens
        self.areas.set_bars(
            [
                Bar(
                    name,
                    float(np.nan_to_num(area)),
                    "–" if np.isnan(area) else f"{area:.4f}",
                    tokens.class_colour(number),
                    self._tip(name, area),
                )
                for number, (name, area) in enumerate(zip(answer.classes, areas, strict=True))
            ]
        )
        self.plot.setVisible(bool(known))
        self.caption.setText(self._caption(known, len(self.plot.drawn)))

    def _tip(self, name: str, area: float) -> str:
        if np.isnan(area):
            return self.tr("{0}: this part lacks samples of the class, or of others").format(name)
        words = self.tr("{0}: area {1}. A click brings its curve to the front.")
        return words.format(name, f"{area:.4f}")

    def _caption(self, known: list[float], drawn: int) -> str:
        if not known:
            return self.tr(
                "A curve compares a class with all others, but this part has only one class, "
                "or the network gives no numbers."
            )
        if self.plot.kind == ROC:
            words = self.tr("Mean area {0}; 1 is best, 0.5 is guessing (dashed).")
        else:
            words = self.tr("Mean of the average precisions {0}; 1 is best.")
        text = words.format(f"{np.mean(known):.4f}")
        if len(known) > MOST_CURVES:
            more = self.tr("Drawn are the {0} curves with the smallest areas.").format(drawn)
            text = f"{text} {more}"
        return text

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        self.plot.setMinimumHeight(280)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.areas)
        scroll.setFixedHeight(24 * _ROWS_IN_SIGHT)
        self.head.addWidget(self.class_box, 1)
        self.head.addWidget(self.export_button)
        self.column.addWidget(self.plot, 1)
        self.column.addWidget(self.caption)
        self.column.addWidget(scroll)


class CalibrationPage(ClassPage):
    """The reliability diagram and its error; keys are bins."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.plot = ReliabilityPlot()
        self.figures = Figures()
        self.title = QLabel()
        self.caption = QLabel(wordWrap=True)
        self.export_button = _export_button("calibration", self.plot)
        self._lay_out()
        self.plot.bin_opened.connect(lambda key: self.opened.emit(key))
        self.follow()

    def describe(self, key: int) -> str:
        return self.plot.describe(key)

    def places(self, key: int) -> np.ndarray:
        assert self.answer is not None
        found = self.answer.calibration
        return np.zeros(0, int) if found is None else found.places(key)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Is it right as often as it is sure?"))
        self._write()

    def _show(self, answer: ConfusionAnswer) -> None:
        found = answer.calibration
        if found is not None:
            self.plot.set_calibration(found)
        self.plot.setVisible(found is not None)
        self.export_button.setEnabled(found is not None)
        self._write()

    def _write(self) -> None:
        if self.answer is None:
            return
        found = self.answer.calibration
        if found is None:
            self.figures.set_figures([])
            self.caption.setText(
                self.tr(
                    "Calibration needs probabilities, but this network gives values outside 0 to "
                    "1. Give its last layer softmax, sigmoid, or no activation."
                )
            )
            return
        sure = float(self.answer.sureness.mean())
        self.figures.set_figures(
            [
                (self.tr("Expected calibration error"), f"{100 * found.error:.2f} %"),
                (self.tr("Largest error of a bin"), f"{100 * found.largest_error:.1f} %"),
                (self.tr("Mean sureness"), f"{100 * sure:.1f} %"),
            ]
        )
        self.caption.setText(
            self.tr(
                "Orange, below the dashed line: the network is surer than it is right. "
                "Pale blue, above it: it is right more often than it is sure."
            )
        )

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        mark(self.caption, kind="small")
        self.plot.setMinimumHeight(320)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.export_button)
        self.column.addWidget(self.figures)
        self.column.addWidget(self.plot, 1)
        self.column.addWidget(self.caption)


def _export_button(name: str, plot: Any) -> ExportButton:
    return ExportButton(
        name, png=plot.export_png, svg=plot.export_svg, csv=plot.export_csv, npz=plot.export_npz
    )
