"""Pages about filters and units, and pages that stand behind one tab as modes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n.numbers import count_text
from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import layers_with_weights
from app.panels.inside_panel.computation_page import ComputationPage
from app.panels.inside_panel.pages import FiltersPage, MapsPage, Page
from app.panels.inside_panel.shown import Shown
from app.session import Session
from app.viewers.book_maps_view import BookMapsView
from app.viewers.pattern_view import AT_ONCE, PatternView
from app.viewers.unit_view import UnitView
from engine.errors import Cancelled, EngineError
from engine.network.shapes import Summary
from engine.service.questions import (
    BookMaps,
    BookMapsAnswer,
    Patterns,
    PatternsAnswer,
    SampleAnswer,
    Unit,
    UnitAnswer,
)


class LongPage(Page):
    """A page whose viewer is filled by one long question, given up where others are looked at."""

    def __init__(
        self,
        session: Session,
        asker: Asker,
        viewer: PatternView | UnitView,
        topic: str,
        parent: QWidget | None,
    ):
        super().__init__(asker, viewer, parent)
        self._viewer = viewer
        self._errand = LongQuestion(session, topic, self)
        session.opened.connect(self._on_opened)
        self._viewer.export_button.failed.connect(self.export_failed)
        self._viewer.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progressed)
        self._errand.ended.connect(self._on_ended)

    def look(self, shown: Shown) -> None:
        before = self._shown
        if before is not None and (before.key, before.summary) != (shown.key, shown.summary):
            self._on_opened()
        super().look(shown)

    def _on_opened(self) -> None:
        self._give_up()
        self._viewer.forget()

    def _give_up(self) -> None:
        self._errand.forget()
        self._on_ended()
        self.say("")

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            super()._on_failed(error)

    def _on_progressed(self, done: int, total: int) -> None:
        raise NotImplementedError

    def _on_ended(self) -> None:
        raise NotImplementedError


class PatternsPage(LongPage):
    """What excites the filters of a layer most."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = PatternView()
        super().__init__(session, asker, self.view, "patterns", parent)
        self.view.wanted.connect(self.climb)
        self.view.layer_chosen.connect(self._give_up)

    def refresh(self) -> None:
        if self._shown is None:
            return
        layers = layers_with_weights(self._shown.summary)
        self.view.set_layers(layers)
        if not layers:
            self.say(self.tr("No layer has weights yet. Add a Conv2D or a Dense layer."))
        elif not self._errand.is_under_way:
            self.say("")

    def climb(self) -> None:
        """Ask for the pictures of the chosen layer."""
        layer, shown = self.view.layer, self._shown
        if layer is None or shown is None:
            return
        choice = None if shown.overview is None else shown.overview.choice
        first, settings = self.view.first_box.value(), self.view.climb_form.climb
        question = Patterns(shown.key, layer.id, choice, first, AT_ONCE, settings)
        self.say("")
        self.view.start_button.setEnabled(False)
        self._on_progressed(0, 0)
        self._errand.start(question, self._on_patterns, self._on_failed)

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("Step {0} of {1}").format(count_text(done), count_text(total))
        self.view.progress.set_progress(done, total, words if total else self.tr("Climbing..."))

    def _on_ended(self) -> None:
        self.view.progress.finish()
        self.view.start_button.setEnabled(self.view.layer is not None)

    def _on_patterns(self, answer: PatternsAnswer) -> None:
        self.view.show_patterns(
            answer.first, answer.pictures, answer.values, answer.is_silent, answer.grid
        )
        self.told.emit(answer.step)


class UnitPage(LongPage):
    """All about one filter."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = UnitView()
        super().__init__(session, asker, self.view, "unit", parent)
        self.view.wanted.connect(self.study)
        self.view.chosen.connect(self._give_up)

    def refresh(self) -> None:
        if self._shown is None:
            return
        self.view.set_layers(layers_with_weights(self._shown.summary))
        if self._shown.overview is None:
            self.say(self.tr("A filter is studied on samples. Choose data in the data panel."))
        elif not self._errand.is_under_way:
            self.say("")
        self._on_ended()

    def study(self) -> None:
        """Ask all about the filter that is chosen."""
        layer, shown = self.view.layer, self._shown
        if layer is None or shown is None or shown.overview is None:
            return
        question = Unit(shown.key, layer.id, self.view.unit, shown.overview.choice, shown.part)
        self.say("")
        self._on_progressed(0, 0)
        self._errand.start(question, self._on_unit, self._on_failed)
        self._on_ended()

    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("{0} of {1}").format(count_text(done), count_text(total))
        self.view.progress.set_progress(done, total, words if total else self.tr("Looking..."))

    def _on_ended(self) -> None:
        is_asking = self._errand.is_under_way
        has_data = self._shown is not None and self._shown.overview is not None
        if not is_asking:
            self.view.progress.finish()
        self.view.start_button.setEnabled(
            not is_asking and has_data and self.view.layer is not None
        )

    def _on_unit(self, answer: UnitAnswer) -> None:
        self.view.choose(answer.node, answer.unit)
        self.view.show_unit(answer)
        self.told.emit(answer.step)


class BookMapsPage(Page):
    """What the first layers make of the sample, as the book shows it."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.view = BookMapsView()
        super().__init__(asker, self.view, parent)
        self.view.changed.connect(self.refresh)
        self.view.export_button.failed.connect(self.export_failed)

    def refresh(self) -> None:
        if self._shown is not None:
            question = BookMaps(self._shown.key, self._shown.picture, self.view.count)
            self._asker.put("book maps", question, self._on_maps, self._on_failed)

    def leave(self) -> None:
        self._asker.drop("book maps")

    def _on_maps(self, answer: BookMapsAnswer) -> None:
        self.say("")
        self.view.show_pictures(answer.names, answer.pictures)
        self.told.emit(answer.step)


