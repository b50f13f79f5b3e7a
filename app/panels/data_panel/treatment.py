"""How the data are scaled and cut: forms whose every change is a step that can be undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.commands import data as commands
from app.errors import explain
from app.i18n.settings import label_of, labels, tooltips
from app.panels.data_panel.words import preparation_sentence, preparation_title
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.form import PropertyForm
from engine.data.dataset import Source
from engine.data.split import Split
from engine.errors import EngineError


class PreparationForm(Live, QWidget):
    """A box with the preparations that fit, and what the chosen one does."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.box: QComboBox = ChoiceBox()
        self.sentence = QLabel(wordWrap=True)
        mark(self.sentence, kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addWidget(self.sentence)
        self.box.activated.connect(self._on_chosen)
        self.follow()

    def refresh(self) -> None:
        """Show the preparation of the document."""
        choice = self._session.document.choice
        if choice is None:
            return
        names = commands.fitting_preparations(self._is_image(choice.source))
        now = choice.preparation.registered_name
        names += [] if now in names else [now]
        with QSignalBlocker(self.box):
            self.box.clear()
            for name in names:
                self.box.addItem(preparation_title(name), name)
            self.box.setCurrentIndex(names.index(now))
        self.sentence.setText(preparation_sentence(now))

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("Preparation of the inputs"))
        self.box.setToolTip(
            self.tr("How inputs are scaled before the network gets them, as the training part says")
        )
        self.refresh()

    def _is_image(self, source: Source) -> bool:
        overview = self._session.overview
        return overview.is_image if overview else isinstance(source, commands.PICTURES)

    def _on_chosen(self, index: int) -> None:
        name = self.box.itemData(index)
        label = self.tr("Choose {0}").format(preparation_title(name))
        self._session.apply(label, commands.set_preparation(self._session.document, name))
        self.refresh()


class SplitForm(Live, QWidget):
    """The settings of the split; an error stands below the setting it is about."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.form = PropertyForm()
        self.own_test = QLabel(wordWrap=True, visible=False)
        mark(self.own_test, kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.form)
        column.addWidget(self.own_test)
        self.form.changed.connect(self._on_changed)
        self.follow()

    def refresh(self) -> None:
        """Show the split of the document."""
        choice = self._session.document.choice
        if choice is None:
            return
        self.form.set_part(choice.split)
        overview = self._session.overview
        own_test = bool(overview and overview.own_test)
        classes = overview is None or overview.is_classification
        self.form.fields["test"].setEnabled(not own_test)
        self.form.fields["stratified"].setEnabled(classes and choice.split.shuffle)
        self.own_test.setVisible(own_test)

    def retranslate(self) -> None:
        self.form.set_texts(labels(), tooltips())
        self.own_test.setText(
            self.tr("The data bring a test part of their own, so no samples are taken for it.")
        )
        self.refresh()

    def _on_changed(self, name: str, value: Any) -> None:
        try:
            document = commands.set_split(self._session.document, **{name: value})
        except EngineError as error:
            self.form.show_error(name, explain(error))
            return
        label = self.tr("Change {0} of the split").format(label_of(Split, name))
        self._session.apply(label, document)
