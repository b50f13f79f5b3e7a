"""Leaving a project: asks once what is to become of its run, and of what cannot be saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from app.errors import explain
from app.theme.icons import icon
from engine.errors import NotTraining, ProjectError

if TYPE_CHECKING:
    from app.main_window import MainWindow

Role = QMessageBox.ButtonRole


class Leaving(QObject):
    """Lets go of the open project when its user has said how: for another one, or to close."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window, self._session = window, window.session
        self._then: Callable[[], object] | None = None  # what waits for the end of the run
        self._agreed = False  # the run may be left as it is
        self._closes = False  # after the end of what is being written
        self.box: QMessageBox | None = None  # the question that is being asked
        self._session.run_state_changed.connect(self._on_run_state_changed)
        window.files.errand.ended.connect(self._on_errand_ended)

    def leave(self, then: Callable[[], None]) -> None:
        """Do ``then``, which opens another project, as soon as this one may be left."""
        session = self._session
        self._window.files.errand.check_free()
        if self._is_training():
            self._ask_about_run(
                self.tr("What should become of the run, before another project is opened?"),
                {
                    "pause": partial(self._end_run, session.suspend, then),
                    "stop": partial(self._end_run, session.stop, then),
                },
            )
        else:
            then()

    def may_close(self) -> bool:
        """Close the project and say whether the window may go; asks where that is not clear."""
        if self._window.files.errand.is_busy:
            self._closes = True  # what is being written is not cut off
            return False
        if self._is_training() and not self._agreed and self._then is None:
            self._ask_about_run(
                self.tr("What should become of the run?"),
                {
                    "finish": self._finish_in_background,
                    "pause": self._close_now,
                    "stop": partial(self._end_run, self._session.stop, self._window.close),
                },
            )
            return False
        self._agreed = False
        try:
            self._session.close()
        except ProjectError as error:
            self._ask_about_changes(error)
            return False
        if not QApplication.quitOnLastWindowClosed():  # a hidden window is none
            self._stay_alive_without_window(False)
            QTimer.singleShot(0, QApplication.quit)
        return True

    def _is_training(self) -> bool:
        return bool(self._session.running) and self._session.bridge.is_alive

    # the run

    def _ask_about_run(self, question: str, choices: dict[str, Callable[[], object]]) -> None:
        texts = {
            "finish": (self.tr("Finish in the background"), Role.AcceptRole),
            "pause": (self.tr("Pause"), Role.AcceptRole),
            "stop": (self.tr("Stop"), Role.DestructiveRole),
        }
        hint = self.tr("A paused run is offered for resumption when the project is opened again.")
        if "finish" in choices:
            hint += "\n" + self.tr(
                "While a run finishes in the background, its project can only be read elsewhere."
            )
        buttons = [(*texts[name], choice) for name, choice in choices.items()]
        default = list(choices).index("pause")
        self._ask(self.tr("A network is training"), question, hint, buttons, default)

    def _finish_in_background(self) -> None:
        """Hide until the run has ended, then close."""
        record = self._session.records.get(self._session.running)
        if record is None:  # it has ended while the question was asked
            self._window.close()
            return
        if record.state == "paused":
            self._session.go_on()
        self._then = self._window.close
        self._stay_alive_without_window(True)
        self._window.hide()

    def _stay_alive_without_window(self, alive: bool) -> None:
        QApplication.setQuitOnLastWindowClosed(not alive)

    def _end_run(self, end: Callable[[], object], then: Callable[[], object]) -> None:
        """End the run; do ``then`` when its books are finished."""
        self._then = then
        try:
            end()
        except NotTraining:  # it has ended while the question was asked
            self._go_on()

    def _close_now(self) -> None:
        self._agreed = True
        self._window.close()

    @Slot(str)
    def _on_run_state_changed(self, _run_id: str) -> None:
        if self._then is not None and not self._session.running:
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._window.files.attempt(then)

    # what cannot be saved

    def _ask_about_changes(self, error: ProjectError) -> None:
        self._stay_alive_without_window(False)
        self._window.show()  # the run may have finished in the background
        copy = partial(self._window.files.ask_and_copy, then=self._close_without_saving)
        self._ask(
            self.tr("The project cannot be saved"),
            explain(error),
            self.tr("What is not saved anywhere is lost when the window closes."),
            [
                (self.tr("Try again"), Role.AcceptRole, self._close_now),
                (self.tr("Save a copy elsewhere..."), Role.AcceptRole, copy),
                (self.tr("Close without saving"), Role.DestructiveRole, self._close_without_saving),
            ],
        )

    def _close_without_saving(self) -> None:
        self._session.abandon()
        self._close_now()

    @Slot()
    def _on_errand_ended(self) -> None:
        if self._closes:
            self._closes = False
            self._window.close()

    def _ask(
        self,
        title: str,
        text: str,
        hint: str,
        buttons: list[tuple[str, QMessageBox.ButtonRole, Callable[[], object]]],
        default: int = 0,
    ) -> None:
        """Ask without stopping the window's loop; to stay is always possible."""
        if self.box is not None:
            return
        self.box = box = QMessageBox(self._window)
        box.setIconPixmap(icon("help", "accent").pixmap(32, 32))
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(hint)
        choices = {}
        for label, role, choice in buttons:
            choices[box.addButton(label, role)] = choice
        stay = box.addButton(self.tr("Stay here"), Role.RejectRole)
        box.setEscapeButton(stay)
        box.setDefaultButton(list(choices)[default])
        box.finished.connect(lambda _: self._on_answered(choices.get(box.clickedButton())))
        box.open()

    def _on_answered(self, choice: Callable[[], object] | None) -> None:
        assert self.box is not None
        self.box.deleteLater()
        self.box = None
        if choice is not None:
            self._window.files.attempt(choice)
