"""The page of heat maps: where the network sees a class in the image, by several methods."""

from __future__ import annotations

import math
import time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import heat_layer, layers_with_maps
from app.models.others import others_of
from app.panels.inside_panel.pages import Page
from app.session import Session
from app.viewers.heat_view import MOST_MAPS, HeatView
from app.viewers.map_card import MapCard
from engine.errors import Cancelled, EngineError
from engine.service.questions import (
    Attribution,
    AttributionAnswer,
    SampleAnswer,
    TrustAnswer,
    TrustIn,
)

_REST = 1200  # milliseconds for which maps stand still before they are tested
_QUICK = 0.05  # seconds from question to map: the tests take some hundred times as long at most


class HeatPage(Page):
    """Asks quick methods again while the network trains; long ones once, and on demand.

    A map that was there at once is tested by itself when it stands still and nothing trains.
    """

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        self.view = HeatView()
        super().__init__(asker, self.view, parent)
        self._session = session
        self._picture: Any = None
        self._asked: dict[MapCard, Attribution] = {}
        self._tested: dict[MapCard, int] = {}  # the step of the weights that a badge speaks of
        self._quick: set[MapCard] = set()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._test_by_itself)
        self._maps, self._tests = (
            [LongQuestion(session, f"inside/{word} {i}", self) for i in range(MOST_MAPS)]
            for word in ("map", "trust")
        )
        self._errands: dict[MapCard, tuple[LongQuestion, LongQuestion]] = {}
        self._free = list(zip(self._maps, self._tests, strict=True))
        self.view.changed.connect(self.refresh)
        self.view.card_added.connect(self._on_added)
        self.view.card_removed.connect(self._on_removed)
        self.view.card_changed.connect(lambda number: self._ask(self.view.cards[number]))
        self.view.export_button.failed.connect(self.export_failed)
        self._take(self.view.cards[0])

    def refresh(self) -> None:
        if self._shown is None:
            return
        shown, summary = self._shown, self._shown.summary
        if shown.picture != self._picture:
            self._picture = shown.picture
            self.view.forget()
            self._asked.clear()
        layers = layers_with_maps(summary)
        self.view.controls.set_choices(shown.known.classes, layers, heat_layer(summary))
        for card in self.view.cards:
            self._offer_networks(card)
            self._ask(card)

    def take_sample(self, sample: SampleAnswer) -> None:
        if sample.values.ndim == 3:
            self.view.show_image(sample.values)

    def leave(self) -> None:
        self._rest.stop()
        for card in self.view.cards:
            self._drop(card)

    # asking

    def _offer_networks(self, card: MapCard) -> None:
        assert self._shown is not None
        if card.offer_networks(others_of(self._session, self._shown.key)):
            card.forget()

    def _ask(self, card: MapCard, again: bool = False) -> None:
        """Ask for the map of a card, unless it is asked for already."""
        if self._shown is None:
            return
        if not card.network:
            self._ask_of(card, self._shown.key, again)
            return
        wanted = card.network, self._shown

        def ask() -> None:
            if card in self._errands and (card.network, self._shown) == wanted:
                self._ask_of(card, card.network, again)

        self._session.bring(card.network, ask)

    def _question(self, card: MapCard, key: str) -> Attribution:
        """Return what to ask; another network is looked at in its own last convolution."""
        assert self._shown is not None
        controls = self.view.controls
        is_shown = key == self._shown.key
        return Attribution(
            key,
            self._shown.picture,
            card.method,
            controls.layer_id if card.method.looks_at_layer and is_shown else "",
            controls.target,
            controls.before_activation,
        )

    def _ask_of(self, card: MapCard, key: str, again: bool) -> None:
        question = self._question(card, key)
        is_same = question == self._asked.get(card)
        if card.method.is_long and is_same and not again:
            return
        self._drop(card)
        if not is_same:
            card.badge.forget()
            self._quick.discard(card)
        self._asked[card] = question
        asked_at = time.monotonic()

        def then(answer: AttributionAnswer) -> None:
            nonlocal asked_at
            if time.monotonic() - asked_at < _QUICK:
                self._quick.add(card)
            asked_at = -math.inf  # it is asked again, who knows when
            self._on_map(card, answer)

        def failed(error: EngineError) -> None:
            self._on_card_failed(card, error)

        if card.method.is_long:
            card.progress.set_progress(0, 1, "")
            self._errands[card][0].start(question, then, failed)
        else:
            self._asker.put(self._place(card), question, then, failed)

    def _drop(self, card: MapCard) -> None:
        """Nobody waits for the map of a card any more, nor for its tests."""
        self._asker.drop(self._place(card))
        errand, test = self._errands[card]
        if errand.is_under_way:
            self._asked.pop(card, None)
            errand.forget()
            card.progress.finish()
        if test.is_under_way:
            test.forget()
            card.badge.forget()

    def _place(self, card: MapCard) -> str:
        return f"heat {self._maps.index(self._errands[card][0])}"

    def _on_map(self, card: MapCard, answer: AttributionAnswer) -> None:
        assert self._shown is not None
        self.say("")
        if self._tested.get(card, answer.step) != answer.step and not card.badge.is_testing:
            self._tested.pop(card)
            card.badge.forget()
        is_class = self._shown.known.is_classification
        self._rest.start()
        share = float(answer.probabilities[answer.target]) if is_class else None
        self.view.show_map(self.view.cards.index(card), answer, share)
        if not card.network:
            self.told.emit(answer.step)

    def _on_card_failed(self, card: MapCard, error: EngineError) -> None:
        card.forget()
        self._asked.pop(card, None)
        if not isinstance(error, Cancelled):
            self._on_failed(error)

    # trust

    def _test_by_itself(self) -> None:
        if self._session.running or not self.isVisible():
            return
        for card in self.view.cards:
            if card in self._quick and not (card.badge.is_testing or card.badge.is_tested):
                self._test(card, is_wanted=False)

    def _test(self, card: MapCard, is_wanted: bool = True) -> None:
        question = self._asked.get(card)
        if question is None:
            return

        def then(answer: TrustAnswer) -> None:
            self._tested[card] = answer.step
            card.badge.show_trust(answer.trust, is_wanted)

        def failed(error: EngineError) -> None:
            card.badge.forget()
            if not isinstance(error, Cancelled):
                self._on_failed(error)

        card.badge.set_progress(0, 1)
        self._errands[card][1].start(TrustIn(question), then, failed)

    # cards

    def _on_added(self) -> None:
        card = self.view.cards[-1]
        self._take(card)
        if self._shown is not None:
            self._offer_networks(card)
        self._ask(card)

    def _take(self, card: MapCard) -> None:
        """Give a card what it asks through."""
        errand, test = self._errands[card] = self._free.pop(0)
        card.again_wanted.connect(lambda: self._ask(card, again=True))
        card.progress.cancelled.connect(errand.cancel)
        card.badge.wanted.connect(lambda: self._test(card))
        card.badge.given_up.connect(test.cancel)
        errand.progressed.connect(card.take_progress)
        test.progressed.connect(card.badge.set_progress)

    def _on_removed(self, _number: int) -> None:
        for card in [each for each in self._errands if each not in self.view.cards]:
            self._drop(card)
            self._asked.pop(card, None)
            self._tested.pop(card, None)
            self._quick.discard(card)
            errand, test = self._errands.pop(card)
            errand.progressed.disconnect(card.take_progress)
            test.progressed.disconnect(card.badge.set_progress)
            self._free.append((errand, test))
