"""One method on many images: where the network looks in all the samples that are near."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.settings import about_method, method_title
from app.models.asking import Asker
from app.panels.inside_panel.heat_page import HeatPage
from app.panels.inside_panel.modes import ModesPage
from app.panels.inside_panel.pages import Page
from app.session import Session
from app.theme import mark
from app.theme.colour_maps import coloured
from app.viewers.class_box import ClassBox
from app.viewers.export_button import ExportButton
from app.viewers.map_card import METHODS
from app.viewers.thumbnails import ThumbnailGrid
from app.widgets.fields import ChoiceBox
from app.widgets.pixels import as_pixels, write_npz
from engine.explain.methods import attributions
from engine.service.questions import ManyMaps, ManyMapsAnswer

AT_ONCE = 24  # images
_SIDE = 96  # pixels of one on the screen
_COVER = 0.5  # how much a map covers its image
_QUICK = tuple(name for name in METHODS if not attributions[name].is_long)


class ManyPage(Page):
    """Shows samples around the one that is looked at, in the order in which they are browsed.

    ``places`` tells at most so many places around it. ``picked(place)``: look at that one.
    """

    picked = Signal(int)

    def __init__(
        self,
        asker: Asker,
        places: Callable[[int], tuple[int, ...]],
        parent: QWidget | None = None,
    ):
        self.method_box, self.class_box = ChoiceBox(), ClassBox()
        self.grid = ThumbnailGrid(side=_SIDE)
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton("heat-maps", png=self._png, npz=self._npz)
        self._places = places
        self._answer: ManyMapsAnswer | None = None
        content = QWidget()
        self._lay_out(content)
        super().__init__(asker, content, parent)
        for box in (self.method_box, self.class_box):
            box.activated.connect(self.refresh)
        self.grid.image_activated.connect(self._on_activated)
        self.export_button.failed.connect(self.export_failed)
        self.follow()

    def refresh(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        self.class_box.offer(shown.known.classes)
        question = ManyMaps(
            shown.key,
            shown.known.choice,
            shown.part,
            self._places(AT_ONCE),
            attributions[_QUICK[max(self.method_box.currentIndex(), 0)]](),
            self.class_box.target,
        )
        self._asker.put("many maps", question, self._on_maps, self._on_failed)

    def leave(self) -> None:
        self._asker.drop("many maps")

    def retranslate(self) -> None:
        while self.method_box.count() < len(_QUICK):
            self.method_box.addItem("")
        for number, name in enumerate(_QUICK):
            self.method_box.setItemText(number, method_title(name))
        self.method_box.setToolTip(about_method(_QUICK[max(self.method_box.currentIndex(), 0)]))
        self.method_box.setAccessibleName(self.tr("Method"))
        self.class_box.setToolTip(
            self.tr("Whose evidence is shown: of each image the likeliest class, or one for all")
        )
        self.class_box.setAccessibleName(self.tr("Class"))
        self.caption.setText(
            self.tr("The samples around this one, each by itself. A double click looks at one.")
        )
        self._draw()

    def _on_maps(self, answer: ManyMapsAnswer) -> None:
        self.say("")
        self._answer = answer
        self._draw()
        self.told.emit(answer.step)

    def _draw(self) -> None:
        answer = self._answer
        if answer is None:
            return
        words = [self._word(number) for number in answer.targets]
        shares = [f"{100 * share:.0f} %" for share in answer.shares]
        captions = [f"{word} {share}" for word, share in zip(words, shares, strict=True)]
        tips = [
            self.tr("Sample {0}: {1}. The map is about '{2}' ({3}).").format(
                place + 1, self._word(label), word, share
            )
            for place, label, word, share in zip(
                answer.places, answer.labels, words, shares, strict=True
            )
        ]
        selected = self.grid.current
        self.grid.set_images(self._pictures(answer), captions, tips)
        if 0 <= selected < len(captions):
            self.grid.select(selected)

    def _pictures(self, answer: ManyMapsAnswer) -> np.ndarray:
        """Return the images under their maps, (images, height, width, 3) uint8."""
        name, low = ("diverging", -1.0) if answer.is_signed else ("jet", 0.0)
        heats = np.stack([coloured(heat, name, low, 1.0) for heat in answer.heats])
        images = as_pixels(answer.images)
        return np.rint((1 - _COVER) * images + _COVER * heats).astype(np.uint8)

    def _word(self, number: int) -> str:
        if number < 0:
            return "–"
        classes = self.class_box.classes
        return classes[number] if number < len(classes) else str(number)

    def _on_activated(self, index: int) -> None:
        if self._answer is not None:
            self.picked.emit(self._answer.places[index])

    def _png(self, path: Path) -> None:
        self.grid.export_png(path, 128)

    def _npz(self, path: Path) -> None:
        if self._answer is not None:
            answer = self._answer
            numbers = {"images": answer.images, "heats": answer.heats, "targets": answer.targets}
            write_npz(path, {**numbers, "places": np.array(answer.places)})

    def _lay_out(self, content: QWidget) -> None:
        mark(self.caption, kind="small")
        self.grid.setMinimumHeight(260)
        head = QHBoxLayout()
        head.addWidget(self.method_box, 1)
        head.addWidget(self.class_box, 1)
        head.addWidget(self.export_button)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.caption)


class HeatModes(ModesPage):
    """One image by several methods, and many images by one."""

    def __init__(
        self,
        session: Session,
        asker: Asker,
        places: Callable[[int], tuple[int, ...]],
        parent: QWidget | None = None,
    ):
        self.one, self.many = HeatPage(session, asker), ManyPage(asker, places)
        self.view = self.one.view
        super().__init__(asker, (self.one, self.many), parent)

    def retranslate(self) -> None:
        one, many = self.buttons
        one.setText(self.tr("One image"))
        one.setToolTip(self.tr("The sample that is looked at, by up to four methods"))
        many.setText(self.tr("Many images"))
        many.setToolTip(self.tr("The samples around it, by one method"))
