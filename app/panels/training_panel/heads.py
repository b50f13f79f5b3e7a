"""What each output of a network with several outputs is compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.commands import plan as commands
from app.errors import explain
from app.session import Session
from app.viewers.head_form import HeadForm
from app.widgets.section import Section
from engine.errors import EngineError
from engine.losses import losses
from engine.training.plan import Head


class Heads(QWidget):
    """One section an output, by its name; every change is a named step."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.forms: dict[str, HeadForm] = {}
        self._sections: dict[str, Section] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def refresh(self) -> None:
        """Show the outputs of the network as it is drawn, if it has several."""
        document = self._session.document
        outputs = document.network.outputs if commands.has_heads(document) else ()
        for gone in [output for output in self.forms if output not in outputs]:
            del self.forms[gone]
            self._sections.pop(gone).deleteLater()
        for output in outputs:
            if output not in self.forms:
                self._add(output)
            self._sections[output].set_title(document.network.name_of(output))
            self.forms[output].show_head(document.plan.head(output), self._misfits(output))

    def _misfits(self, output: str) -> dict[str, str]:
        document, overview = self._session.document, self._session.overview
        if output != document.network.outputs[0]:
            return {}  # what the data hold for the others is told when training begins
        errors = {name: commands.misfit(losses[name](), document, overview) for name in losses}
        return {name: explain(error) for name, error in errors.items() if error}

    def _add(self, output: str) -> None:
        form = HeadForm()
        section = Section("", form)
        form.changed.connect(lambda name, value: self._on_changed(output, name, value))
        form.loss_chosen.connect(lambda name: self._on_loss_chosen(output, name))
        self.forms[output], self._sections[output] = form, section
        self._column.addWidget(section)

    def _on_loss_chosen(self, output: str, name: str) -> None:
        head = self._session.document.plan.head(output)
        loss = commands.exchanged_loss(head.loss, name)
        label = self.tr("Choose the loss {0} for {1}").format(name, self._name(output))
        self._apply(label, replace(head, loss=loss))

    def _on_changed(self, output: str, name: str, value: Any) -> None:
        words = {
            "loss": self.tr("Change the loss of {0}"),
            "weight": self.tr("Change the weight of {0}"),
            "accuracy": self.tr("Change the metrics of {0}"),
            "metrics": self.tr("Change the metrics of {0}"),
        }
        try:
            head = replace(self._session.document.plan.head(output), **{name: value})
        except EngineError as error:
            self.forms[output].show_error(name, explain(error))
            return
        self._apply(words[name].format(self._name(output)), head)

    def _apply(self, label: str, head: Head) -> None:
        self._session.apply(label, commands.set_head(self._session.document, head))

    def _name(self, output: str) -> str:
        return self._session.document.network.name_of(output)
