"""Fixtures of the plots' tests."""

import pyqtgraph
import pytest


@pytest.fixture(autouse=True)
def every_mouse_event():
    """Let plots see every move of the mouse; else they leave some out within 10 ms."""
    before = pyqtgraph.getConfigOption("mouseRateLimit")
    pyqtgraph.setConfigOption("mouseRateLimit", -1)
    yield
    pyqtgraph.setConfigOption("mouseRateLimit", before)
