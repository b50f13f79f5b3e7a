"""One heat map with its method, the sentence it says, and the badge of trust."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.i18n.settings import about_method, method_title
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.image_view import ImageView
from app.viewers.trust_badge import TrustBadge
from app.widgets.fields import ChoiceBox
from app.widgets.status import ProgressStrip
from engine import settings
from engine.explain.methods import Method, attributions

LEAST, MOST = 150, 260  # pixels of the height of a picture
METHODS = tuple(settings.METHODS)  # the fast and well known ones first


def picture_height(width: int) -> int:
    """Return the height of a picture that may be ``width`` pixels wide."""
    return min(max(width, LEAST), MOST)


class MapCard(Live, QWidget):
    """``changed``: another method is wanted; ``chosen``: the user is at work here."""

    changed = Signal()
    chosen = Signal()
    removed = Signal()
    again_wanted = Signal()

    def __init__(self, method: Method, parent: QWidget | None = None):
        super().__init__(parent)
        self._method = method
        self._told: tuple | None = None
        self.method_box, self.network_box = ChoiceBox(), ChoiceBox()
        self.again_button, self.close_button = QToolButton(), QToolButton()
        self.image = ImageView()
        self.progress = ProgressStrip()
        self.sentence = QLabel(wordWrap=True)
        self.badge = TrustBadge()
        self._lay_out()
        self.method_box.activated.connect(self._on_method)
        self.network_box.activated.connect(self._on_network)
        self.again_button.clicked.connect(self.again_wanted)
        self.close_button.clicked.connect(self.removed)
        for widget in (self.method_box, self.network_box, self.image, self.badge.button):
            widget.installEventFilter(self)
        self.follow()

    @property
    def method(self) -> Method:
        return self._method

    @property
    def network(self) -> str:
        """The key of the network that is looked into, "" for the one that is shown."""
        return self.network_box.currentData() or ""

    def offer_networks(self, networks: Sequence[tuple[str, str]]) -> bool:
        """Offer keys and names of others; return whether the chosen one went away."""
        offered = [("", self.tr("Shown network")), *networks] if networks else []
        box, before = self.network_box, self.network
        if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == offered:
            return False
        with QSignalBlocker(box):
            box.clear()
            for key, name in offered:
                box.addItem(name, key)
            box.setCurrentIndex(max(box.findData(before), 0))
        box.setVisible(bool(offered))
        return self.network != before

    def set_method(self, method: Method) -> None:
        """Show another method, or other settings; emits nothing."""
        self._method = method
        self.method_box.setCurrentIndex(METHODS.index(method.registered_name))
        self.again_button.setVisible(method.is_long)
        self._write_tip()

    def set_setting(self, name: str, value: Any) -> None:
        """Change one setting. Raises ``SettingError``."""
        self._method = replace(self._method, **{name: value})
        self.changed.emit()

    def show_map(self, answer: Any, word: str, share: float | None) -> None:
        """Show an ``AttributionAnswer``; ``word`` is its class, ``share`` its probability.

        ``share`` is None for values.
        """
        self.progress.finish()
        self.image.set_heat(answer.heat, answer.is_signed)
        self._told = (answer, word, share)
        self._write()

    def take_progress(self, done: int, total: int) -> None:
        """Tell how far a long method is."""
        self.progress.set_progress(done, total, "")

    def forget(self) -> None:
        """Take the heat map away."""
        self._told = None
        self.progress.finish()
        self.image.set_heat(None)
        self.sentence.clear()
        self.badge.forget()

    def retranslate(self) -> None:
        while self.method_box.count() < len(METHODS):
            self.method_box.addItem("")
        for i, name in enumerate(METHODS):
            self.method_box.setItemText(i, method_title(name))
            self.method_box.setItemData(i, about_method(name), Qt.ItemDataRole.ToolTipRole)
        self.method_box.setAccessibleName(self.tr("Method"))
        tip = self.tr("Whose map this is: of the shown network (the default), or of another run")
        self.network_box.setToolTip(tip)
        self.network_box.setAccessibleName(tip)
        if self.network_box.count():
            self.network_box.setItemText(0, self.tr("Shown network"))
        for button, look, words in (
            (self.again_button, "refresh", self.tr("Compute it again with the weights of now")),
            (self.close_button, "close", self.tr("Take this map away")),
        ):
            button.setIcon(icon(look, "muted"))
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.set_method(self._method)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.image.setFixedHeight(picture_height(self.width()))
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """Ask for the height that the sentences need at this width; layouts in rows forget it."""
        self.setMinimumHeight(max(self.layout().totalMinimumHeightForWidth(self.width()), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        return super().eventFilter(watched, event)

    def _on_method(self, index: int) -> None:
        name = METHODS[index]
        if name != self._method.registered_name:
            self.set_method(attributions[name]())
            self.chosen.emit()
            self.changed.emit()

    def _on_network(self) -> None:
        self.chosen.emit()
        self.changed.emit()

    def _write_tip(self) -> None:
        self.method_box.setToolTip(about_method(self._method.registered_name))

    def _write(self) -> None:
        if self._told is None:
            return
        answer, word, share = self._told
        if answer.is_empty and answer.node:
            words = self.tr("Nothing in this layer speaks for '{0}': the heat map is empty.")
            self.sentence.setText(words.format(word))
        elif answer.is_empty:
            words = self.tr("No pixel changes the score of '{0}': the heat map is empty.")
            self.sentence.setText(words.format(word))
        elif share is None:
            self.sentence.setText(self.tr("Where the network finds what raises its answer."))
        elif answer.is_signed:
            words = self.tr("Blue speaks for '{0}' ({1} %), orange against it.")
            self.sentence.setText(words.format(word, f"{100 * share:.1f}") + self._error(answer))
        else:
            words = self.tr("Where the network sees '{0}' ({1} %).")
            self.sentence.setText(
                words.format(word, f"{100 * share:.1f}").replace(" %", "\N{NBSP}%")
            )

    def _error(self, answer: Any) -> str:
        """Return what completeness is missed by, "" of methods that promise none."""
        if math.isnan(answer.error):
            return ""
        words = self.tr("Its sum misses the change of the score by {0}.")
        return " " + words.format(f"{abs(answer.error):.2g}")

    def _lay_out(self) -> None:
        mark(self.sentence, kind="small")
        self.network_box.hide()
        self.progress.text.hide()
        for button in (self.again_button, self.close_button):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.method_box, 1)
        head.addWidget(self.again_button)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.network_box)
        column.addWidget(self.image)
        column.addWidget(self.progress)
        column.addWidget(self.sentence)
        column.addWidget(self.badge)
        column.addStretch(1)
