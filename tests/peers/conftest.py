"""Tests against other frameworks; they run in an environment of their own: ``run.py peers``."""

import importlib.util
import os

import numpy as np
import pytest

os.environ.setdefault("KERAS_BACKEND", "torch")
MISSING = [name for name in ("torch", "keras") if importlib.util.find_spec(name) is None]
REASON = f"needs {' and '.join(MISSING)}, which `run.py peers` installs"
# Keras asks PyTorch for arrays in a way that NumPy 2 no longer likes.
KNOWN_WARNING = "ignore:__array__ implementation doesn't accept a copy keyword"
TOLERANCE = 1e-5  # of the largest value


def pytest_collection_modifyitems(items):
    for item in (each for each in items if "/peers/" in each.path.as_posix()):
        item.add_marker(pytest.mark.filterwarnings(KNOWN_WARNING))
        if MISSING:
            item.add_marker(pytest.mark.skip(reason=REASON))


def assert_close(actual, expected) -> None:
    """Assert that nothing differs by more than 1e-5 of the largest expected value."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape
    largest = np.abs(expected).max()
    assert np.abs(actual - expected).max() <= TOLERANCE * largest


@pytest.fixture
def keras():
    """Keras, with seeds fixed."""
    import keras

    keras.utils.set_random_seed(1)
    return keras


@pytest.fixture
def torch():
    import torch

    return torch
