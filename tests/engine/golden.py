"""How golden vectors are read: numbers that Keras gave, see ``tests/golden/README.md``."""

import json
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).resolve().parents[1] / "golden"
TOLERANCE = 1e-5  # of the largest value


def vectors(area: str) -> dict[str, np.ndarray]:
    """Return all arrays of one area."""
    with np.load(FOLDER / f"{area}.npz", allow_pickle=False) as file:
        return {key: file[key] for key in file.files}


def keys(area: dict[str, np.ndarray], family: str) -> list[str]:
    """Return the keys of one family."""
    return [key for key in area if key.startswith(f"{family}/")]


def settings_of(key: str) -> tuple[str, dict[str, Any]]:
    """Return name and settings in a key: ``family/Name/{settings as JSON}/what``."""
    _, name, settings = key.split("/", 2)
    values, _ = json.JSONDecoder().raw_decode(settings)
    return name, {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}


def assert_close(actual: Any, expected: np.ndarray) -> None:
    """Assert that nothing differs by more than 1e-5 of the largest expected value."""
    actual = np.asarray(actual)
    assert actual.shape == expected.shape
    assert np.abs(actual - expected).max() <= TOLERANCE * np.abs(expected).max()
