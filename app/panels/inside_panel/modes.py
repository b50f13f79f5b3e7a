"""Pages behind one tab, with a button for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.asking import Asker
from app.panels.inside_panel.pages import Page
from app.panels.inside_panel.shown import Shown
from engine.network.shapes import Summary
from engine.service.questions import SampleAnswer


class ModesPage(Page):
    """Pages behind one tab, with a button for each that the network can have."""

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
        with_images = has_images(shown.summary)
        offered = [with_images or not page.needs_images for page in self.modes]
        for button, is_offered in zip(self.buttons, offered, strict=True):
            button.setVisible(is_offered)
        self._bar.setVisible(sum(offered) > 1)
        if not offered[self.stack.currentIndex()]:
            self.buttons[0].setChecked(True)
            self.stack.setCurrentIndex(0)
        self._shown = shown
        self.retranslate()
        self._ask()

    def take_sample(self, sample: SampleAnswer) -> None:
        for page in self.modes:
            page.take_sample(sample)

    def leave(self) -> None:
        for page in self.modes:
            page.leave()

    def _ask(self) -> None:
        for page in self.modes:
            kept, ignored = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
            policy = kept if page is self.front else ignored
            page.setSizePolicy(policy, policy)
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


def has_images(summary: Summary) -> bool:
    """Whether images go into the network."""
    return any(
        row.node.layer.input_count == 0 and row.shape and len(row.shape) == 3
        for row in summary.rows
    )
