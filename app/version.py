"""Which Lamina this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

SOURCE_VERSION = "0.1.0"  # of a tree that is not installed; a test compares it with pyproject


def version() -> str:
    """Return the version of the installed package, or that of the source tree."""
    try:
        return installed_version("lamina")
    except PackageNotFoundError:
        return SOURCE_VERSION
