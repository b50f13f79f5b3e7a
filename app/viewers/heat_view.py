"""An image beside itself under heat maps: where the network looks, and for which class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import explain
from app.i18n.settings import labels, method_title, tooltips
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.heat_controls import ADD, HeatControls
from app.viewers.image_view import ImageView
from app.viewers.map_card import METHODS, MapCard, picture_height
from app.widgets.colour_bar import ColourBar
from app.widgets.form import PropertyForm
from app.widgets.pixels import write_npz, write_png
from engine.errors import EngineError
from engine.explain.methods import GradCAM, Method, attributions

MOST_MAPS = 4
_GAP = 8  # pixels between pictures side by side


class HeatView(Live, QWidget):
    """Shows where the network sees a class, by up to four methods.

    ``changed``: another class, layer or score is wanted for all maps; ``card_added``,
    ``card_removed`` (number) and ``card_changed`` (number) are about one of them.
    """

    changed = Signal()
    card_added = Signal()
    card_removed = Signal(int)
    card_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.image_label, self.image = QLabel(), ImageView()
        self.cards: list[MapCard] = []
        self.controls = HeatControls()
        self.bar, self.signed_bar = ColourBar("jet"), ColourBar("diverging")
        self.add_button = QPushButton(icon("add"), "")
        self.form_title, self.form = QLabel(), PropertyForm()
        self.export_button = ExportButton(
            "heat-map",
            sizes=(256, 512, 1024, 2048),
            png=lambda path: self.export_png(path, self.export_button.longest),
            csv=self.export_csv,
            npz=self.export_npz,
        )
        self._at_work: MapCard | None = None
        self._pictures = QGridLayout()
        self._lay_out()
        self._add(GradCAM())
        self._connect()
        self.follow()

    @property
    def overlay(self) -> ImageView:
        """The first map."""
        return self.cards[0].image

    @property
    def sentence(self) -> QLabel:
        """What the first map says."""
        return self.cards[0].sentence

    def show_image(self, values: np.ndarray) -> None:
        """Show the image (height, width, channels)."""
        self.image.set_values(values)
        for card in self.cards:
            card.image.set_values(values)

    def show_map(self, number: int, answer: Any, share: float | None) -> None:
        """Show an ``AttributionAnswer`` on a card; ``share``: of its class, None for values."""
        target, classes = answer.target, self.controls.classes
        word = str(classes[target] if target < len(classes) else target)
        self.cards[number].show_map(answer, word, share)
        signed = [card.method.is_signed for card in self.cards]
        self.bar.setVisible(not all(signed))
        self.signed_bar.setVisible(any(signed))

    def forget(self) -> None:
        """Take the heat maps away."""
        for card in self.cards:
            card.forget()

    # saving

    def export_png(self, path: str | Path, longest: int = 512) -> None:
        """Write the image and all maps side by side, each ``longest`` pixels its longer side."""
        pictures = [self.image.picture(longest)]
        pictures += [card.image.picture(longest) for card in self.cards]
        width = sum(each.width() + _GAP for each in pictures) - _GAP
        made = QImage(max(width, 1), max(pictures[0].height(), 1), QImage.Format.Format_ARGB32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        left = 0
        for each in pictures:
            painter.drawImage(left, 0, each)
            left += each.width() + _GAP
        painter.end()
        write_png(made, path)

    def export_npz(self, path: str | Path) -> None:
        """Write ``image``, and the numbers of each map by its method."""
        write_npz(path, {"image": self.image.values, **self._heats()})

    def export_csv(self, path: str | Path) -> None:
        """Write a row for each pixel: row, column, and what each method says of it."""
        heats = self._heats()
        rows, columns = np.indices(self.image.values.shape[:2])
        table = np.stack([rows, columns, *heats.values()], axis=-1)
        table = table.reshape(-1, 2 + len(heats))
        head = ",".join(("row", "column", *heats))
        np.savetxt(path, table, "%.7g", ",", header=head, comments="")

    def _heats(self) -> dict[str, np.ndarray]:
        heats: dict[str, np.ndarray] = {}
        for card in self.cards:
            if card.image.heat is not None:
                name, number = card.method.registered_name, 2
                while name in heats:
                    name = f"{card.method.registered_name}_{number}"
                    number += 1
                heats[name] = card.image.heat
        return heats

    # cards

    def _add(self, method: Method) -> None:
        card = MapCard(method)
        card.changed.connect(lambda: self._on_card_changed(card))
        card.chosen.connect(lambda: self._work_at(card))
        card.removed.connect(lambda: self._remove(card))
        self.cards.append(card)
        if self.image.values.size:
            card.image.set_values(self.image.values)
        self._draw(card)
        self._arrange()
        self._work_at(card)

    def _on_add(self) -> None:
        used = {card.method.registered_name for card in self.cards}
        name = next(each for each in METHODS if each not in used)
        self._add(attributions[name]())
        self.card_added.emit()

    def _remove(self, card: MapCard) -> None:
        number = self.cards.index(card)
        self.cards.remove(card)
        self._pictures.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._arrange()
        self._work_at(self.cards[0])
        self.card_removed.emit(number)

    def _arrange(self) -> None:
        """Put image and maps into two columns."""
        for place, card in enumerate(self.cards, start=1):
            self._pictures.addWidget(card, place // 2, place % 2)
            card.close_button.setVisible(len(self.cards) > 1)
        self.add_button.setEnabled(len(self.cards) < MOST_MAPS)

    def _work_at(self, card: MapCard) -> None:
        """Show the settings of the method of ``card``."""
        self._at_work = card
        has_fields = self.form.has_fields(card.method)
        self.form.setVisible(has_fields)
        self.form_title.setVisible(has_fields)
        if has_fields:
            words = self.tr("Settings of {0}")
            self.form_title.setText(words.format(method_title(card.method.registered_name)))
            self.form.set_part(card.method)

    def _on_card_changed(self, card: MapCard) -> None:
        card.forget()
        self.card_changed.emit(self.cards.index(card))

    def _on_setting(self, name: str, value: Any) -> None:
        assert self._at_work is not None
        try:
            self._at_work.set_setting(name, value)
        except EngineError as error:
            self.form.show_error(name, explain(error))

    def _on_book(self) -> None:
        self.cards[0].set_method(GradCAM())
        self._work_at(self.cards[0])
        self.changed.emit()

    # drawing

    def _draw(self, card: MapCard) -> None:
        controls = self.controls
        card.image.set_opacity(controls.opacity.value() / 100)
        card.image.set_colour_map(controls.map_box.currentText())
        card.image.set_added(controls.blend_box.currentIndex() == ADD)

    def _on_drawn(self) -> None:
        for card in self.cards:
            self._draw(card)
        self.bar.set_colour_map(self.controls.map_box.currentText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.image.setFixedHeight(picture_height((self.width() - _GAP) // 2))
        self.image_label.setFixedHeight(self.cards[0].method_box.sizeHint().height())

    def retranslate(self) -> None:
        self.image_label.setText(self.tr("Image"))
        self.add_button.setText(self.tr("Compare"))
        self.add_button.setToolTip(self.tr("Shows another method beside these, up to four"))
        self.bar.set_ends(self.tr("no evidence"), self.tr("most evidence"))
        self.signed_bar.set_ends(self.tr("against"), self.tr("for"))
        self.form.set_texts(labels(), tooltips())
        if self._at_work is not None:
            self._work_at(self._at_work)

    def _lay_out(self) -> None:
        mark(self.form_title, kind="strong")
        self.signed_bar.hide()
        mark(self.image_label, kind="muted")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.image_label)
        left.addWidget(self.image)
        left.addStretch(1)
        self._pictures.setSpacing(_GAP)
        self._pictures.addLayout(left, 0, 0)
        for column in (0, 1):
            self._pictures.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._pictures, 100)
        column.addWidget(self.bar)
        column.addWidget(self.signed_bar)
        column.addLayout(foot)
        column.addWidget(self.controls)
        column.addWidget(self.form_title)
        column.addWidget(self.form)
        column.addStretch(1)

    def _connect(self) -> None:
        self.controls.asked.connect(self.changed)
        self.controls.drawn.connect(self._on_drawn)
        self.controls.book_wanted.connect(self._on_book)
        self.add_button.clicked.connect(self._on_add)
        self.form.changed.connect(self._on_setting)
