"""Marks texts for the translators where they stand, to be translated when they are shown."""

from __future__ import annotations


def marked(context: str, text: str) -> str:
    """Return ``text``; the collector of texts finds it under ``context``."""
    return text
