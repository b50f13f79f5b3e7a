"""The whole window without an engine process: what is sent to one is recorded, as in tests/app."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from engine.arrays.graphics import Graphics
from engine.service.messages import Ready, Stop, Train
from engine.training.events import Finished
from tests.app.fakes import FakeBridge


class QuietBridge(FakeBridge):
    """Is ready at once, never has data, and stops a run when it is told to."""

    is_alive = True
    engine_pid = None

    def start(self) -> None:
        QTimer.singleShot(0, lambda: self.ready.emit(Ready("reference", 2, 1, Graphics("none"))))

    def close(self) -> None:
        self.is_alive = False

    def send(self, message: object) -> None:
        super().send(message)
        if isinstance(message, Stop):
            run_id = self.last(Train).message.run_id
            QTimer.singleShot(0, lambda: self.reported.emit(run_id, [Finished("stopped", 0)]))


def quiet_program(monkeypatch, qapp, home, project=None):
    """Start the program with such a bridge."""
    from app import start

    monkeypatch.setattr(start, "Bridge", QuietBridge)
    program = start.Program(qapp, "en", "light", home)
    program.run(project)
    return program


def choose_file(hands, path) -> None:
    """Type ``path`` into the file dialog that is open, and press Enter."""
    hands.until(file_dialog)
    field = file_dialog().findChild(QLineEdit, "fileNameEdit")
    hands.until(field.isVisible)
    field.setFocus()
    hands.press("Ctrl+A", field)
    QTest.keyClicks(field, str(path))
    QTest.keyPress(field, Qt.Key.Key_Return)  # the field is gone before the key is released
    hands.until(lambda: file_dialog() is None)


def file_dialog() -> QFileDialog | None:
    """Return the file dialog that is open, if there is one."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    return next((d for d in dialogs if d.isVisible()), None)


def answer(hands, text: str) -> None:
    """Click the button with this text in the question that is asked."""
    hands.until(lambda: hands.window.leaving.box is not None)
    box = hands.window.leaving.box
    hands.until(box.isVisible)
    buttons = {b.text().replace("&", ""): b for b in box.findChildren(QPushButton)}
    hands.click(buttons[text])
