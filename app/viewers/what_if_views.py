"""Three ways to change an image: erase parts of it, disturb it, attack it."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from app.plots.strength_plot import StrengthPlot
from app.theme import mark
from app.theme.icons import icon
from app.viewers.change_view import ChangeView
from app.viewers.erase_canvas import EraseCanvas
from app.viewers.image_view import ImageView
from app.widgets.fields import ChoiceBox
from app.widgets.status import ProgressStrip
from engine.explain.robustness import FILLS, disturbances
from engine.service.questions import FGSM, PGD

_STEPS = 200  # of the slider of a strength, from one end to the other
_PLOT_HEIGHT = 170
ANY = -1  # instead of the number of a class that is the goal


class EraseView(ChangeView):
    """Paint over the image; ``fill`` is what stands there then."""

    def __init__(self, parent: QWidget | None = None):
        self.canvas = EraseCanvas()
        super().__init__(self.canvas, "erased", True, parent)
        self.fill_box = ChoiceBox([""] * len(FILLS))
        self.brush_label, self.brush = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.undo_button = QToolButton(icon=icon("undo"))
        self.reset_button = QToolButton(icon=icon("erase"))
        self.brush.setRange(3, 50)  # percent of the shorter side
        self.brush.setValue(15)
        self.brush_label.setBuddy(self.brush)
        self.setFocusProxy(self.canvas)
        mark(self.brush_label, kind="muted")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.fill_box, 2)
        row.addWidget(self.brush_label)
        row.addWidget(self.brush, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.reset_button)
        self.controls.addLayout(row)
        self.fill_box.activated.connect(self.changed)
        self.brush.valueChanged.connect(lambda percent: self.canvas.set_brush(percent / 100))
        self.canvas.painted.connect(self.changed)
        self.canvas.painted.connect(self._on_painted)
        self.undo_button.clicked.connect(self.canvas.undo)
        self.reset_button.clicked.connect(self.canvas.reset)
        self._on_painted()
        self.follow()

    @property
    def fill(self) -> str:
        return FILLS[self.fill_box.currentIndex()]

    def begin(self) -> None:
        """Begin with another image: nothing is erased."""
        self.canvas.forget()
        self._on_painted()

    def _show_heat_before(self, heat: np.ndarray | None) -> None:
        """Leave the image that is painted on as it is."""

    def _on_painted(self) -> None:
        self.undo_button.setEnabled(self.canvas.strokes > 0)
        self.reset_button.setEnabled(bool(self.canvas.mask.any()))

    def retranslate(self) -> None:
        super().retranslate()
        self.before_label.setText(self.tr("Paint over what to erase"))
        words = (self.tr("Mean colour"), self.tr("Black"), self.tr("Blurred"))
        for index, text in enumerate(words):
            self.fill_box.setItemText(index, text)
        self.brush_label.setText(self.tr("Brush"))
        for widget, tip in (
            (self.fill_box, self.tr("What stands where you paint. Mean colour of the data.")),
            (self.brush, self.tr("Width of the brush, 3 to 50 % of the shorter side. 15 %.")),
            (self.undo_button, self.tr("Take the last stroke back (Ctrl+Z)")),
            (self.reset_button, self.tr("Erase nothing any more (Del)")),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)


class RobustnessView(ChangeView):
    """A disturbance and its strength. ``kind_chosen``: another one, with a curve of its own."""

    kind_chosen = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(ImageView(), "disturbed", False, parent)
        self.kind_box = ChoiceBox([""] * len(disturbances))
        self.slider, self.value = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.reset_button = QToolButton(icon=icon("refresh"))
        self.progress, self.plot = ProgressStrip(), StrengthPlot()
        self.plot.setFixedHeight(_PLOT_HEIGHT)
        self.plot_label = QLabel(wordWrap=True)
        self._target: int | None = None  # the class whose curve is shown
        mark(self.plot_label, kind="small")
        self.slider.setRange(0, _STEPS)
        self.value.setMinimumWidth(64)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.kind_box, 1)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        row.addWidget(self.reset_button)
        self.controls.addLayout(row)
        self.more.addWidget(self.progress)
        self.more.addWidget(self.plot)
        self.more.addWidget(self.plot_label)
        self.setFocusProxy(self.slider)
        self.kind_box.activated.connect(self._on_kind)
        self.slider.valueChanged.connect(self._on_slid)
        self.reset_button.clicked.connect(self.reset)
        self.plot.chosen.connect(self.set_strength)
        self.follow()
        self.reset()

    @property
    def kind(self) -> str:
        return list(disturbances)[self.kind_box.currentIndex()]

    @property
    def strength(self) -> float:
        """The strength in the unit of the disturbance; its 0 is a step of the slider."""
        made = disturbances[self.kind]
        return made.lowest + (made.highest - made.lowest) * self.slider.value() / _STEPS

    def set_strength(self, strength: float) -> None:
        """Choose a strength, as the slider does."""
        made = disturbances[self.kind]
        share = (strength - made.lowest) / (made.highest - made.lowest)
        self.slider.setValue(round(_STEPS * share))

    def reset(self) -> None:
        """Disturb nothing."""
        self.set_strength(0.0)
        self._on_slid()

    def show_curve(self, answer: Any, target: int) -> None:
        """Show a ``RobustnessAnswer`` for a class, with the strongest other at each strength."""
        self.progress.finish()
        said = answer.probabilities
        others = np.delete(said, target, axis=1).max(axis=1) if said.shape[1] > 1 else ()
        others = np.asarray(others if self._is_class else ())
        self._target = target
        self._write_curve()
        self.plot.set_curves(answer.strengths, said[:, target], others)
        self.plot.set_marker(self.strength)

    def _write_curve(self) -> None:
        """Say what the curves are; nothing while there are none."""
        if self._target is None:
            return
        name = self.name_of(self._target)
        left = self.tr("Probability") if self._is_class else name
        other = self.tr("strongest other class")
        self.plot.set_texts(self._unit(), left, name, other)
        words = self.tr("Solid: '{0}'. Dashed: the strongest other class. Click to go there.")
        self.plot_label.setText(words.format(name) if self._is_class else "")

    def clear_curve(self) -> None:
        """Show no curve: that of another disturbance or image is on its way."""
        self._target = None
        self.plot.clear()
        self.plot_label.clear()

    def _on_kind(self) -> None:
        with QSignalBlocker(self.slider):
            self.set_strength(0.0)
        self.clear_curve()
        self.kind_chosen.emit()
        self._on_slid()

    def _on_slid(self) -> None:
        self._write_value()
        self.plot.set_marker(self.strength)
        self.changed.emit()

    def _write_value(self) -> None:
        made, strength = disturbances[self.kind], self.strength
        if made.unit == "degrees":
            self.value.setText(f"{strength:.0f}°")
        elif made.unit == "quality":
            self.value.setText(self.tr("quality {0}").format(round(100 - strength)))
        else:
            self.value.setText(f"{100 * strength:.1f} %")
        self.slider.setAccessibleDescription(self.value.text())

    def _unit(self) -> str:
        """Say what the strength counts."""
        return {
            "range": self.tr("share of the range of values"),
            "width": self.tr("share of the width"),
            "height": self.tr("share of the height"),
            "side": self.tr("share of the shorter side"),
            "degrees": self.tr("degrees, anticlockwise"),
            "quality": self.tr("100 less the quality of JPEG"),
        }[disturbances[self.kind].unit]

    def retranslate(self) -> None:
        super().retranslate()
        words = (
            self.tr("Noise"),
            self.tr("Shift to the right"),
            self.tr("Shift downwards"),
            self.tr("Rotation"),
            self.tr("Brightness"),
            self.tr("Blur"),
            "JPEG",
        )
        for index, text in enumerate(words):
            self.kind_box.setItemText(index, text)
        for widget, tip in (
            (self.kind_box, self.tr("How the image is disturbed. Noise.")),
            (self.slider, self.tr("How strongly. Nothing.")),
            (self.reset_button, self.tr("Disturb nothing")),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self._write_value()
        self._write_curve()


class AttackView(ChangeView):
    """An attack and its strength. ``attack_wanted``: another method or goal, or once more."""

    attack_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(ImageView(), "attacked", False, parent)
        self.method_box, self.goal_box = ChoiceBox(("FGSM", "PGD")), ChoiceBox()
        self.again_button = QToolButton(icon=icon("refresh"))
        self.slider, self.value = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.result, self.progress = QLabel(wordWrap=True), ProgressStrip()
        self.plot = StrengthPlot()
        self._attack: Any = None
        self._lay_out_attack()
        self.method_box.activated.connect(self.attack_wanted)
        self.goal_box.activated.connect(self.attack_wanted)
        self.again_button.clicked.connect(self.attack_wanted)
        self.slider.valueChanged.connect(self._on_slid)
        self.plot.chosen.connect(self.set_epsilon)
        self.follow()

    @property
    def method(self) -> str:
        return (FGSM, PGD)[self.method_box.currentIndex()]

    @property
    def goal(self) -> int:
        """The class that the attack goes to, ``ANY`` for any other."""
        data = self.goal_box.currentData()
        return ANY if data is None else data

    @property
    def attack(self) -> Any:
        """The ``AdversaryAnswer`` on show, None while there is none."""
        return self._attack

    @property
    def values(self) -> np.ndarray | None:
        """The image under the attack that the slider stands at, None while there is none."""
        return None if self._attack is None else self._attack.values[self.slider.value()]

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Offer these classes as goals."""
        known = tuple(self.goal_box.itemText(i) for i in range(1, self.goal_box.count()))
        if known == classes:
            return
        with QSignalBlocker(self.goal_box):
            self.goal_box.clear()
            self.goal_box.addItem("", ANY)
            for number, name in enumerate(classes):
                self.goal_box.addItem(name, number)
        self.retranslate()

    def show_attack(self, attack: Any, names: tuple[str, ...]) -> None:
        """Show an ``AdversaryAnswer``; the slider goes to the first one that succeeds."""
        self.progress.finish()
        self._names = names
        is_new = self._attack is None
        self._attack = attack
        said, followed = attack.probabilities, attack.label if self.goal == ANY else self.goal
        others = np.delete(said, followed, axis=1).max(axis=1)
        self.plot.set_curves(attack.epsilons, said[:, followed], others)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(attack.epsilons) - 1)
            if is_new and np.isfinite(attack.smallest):
                self.slider.setValue(int(np.searchsorted(attack.epsilons, attack.smallest)))
        self.slider.setEnabled(True)
        self._write_attack()
        self._on_slid()

    def forget(self) -> None:
        super().forget()
        self._attack = None
        self.slider.setEnabled(False)
        self.plot.clear()
        self.result.clear()
        self.value.clear()

    def set_epsilon(self, epsilon: float) -> None:
        """Go to the attack whose strength is nearest."""
        if self._attack is not None:
            self.slider.setValue(int(np.abs(self._attack.epsilons - epsilon).argmin()))

    def _on_slid(self) -> None:
        if self._attack is None:
            return
        self.plot.set_marker(self._write_epsilon())
        self.changed.emit()

    def _write_epsilon(self) -> float:
        epsilon = float(self._attack.epsilons[self.slider.value()])
        self.value.setText(self.tr("{0} of 255").format(f"{epsilon:.2f}"))
        self.slider.setAccessibleDescription(self.value.text())
        return epsilon

    def _write_attack(self) -> None:
        attack = self._attack
        if attack is None:
            return
        followed = self.name_of(attack.label if self.goal == ANY else self.goal)
        other = self.tr("strongest other class")
        self.plot.set_texts(self.tr("epsilon, of 255"), self.tr("Probability"), followed, other)
        self._write_epsilon()
        largest = f"{float(attack.epsilons[-1]):.0f}"
        if not np.isfinite(attack.smallest):
            words = self.tr("No attack up to epsilon {0} of 255 succeeds.")
            self.result.setText(words.format(largest))
        elif attack.smallest == 0:
            self.result.setText(self.tr("The answer is that class already."))
        else:
            words = self.tr("From epsilon {0} of 255 on the answer is another one (to {1}).")
            if self.goal != ANY:
                words = self.tr("From epsilon {0} of 255 on the answer is the goal (to {1}).")
            smallest, finest = f"{attack.smallest:.3g}", f"{attack.finest:.2g}"
            self.result.setText(words.format(smallest, finest))

    def retranslate(self) -> None:
        super().retranslate()
        if self.goal_box.count():
            self.goal_box.setItemText(0, self.tr("Any other class"))
        for widget, tip in (
            (
                self.method_box,
                self.tr(
                    "FGSM: one step along the sign of the gradient (Goodfellow 2015). "
                    "PGD: ten small ones (Madry 2018). FGSM."
                ),
            ),
            (self.goal_box, self.tr("Which answer the attack is after. Any other class.")),
            (self.again_button, self.tr("Attack again, with the weights the network has now")),
            (
                self.slider,
                self.tr(
                    "Epsilon: by how much a pixel may change at most, 0 to 64 of 255. "
                    "Pixels are not rounded. The smallest that succeeds."
                ),
            ),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self._write_attack()

    def _lay_out_attack(self) -> None:
        mark(self.result, kind="muted")
        self.result.setMinimumHeight(2 * self.fontMetrics().height())  # it has one line or two
        self.plot.setFixedHeight(_PLOT_HEIGHT)
        self.value.setMinimumWidth(84)
        self.slider.setEnabled(False)
        self.setFocusProxy(self.slider)
        for widgets in ((self.method_box, self.goal_box), (self.slider, self.value)):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(widgets[0], 1)
            row.addWidget(widgets[1], 1 if widgets[1] is self.goal_box else 0)
            if widgets[1] is self.goal_box:
                row.addWidget(self.again_button)
            self.controls.addLayout(row)
        for widget in (self.progress, self.result, self.plot):
            self.more.addWidget(widget)
