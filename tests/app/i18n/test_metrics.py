"""Every metric has a Russian name."""

import pytest

from app.models.captions import caption_of
from engine.metrics.base import metrics


@pytest.mark.parametrize("name", list(metrics))
def test_a_metric_is_called_in_russian(name, russian):
    caption = caption_of(metrics[name]().short_name)
    assert any("а" <= letter <= "я" for letter in caption)


def test_a_metric_of_the_validation_says_so(russian):
    assert caption_of("val_mean_absolute_error") == "Проверка: средняя абс. ошибка"


def test_a_metric_keeps_its_words_in_english(languages):
    assert caption_of("mean_absolute_error") == "Mean absolute error"
    assert caption_of("val_mean_absolute_error") == "Validation: mean absolute error"


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ("age_loss", "age · Loss"),
        ("val_age_loss", "Validation: age · loss"),
        ("first_one_mean_io_u", "first_one · Mean overlap (IoU)"),
        ("accuracy_2", "Accuracy 2"),
        ("age_accuracy_2", "age · Accuracy 2"),
        ("val_f1_score", "Validation: F1 score"),
        ("something_else", "Something else"),
    ],
)
def test_a_series_says_which_output_it_is_of(series, words, languages):
    assert caption_of(series) == words