class ModesPage(Page):
    """Pages behind one tab, with a button for each; networks without images have ``plain`` ones."""

    plain: ClassVar[tuple[int, ...]] = (0,)

    def __init__(self, asker: Asker, pages: Sequence[Page], parent: QWidget | None = None):
        self.modes, self.stack = tuple(pages), QStackedWidget()
        self.buttons = [QToolButton(checkable=True) for _ in pages]
        self._bar = QWidget()
        super().__init__(asker, self.stack, parent)
        self._lay_out_modes()
        for page in pages:
            page.told.connect(self.told)
            page.export_failed.connect(self.export_failed)
        self._group.idClicked.connect(self.show_mode)
        self.follow()

    @property
    def front(self) -> Page:
        return self.modes[self.stack.currentIndex()]

    def show_mode(self, number: int) -> None:
        """Show one of the pages."""
        self.buttons[number].setChecked(True)
        self.stack.setCurrentIndex(number)
        self._ask()

    def look(self, shown: Shown) -> None:
        has_images = _has_images(shown.summary)
        self._bar.setVisible(has_images or len(self.plain) > 1)
        for number, button in enumerate(self.buttons):
            button.setVisible(has_images or number in self.plain)
        if not has_images and self.stack.currentIndex() not in self.plain:
            self.buttons[0].setChecked(True)
            self.stack.setCurrentIndex(0)
        self._shown = shown
        self._ask()

    def take_sample(self, sample: SampleAnswer) -> None:
        for page in self.modes:
            page.take_sample(sample)

    def leave(self) -> None:
        for page in self.modes:
            page.leave()

    def _ask(self) -> None:
        for page in self.modes:
            if page is not self.front:
                page.leave()
        if self._shown is not None:
            self.front.look(self._shown)

    def _lay_out_modes(self) -> None:
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 8, 12, 0)
        row.setSpacing(4)
        for number, (button, page) in enumerate(zip(self.buttons, self.modes, strict=True)):
            self._group.addButton(button, number)
            row.addWidget(button)
            self.stack.addWidget(page)
        row.addStretch(1)
        self.buttons[0].setChecked(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.insertWidget(0, self._bar)


class FilterModes(ModesPage):
    """The kernels of filters, and what excites them most."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.kernels, self.patterns = FiltersPage(asker), PatternsPage(session, asker)
        self.unit = UnitPage(session, asker)
        self.view = self.kernels.view
        super().__init__(asker, (self.kernels, self.patterns, self.unit), parent)
        for page in (self.kernels, self.patterns):
            page.view.unit_wanted.connect(partial(self._on_unit, page))

    def retranslate(self) -> None:
        kernels, patterns, unit = self.buttons
        kernels.setText(self.tr("Kernels"))
        kernels.setToolTip(self.tr("The weights of each filter"))
        patterns.setText(self.tr("What excites them most"))
        patterns.setToolTip(self.tr("Pictures made by gradient ascent, one for each filter"))
        unit.setText(self.tr("One filter"))
        unit.setToolTip(self.tr("What excites it most in the data, its twins, what it is good for"))

    def _on_unit(self, page: FiltersPage | PatternsPage, number: int) -> None:
        """Study a filter of the layer that ``page`` shows."""
        layer = page.view.layer
        if layer is None or number < 0:
            return
        self.show_mode(self.modes.index(self.unit))
        self.unit.view.forget()
        self.unit.view.choose(layer.id, number)
        self.unit.study()


class MapModes(ModesPage):
    """The activations of a layer, those of the first layers as in the book, and one value."""

    plain = (0, 2)

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.maps, self.book = MapsPage(asker), BookMapsPage(asker)
        self.value = ComputationPage(asker)
        self.view = self.maps.view
        super().__init__(asker, (self.maps, self.book, self.value), parent)
        self.maps.value_wanted.connect(self._on_value)

    def retranslate(self) -> None:
        maps, book, value = self.buttons
        maps.setText(self.tr("One layer"))
        maps.setToolTip(self.tr("The values of one layer, all in one scale"))
        book.setText(self.tr("As in the book"))
        book.setToolTip(self.tr("The first layers, 16 channels a row, each in a scale of its own"))
        value.setText(self.tr("One value"))
        value.setToolTip(self.tr("How a value is computed, from the output back to the pixels"))

    def _on_value(self, node: str, place: tuple[int, ...]) -> None:
        self.value.go(node, place)
        self.show_mode(self.modes.index(self.value))


def _has_images(summary: Summary) -> bool:
    """Whether images go into the network."""
    return any(
        row.node.layer.input_count == 0 and row.shape and len(row.shape) == 3
        for row in summary.rows
    )
