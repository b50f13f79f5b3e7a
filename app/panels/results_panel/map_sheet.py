"""A map that is there: its colours, what is pointed at and selected, and who is near whom."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.map_points import (
    OF_CLASSES,
    OF_VALUES,
    OFTEN,
    PREDICTED,
    RIGHT,
    TRUE,
    TRUE_VALUE,
    MapPoints,
    colour_title,
)
from app.models.map_search import found as found_by
from app.panels.results_panel.map_parts import SelectionBar
from app.plots.cloud import ByClass, ByValue, CloudView
from app.plots.cloud.colours import Colouring
from app.theme.live import Live
from app.widgets.pixels import write_npz
from engine.service.questions import EmbeddingAnswer, NearOnMapAnswer

_SAVED = "places", "points", "shares", "true", "predicted", "sureness", "loss", "counts"
_SAVED += "true_values", "predicted_values"


class MapSheet(Live, QWidget):
    """Given an ``EmbeddingAnswer``; points are named by their indices in it.

    ``near_wanted(index)``: who are its neighbours? ``sample_chosen(place, is_to_open)``;
    ``gallery_wanted``: the selected samples are.
    """

    near_wanted = Signal(int)
    near_dropped = Signal()
    sample_chosen = Signal(int, bool)
    gallery_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.found: EmbeddingAnswer | None = None
        self._near: NearOnMapAnswer | None = None
        self._colour = TRUE
        self._target = 0
        self.view = CloudView()
        self.selection = SelectionBar(self._export_selection)
        self.view.setMinimumHeight(340)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self.selection)
        self._connect()
        self.follow()

    def show_map(self, found: EmbeddingAnswer | None, is_moved: bool = False) -> None:
        """Show a map, None for none; ``is_moved``: the same points, that lie elsewhere."""
        self.found, self._near = found, None
        points = np.zeros((0, 2)) if found is None else found.points
        self.view.set_points(points, is_moved)
        is_words = found is not None and not found.part
        self.view.set_words([str(n) for n in found.places] if found and is_words else ())
        self.selection.show_near(())
        self._refresh()

    def set_colour(self, colour: str) -> None:
        """Choose what the colours mean."""
        self._colour = colour
        self._refresh()

    def set_target(self, target: int) -> None:
        """Choose which of the values of regression is meant."""
        self._target = target
        self._refresh()

    def show_near(self, near: NearOnMapAnswer) -> None:
        """Join a point with its neighbours, and list them."""
        self._near = near
        self.view.set_chosen(near.index, near.indices.tolist())
        self._write_near()

    def retranslate(self) -> None:
        self._refresh()

    def has(self, colour: str, is_classification: bool = True) -> bool:
        """Whether there is something for colours to mean, or will be on a map of such data."""
        if self.found is None:
            return colour in (OF_CLASSES if is_classification else OF_VALUES)
        return self._points.has(colour)

    @property
    def _points(self) -> MapPoints:
        assert self.found is not None
        return MapPoints(self.found, self._target)

    @property
    def selected(self) -> np.ndarray:
        """The samples that are selected, as places in the part."""
        if self.found is None or not self.found.part:
            return np.zeros(0, np.int64)
        return self.found.places[self.view.scene.selection]

    # what is shown

    def _refresh(self) -> None:
        if self.found is not None:
            self.view.set_colouring(self._colouring(self.found))
        self._write_notes()
        self._write_selection()
        self._write_near()

    def _colouring(self, found: EmbeddingAnswer) -> Colouring:
        colour, points = self._colour, self._points
        if not points.has(colour):
            colour = TRUE if points.has(TRUE) else TRUE_VALUE
        if not points.has(colour):
            return ByClass(np.zeros(len(found.places), np.int64), (self.tr("Word"),))
        if colour == TRUE:
            return ByClass(found.true, found.classes)
        if colour == PREDICTED:
            return ByClass(found.predicted, found.classes)
        if colour == RIGHT:
            wrong = (found.predicted != found.true).astype(np.int64)
            return ByClass(wrong, (self.tr("Right"), self.tr("Wrong")), ("success", "danger"))
        if colour == OFTEN:
            return ByValue(np.log10(1 + found.counts), self.tr("Times (power of ten)"))
        return ByValue(points.values(colour), colour_title(colour))

    def _write_notes(self) -> None:
        notes = []
        if self.found is not None and self.found.shares.any():
            words = self.tr("Direction {0}: {1} %")
            shares = enumerate(self.found.shares, start=1)
            notes = [words.format(number, f"{100 * share:.1f}") for number, share in shares]
        self.view.set_note(notes)

    def _write_selection(self) -> None:
        found, selection = self.found, self.view.scene.selection
        if found is None or not len(selection):
            self.selection.show_selection("", False)
            return
        text = self._points.summary(selection)
        self.selection.show_selection(text, bool(found.part))

    def _write_near(self) -> None:
        near = self._near
        if self.found is None or near is None:
            return
        words = self.tr("{0}, distance {1}")
        pairs = zip(near.indices.tolist(), near.distances.tolist(), strict=True)
        self.selection.show_near([words.format(self.name(i), f"{d:.4g}") for i, d in pairs])

    def name(self, index: int) -> str:
        """Return what a point is, in a few words."""
        return self._points.name(index)

    # what the user does

    def _on_point(self, index: int) -> None:
        found = self.found
        if found is None:
            return
        self._near = None
        self.view.set_chosen(index)
        self.near_wanted.emit(index)
        if found.part:
            self.sample_chosen.emit(int(found.places[index]), False)

    def _on_near_chosen(self, row: int) -> None:
        if self._near is not None and 0 <= row < len(self._near.indices):
            self._on_point(int(self._near.indices[row]))

    def _on_activated(self, index: int) -> None:
        if self.found is not None and self.found.part:
            self.sample_chosen.emit(int(self.found.places[index]), True)

    def _on_selected(self, indices: np.ndarray) -> None:
        self.view.set_selection(indices)
        self._write_selection()

    def _on_cleared(self) -> None:
        self._near = None
        self.near_dropped.emit()
        self.view.set_chosen(-1)
        self.selection.show_near(())
        self._on_selected(np.zeros(0, np.int64))

    def _on_searched(self, text: str) -> None:
        found = self.found
        if found is None:
            return
        numbers = found.places + (1 if found.part else 0)
        indices = found_by(text, numbers, found.true, found.classes)
        self._on_selected(indices)
        if not len(indices):
            self.selection.show_selection(self.tr("Nothing on the map is called so."), False)
        elif len(indices) == 1:
            self.view.bring(int(indices[0]))
            self._on_point(int(indices[0]))

    def _on_pointed(self, index: int) -> None:
        if self.found is not None and index >= 0:
            self.view.set_hint(self._points.told(index))

    # exports

    def export_csv(self, path: Path) -> None:
        """Write a row for each point."""
        if self.found is not None:
            self._write_csv(path, np.arange(len(self.found.places)))

    def export_npz(self, path: Path) -> None:
        """Write what the map was made of."""
        if self.found is not None:
            write_npz(path, {name: getattr(self.found, name) for name in _SAVED})

    def _export_selection(self, path: Path) -> None:
        self._write_csv(path, self.view.scene.selection)

    def _write_csv(self, path: Path, indices: np.ndarray) -> None:
        """Write number, place on the map, and what is known of some points."""
        if self.found is None:
            return
        columns = self._points.columns()
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*(c[indices].tolist() for c in columns.values()), strict=True))

    def _connect(self) -> None:
        view, selection = self.view, self.selection
        view.point_clicked.connect(self._on_point)
        view.point_activated.connect(self._on_activated)
        view.selected.connect(self._on_selected)
        view.cleared.connect(self._on_cleared)
        view.pointed_at.connect(self._on_pointed)
        selection.searched.connect(self._on_searched)
        selection.gallery_wanted.connect(self.gallery_wanted)
        selection.clear_wanted.connect(self._on_cleared)
        selection.near_chosen.connect(self._on_near_chosen)
