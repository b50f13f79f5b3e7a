"""What heat maps are asked for, and how they are drawn: class, layer, score, colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSlider, QWidget

from app.models.inside_layers import LookedAt
from app.theme import mark
from app.theme.colour_maps import MAPS
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.class_box import ClassBox
from app.widgets.fields import ChoiceBox

BEFORE, AFTER = 0, 1  # softmax or sigmoid: where the score is taken
COVER, ADD = 0, 1  # how heat lies on the image
_BOOK_STRENGTH = 40  # percent
_SHOWN_MAPS = tuple(name for name in MAPS if name != "diverging")


class HeatControls(Live, QWidget):
    """``asked``: another class, layer or score; ``drawn``: maps are to be drawn otherwise.

    ``book_wanted``: all of it is as in Chollet's book now, and the method should be.
    """

    asked = Signal()
    drawn = Signal()
    book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.class_label, self.class_box = QLabel(), ClassBox()
        self.layer_label, self.layer_box = QLabel(), ChoiceBox()
        self.score_label, self.score_box = QLabel(), ChoiceBox(("", ""))
        self.opacity_label, self.opacity = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.blend_label, self.blend_box = QLabel(), ChoiceBox(("", ""))
        self.map_box = ChoiceBox(_SHOWN_MAPS)
        self.book_button = QPushButton(icon("bookmark"), "")
        self._layers: Sequence[LookedAt] = ()
        self._last = ""  # the last convolution
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def target(self) -> int:
        """The number of the class, -1 for the likeliest."""
        return self.class_box.target

    @property
    def classes(self) -> Sequence[str]:
        return self.class_box.classes

    @property
    def layer_id(self) -> str:
        """The layer looked at, "" for the last convolution."""
        return self.layer_box.currentData() or ""

    @property
    def before_activation(self) -> bool:
        """Whether the score is taken before softmax or sigmoid."""
        return self.score_box.currentIndex() != AFTER

    def set_choices(
        self, classes: Sequence[str], layers: Sequence[LookedAt], last_convolution: str
    ) -> None:
        """Offer classes and layers; what is chosen stays chosen where it is still there."""
        if (classes, layers) == (self.classes, self._layers):
            return
        self.class_box.offer(classes)
        name = self.layer_box.currentText()
        self._layers, self._last = layers, last_convolution
        with QSignalBlocker(self.layer_box):
            self.layer_box.clear()
            for layer in layers:
                self.layer_box.addItem(layer.name, layer.id)
            before = self.layer_box.findText(name)
            self.layer_box.setCurrentIndex(
                before if before >= 0 else self.layer_box.findData(last_convolution)
            )

    def retranslate(self) -> None:
        self.class_label.setText(self.tr("Class"))
        self.layer_label.setText(self.tr("Layer"))
        self.score_label.setText(self.tr("Score"))
        self.opacity_label.setText(self.tr("Overlay"))
        self.blend_label.setText(self.tr("Heat"))
        self.book_button.setText(self.tr("As in the book"))
        tips = {
            self.class_box: self.tr("The class whose evidence is shown"),
            self.layer_box: self.tr("The layer looked at; later ones see more of the image"),
            self.score_box: self.tr(
                "Which number of the class is explained: the one before softmax or sigmoid, as in "
                "the papers and the default, or the probability after it, whose gradients fade "
                "where the network is sure"
            ),
            self.opacity: self.tr("How much the heat map covers the image"),
            self.blend_box: self.tr(
                "Whether heat covers the image (the default), or its colours are added to it"
            ),
            self.map_box: self.tr("Colours of the heat map"),
            self.book_button: self.tr(
                "Grad-CAM of the last convolution as Chollet's book draws it: of the probability, "
                "its jet colours times 0.4 added to the image"
            ),
        }
        for widget, tip in tips.items():
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self.book_button.setAccessibleName(self.book_button.text())
        self.score_box.setItemText(BEFORE, self.tr("Before softmax"))
        self.score_box.setItemText(AFTER, self.tr("After softmax"))
        self.blend_box.setItemText(COVER, self.tr("Covers"))
        self.blend_box.setItemText(ADD, self.tr("Is added"))

    def _lay_out(self) -> None:
        self.map_box.set_value("jet")
        self.opacity.setRange(0, 100)
        self.opacity.setValue(50)
        mark(self.book_button, kind="quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for row, label, widget in (
            (0, self.class_label, self.class_box),
            (1, self.layer_label, self.layer_box),
            (2, self.score_label, self.score_box),
            (3, self.opacity_label, self.opacity),
            (4, self.blend_label, self.blend_box),
        ):
            mark(label, kind="muted")
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1, 1, 2 if row < 2 else 1)
        grid.addWidget(self.book_button, 2, 2)
        grid.addWidget(self.map_box, 3, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)

    def _connect(self) -> None:
        for box in (self.class_box, self.layer_box, self.score_box):
            box.activated.connect(self.asked)
        self.opacity.valueChanged.connect(self.drawn)
        self.map_box.chosen.connect(self.drawn)
        self.blend_box.activated.connect(self.drawn)
        self.book_button.clicked.connect(self._on_book)

    def _on_book(self) -> None:
        self.score_box.setCurrentIndex(AFTER)
        self.map_box.set_value("jet")
        self.blend_box.setCurrentIndex(ADD)
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(_BOOK_STRENGTH)
        self.layer_box.setCurrentIndex(max(self.layer_box.findData(self._last), 0))
        self.drawn.emit()
        self.book_wanted.emit()
