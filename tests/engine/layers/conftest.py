"""What the tests of layers share."""

import pytest

from engine.kernels.reference import REFERENCE


@pytest.fixture(params=["reference", "cpu"], scope="session")
def kernels(request):
    """Every implementation of the kernels that there is."""
    return REFERENCE if request.param == "reference" else request.getfixturevalue("compiled")


@pytest.fixture(scope="session")
def compiled():
    """The kernels that Numba compiles."""
    pytest.importorskip("numba", reason="needs Numba, which compiles the kernels")
    from engine.kernels.cpu import CPU

    return CPU
