"""An image beside itself under a heat map: where the network looks, and for which class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.models.inside_layers import LookedAt
from app.theme import mark
from app.theme.colour_maps import MAPS
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.widgets.colour_bar import ColourBar
from app.widgets.fields import ChoiceBox

PREDICTED = -1  # instead of the number of a class
_SHOWN_MAPS = tuple(name for name in MAPS if name != "diverging")
_LEAST, _MOST = 150, 260  # pixels of the height of both pictures


class HeatView(Live, QWidget):
    """Shows where the network sees a class. ``changed``: another class or layer is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.image, self.overlay = ImageView(), ImageView()
        self.class_label, self.class_box = QLabel(), ChoiceBox()
        self.layer_label, self.layer_box = QLabel(), ChoiceBox()
        self.opacity_label, self.opacity = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.map_box = ChoiceBox(_SHOWN_MAPS)
        self.bar = ColourBar("jet")
        self.sentence = QLabel(wordWrap=True)
        self.export_button = ExportButton(
            "heat-map", png=self.overlay.export_png, npz=self.overlay.export_npz
        )
        self._classes: Sequence[str] = ()
        self._layers: Sequence[LookedAt] = ()
        self._told: tuple | None = None
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def target(self) -> int:
        """The number of the class, ``PREDICTED`` for the likeliest."""
        data = self.class_box.currentData()
        return PREDICTED if data is None else data

    @property
    def layer_id(self) -> str:
        """The layer looked at, "" for the last convolution."""
        return self.layer_box.currentData() or ""

    def set_choices(
        self, classes: Sequence[str], layers: Sequence[LookedAt], last_convolution: str
    ) -> None:
        """Offer classes and layers; what is chosen stays chosen where it is still there."""
        if (classes, layers) == (self._classes, self._layers):
            return
        target, name = self.target, self.layer_box.currentText()
        self._classes, self._layers = classes, layers
        with QSignalBlocker(self.class_box), QSignalBlocker(self.layer_box):
            self.class_box.clear()
            self.class_box.addItem(self.tr("Predicted class"), PREDICTED)
            for number, word in enumerate(classes):
                self.class_box.addItem(word, number)
            self.class_box.setCurrentIndex(max(self.class_box.findData(target), 0))
            self.layer_box.clear()
            for layer in layers:
                self.layer_box.addItem(layer.name, layer.id)
            before = self.layer_box.findText(name)
            self.layer_box.setCurrentIndex(
                before if before >= 0 else self.layer_box.findData(last_convolution)
            )

    def show_image(self, values: np.ndarray) -> None:
        """Show the image (height, width, channels)."""
        self.image.set_values(values)
        self.overlay.set_values(values)

    def show_heat(self, heat: np.ndarray, target: int, share: float | None, is_empty: bool) -> None:
        """Lay ``heat`` (height, width) in [0, 1] over the image.

        ``target`` is the class that it speaks for, ``share`` its probability. None for values.
        """
        self.overlay.set_heat(heat)
        self._told = (target, share, is_empty)
        self._write()

    def forget(self) -> None:
        """Take the heat map away."""
        self._told = None
        self.overlay.set_heat(None)
        self.sentence.clear()

    def retranslate(self) -> None:
        self.class_label.setText(self.tr("Class"))
        self.layer_label.setText(self.tr("Layer"))
        self.opacity_label.setText(self.tr("Overlay"))
        tips = {
            self.class_box: self.tr("The class whose evidence is shown"),
            self.layer_box: self.tr("The layer looked at; later ones see more of the image"),
            self.opacity: self.tr("How much the heat map covers the image"),
            self.map_box: self.tr("Colours of the heat map"),
        }
        for widget, tip in tips.items():
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        if self.class_box.count():
            self.class_box.setItemText(0, self.tr("Predicted class"))
        self.bar.set_ends(self.tr("no evidence"), self.tr("most evidence"))
        self._write()

    def _write(self) -> None:
        if self._told is None:
            return
        target, share, is_empty = self._told
        name = self._classes[target] if target < len(self._classes) else str(target)
        if is_empty:
            words = self.tr("Nothing in this layer speaks for '{0}': the heat map is empty.")
            self.sentence.setText(words.format(name))
        elif share is None:
            self.sentence.setText(self.tr("Where the network finds what raises its answer."))
        else:
            words = self.tr("Where the network sees '{0}' ({1} %).")
            self.sentence.setText(words.format(name, f"{100 * share:.1f}"))

    def _lay_out(self) -> None:
        self.map_box.set_value("jet")
        self.opacity.setRange(0, 100)
        self.opacity.setValue(50)
        for label, widget in (
            (self.class_label, self.class_box),
            (self.layer_label, self.layer_box),
            (self.opacity_label, self.opacity),
        ):
            mark(label, kind="muted")
            label.setBuddy(widget)
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        for view in (self.image, self.overlay):
            view.setMinimumHeight(_LEAST)
            view.setMaximumHeight(_MOST)
            pictures.addWidget(view, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.class_label, 0, 0)
        grid.addWidget(self.class_box, 0, 1, 1, 2)
        grid.addWidget(self.export_button, 0, 3)
        grid.addWidget(self.layer_label, 1, 0)
        grid.addWidget(self.layer_box, 1, 1, 1, 3)
        grid.addWidget(self.opacity_label, 2, 0)
        grid.addWidget(self.opacity, 2, 1)
        grid.addWidget(self.map_box, 2, 2, 1, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(pictures, 100)
        column.addWidget(self.bar)
        column.addWidget(self.sentence)
        column.addLayout(grid)
        column.addStretch(1)

    def _connect(self) -> None:
        self.class_box.activated.connect(self.changed)
        self.layer_box.activated.connect(self.changed)
        self.opacity.valueChanged.connect(lambda value: self.overlay.set_opacity(value / 100))
        self.map_box.chosen.connect(self._on_map_chosen)

    def _on_map_chosen(self, name: str) -> None:
        self.overlay.set_colour_map(name)
        self.bar.set_colour_map(name)
