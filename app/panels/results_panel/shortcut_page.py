"""Where the network looks for each class on average, and what it costs to mask a zone."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.i18n.settings import about_method, method_title
from app.models.asking import LongQuestion
from app.models.shortcut_texts import short_name, verdict, zone_name
from app.panels.results_panel.class_pages import ClassPage
from app.panels.results_panel.scope import Scope
from app.session import Session
from app.theme import mark, theme
from app.theme.colour_maps import colour_table
from app.viewers.export_button import ExportButton
from app.viewers.thumbnails import ThumbnailGrid
from app.widgets.bars import Bar, BarList
from app.widgets.fields import ChoiceBox
from app.widgets.pixels import added, as_pixels, write_npz
from app.widgets.status import ProgressStrip
from engine.errors import Cancelled, EngineError
from engine.explain.methods import attributions
from engine.explain.shortcuts import FILLS, Shortcuts
from engine.service.questions import ConfusionAnswer, FindShortcuts, FindShortcutsAnswer

METHODS = ("", "GradCAM", "GradCAMPlusPlus", "LayerCAM", "Saliency", "GradientTimesInput")
_SIDE = 84  # pixels of a map
_STRENGTH = 0.5  # of the heat over the mean image


class ShortcutPage(ClassPage):
    """Asks when it is told to. Keys are classes, whose samples are wanted."""

    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._scope: Scope | None = None
        self._found: FindShortcutsAnswer | None = None
        self._class = 0
        self._errand = LongQuestion(session, "results/shortcuts", self)
        self.method_box, self.fill_box = ChoiceBox(), ChoiceBox()
        self.find_button = QPushButton()
        self.progress = ProgressStrip()
        self.verdict, self.caption, self.title = (QLabel(wordWrap=True) for _ in range(3))
        self.grid = ThumbnailGrid(side=_SIDE)
        self.bars = BarList()
        self.export_button = ExportButton(
            "shortcuts",
            png=lambda path: self.grid.export_png(path, 256),
            csv=self._export_csv,
            npz=self._export_npz,
        )
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Tell of what would be searched; what was found in another part or network goes away."""
        before = self._scope
        if before is None or _about(before) != _about(scope):
            self.forget()
        self._scope = scope
        self.find_button.setEnabled(scope.overview.is_image)
        self._write()

    def forget(self) -> None:
        """Show nothing found."""
        self._errand.forget()
        self.progress.finish()
        self._found, self._class = None, 0
        self.grid.set_images([])  # type: ignore[arg-type]
        self._write()

    def describe(self, key: int) -> str:
        assert self.answer is not None
        return self.tr("Samples of {0}").format(self.answer.classes[key])

    def places(self, key: int) -> np.ndarray:
        assert self.answer is not None
        return self.answer.matrix.of_class(key)

    def retranslate(self) -> None:
        tips = {
            self.method_box: self.tr("How heat is computed (default: chosen by the network)"),
            self.fill_box: self.tr(
                "What stands in a masked zone (default: the zone of another sample). That is the "
                "fairest: the network knows such zones, only their tie to the class is cut."
            ),
        }
        for box, tip in tips.items():
            box.setToolTip(tip)
            box.setAccessibleName(tip)
        self.method_box.setItemText(0, self.tr("By itself"))
        hint = self.tr("Grad-CAM where a convolution has a map, else the gradient of the pixels")
        self.method_box.setItemData(0, hint, Qt.ItemDataRole.ToolTipRole)
        for row, name in enumerate(METHODS[1:], start=1):
            self.method_box.setItemText(row, method_title(name))
            self.method_box.setItemData(row, about_method(name), Qt.ItemDataRole.ToolTipRole)
        words = (self.tr("Another sample"), self.tr("Mean of the data"), self.tr("Zero"))
        for row, word in enumerate(words):
            self.fill_box.setItemText(row, word)
        self.find_button.setText(self.tr("Look for shortcuts"))
        self.find_button.setToolTip(
            self.tr("Average the heat of each class, mask zones, and compare the accuracy")
        )
        self.grid.list.setAccessibleName(self.tr("Average heat of each class"))
        self.bars.setAccessibleName(self.tr("Heat by zone"))
        self._write()

    def restyle(self) -> None:
        self.bars.dress(theme().tokens)
        self._write()

    def _show(self, answer: ConfusionAnswer) -> None:
        """Nothing of what is found depends on the matrix."""

    def _ask(self) -> None:
        scope = self._scope
        if scope is None:
            return
        name = METHODS[self.method_box.currentIndex()]
        method = attributions[name]() if name else None
        fill = FILLS[self.fill_box.currentIndex()]
        question = FindShortcuts(scope.key, scope.overview.choice, scope.part, method, fill)
        self.find_button.setEnabled(False)
        self.progress.set_progress(0, 0, "")
        self._errand.start(question, self._on_found, self._on_failed)

    def _on_found(self, found: FindShortcutsAnswer) -> None:
        self._found = found
        findings = found.found.findings
        self._class = findings[0].target if findings else 0
        self._write()
        self.grid.select(self._class)

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self.progress.finish()
        self.find_button.setEnabled(True)

    def _on_class(self, number: int) -> None:
        self._class = number
        self._write_bars()
        self.opened.emit(number)

    def _write(self) -> None:
        answer, scope = self._found, self._scope
        for widget in (self.grid, self.bars, self.title, self.caption):
            widget.setVisible(answer is not None)
        self.export_button.setEnabled(answer is not None)
        if answer is None:
            mark(self.verdict, kind="small")
            if scope is not None and not scope.overview.is_image:
                self.verdict.setText(self.tr("Zones need images, but these data have none."))
                return
            self.verdict.setText(
                self.tr(
                    "Does the network tell a class by a mark in a corner instead of the object? "
                    "Average heat shows where it looks, masking shows whether it matters."
                )
            )
            return
        grave, words = verdict(answer.found, answer.classes)
        mark(self.verdict, kind={"danger": "error"}.get(grave, ""))
        self.verdict.setText(words)
        self._write_maps(answer)
        self._write_bars()

    def _write_maps(self, answer: FindShortcutsAnswer) -> None:
        found, table = answer.found, colour_table("jet")
        images, tips = [], []
        for number, heat in enumerate(found.maps):
            heat = heat / (heat.max() or 1)
            images.append(added(as_pixels(found.images[number]), heat, table, _STRENGTH))
            words = self.tr("{0}: mean heat of {1} samples over their mean image")
            tips.append(words.format(answer.classes[number], int(found.mapped[number])))
        self.grid.set_images(images, answer.classes, tips)  # type: ignore[arg-type]
        words = self.tr("Accuracy {0} % on {1} samples. Click a class to see its samples.")
        tested = int(found.tested.sum())
        self.caption.setText(words.format(f"{100 * found.accuracy:.1f}", tested))

    def _write_bars(self) -> None:
        answer = self._found
        if answer is None:
            return
        found, number = answer.found, self._class
        flagged = {f.zone for f in found.findings if f.target == number}
        self.bars.set_bars(
            [self._bar(found, zone, number, zone in flagged) for zone in range(len(found.zones))]
        )
        words = self.tr("{0}: share of heat / of area / accuracy without the zone")
        self.title.setText(words.format(answer.classes[number]))

    def _bar(self, found: Shortcuts, zone: int, number: int, is_flagged: bool) -> Bar:
        share = found.shares[number, zone]
        numbers = share, found.areas[zone], found.after[zone, number]
        text = "{} / {} / {} %".format(*map(_percent, numbers))
        tip = self.tr(
            "{0}: heat {1} times the area. Accuracy on the class {2} % before, {3} % after; "
            "on all {4} %"
        ).format(
            zone_name(found, zone),
            _number(found.ratios[number, zone]),
            _percent(found.before[number]),
            _percent(found.after[zone, number]),
            _percent(found.accuracies[zone]),
        )
        colour = theme().tokens.danger if is_flagged else ""
        return Bar(short_name(found, zone), float(np.nan_to_num(share)), text, colour, tip)

    def _export_csv(self, path: Path) -> None:
        if self._found is None:
            return
        found, classes = self._found.found, self._found.classes
        head = "class,zone,top,bottom,left,right,area,heat,accuracy_before,accuracy_after"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(head.split(","))
            for number, name in enumerate(classes):
                for z, zone in enumerate(found.zones):
                    box = (each + 1 for pair in zone.box for each in pair)
                    values = found.areas[z], found.shares[number, z], found.before[number]
                    numbers = (f"{v:.6g}" for v in (*values, found.after[z, number]))
                    writer.writerow([name, zone.name, *box, *numbers])

    def _export_npz(self, path: Path) -> None:
        if self._found is None:
            return
        found = self._found.found
        arrays: dict[str, Any] = {
            "classes": np.array(self._found.classes),
            "maps": found.maps,
            "mean_images": found.images,
            "zones": np.stack([zone.mask for zone in found.zones]),
            "zone_names": np.array([zone.name for zone in found.zones]),
            "areas": found.areas,
            "heat": found.shares,
            "accuracy_before": found.before,
            "accuracy_after": found.after,
        }
        write_npz(path, arrays)

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        mark(self.caption, kind="small")
        self.method_box.addItems([""] * len(METHODS))
        self.fill_box.addItems([""] * len(FILLS))
        self.grid.setMinimumHeight(2 * (_SIDE + 40))
        self.head.addWidget(self.method_box, 1)
        self.head.addWidget(self.fill_box, 1)
        self.head.addWidget(self.export_button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.find_button)
        self.column.addLayout(row)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.grid, 1)
        for widget in (self.caption, self.title, self.bars):
            self.column.addWidget(widget)
        self.column.addStretch(0)

    def _connect(self) -> None:
        self.find_button.clicked.connect(self._ask)
        self.grid.image_chosen.connect(self._on_class)
        self.progress.cancelled.connect(self._errand.cancel)
        self._errand.progressed.connect(self._on_progressed)
        self._errand.ended.connect(self._on_ended)

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.set_progress(done, total, "")


def _percent(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.0f}"


def _number(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.1f}"


def _about(scope: Scope) -> tuple[Any, ...]:
    return scope.key, scope.overview.choice, scope.part
