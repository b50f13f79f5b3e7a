"""A window that speaks Russian, and English again afterwards."""

import pytest

from app.i18n import Languages


@pytest.fixture
def languages(qapp):
    """The languages of the application; English again afterwards."""
    languages = Languages(qapp)
    yield languages
    languages.choose("en")


@pytest.fixture
def russian(languages):
    """Everything is said in Russian."""
    languages.choose("ru")
    return languages
