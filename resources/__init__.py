"""Files that ship with Lamina: fonts, icons, translations, laboratories with trained weights."""

from importlib.resources import files
from pathlib import Path


def path_of(*names: str) -> Path:
    """Return the path of a shipped file; it may not exist."""
    return Path(str(files("resources"))).joinpath(*names)
