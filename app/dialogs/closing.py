"""Closing while a network trains: asks once what is to become of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from app.main_window import MainWindow


def ask_before_closing(window: MainWindow) -> bool:
    """Return whether the window may close now.

    While a run goes on the user may finish it in the background, pause it (it is offered for
    resumption at the next start), stop it, or stay.
    """
    session = window.session
    if not session.running or not session.bridge.is_alive:
        return True
    box = QMessageBox(window)
    box.setWindowTitle(_tr("A network is training"))
    box.setText(_tr("What should become of the run?"))
    box.setInformativeText(
        _tr("A paused run is offered for resumption when the project is opened again.")
    )
    finish = box.addButton(_tr("Finish in the background"), QMessageBox.ButtonRole.AcceptRole)
    pause = box.addButton(_tr("Pause and close"), QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(_tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(pause)
    box.exec()
    chosen = box.clickedButton()
    if chosen is finish:
        window.finish_in_background()
        return False
    if chosen is stop:
        window.stop_and_close()
        return False
    return chosen is pause


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)
