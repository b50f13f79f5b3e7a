"""Parts of the page of maps: what is asked for, and what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.map_points import TRUE, colour_title
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.layer_box import LayerBox
from app.widgets.fields import ChoiceBox
from app.widgets.numbers import IntegerBox
from app.widgets.toggle import Toggle

METHODS = ("pca", "tsne")
WORDS = 1  # row of the box of subjects
_FEWEST, _USUAL, _MOST = 50, 2000, 20_000  # samples
_LISTED = 5  # neighbours in sight


@dataclass(frozen=True)
class Wish:
    """What a map is wanted of."""

    method: str
    axes: int
    limit: int
    is_words: bool


class MapControls(Live, QWidget):
    """Which layer, by which method, of how many; ``changed``: something else is wanted."""

    changed = Signal()
    draw_wanted = Signal()
    colour_chosen = Signal()
    lasso_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layer_box = LayerBox()
        self.subject_box, self.method_box = ChoiceBox(), ChoiceBox()
        self.axes_box, self.colour_box = ChoiceBox(), ChoiceBox()
        self.count_box = IntegerBox(_USUAL, _FEWEST, _MOST)
        self.draw_button = QPushButton()
        self.lasso_button = QToolButton(icon=icon("lasso"), checkable=True)
        self.reset_button = QToolButton(icon=icon("fit"))
        self.pictures = Toggle()
        self.first = QHBoxLayout()  # the page has a button of its own there
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def wish(self) -> Wish:
        is_words = self.subject_box.isVisibleTo(self) and self.subject_box.currentIndex() == WORDS
        method = METHODS[self.method_box.currentIndex()]
        return Wish(method, 2 + self.axes_box.currentIndex(), self.count_box.value(), is_words)

    @property
    def colour(self) -> str:
        """What the colours are to mean."""
        return self.colour_box.currentData() or TRUE

    def offer_words(self, is_possible: bool) -> None:
        """Offer the words of the layer beside its samples, where it is a table of words."""
        self.subject_box.setVisible(is_possible)

    def offer_colours(self, colours: Sequence[str]) -> None:
        """Offer meanings of colours; the one before stays where it is offered."""
        before = self.colour
        with QSignalBlocker(self.colour_box):
            self.colour_box.clear()
            for colour in colours:
                self.colour_box.addItem("", colour)
            self.colour_box.setCurrentIndex(max(self.colour_box.findData(before), 0))
        self.retranslate()

    def retranslate(self) -> None:
        tips = {
            self.layer_box: self.tr("The layer whose activations are drawn"),
            self.subject_box: self.tr("What the points are: samples, or the words of the table"),
            self.method_box: self.tr("How the map is made"),
            self.axes_box: self.tr("A flat map, or one in space that a drag turns"),
            self.colour_box: self.tr("What the colours mean"),
            self.count_box: self.tr(
                "How many points are drawn, from 50 to 20,000; usual are 2,000. "
                "They are spread evenly over the part."
            ),
            self.lasso_button: self.tr(
                "Draw a line around points to select them. Shift and a drag select a rectangle "
                "at any time, Ctrl adds to what is selected."
            ),
            self.reset_button: self.tr("Show everything again (0)"),
            self.pictures: self.tr("Images instead of points, where there is room for them"),
        }
        for widget, tip in tips.items():
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self.count_box.setSuffix(self.tr(" points"))
        self._write_choices()
        self.pictures.setText(self.tr("Images"))
        self.pictures.updateGeometry()
        self.draw_button.setText(self.tr("Draw the map"))
        self.draw_button.setToolTip(self.tr("Compute where the points lie"))

    def _write_choices(self) -> None:
        words = {
            self.subject_box: (self.tr("Samples"), self.tr("Words")),
            self.method_box: (self.tr("PCA"), self.tr("t-SNE")),
            self.axes_box: (self.tr("2-D"), self.tr("3-D")),
        }
        for box, texts in words.items():
            for row, text in enumerate(texts):
                box.setItemText(row, text)
        hints = (
            self.tr("PCA: the directions in which samples differ most"),
            self.tr("t-SNE: near samples stay near, takes longer"),
        )
        for row, hint in enumerate(hints):
            self.method_box.setItemData(row, hint, Qt.ItemDataRole.ToolTipRole)
        for row in range(self.colour_box.count()):
            self.colour_box.setItemText(row, colour_title(self.colour_box.itemData(row)))

    def _lay_out(self) -> None:
        for box in (self.subject_box, self.method_box, self.axes_box):
            box.addItems(["", ""])
        self.subject_box.hide()
        self.pictures.setChecked(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self.first.setSpacing(8)
        self.first.addWidget(self.layer_box, 2)
        self.first.addWidget(self.subject_box, 1)
        self.first.addWidget(self.draw_button)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.method_box, 1)
        second.addWidget(self.axes_box, 1)
        second.addWidget(self.count_box, 1)
        third = QHBoxLayout()
        third.setSpacing(8)
        third.addWidget(self.colour_box, 1)
        third.addWidget(self.pictures)
        third.addWidget(self.lasso_button)
        third.addWidget(self.reset_button)
        for number, row in enumerate((self.first, second, third)):
            grid.addLayout(row, number, 0)

    def _connect(self) -> None:
        for box in (self.layer_box, self.subject_box, self.method_box, self.axes_box):
            box.activated.connect(lambda _: self.changed.emit())
        self.count_box.valueChanged.connect(lambda _: self.changed.emit())
        self.colour_box.activated.connect(lambda _: self.colour_chosen.emit())
        self.draw_button.clicked.connect(self.draw_wanted)
        self.lasso_button.toggled.connect(self.lasso_toggled)


class SelectionBar(Live, QWidget):
    """A line to search, what is selected, what to do with it, and the neighbours of a point.

    ``searched(text)``; ``gallery_wanted``; ``clear_wanted``; ``near_chosen(row)``: of the list.
    """

    searched = Signal(str)
    gallery_wanted = Signal()
    clear_wanted = Signal()
    near_chosen = Signal(int)

    def __init__(self, write_csv, parent: QWidget | None = None):
        super().__init__(parent)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.text = QLabel(wordWrap=True)
        self.gallery_button, self.clear_button = QPushButton(), QPushButton()
        self.export_button = ExportButton("selection", csv=write_csv)
        self.list = QListWidget(visible=False)
        self._lay_out()
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self.gallery_button.clicked.connect(self.gallery_wanted)
        self.clear_button.clicked.connect(self.clear_wanted)
        self.list.itemClicked.connect(lambda _: self.near_chosen.emit(self.list.currentRow()))
        self.list.itemActivated.connect(lambda _: self.near_chosen.emit(self.list.currentRow()))
        self.follow()

    def show_selection(self, text: str, has_gallery: bool) -> None:
        """Say what is selected; "" for nothing."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.clear_button.setVisible(bool(text))
        self.export_button.setVisible(bool(text) and has_gallery)
        self.gallery_button.setVisible(bool(text) and has_gallery)

    def show_near(self, lines: Sequence[str]) -> None:
        """List neighbours, none for no list."""
        self.list.clear()
        self.list.addItems(lines)
        self.list.setVisible(bool(lines))

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a class, a sample number or a word"))
        self.search.setToolTip(
            self.tr("Selects what it finds. Enter a name, or a number from 1; words from 0.")
        )
        self.search.setAccessibleName(self.tr("Find on the map"))
        self.gallery_button.setText(self.tr("Open as gallery"))
        self.gallery_button.setToolTip(self.tr("List the selected samples below"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Select nothing (Esc)"))
        self.list.setAccessibleName(self.tr("Nearest neighbours, with their distances"))

    def _lay_out(self) -> None:
        for button in (self.gallery_button, self.clear_button):
            mark(button, kind="link")
        self.list.setFixedHeight(_LISTED * (self.fontMetrics().height() + 6) + 8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.gallery_button)
        row.addWidget(self.clear_button)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.list)
