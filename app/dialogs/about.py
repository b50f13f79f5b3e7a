"""About Lamina, and the sheet of keyboard shortcuts."""

from __future__ import annotations

import platform

import numpy as np
import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.action_table import Actions
from app.bars import graphics_text, menu_titles
from app.session import Session
from app.version import version


class AboutDialog(QDialog):
    """Version, libraries, and what the engine computes with."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Lamina"))
        engine = session.engine
        facts = [
            ("Lamina", version()),
            ("Python", platform.python_version()),
            ("Qt", PySide6.__version__),
            ("NumPy", np.__version__),
            (self.tr("Kernels"), engine.kernels if engine else "-"),
            (self.tr("Processor cores"), str(engine.cores) if engine else "-"),
            (self.tr("Cores for training"), str(engine.threads) if engine else "-"),
            (self.tr("Graphics card"), graphics_text(engine.graphics) if engine else "-"),
        ]
        rows = "".join(
            f"<tr><td style='padding-right: 16px'>{name}</td><td>{value}</td></tr>"
            for name, value in facts
        )
        text = QLabel(
            "<h2>Lamina</h2><p>"
            + self.tr("A desktop laboratory for neural networks.")
            + "<br>"
            + self.tr("Nothing is sent anywhere; your data stay where they are.")
            + f"</p><p></p><table>{rows}</table>"
        )
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)


class ShortcutsDialog(QDialog):
    """All actions with their keys, by menu."""

    def __init__(self, actions: Actions, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(460, 560)
        tree = QTreeWidget(self)
        tree.ensurePolished()  # else rows are as high as without the stylesheet
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        titles = menu_titles()
        for menu, entries in actions.menus().items():
            group = QTreeWidgetItem(tree, [titles[menu].replace("&", "")])
            for action in entries:
                keys = [
                    k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()
                ]
                if keys:
                    QTreeWidgetItem(group, [action.text(), ", ".join(keys)])
        tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tree)
        layout.addWidget(buttons)
