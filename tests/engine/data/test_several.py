"""Made data with several inputs or outputs follow the rules that they tell."""

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255, Unchanged
from engine.data.several import Posts, SentencePairs, StereoPairs, StoryQuestions
from engine.data.split import Split
from engine.errors import SettingError
from engine.service.desk import Loaded

ALL = [StoryQuestions(), Posts(), SentencePairs(), StereoPairs()]


@pytest.mark.parametrize("source", ALL, ids=lambda s: s.registered_name)
def test_the_same_settings_give_the_same_samples(source):
    first, second = source.load(), source.load()
    for a, b in ((first.x, second.x), (first.y, second.y)):
        np.testing.assert_array_equal(a, b)
        assert not a.flags.writeable
        assert len(a) == source.samples
    assert all(len(x) == source.samples for x in first.more_inputs.values())


@pytest.mark.parametrize("source", ALL, ids=lambda s: s.registered_name)
def test_the_window_is_told_of_them(source):
    preparation = DivideBy255() if source.load().is_image else Unchanged()
    loaded = Loaded.of(DataChoice(source, preparation, Split(validation=0.2)), source.load())
    overview = loaded.overview()
    assert overview.samples == source.samples
    assert overview.missing == 0


def test_the_answer_is_the_word_that_the_question_asks_for():
    data = StoryQuestions().load()
    asked = (data.more_inputs["question"] == 1).any(axis=1)
    np.testing.assert_array_equal(data.y, np.where(asked, data.x[:, 0], data.x[:, -1]))
    assert ((data.more_inputs["question"] == 2).any(axis=1) ^ asked).all()


def test_words_of_a_post_lie_near_the_age_and_the_income_of_its_writer():
    data, third = Posts().load(), 100
    words = np.ma.masked_array(data.x, data.x >= third)
    ages = words.mean(axis=1)
    assert np.corrcoef(ages, data.y[:, 0])[0, 1] > 0.98
    of_income = np.ma.masked_array(data.x, (data.x < third) | (data.x >= 2 * third))
    incomes = (of_income.mean(axis=1) - third) // 10
    assert (incomes == data.more_targets["income"].values).mean() > 0.9
    last = np.ma.masked_array(data.x % 2, data.x < 2 * third)
    np.testing.assert_array_equal(last.mean(axis=1), data.more_targets["gender"].values)
    assert data.x.max() < 300


def test_sentences_about_the_same_thing_are_nearer_than_others():
    data = SentencePairs(noise=0.1).load()
    distances = np.square(data.x - data.more_inputs["right"]).mean(axis=(1, 2))
    assert distances[data.y == 1].max() < distances[data.y == 0].min()


def test_what_is_near_is_shifted_further():
    data = StereoPairs(samples=40).load()
    left, right = data.x.max(axis=(1, 3)), data.more_inputs["right"].max(axis=(1, 3))
    for y, a, b in zip(data.y, left > 100, right > 100, strict=True):
        assert np.flatnonzero(a)[0] - np.flatnonzero(b)[0] == 2 * y


def test_too_short_stories_are_refused():
    with pytest.raises(SettingError):
        StoryQuestions(length=2)
