"""Where Lamina keeps what is not in a project: caches, preferences, untitled projects."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "lamina"


def cache_folder() -> Path:
    """Decoded data, downloads, compiled kernels: may vanish at any time."""
    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """Preferences of the user."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def documents_folder() -> Path:
    """Untitled projects, where the user finds them."""
    return Path(platformdirs.user_documents_dir()) / "Lamina"
