"""A column of a table may say how much each sample counts: numbers from 0, and nothing guessed."""

import numpy as np
import pytest

from engine.data.readers import TableFile
from engine.data.readers.errors import (
    MissingWeights,
    NegativeWeights,
    NoWeight,
    SeveralWeights,
    TextWeights,
)
from engine.data.summary import fingerprint, overview
from engine.registry import describe, restore

ROLES = (("a", "input"), ("w", "weight"), ("y", "target"))


@pytest.fixture
def write(tmp_path):
    def write(*weights, roles=ROLES):
        rows = [f"{i},{weight},{'yn'[i % 2]}" for i, weight in enumerate(weights)]
        path = tmp_path / "вес.csv"
        path.write_text("\n".join(["a,w,y", *rows]), encoding="utf-8")
        return TableFile(path=str(path), roles=roles)

    return write


def test_the_column_weighs_the_samples_and_is_no_input(write):
    data = write("1", "0.5", "0", "3").load()
    assert data.weights.tolist() == [1, 0.5, 0, 3]
    assert data.weights.dtype == np.float32
    assert not data.weights.flags.writeable
    assert data.feature_names == ("a",)
    assert overview(data).weights.maximum == 3


def test_rows_that_are_left_out_take_their_weights_with_them(write, tmp_path):
    source = write("1", "2", "3", "4")
    path = tmp_path / "вес.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n1,2,", "\n,,"), encoding="utf-8")
    assert source.load().weights.tolist() == [1, 3, 4]


def test_without_such_a_column_all_count_the_same(write):
    assert write("1", "2", roles=(("a", "input"), ("y", "target"))).load().weights is None


def test_no_column_is_proposed_as_a_weight(write):
    assert write("1", "2", "5", roles=()).load().weights is None


def test_other_weights_are_other_data(write):
    assert fingerprint(write("1", "2").load()) != fingerprint(write("1", "3").load())


@pytest.mark.parametrize(
    ("weights", "error", "facts"),
    [
        (("1", "-0.5", "2", "1"), NegativeWeights, {"column": "w", "actual": -0.5}),
        (("1", "", "nan", "1"), MissingWeights, {"column": "w", "count": 2}),
        (("1", "inf", "2", "1"), MissingWeights, {"column": "w", "count": 1}),
        (("low", "high", "low", "1"), TextWeights, {"column": "w", "example": "1"}),
        (("0", "0", "0", "0"), NoWeight, {"column": "w"}),
    ],
)
def test_what_cannot_weigh_samples_is_told(write, weights, error, facts):
    with pytest.raises(error) as caught:
        write(*weights).load()
    assert caught.value.facts == facts


def test_a_sample_has_one_weight(tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("a,w,v,y\n1,2,3,n\n2,2,4,y\n", encoding="utf-8")
    source = TableFile(path=str(path), roles=(*ROLES, ("v", "weight")))
    with pytest.raises(SeveralWeights) as caught:
        source.load()
    assert caught.value.facts["actual"] == 2


def test_the_role_is_saved(write):
    source = write("1", "2")
    assert restore(describe(source)) == source
