"""Plain JSON for rows of the project file."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from engine.io.disk_errors import DamagedError


def to_json(value: Any) -> str:
    """Return ``value`` as compact ASCII; NumPy's numbers are written as numbers.

    ASCII also carries file names that are not valid Unicode.
    """
    return json.dumps(value, separators=(",", ":"), default=_plain)


def from_json(text: str, where: str) -> dict[str, Any]:
    """Return the dictionary that ``to_json`` wrote. Raises ``DamagedError``."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedError(where) from error
    if not isinstance(value, dict):
        raise DamagedError(where)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} is not plain data")
