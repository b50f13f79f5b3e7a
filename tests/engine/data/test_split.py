"""The split: every sample once, shares kept, the same parts for the same seed."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.builtin import Diabetes, Iris, Wine
from engine.data.dataset import Dataset
from engine.data.split import Split
from engine.errors import SettingError, TooFewSamples
from engine.registry import describe, restore


def labelled(*counts: int) -> Dataset:
    """Return a data set with so many samples of each class, sorted by class."""
    y = np.repeat(np.arange(len(counts)), counts)
    names = tuple(f"c{i}" for i in range(len(counts)))
    return Dataset(name="labelled", x=np.zeros((len(y), 1), np.float32), y=y, classes=names)


SPLITS = [
    Split(),
    Split(validation=0.15, test=0.15),
    Split(validation=0.0, test=0.3, seed=4),
    Split(validation=0.5, test=0.4, stratified=False),
    Split(validation=0.25, test=0.1, shuffle=False),
    Split(validation=0.0),
]


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("source", [Iris, Wine, Diabetes])
def test_every_sample_stands_in_exactly_one_part(split, source):
    data = source().load()
    parts = split.apply(data)
    rows = np.concatenate([parts.train, parts.validation, parts.test])
    assert sorted(rows.tolist()) == list(range(len(data.x)))
    assert len(parts.validation) == pytest.approx(split.validation * len(data.x), abs=1)
    assert len(parts.test) == pytest.approx(split.test * len(data.x), abs=1)
    assert not parts.train.flags.writeable


@pytest.mark.parametrize("split", SPLITS)
def test_the_same_seed_gives_the_same_parts_and_another_seed_others(split):
    data = Wine().load()
    a, b = split.apply(data), split.apply(data)
    assert (a.train == b.train).all()
    other = replace(split, seed=split.seed + 1).apply(data)
    assert (a.train == other.train).all() == (not split.shuffle)


@pytest.mark.parametrize(
    "counts", [(50, 50, 50), (7, 90, 33, 2), (59, 71, 48), (3, 3, 3), (1000, 5)]
)
@pytest.mark.parametrize(
    ("validation", "test"), [(0.2, 0.0), (0.15, 0.15), (0.33, 0.1), (0.1, 0.5)]
)
def test_stratified_parts_keep_class_shares_within_one_sample(counts, validation, test):
    data = labelled(*counts)
    parts = Split(validation=validation, test=test, seed=3).apply(data)
    for rows, share in ((parts.validation, validation), (parts.test, test)):
        taken = np.bincount(data.y[rows], minlength=len(counts))
        assert (np.abs(taken - share * np.array(counts)) < 1).all()
    assert (np.bincount(data.y[parts.train], minlength=len(counts)) >= 1).all()


def test_random_parts_do_not_keep_shares():
    data = Iris().load()
    rows = Split(stratified=False).apply(data).validation
    assert np.bincount(data.y[rows]).tolist() != [10, 10, 10]


@pytest.mark.parametrize("share", [0.1, 0.2, 0.33, 0.9])
@pytest.mark.parametrize("count", [10, 11, 150, 997])
def test_without_shuffling_the_last_samples_validate_as_in_keras(share, count):
    data = labelled(count)
    split_at = int(np.floor(count * (1.0 - share)))  # keras.utils.train_validation_split
    if split_at == 0:
        with pytest.raises(TooFewSamples):
            Split(validation=share, shuffle=False).apply(data)
        return
    parts = Split(validation=share, shuffle=False).apply(data)
    assert parts.train.tolist() == list(range(split_at))
    assert parts.validation.tolist() == list(range(split_at, count))


def test_without_shuffling_the_test_comes_last():
    parts = Split(validation=0.2, test=0.3, shuffle=False).apply(labelled(10))
    assert [p.tolist() for p in (parts.train, parts.validation, parts.test)] == [
        [0, 1, 2, 3, 4],
        [5, 6],
        [7, 8, 9],
    ]


def test_shuffled_parts_are_not_sorted_by_class():
    data = Iris().load()
    parts = Split().apply(data)
    assert (np.diff(data.y[parts.train]) < 0).any()
    assert (np.diff(data.y[parts.validation]) < 0).any()


def test_the_test_part_that_the_data_bring_is_the_test():
    data = labelled(50, 50)
    data = replace(data, test_x=np.zeros((20, 1), np.float32), test_y=np.zeros(20, np.int64))
    parts = Split(validation=0.1, test=0.5).apply(data)
    assert parts.own_test
    assert parts.test.tolist() == list(range(20))
    assert len(parts.train) + len(parts.validation) == 100


def test_a_class_with_one_sample_trains_and_is_noticed():
    data = labelled(20, 1, 20)
    parts = Split().apply(data)
    assert 20 in parts.train
    assert [(n.code, n.facts) for n in parts.notices] == [
        ("RareClass", {"class_name": "c1", "actual": 1})
    ]


@pytest.mark.parametrize("data", [labelled(1), labelled(1, 1, 1)])
def test_too_few_samples_are_an_error(data):
    with pytest.raises(TooFewSamples) as caught:
        Split().apply(data)
    assert caught.value.facts["actual"] == len(data.x)
    assert len(Split(validation=0.0).apply(data).train) == len(data.x)


def test_two_samples_are_enough_for_training_and_validation():
    parts = Split(validation=0.1).apply(labelled(2))
    assert (len(parts.train), len(parts.validation)) == (1, 1)


def test_shares_that_leave_nothing_for_training_are_refused():
    with pytest.raises(SettingError):
        Split(validation=0.5, test=0.5)
    with pytest.raises(SettingError):
        Split(validation=-0.1)
    with pytest.raises(SettingError):
        Split(validation=float("nan"))


@pytest.mark.parametrize("split", SPLITS)
def test_a_split_comes_back_from_a_project_file(split):
    assert restore(describe(split)) == split
