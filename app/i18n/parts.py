"""The parts of the data in the language of the user."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def part_name(part: str) -> str:
    """Return the name of a part: "train", "validation" or "test"."""
    names = {
        "train": QCoreApplication.translate("Parts", "Training"),
        "validation": QCoreApplication.translate("Parts", "Validation"),
        "test": QCoreApplication.translate("Parts", "Test"),
    }
    return names[part]
