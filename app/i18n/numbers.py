"""Counts and sizes in the language of the user; the decimal sign is a point in every one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def count_text(count: float) -> str:
    """Return a whole number with its thousands apart: "60,000", or "60 000" in Russian."""
    separator = QCoreApplication.translate("Numbers", ",")
    return f"{count:,.0f}".replace(",", separator)


def bytes_text(count: float) -> str:
    """Return a number of bytes with three digits: "5.54 MB"."""
    if count >= 1e9:
        return QCoreApplication.translate("Numbers", "{0} GB").format(f"{count / 1e9:.3g}")
    if count >= 1e6:
        return QCoreApplication.translate("Numbers", "{0} MB").format(f"{count / 1e6:.3g}")
    return QCoreApplication.translate("Numbers", "{0} KB").format(f"{count / 1e3:.3g}")
