"""The samples of a part on a map, as one layer of the network sees them; or its words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.errors import explain
from app.i18n.numbers import count_text
from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import layers_with_activations
from app.models.map_points import COLOURS
from app.panels.results_panel.class_pages import ClassPage
from app.panels.results_panel.map_parts import MapControls, Wish
from app.panels.results_panel.map_sheet import MapSheet
from app.panels.results_panel.scope import Scope
from app.plots.cloud.view import LASSO, MOVE
from app.session import Session
from app.theme import mark
from app.viewers.export_button import ExportButton
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.explain.tsne import ROUNDS, expected_seconds
from engine.network.shapes import summarise
from engine.service.questions import (
    ConfusionAnswer,
    Embedding,
    EmbeddingAnswer,
    NearOnMap,
    NearOnMapAnswer,
    SmallImages,
    WordMap,
)

_FOLLOWING = 2000  # points up to which a PCA is drawn again after each epoch
_LEAST_SECONDS = 5  # below which nobody needs to be told


@dataclass(frozen=True, eq=False)
class OnMap:
    """Samples that the map opens: places in the part, and a caption for each near one."""

    places: np.ndarray
    captions: tuple[str, ...] = ()  # of neighbours; none of a selection


class MapPage(ClassPage):
    """Asks for a map when it is told to; keys are ``OnMap``.

    ``sample_chosen(place, is_to_open)``: a point was clicked, or is to be looked at inside.
    """

    sample_chosen = Signal(int, bool)
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._asker = session, asker
        self._scope: Scope | None = None
        self._wish: Wish | None = None  # what the map that is asked for is made by
        self._began = 0.0  # when the rounds of t-SNE began
        self._errand = LongQuestion(session, "results/map", self)
        self.controls = MapControls()
        self.progress = ProgressStrip()
        self.sheet = MapSheet()
        self.view = self.sheet.view
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton(
            "map",
            sizes=(512, 1024, 2048),
            png=self._png,
            csv=self.sheet.export_csv,
            npz=self.sheet.export_npz,
        )
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Tell of what a map would be; one of another part or network goes away."""
        before, self._scope = self._scope, scope
        if before is None or _about(before) != _about(scope):
            self.forget()
        layers = layers_with_activations(summarise(self._session.subject_spec))
        box = self.controls.layer_box
        if not box.offer(layers) and layers:
            box.setCurrentIndex(len(layers) - 1)
        self.controls.draw_button.setEnabled(bool(layers))
        self.controls.pictures.setVisible(scope.overview.is_image)
        self._offer()
        self._write()

    def forget(self) -> None:
        """Show no map."""
        self._errand.forget()
        self._asker.drop("map near")
        self._asker.drop("map pictures")
        self.progress.finish()
        self.sheet.show_map(None)
        self._write()

    def describe(self, key: OnMap) -> str:
        if key.captions:
            number = count_text(int(key.places[0]) + 1)
            return self.tr("Sample {0} and its nearest neighbours").format(number)
        return self.tr("{0} samples of the map").format(count_text(len(key.places)))

    def places(self, key: OnMap) -> np.ndarray:
        return key.places

    def captions(self, key: OnMap) -> Sequence[str]:
        return key.captions

    def retranslate(self) -> None:
        self._write()

    # asking

    def _show(self, answer: ConfusionAnswer) -> None:
        self.follow_to(answer.step)

    def follow_to(self, step: int) -> None:
        """Draw a small map again that is seen, where weights have moved on."""
        found = self.sheet.found
        if found is None or not self.isVisible() or self._errand.is_under_way:
            return
        is_small = len(found.places) <= _FOLLOWING
        if is_small and self._is_pca() and found.step != step:
            self._ask()

    def _on_changed(self) -> None:
        self._offer()
        self._write()
        if self.sheet.found is not None and self.controls.wish.method == "pca":
            self._ask()

    def _ask(self) -> None:
        scope, layer, wish = self._scope, self.controls.layer_box.layer, self.controls.wish
        if scope is None or layer is None:
            return
        self._wish, self._began = wish, 0.0
        key, choice = scope.key, scope.overview.choice
        how = wish.method, wish.limit, wish.axes
        if wish.is_words:
            question: Any = WordMap(key, choice, layer.id, *how)
        else:
            question = Embedding(key, choice, scope.part, layer.id, *how)
        self.progress.set_progress(0, 0, "")
        self._errand.start(question, self._on_found, self._on_failed)

    def _on_found(self, found: EmbeddingAnswer) -> None:
        self._asker.drop("map near")
        before = self.sheet.found
        is_moved = (
            before is not None
            and self._is_pca()
            and (before.part, before.node) == (found.part, found.node)
            and before.points.shape == found.points.shape
        )
        self.sheet.show_map(found, is_moved)
        self._allow_images()
        self._offer()
        self._write()

    def _is_pca(self) -> bool:
        return self._wish is not None and self._wish.method == "pca"

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_progress(self, done: int, total: int) -> None:
        if not self._is_pca() and total == ROUNDS and done:
            self._began = self._began or time.monotonic()
            left = (time.monotonic() - self._began) / done * (total - done)
            words = self.tr("Round {0} of {1}, about {2} s left")
            self.progress.set_progress(done, total, words.format(done, total, f"{left:.0f}"))
        elif done < total:
            words = self.tr("{0} of {1}").format(count_text(done), count_text(total))
            self.progress.set_progress(done, total, words)
        else:
            self.progress.set_progress(0, 0, "")

    # what is shown

    def _offer(self) -> None:
        """Offer what the layer and the map have."""
        layer, spec = self.controls.layer_box.layer, self._session.subject_spec
        is_table = layer is not None and spec[layer.id].layer.registered_name == "Embedding"
        self.controls.offer_words(is_table)
        is_classification = self._scope is None or self._scope.overview.is_classification
        colours = (c for c in COLOURS if self.sheet.has(c, is_classification))
        self.controls.offer_colours(tuple(colours))
        self.sheet.set_colour(self.controls.colour)

    def _write(self) -> None:
        """Say what is seen, and what is to be expected."""
        found, scope, wish = self.sheet.found, self._scope, self.controls.wish
        lines = []
        if found is None or scope is None:
            lines.append(
                self.tr("Choose a layer and draw the map: near samples look alike to the layer.")
            )
        elif not found.part:
            words = self.tr("{0} words of {1} numbers each. Click one to see its neighbours.")
            lines.append(words.format(count_text(len(found.places)), count_text(found.values)))
        else:
            words = self.tr("{0} samples of {1}, {2} numbers each, at step {3}.")
            shown, every = count_text(len(found.places)), count_text(scope.count)
            lines.append(words.format(shown, every, count_text(found.values), found.step))
            lines.append(self.tr("Click one to see its neighbours."))
            most = min(self._wish.limit if self._wish else 0, scope.count)
            if len(found.places) < most:
                lines.append(self.tr("The layer is too large for more of them."))
        if wish.method == "tsne" and scope is not None:
            count = wish.limit if wish.is_words else min(wish.limit, scope.count)
            seconds = expected_seconds(count, wish.axes)
            if seconds >= _LEAST_SECONDS:
                words = self.tr("t-SNE of {0} points takes about {1} s on one core.")
                lines.append(words.format(count_text(count), f"{seconds:.0f}"))
        self.caption.setText(" ".join(lines))
        self.export_button.setEnabled(found is not None)

    # what the user does

    def _on_near_wanted(self, index: int) -> None:
        found = self.sheet.found
        assert found is not None
        question = NearOnMap(found.kept, index)
        self._asker.put("map near", question, self._on_near, self._on_near_failed, live=False)

    def _on_near(self, near: NearOnMapAnswer) -> None:
        found = self.sheet.found
        if found is None:
            return
        self.sheet.show_near(near)
        if found.part:
            indices = np.append(near.index, near.indices)
            captions = ("", *(f"{distance:.3g}" for distance in near.distances))
            self.opened.emit(OnMap(found.places[indices], captions))

    def _on_near_failed(self, error: EngineError) -> None:
        self.caption.setText(explain(error))

    def _on_gallery(self) -> None:
        if len(self.sheet.selected):
            self.opened.emit(OnMap(self.sheet.selected))

    def _on_pictures_wanted(self, indices: tuple[int, ...]) -> None:
        found, scope = self.sheet.found, self._scope
        if found is None or scope is None:
            return
        places = tuple(found.places[list(indices)].tolist())
        question = SmallImages(scope.overview.choice, scope.part, places)

        def take(images: np.ndarray) -> None:
            if self.sheet.found is found:
                self.view.take_images(indices, images)

        self._asker.put("map pictures", question, take, self._on_failed, live=False)

    def _allow_images(self) -> None:
        found, scope = self.sheet.found, self._scope
        is_image = scope is not None and scope.overview.is_image
        has_samples = found is not None and bool(found.part)
        self.view.allow_images(is_image and has_samples, self.controls.pictures.isChecked())

    def _on_lasso_toggled(self, is_wanted: bool) -> None:
        self.view.tool = LASSO if is_wanted else MOVE

    def _png(self, path: Path) -> None:
        longest = self.export_button.longest
        self.view.export_png(path, longest, round(longest * 0.8))

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        self.head.addWidget(self.controls, 1)
        self.controls.first.addWidget(self.export_button)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.sheet, 1)
        self.column.addWidget(self.caption)

    def _connect(self) -> None:
        controls, sheet = self.controls, self.sheet
        controls.draw_wanted.connect(self._ask)
        controls.changed.connect(self._on_changed)
        controls.colour_chosen.connect(lambda: sheet.set_colour(controls.colour))
        controls.lasso_toggled.connect(self._on_lasso_toggled)
        controls.reset_button.clicked.connect(self.view.reset)
        controls.pictures.toggled.connect(lambda _: self._allow_images())
        sheet.near_wanted.connect(self._on_near_wanted)
        sheet.near_dropped.connect(lambda: self._asker.drop("map near"))
        sheet.sample_chosen.connect(self.sample_chosen)
        sheet.gallery_wanted.connect(self._on_gallery)
        sheet.selection.export_button.failed.connect(self.failed)
        self.view.pictures_wanted.connect(self._on_pictures_wanted)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progress)
        self._errand.ended.connect(self.progress.finish)


def _about(scope: Scope) -> tuple[Any, ...]:
    return scope.key, scope.overview.choice, scope.part
