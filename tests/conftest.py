"""Fixtures that all tests share."""

from pathlib import Path

import numpy as np
import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the repository; a clone elsewhere has none."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared/data with real data, which is not here")
    return SHARED


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)
