"""Pages about filters and units, and pages that stand behind one tab as modes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QWidget,
)

from app.i18n.numbers import count_text
from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import layers_with_units, layers_with_weights
from app.panels.inside_panel.computation_page import ComputationPage
from app.panels.inside_panel.modes import ModesPage, has_images
from app.panels.inside_panel.pages import FiltersPage, MapsPage, Page
from app.panels.inside_panel.shown import Shown
from app.panels.inside_panel.surgery import Surgeon
from app.session import Session
from app.viewers.book_maps_view import BookMapsView
from app.viewers.pattern_view import AT_ONCE, PatternView
from app.viewers.unit_view import UnitView
from engine.errors import Cancelled, EngineError
from engine.service.questions import (
    BookMaps,
    BookMapsAnswer,
    Patterns,
    PatternsAnswer,
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
        elif before is not None and before.changes != shown.changes:
            self._on_operated()
        super().look(shown)

    def _on_operated(self) -> None:
        """Units are changed: what is shown was told of the network before."""
        self._on_opened()

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

    needs_images = True

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
    """All about one filter or unit, and surgery on it."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = UnitView()
        self.surgeon = Surgeon(session, asker, self.view, self.view)
        super().__init__(session, asker, self.view, "unit", parent)
        self.view.wanted.connect(self.study)
        self.view.chosen.connect(self._give_up)

    def refresh(self) -> None:
        if self._shown is None:
            return
        layers = layers_with_units(self._shown.summary)
        self.view.set_layers(layers)
        self.surgeon.look(self._shown)
        self.surgeon.refresh()
        if not layers:
            self.say(self.tr("No layer has weights yet. Add a Conv2D or a Dense layer."))
        elif self._shown.overview is None:
            self.say(self.tr("A filter is studied on samples. Choose data in the data panel."))
        elif not self._errand.is_under_way:
            self.say("")
        self._on_ended()

    def leave(self) -> None:
        self.surgeon.leave()

    def _on_operated(self) -> None:
        """Keep what was told, which is compared with; say that it is old."""
        self._give_up()
        self.view.mark_old()

    def open_unit(self, node: str, unit: int) -> None:
        """Show a filter by its layer, and study it where that can be done."""
        self.view.forget()
        self.view.choose(node, unit)
        self.surgeon.show_unit()
        self._on_ended()
        if self.view.start_button.isEnabled():
            self.study()

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
        self.view.start_button.setEnabled(not is_asking and has_data and self._can_study)

    @property
    def _can_study(self) -> bool:
        """Whether images lead to what is chosen; others are operated on, but not studied."""
        layer, shown = self.view.layer, self._shown
        is_pattern = layer is not None and (layer.has_kernels or layer.is_matrix)
        return is_pattern and shown is not None and has_images(shown.summary)

    def _on_unit(self, answer: UnitAnswer) -> None:
        self.view.choose(answer.node, answer.unit)
        self.view.show_unit(answer)
        self.told.emit(answer.step)


class BookMapsPage(Page):
    """What the first layers make of the sample, as the book shows it."""

    needs_images = True

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


class FilterModes(ModesPage):
    """The kernels of filters, and what excites them most."""

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.kernels, self.patterns = FiltersPage(asker), PatternsPage(session, asker)
        self.unit = UnitPage(session, asker)
        self.view = self.kernels.view
        super().__init__(asker, (self.kernels, self.patterns, self.unit), parent)
        for page in (self.kernels, self.patterns):
            page.view.unit_wanted.connect(partial(self._on_unit, page))
        self.kernels.view.menu_wanted.connect(self._on_menu_wanted)

    def retranslate(self) -> None:
        kernels, patterns, unit = self.buttons
        kernels.setText(self.tr("Kernels"))
        kernels.setToolTip(self.tr("The weights of each filter"))
        patterns.setText(self.tr("What excites them most"))
        patterns.setToolTip(self.tr("Pictures made by gradient ascent, one for each filter"))
        with_images = self._shown is None or has_images(self._shown.summary)
        unit.setText(self.tr("One filter") if with_images else self.tr("One unit"))
        unit.setToolTip(
            self.tr("What excites it most in the data, what it is good for, and surgery on it")
        )

    def _on_unit(self, page: FiltersPage | PatternsPage, number: int) -> None:
        """Study a filter of the layer that ``page`` shows."""
        layer = page.view.layer
        if layer is None or number < 0:
            return
        self._open(layer.id, number)

    def _open(self, node: str, unit: int) -> None:
        self.show_mode(self.modes.index(self.unit))
        self.unit.open_unit(node, unit)

    def _on_menu_wanted(self, unit: int, place: QPoint) -> None:
        """Offer what can be done to a unit of the layer whose kernels are shown."""
        shown, surgeon = self._shown, self.unit.surgeon
        layer = self.kernels.view.layer
        if shown is None or layer is None:
            return
        surgeon.look(shown)
        menu = surgeon.menu(layer, unit, self)
        menu.addAction(self.tr("Open its page"), partial(self._open, layer.id, unit))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


class MapModes(ModesPage):
    """The activations of a layer, those of the first layers as in the book, and one value."""

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
