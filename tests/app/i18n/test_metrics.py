"""Every metric has a Russian name."""

import pytest

from app.models.run_head import caption_of
from engine.metrics.base import metrics


def series_of(name: str) -> str:
    """Return "mean_absolute_error" for "MeanAbsoluteError", as histories of Keras do."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


@pytest.mark.parametrize("name", list(metrics))
def test_a_metric_is_called_in_russian(name, russian):
    caption = caption_of(series_of(name))
    assert any("а" <= letter <= "я" for letter in caption)


def test_a_metric_of_the_validation_says_so(russian):
    assert caption_of("val_mean_absolute_error") == "Проверка: средняя абс. ошибка"


def test_a_metric_keeps_its_words_in_english(languages):
    assert caption_of("mean_absolute_error") == "Mean absolute error"
    assert caption_of("val_mean_absolute_error") == "Validation: mean absolute error"
