"""How one value is computed: its terms, its sum, and the way back from a score."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n.numbers import count_text
from app.models import computation_texts as texts
from app.models.computation_rows import (
    BACKWARD,
    FORWARD,
    Line,
    Names,
    arrays_of,
    heads,
    lines_of,
    rest_of,
    table_of,
)
from app.theme import mark, theme
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.cell_field import CellField
from app.viewers.class_box import ClassBox
from app.viewers.export_button import ExportButton
from app.viewers.terms_sheet import TermRow, TermsSheet
from app.viewers.value_bars import ValueBars
from app.widgets.fields import ChoiceBox
from app.widgets.page_area import PageArea
from app.widgets.pixels import write_npz, write_png
from engine.explain.computation import Computation

AFTER = 1  # softmax or sigmoid: where the score is taken
LINES = 8  # that are shown at first, and more of them each time
MOST_ROW = 50  # bars of a row of softmax


class ComputationView(Live, QWidget):
    """``value_wanted(node, place)``: another value, or one before; ``asked``: another score."""

    value_wanted = Signal(str, object)
    asked = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.back_button, self.forward_button = QToolButton(), QToolButton()
        self.title = QLabel(wordWrap=True)
        self.class_label, self.class_box = QLabel(), ClassBox()
        self.score_label, self.score_box = QLabel(), ChoiceBox(("", ""))
        self.way_buttons = [QToolButton(checkable=True) for _ in (FORWARD, BACKWARD)]
        self.sentence, self.formula = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.facts, self.check = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.sheet, self.rest = TermsSheet(), QLabel(wordWrap=True)
        self.more_button = QPushButton()
        self.row_title, self.row_bars = QLabel(wordWrap=True), ValueBars()
        self.field = CellField()
        self.export_button = ExportButton("value", png=self._png, csv=self._csv, npz=self._npz)
        self._found: Computation | None = None
        self._lines: list[Line] = []
        self._most = LINES
        self._names: Names = {}
        self._outputs: Sequence[str] = ()
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def target(self) -> int:
        """The number of the class, -1 for the likeliest."""
        return self.class_box.target

    @property
    def before_activation(self) -> bool:
        """Whether the score is taken before softmax or sigmoid."""
        return self.score_box.currentIndex() != AFTER

    @property
    def way(self) -> int:
        """``FORWARD`` or ``BACKWARD``."""
        return self._ways.checkedId()

    @property
    def computation(self) -> Computation | None:
        """What is shown."""
        return self._found

    def set_classes(self, classes: Sequence[str]) -> None:
        """Offer the classes whose score may be followed back; what is chosen stays."""
        self.class_box.offer(classes)
        for widget in (self.class_label, self.class_box, self.score_label, self.score_box):
            widget.setVisible(bool(classes))

    def set_way_open(self, back: bool, forward: bool) -> None:
        """Say whether there are values to go back to, and forward."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def show_computation(
        self, found: Computation, names: Names, outputs: Sequence[str] = ()
    ) -> None:
        """Show how a value is computed.

        ``names``: of the values of a source, by its reference   ``outputs``: of the units here
        """
        before = self._found
        if before is None or (before.node, before.place) != (found.node, found.place):
            self._most = LINES
            self.field.hide()
        self._found, self._names, self._outputs = found, names, outputs
        self.content.show()
        self._write()

    def forget(self) -> None:
        """Show nothing; a value is on its way."""
        self._found = None
        self.content.hide()

    def retranslate(self) -> None:
        self.class_label.setText(self.tr("Class"))
        self.score_label.setText(self.tr("Score"))
        self.score_box.setItemText(0, self.tr("Before softmax"))
        self.score_box.setItemText(AFTER, self.tr("After softmax"))
        forward, backward = self.way_buttons
        forward.setText(self.tr("Forward"))
        backward.setText(self.tr("Backward"))
        self.more_button.setText(self.tr("Show more"))
        tips = {
            self.back_button: self.tr("The value looked at before (Alt+Left)"),
            self.forward_button: self.tr("The value that you came back from (Alt+Right)"),
            self.class_box: self.tr("The class whose score is followed back"),
            self.score_box: self.tr(
                "Which number of the class is followed back: the one before softmax or sigmoid, "
                "which is the default, or the probability after it"
            ),
            forward: self.tr("What the value is made of"),
            backward: self.tr("What the value has to do with the score of a class"),
            self.more_button: self.tr("Show more terms, the next largest ones"),
        }
        for widget, tip in tips.items():
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self._write()

    # Writing

    def _write(self) -> None:
        found = self._found
        if found is None:
            return
        self.title.setText(texts.title_of(found))
        if self.way == BACKWARD:
            known = 0 <= found.target < len(self.class_box.classes)
            target = self.class_box.classes[found.target] if known else ""
            sentence, formula = texts.backward_of(found, target)
            facts, check = "", ""
        else:
            sentence, formula = texts.sentence_of(found), texts.formula_of(found)
            facts, check = texts.facts_of(found), texts.check_of(found)
        for label, text in (
            (self.sentence, sentence),
            (self.formula, formula),
            (self.facts, facts),
            (self.check, check),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        mark(self.check, kind="small" if found.agrees else "error")
        self._write_lines(found)
        self._write_row(found)

    def _write_lines(self, found: Computation) -> None:
        self._lines = lines_of(found, self.way, self._most, self._names)
        if found.target < 0 and self.way == BACKWARD:
            self._lines = []
        rows = [
            TermRow(each.label, each.tiles, each.is_padding, each.text, self._told(each))
            for each in self._lines
        ]
        self.sheet.set_rows(heads(found, self.way), rows)
        if self.sheet.hasFocus() and not rows:
            self.back_button.setFocus()  # keys go on working at the end of a walk
        self.sheet.setVisible(bool(rows))
        count, total = rest_of(found, self._most)
        words = self.tr("The other {0} add {1} together.")
        if self.way == BACKWARD or (found.operands and found.operands[0].weights is None):
            words = self.tr("The other {0} add less.")
        self.rest.setText(words.format(count_text(count), f"{total:.4g}"))
        for widget in (self.rest, self.more_button):
            widget.setVisible(count > 0 and bool(rows))

    def _told(self, line: Line) -> str:
        return self.tr("{0} of '{1}'").format(line.label, line.operand.name)

    def _write_row(self, found: Computation) -> None:
        """Show the exponentials of a row, the units that share one sum."""
        is_shown = self.way == FORWARD and found.row.size > 1
        self.row_title.setVisible(is_shown)
        self.row_bars.setVisible(is_shown)
        if not is_shown:
            return
        is_softmax = found.activation == "softmax"
        values = found.exponentials if is_softmax else found.row
        units = range(min(len(values), MOST_ROW))
        known = self._outputs if len(self._outputs) == len(values) else ()
        names = [known[unit] if known else str(unit) for unit in units]
        self.row_bars.set_values(names, np.asarray(values[: len(units)]))
        self.row_title.setText(
            self.tr("The row: exponentials exp(Σ − largest Σ) that softmax divides by their sum")
            if is_softmax
            else self.tr("The row that the function looks at")
        )

    # What happens

    def _on_term(self, row: int, cell: int) -> None:
        line = self._lines[row]
        place = line.operand.place(line.cells[cell])
        if place is not None:
            self.value_wanted.emit(line.operand.source, place)

    def _on_row(self, unit: int) -> None:
        found = self._found
        if found is not None and found.shape[-1] == found.row.size:
            self.value_wanted.emit(found.node, (*found.place[:-1], unit))

    def _on_more(self) -> None:
        self._most += LINES
        self._write()

    def _png(self, path: Path) -> None:
        _write_picture(path, self.title, self.content)

    def _csv(self, path: Path) -> None:
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([] if self._found is None else table_of(self._found))

    def _npz(self, path: Path) -> None:
        write_npz(path, {} if self._found is None else arrays_of(self._found))

    # How it is built

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_wanted)
        self.forward_button.clicked.connect(self.forward_wanted)
        self.class_box.activated.connect(self.asked)
        self.score_box.activated.connect(self.asked)
        self._ways.idClicked.connect(lambda _: self._write())
        self.more_button.clicked.connect(self._on_more)
        self.sheet.chosen.connect(self._on_term)
        self.row_bars.clicked.connect(self._on_row)

    def _lay_out(self) -> None:
        for label in (self.sentence, self.facts, self.rest, self.row_title, self.check):
            mark(label, kind="small")
        mark(self.title, kind="strong")
        mark(self.formula, kind="strong")
        mark(self.more_button, kind="link")
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(4)
        for button, look in ((self.back_button, "back"), (self.forward_button, "forward")):
            button.setIcon(icon(look))
            button.setAutoRaise(True)
            button.setEnabled(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            head.addWidget(button)
        head.addWidget(self.title, 1)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._make_ways())
        column.addWidget(self._make_content(), 1)

    def _make_ways(self) -> QGridLayout:
        self._ways = QButtonGroup(self)
        ways = QHBoxLayout()
        ways.setSpacing(4)
        for number, button in enumerate(self.way_buttons):
            self._ways.addButton(button, number)
            ways.addWidget(button)
        ways.addStretch(1)
        self.way_buttons[FORWARD].setChecked(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.addLayout(ways, 0, 0, 1, 4)
        for number, (label, box) in enumerate(
            ((self.class_label, self.class_box), (self.score_label, self.score_box))
        ):
            mark(label, kind="muted")
            label.setBuddy(box)
            grid.addWidget(label, 1, 2 * number)
            grid.addWidget(box, 1, 2 * number + 1)
            grid.setColumnStretch(2 * number + 1, 1)
        return grid

    def _make_content(self) -> PageArea:
        area = PageArea()
        page = area.widget()
        assert page is not None, "an area has a page"
        self.content = page
        area.column.setContentsMargins(0, 0, 4, 0)
        for widget in (
            self.sentence,
            self.formula,
            self.facts,
            self.sheet,
            self.rest,
            self.more_button,
            self.row_title,
            self.row_bars,
            self.check,
            self.field,
        ):
            area.column.addWidget(widget)
        area.column.setAlignment(self.more_button, Qt.AlignmentFlag.AlignLeft)
        area.column.addStretch(1)
        self.content.hide()
        return area


def _write_picture(path: Path, title: QLabel, content: QWidget) -> None:
    """Write all that there is to scroll through, below the name of the value."""
    for _ in range(2):  # layouts that are due, and those that these ask for
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    tokens, side = theme().tokens, 12
    top = 2 * title.fontMetrics().height()
    size = content.size() + QSize(2 * side, top + side)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.window))
    painter = QPainter(image)
    painter.setFont(title.font())
    painter.setPen(QColor(tokens.text))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(side, 0, size.width(), top), middle, title.text())
    content.render(painter, QPoint(side, top), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    write_png(image, path)
