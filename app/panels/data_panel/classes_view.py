"""How many samples each class has, in all or in one part."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from app.bridge import Bridge
from app.panels.data_panel.more import MoreClasses
from app.panels.data_panel.view import DataView
from app.widgets.bars import CountBars
from engine.service.overview import Overview

PARTS = ("all", "train", "validation", "test")


class ClassesView(DataView):
    """Bars of the classes; buttons choose the part."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.buttons = {name: QToolButton(checkable=True) for name in PARTS}
        self.bars = CountBars()
        self.more = MoreClasses()
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return overview.is_classification

    def take(self, overview: Overview) -> None:
        """Show the counts, which follow the split too."""
        self.overview = overview
        for name in PARTS[1:]:
            self.buttons[name].setEnabled(getattr(overview, name).samples > 0)
        if not self._group.checkedButton().isEnabled():
            self.buttons["all"].setChecked(True)
        self._fill()

    def refresh(self) -> None:
        self._fill()

    def retranslate(self) -> None:
        words = {
            "all": self.tr("All"),
            "train": self.tr("Training"),
            "validation": self.tr("Validation"),
            "test": self.tr("Test"),
        }
        for name, button in self.buttons.items():
            button.setText(words[name])
            button.setAccessibleName(self.tr("Counts of: {0}").format(words[name]))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.buttons.values():
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.buttons["all"].setChecked(True)
        self.column.addLayout(row)
        self.column.addWidget(self.bars)
        self.column.addWidget(self.more)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._fill)
        self.more.toggled.connect(self._fill)

    def _counts(self) -> list[tuple[str, int]]:
        assert self.overview is not None
        chosen = next(name for name, button in self.buttons.items() if button.isChecked())
        parts = PARTS[1:] if chosen == "all" else (chosen,)
        every = [getattr(self.overview, name).class_counts for name in parts]
        sums = [sum(column) for column in zip(*every, strict=True)]
        return list(zip(self.overview.classes, sums, strict=True))

    def _fill(self, *_: object) -> None:
        if self.overview is None or not self.overview.is_classification:
            return
        counts = self._counts()
        self.more.set_count(len(counts))
        self.bars.set_counts(self.more.shown(counts))
