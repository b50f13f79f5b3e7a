"""How much a sample of each class counts: balanced by a switch, or typed for each class."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.commands import class_weights as commands
from app.errors import explain
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.numbers import format_number
from app.widgets.toggle import Toggle
from app.widgets.weight_table import Weighted, WeightTable
from engine.errors import EngineError


class ClassWeights(Live, QWidget):
    """The classes of the training part, with bars of their samples; each change is a step."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.toggle = Toggle()
        self.label = QLabel(buddy=self.toggle, wordWrap=True)
        self.table = WeightTable()
        self.note = QLabel(wordWrap=True)
        self.level_button = QPushButton()
        self._lay_out()
        self.toggle.toggled.connect(self._on_toggled)
        self.table.weighed.connect(self._on_weighed)
        self.level_button.clicked.connect(self._on_levelled)
        self.follow()

    @property
    def is_needed(self) -> bool:
        """Whether the data tell classes apart."""
        return bool(self._counts)

    @property
    def title(self) -> str:
        """A heading that tells what is in force, also while the form is folded."""
        document, counts = self._session.document, self._counts
        if not document.plan.class_weights:
            return self.tr("Class weights")
        if not commands.fits(document, counts):
            return self.tr("Class weights: do not fit the data")
        if commands.are_balanced(document, counts):
            return self.tr("Class weights: balanced")
        return self.tr("Class weights: set by hand")

    def refresh(self) -> None:
        """Show the classes of the data, and what the plan says of them."""
        counts, document = self._counts, self._session.document
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(commands.are_balanced(document, counts))
        self.level_button.setVisible(bool(document.plan.class_weights))
        if not counts:
            return
        names = self._session.overview.classes
        weights = commands.weights_of(document, counts)
        rows = zip(names, counts, weights, strict=True)
        self.table.set_rows([Weighted(*row) for row in rows])
        self._write_note(len(counts))

    def retranslate(self) -> None:
        words = self.tr("Balanced from the data")
        tip = self.tr(
            "Gives every class the same say: a sample counts the number of all samples, divided "
            "by the number of classes and by the samples of its class. Those of the training "
            "part are counted, and the numbers below filled in."
        )
        self.label.setText(words)
        self.toggle.setAccessibleName(words)
        for widget in (self.label, self.toggle):
            widget.setToolTip(tip)
        self.level_button.setText(self.tr("All count the same"))
        self.level_button.setToolTip(self.tr("Takes the weights of the classes away"))
        self.refresh()

    @property
    def _counts(self) -> tuple[int, ...]:
        return commands.counts_of(self._session.overview)

    def _write_note(self, classes: int) -> None:
        given = len(self._session.document.plan.class_weights)
        is_misfit = given not in (0, classes)
        mark(self.note, kind="error" if is_misfit else "small")
        if is_misfit:
            words = self.tr("The plan weighs {0} classes, the data have {1}: no weight is used.")
            self.note.setText(words.format(given, classes))
            return
        self.note.setText(
            self.tr(
                "Bars: samples; thin lines: how much they count together. Weights count in the "
                "loss of the training, in no metric and not in the validation."
            )
        )

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        document = self._session.document
        if on:
            balanced = commands.balance(document, self._counts)
            self._session.apply(self.tr("Balance the classes"), balanced)
        else:
            self._on_levelled()

    def _on_levelled(self) -> None:
        label = self.tr("Let all classes count the same")
        self._session.apply(label, commands.level(self._session.document))

    def _on_weighed(self, number: int, weight: float) -> None:
        name = self._session.overview.classes[number]
        try:
            document = commands.weigh(self._session.document, number, weight, self._counts)
        except EngineError as error:
            mark(self.note, kind="error")
            self.note.setText(explain(error))
            return
        label = self.tr("Set the weight of {0} to {1}").format(name, format_number(weight))
        self._session.apply(label, document)

    def _lay_out(self) -> None:
        mark(self.note, kind="small")
        mark(self.level_button, kind="link")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.note)
        column.addWidget(self.level_button, 0, Qt.AlignmentFlag.AlignLeft)
