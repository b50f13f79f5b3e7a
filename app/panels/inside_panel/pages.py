"""The pages of the inside panel: each knows what to ask the engine, and which viewer shows it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.errors import explain
from app.i18n.numbers import count_text
from app.models.asking import Asker
from app.models.inside_layers import (
    LookedAt,
    layers_with_activations,
    layers_with_weights,
)
from app.panels.inside_panel.shown import Shown
from app.theme import mark
from app.theme.live import Live
from app.viewers.activation_view import ActivationView
from app.viewers.filter_view import FilterView
from app.viewers.value_bars import ValueBars
from engine.errors import EngineError
from engine.service.questions import (
    ActivationMaps,
    ActivationMapsAnswer,
    Kernels,
    KernelsAnswer,
    ReceptiveField,
    ReceptiveFieldAnswer,
    SampleAnswer,
    WeightMatrix,
)

_MOST_WEIGHTS = 8_000_000  # 32 MB: more would hold up the engine and the window


class Page(Live, QWidget):
    """A page over one viewer. ``told``: the step of the weights that are shown."""

    needs_images: ClassVar[bool] = False  # shows nothing of networks without any

    told = Signal(int)
    export_failed = Signal(object)  # EngineError

    def __init__(self, asker: Asker, viewer: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.trouble = QLabel(wordWrap=True)
        self._asker = asker
        self._shown: Shown | None = None
        mark(self.trouble, kind="error")
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.trouble)
        column.addWidget(viewer, 1)

    def look(self, shown: Shown) -> None:
        """Show what ``shown`` names, from now on."""
        self._shown = shown
        self.refresh()

    def refresh(self) -> None:
        """Ask for what is shown."""

    def take_sample(self, sample: SampleAnswer) -> None:
        """Show the sample itself, where the page does so."""

    def leave(self) -> None:
        """Ask no more: another page is in front."""

    def say(self, sentence: str) -> None:
        """Say why there is nothing to see; "" for nothing to say."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_failed(self, error: EngineError) -> None:
        self.say(explain(error))


class FiltersPage(Page):
    """Kernels of convolutions and weights of dense layers."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.view = FilterView()
        super().__init__(asker, self.view, parent)
        self.view.layer_chosen.connect(self.refresh)
        self.view.export_button.failed.connect(self.export_failed)

    def refresh(self) -> None:
        if self._shown is None:
            return
        self.view.set_layers(layers_with_weights(self._shown.summary))
        layer = self.view.layer
        if layer is None:
            self._asker.drop("filters")
            self.say(self.tr("No layer has weights yet. Add a Conv2D or a Dense layer."))
            return
        if layer.weight_count > _MOST_WEIGHTS:
            self._asker.drop("filters")
            words = self.tr("'{0}' has {1} weights, too many to draw. Choose another layer.")
            self.say(words.format(layer.name, count_text(layer.weight_count)))
            return
        self._asker.put(
            "filters", weights_question(self._shown.key, layer), self._on_kernels, self._on_failed
        )

    def leave(self) -> None:
        self._asker.drop("filters")

    def _on_kernels(self, answer: KernelsAnswer) -> None:
        self.say("")
        self.view.show_kernels(answer.kernels)
        self.told.emit(answer.step)


class MapsPage(Page):
    """What a layer makes of the sample. ``value_wanted(node, place)``: one of its values."""

    value_wanted = Signal(str, object)

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.view = ActivationView()
        super().__init__(asker, self.view, parent)
        self.view.layer_chosen.connect(self.refresh)
        self.view.kernel_wanted.connect(self.refresh)
        self.view.cell_chosen.connect(self._on_cell)
        self.view.value_wanted.connect(self._on_value)
        self.view.export_button.failed.connect(self.export_failed)

    def refresh(self) -> None:
        if self._shown is None:
            return
        key, picture = self._shown.key, self._shown.picture
        self.view.set_layers(layers_with_activations(self._shown.summary))
        layer = self.view.layer
        if layer is None:
            self.leave()
            self.say(self.tr("The network has no layers yet. Add some in the network panel."))
            return
        question = ActivationMaps(key, layer.id, picture)
        self._asker.put("maps", question, self._on_maps, self._on_failed)
        if self.view.wants_kernels and layer.weight_count <= _MOST_WEIGHTS:
            question = weights_question(key, layer)
            self._asker.put("map kernels", question, self._on_kernels, self._on_failed)
        else:
            self._asker.drop("map kernels")

    def take_sample(self, sample: SampleAnswer) -> None:
        if sample.values.ndim == 3:
            self.view.field.image.set_values(sample.values)

    def _on_cell(self, row: int, column: int) -> None:
        shown, layer = self._shown, self.view.layer
        if shown is not None and layer is not None:
            question = ReceptiveField(shown.key, layer.id, row, column, shown.picture)
            self._asker.put("field", question, self._on_field, self._on_failed, live=False)

    def _on_value(self, place: tuple[int, ...]) -> None:
        layer = self.view.layer
        if layer is not None:
            self.value_wanted.emit(layer.id, place)

    def _on_field(self, answer: ReceptiveFieldAnswer) -> None:
        if self.view.layer is not None and self.view.layer.id == answer.node:
            self.view.show_field((answer.row, answer.column), answer.box, answer.field)

    def leave(self) -> None:
        self._asker.drop("field")
        self._asker.drop("maps")
        self._asker.drop("map kernels")

    def _on_maps(self, answer: ActivationMapsAnswer) -> None:
        assert self._shown is not None
        self.say("")
        classes = self._shown.known.classes
        is_output = answer.node == self._shown.summary.rows[-1].node.id
        names = classes if is_output and answer.maps.shape == (len(classes),) else ()
        self.view.show_maps(answer.maps, names)
        self.told.emit(answer.step)

    def _on_kernels(self, answer: KernelsAnswer) -> None:
        self.view.show_kernels(answer.kernels)


class ValuesPage(Page):
    """The features of a sample of a table, each between the lowest and highest of the data."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.bars = ValueBars()
        self.caption = QLabel(wordWrap=True)
        mark(self.caption, kind="small")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        super().__init__(asker, area, parent)
        self.layout().addWidget(self.caption)
        self.follow()

    def retranslate(self) -> None:
        self.caption.setText(
            self.tr("Each bar reaches from the lowest to the highest value in the data.")
        )

    def take_sample(self, sample: SampleAnswer) -> None:
        if self._shown is None or sample.values.ndim > 2:
            return
        columns = self._shown.known.features
        values = sample.values.reshape(-1)[: len(columns)]  # of a series: its beginning
        low = np.array([column.minimum for column in columns])
        span = np.array([column.maximum for column in columns]) - low
        shares = (values - low) / np.where(span > 0, span, 1)
        names = [column.name for column in columns]
        self.bars.set_values(names, values, np.clip(np.nan_to_num(shares), 0, 1))


def weights_question(key: str, layer: LookedAt) -> Kernels | WeightMatrix:
    """Return the question for the weights of a layer."""
    kind = WeightMatrix if layer.is_matrix else Kernels
    return kind(key, layer.id)
