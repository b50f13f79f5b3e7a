"""All about one filter: its kernel, its optimum, what excites it, and what it is good for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.inside_layers import LookedAt
from app.models.kernel_tiles import as_images, filter_tiles
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.viewers.layer_box import LayerBox
from app.viewers.mosaic import SYMMETRIC, Mosaic
from app.viewers.surgery_view import SurgeryView
from app.viewers.value_bars import ValueBars
from app.widgets.numbers import IntegerBox
from app.widgets.pixels import write_npz
from app.widgets.section import Section
from app.widgets.status import ProgressStrip

_HEIGHT = 150  # pixels of each row of pictures


class UnitView(Live, QWidget):
    """Shows a ``UnitAnswer``. ``wanted``: study what is chosen   ``chosen``: another filter."""

    wanted = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layer_box, self.unit_box = LayerBox(), IntegerBox(0, 0, 0)
        self.start_button, self.progress = QPushButton(), ProgressStrip()
        self.titles = [QLabel(wordWrap=True) for _ in range(5)]
        self.kernel, self.optimum = Mosaic(), ImageView()
        self.patches, self.images = Mosaic(), Mosaic()
        self.facts, self.bars = QLabel(wordWrap=True), ValueBars()
        self.surgery = SurgeryView()
        self.section = Section("", self.surgery)
        self.export_button = ExportButton("filter", png=self._png, npz=self._npz)
        self._answer: Any = None
        self._is_old = False
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def layer(self) -> LookedAt | None:
        """The layer that is chosen, None where there is none."""
        return self.layer_box.layer

    @property
    def unit(self) -> int:
        return self.unit_box.value()

    def set_layers(self, layers: Sequence[LookedAt]) -> None:
        """Offer ``layers``; the one chosen by its name stays chosen."""
        if not self.layer_box.offer(layers):
            self.forget()
        self._fit_unit()

    def choose(self, node: str, unit: int) -> None:
        """Choose a filter by its layer; emits nothing."""
        self.layer_box.choose(node)
        self._fit_unit()
        with QSignalBlocker(self.unit_box):
            self.unit_box.setValue(unit)

    def show_unit(self, answer: Any) -> None:
        """Show what ``engine.service.questions.UnitAnswer`` tells."""
        self._answer, self._is_old = answer, False
        self._show_kernel(answer.kernel)
        self.optimum.set_values(answer.optimum)
        names = [f"{value:.4g}" for value in answer.study.values]
        self.patches.set_tiles(_coloured(answer.patches), names)
        self.images.set_tiles(_coloured(answer.images), names)
        means = answer.study.class_means
        self.bars.set_values(list(answer.class_names), np.nan_to_num(means))
        self.bars.setVisible(bool(len(means)))
        self.titles[4].setVisible(bool(len(means)))
        self.content.show()
        self._write()

    def mark_old(self) -> None:
        """Say that the network was changed since it was studied."""
        self._is_old = True
        self._write()

    def forget(self) -> None:
        """Show nothing."""
        self._answer = None
        self.content.hide()

    def retranslate(self) -> None:
        self.layer_box.setAccessibleName(self.tr("Layer"))
        self.layer_box.setToolTip(self.tr("The layer of the filter"))
        self.unit_box.setAccessibleName(self.tr("Filter"))
        self.unit_box.setToolTip(self.tr("The number of the filter or unit, counted from 0."))
        self.start_button.setText(self.tr("Study"))
        self.start_button.setToolTip(
            self.tr("Look at up to 2,000 samples of the part chosen above, and climb to an optimum")
        )
        words = (
            self.tr("Its kernel"),
            self.tr("Its optimum"),
            self.tr("What its strongest cells see"),
            self.tr("The samples that they stand in"),
            self.tr("What it gives on average, by class"),
        )
        for title, text in zip(self.titles, words, strict=True):
            title.setText(text)
        self.section.set_title(self.tr("Surgery"))
        self.section.header.setToolTip(
            self.tr("Change the unit, and see at once what the network makes of it")
        )
        self.optimum.setToolTip(self.tr("Gradient ascent with jitter, decay and smoothing"))
        self._write()

    def _show_kernel(self, kernel: np.ndarray) -> None:
        layer = self.layer
        if layer is not None and layer.image and kernel.shape[:2] == (1, 1):
            kernel = as_images(kernel, layer.image)
        tiles = filter_tiles(kernel, 0)
        self.kernel.set_tiles(kernel[..., 0] if tiles is None else tiles)

    def _write(self) -> None:
        answer = self._answer
        if answer is None:
            return
        study = answer.study
        lines = [
            self.tr("Wakes for {0} % of {1} samples.").format(
                f"{100 * study.alive:.1f}", study.samples
            )
        ]
        if study.accuracy is not None:
            words = self.tr("Accuracy there {0} %, with 0 in its place {1} %.")
            lines.append(words.format(f"{100 * study.accuracy:.2f}", f"{100 * study.muted:.2f}"))
        if answer.selectivity is not None:
            words = self.tr("Class selectivity {0}: 0 answers to all classes alike, 1 to one.")
            lines.append(words.format(f"{answer.selectivity:.3f}"))
        elif len(study.class_means):
            lines.append(self.tr("Class selectivity is told of values from 0 up alone."))
        if answer.twins:
            pairs = ", ".join(f"{unit} ({cosine:.2f})" for unit, cosine in answer.twins)
            words = self.tr("Kernels most alike, with the cosine between them: {0}.")
            lines.append(words.format(pairs))
        if self._is_old:
            lines.insert(0, self.tr("Studied before the last change of units; study it again."))
        if answer.is_silent:
            lines.append(self.tr("Nothing near grey noise wakes it: there is no optimum."))
        self.facts.setText("\n".join(lines))

    def _fit_unit(self) -> None:
        count = (self.layer.units or self.layer.shape[-1]) if self.layer else 1
        with QSignalBlocker(self.unit_box):
            self.unit_box.setRange(0, max(count - 1, 0))

    def _lay_out(self) -> None:
        mark(self.start_button, kind="primary")
        self.kernel.set_colour_map("diverging")
        self.kernel.set_levels(SYMMETRIC)
        for title in self.titles:
            mark(title, kind="small")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.layer_box, 1)
        for widget in (self.unit_box, self.start_button, self.export_button):
            top.addWidget(widget)
        area = self.area = QScrollArea(frameShape=QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(180)
        inner = QWidget()
        parts = QVBoxLayout(inner)
        parts.setContentsMargins(0, 0, 6, 0)
        parts.setSpacing(12)
        parts.addWidget(self.section)
        parts.addWidget(self._make_content())
        parts.addStretch(1)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(area, 1)

    def _make_content(self) -> QWidget:
        self.content = QWidget()
        grid = QGridLayout(self.content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        pictures = self.kernel, self.optimum, self.patches, self.images
        grid.addWidget(self.facts, 0, 0, 1, 2)
        for number, (title, picture) in enumerate(zip(self.titles, pictures, strict=False)):
            row, column = divmod(number, 2)
            picture.setFixedHeight(_HEIGHT)
            grid.addWidget(title, 1 + 2 * row, column)
            grid.addWidget(picture, 2 + 2 * row, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.titles[4], 5, 0, 1, 2)
        grid.addWidget(self.bars, 6, 0, 1, 2)
        grid.setRowStretch(7, 1)
        self.content.hide()
        return self.content

    def _connect(self) -> None:
        self.layer_box.activated.connect(self._on_layer_chosen)
        self.unit_box.valueChanged.connect(self._on_unit_chosen)
        self.start_button.clicked.connect(self.wanted)

    def _on_layer_chosen(self) -> None:
        self.forget()
        self._fit_unit()
        self.chosen.emit()

    def _on_unit_chosen(self) -> None:
        self.forget()
        self.chosen.emit()

    def _png(self, path: Path) -> None:
        self.patches.export_png(path)

    def _npz(self, path: Path) -> None:
        answer = self._answer
        if answer is None:
            write_npz(path, {})
            return
        study = answer.study
        names = ("kernel", "optimum", "patches", "images")
        arrays = {name: getattr(answer, name) for name in names}
        names = ("places", "values", "cells", "class_means")
        write_npz(path, arrays | {name: getattr(study, name) for name in names})


def _coloured(pictures: np.ndarray) -> np.ndarray:
    return np.repeat(pictures, 3, axis=-1) if pictures.shape[-1] == 1 else pictures
