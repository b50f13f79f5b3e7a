"""What the network says on the plane through three samples."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import explain
from app.models.asking import Asker, LongQuestion
from app.panels.results_panel.class_pages import ClassPage
from app.panels.results_panel.scope import Scope
from app.plots.plane_plot import PlanePlot
from app.plots.prediction_bars import PredictionBars
from app.session import Session
from app.theme import mark, theme
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.viewers.three_samples import ThreeSamples
from app.widgets.bars import Bar, BarList
from app.widgets.numbers import IntegerBox
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.service.questions import (
    ConfusionAnswer,
    PlacePoint,
    PlacePointAnswer,
    PlaneAnswer,
    SamplePlane,
)

_USUAL, _FEWEST, _MOST = 60, 10, 300  # places along each side
_NAMED = 6  # classes whose share of the plane is told
_SIDE = 110  # pixels of the image of a place


class PlanePage(ClassPage):
    """Asks while it is in sight. ``sample_chosen(place, is_to_open)``: one of the three."""

    sample_chosen = Signal(int, bool)
    map_wanted = Signal()  # take the samples that are selected on the map

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._asker = session, asker
        self._scope: Scope | None = None
        self._found: PlaneAnswer | None = None
        self._current = -1  # the sample that was chosen last
        self._errand = LongQuestion(session, "results/plane", self)
        self.samples = ThreeSamples()
        self.other_button, self.map_button = QPushButton(), QPushButton()
        self.resolution_box = IntegerBox(_USUAL, _FEWEST, _MOST)
        self.progress = ProgressStrip()
        self.plot = PlanePlot()
        self.areas = BarList()
        self.image, self.bars = ImageView(), PredictionBars()
        self.caption, self.trouble = QLabel(wordWrap=True), QLabel(wordWrap=True, visible=False)
        self.export_button = ExportButton(
            "plane",
            sizes=(512, 1024, 2048),
            png=self._png,
            csv=self._csv,
            npz=self.plot.export_npz,
        )
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Tell of what the plane is; one of another part or network goes away."""
        before, self._scope = self._scope, scope
        if before is None or (before.key, before.overview.choice, before.part) != (
            scope.key,
            scope.overview.choice,
            scope.part,
        ):
            self.forget()
            self.samples.set_count(scope.count)

    def forget(self) -> None:
        """Show nothing."""
        self._errand.forget()
        self._asker.drop("plane point")
        self.progress.finish()
        self._found, self._current = None, -1
        self.plot.set_corners(np.zeros((0, 2)), np.zeros(0, int), [])
        self.plot.set_boundary(None, (0, 1, 0, 1))
        self._forget_place()
        self.samples.clear()
        self.areas.set_bars([])
        self.trouble.hide()

    def take(self, places: np.ndarray) -> None:
        """Draw the plane through the first three of some samples."""
        if len(places) >= 3:
            self.samples.set_places(places[:3].tolist())
            self._ask()
        else:
            self._say(self.tr("Select three samples on the map first."))

    def describe(self, key: Any) -> str:
        return ""

    def places(self, key: Any) -> np.ndarray:
        return np.zeros(0, int)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._begin()

    def retranslate(self) -> None:
        self.other_button.setText(self.tr("Others"))
        self.other_button.setToolTip(self.tr("Three samples of different classes by chance"))
        self.map_button.setText(self.tr("From the map"))
        self.map_button.setToolTip(self.tr("The first three samples selected on the map"))
        tip = self.tr("Places along each side of the plane, from 10 to 300; usual are 60")
        self.resolution_box.setToolTip(tip)
        self.resolution_box.setAccessibleName(tip)
        self.areas.setAccessibleName(self.tr("Share of the plane of each class"))
        self.caption.setText(
            self.tr(
                "The colour is the class that the network says of the mixture at this place, pale "
                "where it is unsure. A click shows the mixture. Lengths are those of the data."
            )
        )
        self.plot.set_axes(self.tr("From 1 to 2"), self.tr("Away from that line"))

    def restyle(self) -> None:
        self.areas.dress(theme().tokens)
        self._write_areas()

    # asking

    def _show(self, answer: ConfusionAnswer) -> None:
        if self.isVisible():
            if self._found is None:
                self._begin()
            elif self._found.step != answer.step and not self._errand.is_under_way:
                self._ask()

    def _begin(self) -> None:
        """Begin with three samples of different classes."""
        if self._found is None and self.answer is not None and not self._errand.is_under_way:
            self._choose(np.arange(len(self.answer.matrix.places)))

    def _choose_by_chance(self) -> None:
        if self.answer is not None:
            count = len(self.answer.matrix.places)
            self._choose(np.array(random.sample(range(count), count), np.int64))

    def _choose(self, order: np.ndarray) -> None:
        """Take the first samples of different classes, in an order of places."""
        assert self.answer is not None
        classes = self.answer.matrix.true_classes[order]
        _, firsts = np.unique(classes, return_index=True)
        chosen = order[np.sort(firsts)][:3].tolist()
        chosen += [place for place in order[:9].tolist() if place not in chosen]
        if len(chosen) >= 3:
            self.samples.set_places(chosen[:3])
            self._ask()
        else:
            self._say(self.tr("A plane needs three samples, but this part has fewer."))

    def _ask(self) -> None:
        scope = self._scope
        if scope is None:
            return
        question = SamplePlane(
            scope.key,
            scope.overview.choice,
            scope.part,
            self.samples.places,
            self.resolution_box.value(),
        )
        self.progress.set_progress(0, 0, "")
        self._errand.start(question, self._on_found, self._on_failed)

    def _on_found(self, found: PlaneAnswer) -> None:
        before, self._found = self._found, found
        self.trouble.hide()
        classes = list(found.classes)
        self.plot.set_corners(found.corners, found.true, classes)
        self.plot.set_regions(found.said, found.bounds)
        self.samples.show_samples(found.images, [classes[n] for n in found.true.tolist()])
        self._write_areas()
        if before is None or before.places != found.places:
            self._forget_place()
            self.plot.area.reset()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self._say(explain(error))

    def _on_place(self, place: tuple[float, float]) -> None:
        scope, found = self._scope, self._found
        if scope is None or found is None:
            return
        self.plot.set_place(place)
        about = scope.key, scope.overview.choice, scope.part, found.places
        question = PlacePoint(*about, place)
        self._asker.put("plane point", question, self._on_point, self._on_failed)

    def _on_point(self, answer: PlacePointAnswer) -> None:
        if self._found is None:
            return
        if answer.values.ndim == 3:
            values = answer.values
            if self._scope is not None and self._scope.overview.dtype == "uint8":
                values = np.clip(np.rint(values), 0, 255).astype(np.uint8)
            self.image.set_values(values)
        self.image.setVisible(answer.values.ndim == 3)
        self.bars.set_probabilities(answer.probabilities, list(self._found.classes))
        self.bars.show()

    def _forget_place(self) -> None:
        self._asker.drop("plane point")
        self.plot.set_place(None)
        self.image.hide()
        self.bars.hide()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def _write_areas(self) -> None:
        """Tell how much of the plane each class has, the largest first."""
        found = self._found
        if found is None:
            return
        counts = np.bincount(found.said.argmax(axis=2).ravel(), minlength=len(found.classes))
        shares = counts / counts.sum()
        order = [n for n in np.argsort(-shares, kind="stable").tolist() if shares[n]][:_NAMED]
        tokens = theme().tokens
        self.areas.set_bars(
            [
                Bar(
                    found.classes[n],
                    float(shares[n]),
                    f"{100 * shares[n]:.1f} %",
                    tokens.class_colour(n),
                )
                for n in order
            ]
        )

    # what the user does

    def _on_resolution(self) -> None:
        if self._found is not None:
            self._ask()

    def _on_current_wanted(self, slot: int) -> None:
        if self._current < 0:
            self._say(self.tr("Choose a sample first, in a gallery or on the map."))
            return
        places = list(self.samples.places)
        places[slot] = self._current
        self.samples.set_places(places)
        self._ask()

    def _on_picked(self, part: str, place: int) -> None:
        if self._scope is not None and part == self._scope.part:
            self._current = place

    def _on_corner(self, index: int) -> None:
        if self._found is not None:
            self.sample_chosen.emit(self._found.places[index], False)

    def _png(self, path) -> None:
        longest = self.export_button.longest
        self.plot.export_png(path, longest, longest)

    def _csv(self, path) -> None:
        if self._found is not None:
            self.plot.export_regions_csv(path)

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.trouble, kind="error")
        self.plot.setMinimumHeight(330)
        self.image.setFixedSize(_SIDE, _SIDE)
        self.head.addWidget(self.other_button)
        self.head.addWidget(self.map_button)
        self.head.addStretch(1)
        self.head.addWidget(self.resolution_box)
        self.head.addWidget(self.export_button)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self.image)
        beside = QVBoxLayout()
        beside.addWidget(self.bars)
        beside.addStretch(1)
        place.addLayout(beside, 1)
        for widget in (self.samples, self.progress, self.trouble):
            self.column.addWidget(widget)
        self.column.addWidget(self.plot, 1)
        self.column.addLayout(place)
        self.column.addWidget(self.areas)
        self.column.addWidget(self.caption)

    def _connect(self) -> None:
        self.samples.changed.connect(self._ask)
        self.samples.current_wanted.connect(self._on_current_wanted)
        self.other_button.clicked.connect(self._choose_by_chance)
        self.map_button.clicked.connect(self.map_wanted)
        self.resolution_box.valueChanged.connect(self._on_resolution)
        self.plot.place_clicked.connect(self._on_place)
        self.plot.point_clicked.connect(self._on_corner)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(
            lambda done, total: self.progress.set_progress(done, total, "")
        )
        self._errand.ended.connect(self.progress.finish)
        self._session.picked.connect(self._on_picked)
