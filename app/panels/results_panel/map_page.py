"""The samples of a part on a map, as one layer of the network sees them."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.i18n.numbers import count_text
from app.models.asking import LongQuestion
from app.models.inside_layers import layers_with_activations
from app.panels.results_panel.class_pages import ClassPage
from app.panels.results_panel.scope import Scope
from app.plots.scatter import ScatterPlot
from app.session import Session
from app.theme import mark
from app.viewers.export_button import ExportButton
from app.viewers.layer_box import LayerBox
from app.widgets.fields import ChoiceBox
from app.widgets.pixels import write_npz
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.network.shapes import summarise
from engine.service.questions import ConfusionAnswer, Embedding, EmbeddingAnswer

_METHODS = ("pca", "tsne")
_TRUE, _PREDICTED = 0, 1  # rows of the box of colours


class MapPage(ClassPage):
    """Asks for a map when it is told to. Keys are places of samples, with their neighbours."""

    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._scope: Scope | None = None
        self._found: EmbeddingAnswer | None = None
        self._errand = LongQuestion(session, "results/map", self)
        self.layer_box = LayerBox()
        self.method_box, self.colour_box = ChoiceBox(), ChoiceBox()
        self.draw_button = QPushButton()
        self.progress = ProgressStrip()
        self.plot = ScatterPlot()
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton(
            "map", png=self.plot.export_png, csv=self.plot.export_csv, npz=self._export_npz
        )
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Tell of what a map would be; one of another part or network goes away."""
        before = self._scope
        if before is None or _about(before) != _about(scope):
            self.forget()
        self._scope = scope
        layers = layers_with_activations(summarise(self._session.subject_spec))
        if not self.layer_box.offer(layers) and layers:
            self.layer_box.setCurrentIndex(len(layers) - 1)
        self.draw_button.setEnabled(bool(layers))

    def forget(self) -> None:
        """Show no map."""
        self._errand.forget()
        self.progress.finish()
        self._found = None
        self.plot.set_points(np.zeros((0, 2)), np.zeros(0, int), [])
        self._write()

    def describe(self, key: int) -> str:
        return self.tr("Sample {0} and its nearest neighbours").format(count_text(key + 1))

    def places(self, key: int) -> np.ndarray:
        found = self._found
        at = [] if found is None else np.flatnonzero(found.places == key)
        if found is None or not len(at):
            return np.array([key])
        near = found.near[at[0]]
        return np.concatenate([[key], found.places[near[near >= 0]]])

    def retranslate(self) -> None:
        tips = {
            self.layer_box: self.tr("The layer whose activations are drawn"),
            self.method_box: self.tr("How the map is made"),
            self.colour_box: self.tr("What the colours mean"),
        }
        for box, tip in tips.items():
            box.setToolTip(tip)
            box.setAccessibleName(tip)
        self.method_box.setItemText(0, self.tr("PCA"))
        self.method_box.setItemText(1, self.tr("t-SNE"))
        hints = (
            self.tr("PCA: the directions in which samples differ most"),
            self.tr("t-SNE: near samples stay near, takes longer"),
        )
        for row, hint in enumerate(hints):
            self.method_box.setItemData(row, hint, Qt.ItemDataRole.ToolTipRole)
        self.colour_box.setItemText(_TRUE, self.tr("True class"))
        self.colour_box.setItemText(_PREDICTED, self.tr("Predicted class"))
        self.draw_button.setText(self.tr("Draw the map"))
        self.draw_button.setToolTip(self.tr("Compute where the samples lie"))
        self._write()

    def _show(self, answer: ConfusionAnswer) -> None:
        self._colour()

    def _ask(self) -> None:
        scope, layer = self._scope, self.layer_box.layer
        if scope is None or layer is None:
            return
        method = _METHODS[self.method_box.currentIndex()]
        question = Embedding(scope.key, scope.overview.choice, scope.part, layer.id, method)
        self.progress.set_progress(0, 0, "")
        self._errand.start(question, self._on_found, self._on_failed)

    def _on_found(self, found: EmbeddingAnswer) -> None:
        self._found = found
        self._colour()
        self._write()
        self.plot.area.reset()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.set_progress(done if done < total else 0, total if done < total else 0, "")

    def _colour(self) -> None:
        """Draw the points in the colours of their classes."""
        found, answer = self._found, self.answer
        if found is None or answer is None:
            return
        if self.colour_box.currentIndex() == _PREDICTED:
            classes = answer.predicted
        else:
            classes = answer.matrix.true_classes
        if len(classes) <= found.places.max():
            return  # the answer is about another part; a new map will come
        self.plot.set_points(found.points, classes[found.places], list(answer.classes))

    def _write(self) -> None:
        found, scope = self._found, self._scope
        if found is None or scope is None:
            self.caption.setText(
                self.tr("Choose a layer and draw the map: near samples look alike to the layer.")
            )
            self.plot.set_axes("", "")
            return
        words = self.tr("{0} samples of {1}. Click one to see its neighbours.")
        shown, every = count_text(len(found.places)), count_text(scope.count)
        self.caption.setText(words.format(shown, every))
        if found.shares.any():
            first, second = (f"{100 * share:.1f}" for share in found.shares)
            self.plot.set_axes(
                self.tr("First direction ({0} %)").format(first),
                self.tr("Second direction ({0} %)").format(second),
            )
        else:
            self.plot.set_axes("", "")

    def _export_npz(self, path: Any) -> None:
        found = self._found
        if found is not None:
            arrays = {"samples": found.places, "points": found.points, "neighbours": found.near}
            write_npz(path, {**arrays, "shares": found.shares})

    def _on_point(self, index: int) -> None:
        if self._found is not None:
            self.opened.emit(int(self._found.places[index]))

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        for box, count in ((self.method_box, 2), (self.colour_box, 2)):
            box.addItems([""] * count)
        self.plot.setMinimumHeight(280)
        self.head.addWidget(self.layer_box, 2)
        self.head.addWidget(self.method_box, 1)
        self.head.addWidget(self.export_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.colour_box, 1)
        row.addWidget(self.draw_button)
        self.column.addLayout(row)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.plot, 1)
        self.column.addWidget(self.caption)

    def _connect(self) -> None:
        self.draw_button.clicked.connect(self._ask)
        self.colour_box.activated.connect(lambda _: self._colour())
        self.plot.point_clicked.connect(self._on_point)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progress)
        self._errand.ended.connect(self.progress.finish)


def _about(scope: Scope) -> tuple[Any, ...]:
    return scope.key, scope.overview.choice, scope.part
