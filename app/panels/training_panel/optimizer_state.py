"""Whether the next training continues with the optimizer of an opened model, and why not."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.commands import plan as commands
from app.i18n.numbers import count_text
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.workspace import Carried


class OptimizerStatePart(Live, QWidget):
    """One sentence and one button; hidden where there is no state to continue with."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.sentence = QLabel(wordWrap=True)
        self.button = QPushButton()
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        self.follow()

    def retranslate(self) -> None:
        self.button.setToolTip(
            self.tr(
                "The state of an optimizer is what it remembers of all updates so far: momentums, "
                "and their number, on which learning rates and corrections depend."
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what becomes of the state."""
        carried = self._session.carried
        self.setVisible(carried is not None)
        if carried is None:
            return
        self.sentence.setText(self._text(carried))
        self.button.setVisible(not carried.reason)
        self.button.setText(
            self.tr("Start afresh") if carried.is_wanted else self.tr("Continue with it")
        )

    def _text(self, carried: Carried) -> str:
        texts = {
            "optimizer": self.tr(
                "Begins afresh: the model was trained by {0}, whose state at step {1} does not "
                "fit the optimizer that is chosen now."
            ),
            "network": self.tr(
                "Begins afresh: the state of {0} at step {1} does not fit the network any more, "
                "since other weights learn now."
            ),
            "parts": self.tr(
                "Begins afresh: the state of {0} at step {1} is that of one optimizer, and the "
                "network has several."
            ),
        }
        going_on = self.tr("Continues with the state of {0} at step {1}.")
        left = self.tr("Begins afresh: the state of {0} at step {1} is left out.")
        text = texts.get(carried.reason) or (going_on if carried.is_wanted else left)
        return text.format(carried.kind, count_text(carried.updates))

    @Slot()
    def _on_clicked(self) -> None:
        document = self._session.document
        keeps = not document.keeps_optimizer
        label = (
            self.tr("Continue with the optimizer of the model")
            if keeps
            else self.tr("Begin with a fresh optimizer")
        )
        self._session.apply(label, commands.keep_optimizer(document, keeps))

    def _lay_out(self) -> None:
        mark(self.sentence, kind="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
