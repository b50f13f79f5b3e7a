"""Asks where to write a file, without stopping the rest of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, name: str, kind: str, suffix: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Open a dialog that proposes ``name``; ``then`` is called with the path that was chosen.

    ``kind`` is the filter of the dialog: "Pictures (*.png)".
    """
    dialog = QFileDialog(parent, title, name, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
