"""An image beside itself after a change, and what a network says of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.plots.change_bars import ChangeBars
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.widgets.pixels import write_npz, write_png
from app.widgets.toggle import Toggle

_GAP = 8  # pixels between the pictures
_LEAST, _MOST = 120, 190  # pixels of their height


class ChangeView(Live, QWidget):
    """``changed``: another change is wanted, or heat maps are or are not.

    Kinds of changes put their controls into ``controls`` and what else they show into ``more``.
    """

    changed = Signal()

    def __init__(self, before: ImageView, name: str, has_heat: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self.before, self.after = before, ImageView()
        self.before_label, self.after_label = QLabel(), QLabel()
        self.heat = Toggle()
        self.sentence = QLabel(wordWrap=True)
        self.bars = ChangeBars()
        self.controls, self.more = QVBoxLayout(), QVBoxLayout()
        self.export_button = ExportButton(
            name,
            sizes=(256, 512, 1024, 2048),
            png=lambda path: self.export_png(path, self.export_button.longest),
            csv=self.export_csv,
            npz=self.export_npz,
        )
        self._answer: Any = None
        self._names: Sequence[str] = ()
        self._is_class = True
        self._has_heat = has_heat  # at first
        self._lay_out()
        self.heat.toggled.connect(self.changed)

    def show_image(self, values: np.ndarray) -> None:
        """Show another image (height, width, channels), with nothing known of it yet."""
        self.before.set_values(values)
        self.before.set_heat(None)
        self.after.set_values(values)
        self.after.set_heat(None)

    def show_change(self, answer: Any, names: Sequence[str], is_class: bool) -> None:
        """Show a ``ChangedAnswer``; ``names`` are those of classes, or of values."""
        self._answer, self._names, self._is_class = answer, names, is_class
        self.after.set_values(answer.changed)
        self.after.set_heat(answer.heat_after)
        self._show_heat_before(answer.heat_before)
        self.bars.setVisible(is_class)
        if is_class:
            self.bars.set_change(answer.before, answer.after, names)
        self._write()

    def forget(self) -> None:
        """Take away what was said of another image or network."""
        self._answer = None
        self.after.set_heat(None)
        self.before.set_heat(None)
        self.bars.set_change(np.zeros(0), np.zeros(0), ())
        self._write()

    def name_of(self, index: int) -> str:
        """Return what a class or a value is called."""
        return self._names[index] if index < len(self._names) else str(index)

    def _show_heat_before(self, heat: np.ndarray | None) -> None:
        self.before.set_heat(heat)

    # saving

    def export_png(self, path: str | Path, longest: int = 512) -> None:
        """Write both pictures side by side, each ``longest`` pixels its longer side."""
        pictures = [self.before.picture(longest), self.after.picture(longest)]
        width = sum(each.width() for each in pictures) + _GAP
        height = max(each.height() for each in pictures)
        made = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.drawImage(0, 0, pictures[0])
        painter.drawImage(pictures[0].width() + _GAP, 0, pictures[1])
        painter.end()
        write_png(made, path)

    def export_csv(self, path: str | Path) -> None:
        """Write what is said of each class before and after."""
        self.bars.export_csv(path)

    def export_npz(self, path: str | Path) -> None:
        """Write image, changed image, and what is said of both."""
        arrays = {"image": self.before.values, "changed": self.after.values}
        if self._answer is not None:
            arrays |= {"before": self._answer.before, "after": self._answer.after}
            if self._answer.heat_after is not None:
                arrays["heat_before"] = self._answer.heat_before
                arrays["heat_after"] = self._answer.heat_after
        write_npz(path, arrays)

    # texts and places

    def retranslate(self) -> None:
        self.before_label.setText(self.tr("Image"))
        self.after_label.setText(self.tr("What the network sees"))
        self.heat.setText(self.tr("Heat map"))
        if self._has_heat:
            tip = self.tr("Where the network sees the class of the unchanged image (Grad-CAM). On.")
        else:
            tip = self.tr(
                "Where the network sees the class of the unchanged image (Grad-CAM). Off."
            )
        self.heat.setToolTip(tip)
        self.heat.updateGeometry()
        self._write()

    def _write(self) -> None:
        """Say what became of the answer."""
        if self._answer is None:
            self.sentence.clear()
            return
        before, after = self._answer.before, self._answer.after
        if not self._is_class:
            lines = [
                self.tr("{0}: {1} → {2}").format(self.name_of(i), f"{a:.5g}", f"{b:.5g}")
                for i, (a, b) in enumerate(zip(before.tolist(), after.tolist(), strict=True))
            ]
            self.sentence.setText("\n".join(lines[:8]))
            return
        old, new = int(before.argmax()), int(after.argmax())
        if old == new:
            self.sentence.setText(self.tr("The answer stays '{0}'.").format(self.name_of(old)))
        else:
            words = self.tr("The answer was '{0}' and is '{1}' now.")
            self.sentence.setText(words.format(self.name_of(old), self.name_of(new)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = min(max((self.width() - _GAP) // 2, _LEAST), _MOST)
        self.before.setFixedHeight(height)
        self.after.setFixedHeight(height)

    def _lay_out(self) -> None:
        for label in (self.before_label, self.after_label):
            mark(label, kind="muted")
        mark(self.sentence, kind="strong")
        self.heat.setChecked(self._has_heat)
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(_GAP)
        pictures.setVerticalSpacing(4)
        for place, (label, view) in enumerate(
            ((self.before_label, self.before), (self.after_label, self.after))
        ):
            pictures.addWidget(label, 0, place)
            pictures.addWidget(view, 1, place)
            pictures.setColumnStretch(place, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.heat)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        self.controls.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.controls)
        column.addLayout(pictures)
        column.addLayout(foot)
        column.addWidget(self.sentence)
        column.addWidget(self.bars)
        column.addLayout(self.more)
        column.addStretch(1)
