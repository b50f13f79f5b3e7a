"""The arithmetic of a comparison: which windows count, who is the best, how ratios spread."""

import math

import pytest

from tests.benchmarks.contenders import Contender, Programs, contenders_for
from tests.benchmarks.nets import TASKS
from tests.benchmarks.results import Result, best_peer, counted, quartiles, ratio, stays


def result(kind: str, *speeds: float, **more) -> Result:
    return Result(kind, kind, speeds=list(speeds), **more)


def test_only_clean_windows_count_where_there_are_enough():
    windows = [(10.0, 0.0), (11.0, 0.01), (12.0, 0.04), (3.0, 0.9)]
    assert counted(windows) == windows[:3]


def test_the_calmest_windows_count_where_few_are_clean():
    windows = [(1.0, 0.9), (2.0, 0.5), (3.0, 0.2), (4.0, 0.7)]
    assert counted(windows) == [(3.0, 0.2), (2.0, 0.5), (4.0, 0.7)]


def test_the_speed_is_the_median_and_nothing_measured_is_no_number():
    assert result("cpu", 1, 5, 100).speed == 5
    assert math.isnan(result("cpu").speed)


def test_the_best_peer_is_none_of_ours():
    found = [result("cpu", 9), result("torch-last", 2), result("jax", 3), result("tensorflow")]
    assert best_peer(found) is found[2]
    assert best_peer(found[:1]) is None


def test_quartiles_are_those_of_the_formula():
    assert quartiles([1, 2, 3, 4, 5]) == (2, 4)
    assert quartiles([7]) == (7, 7)


def test_a_ratio_spreads_from_our_lower_to_our_upper_quartile():
    by = ratio(result("cpu", 20, 40, 60), result("torch", 10, 10, 20))
    assert by.middle == 4
    assert by.low == pytest.approx(30 / 15)
    assert by.high == pytest.approx(50 / 10)
    assert by.peer == "torch"


def test_ours_and_those_that_may_be_the_best_take_part_again():
    found = [
        result("cpu", 1),
        result("torch", 10),
        result("torch-last", 8),
        result("jax", 5),
        result("reference", 50),
        result("tensorflow", 20, failure="fell over"),
    ]
    assert [r.kind for r in found if stays(r, found[:5])] == ["cpu", "torch", "torch-last"]


def test_peers_that_are_not_installed_take_no_part():
    have = Programs({"": "python", "torch": "python"}, {})
    kinds = {c.kind for c in contenders_for(TASKS["N3b32"], 2, have, quick=False)}
    assert {"cpu", "reference", "torch", "torch-last-quick", "torch-last-compiled"} <= kinds
    assert not {"jax", "tensorflow"} & kinds
    assert have.missing == ["Keras on TensorFlow", "Keras on JAX"]


def test_a_contender_is_titled_by_its_library_and_habits():
    assert Contender("torch-last-quick", 2).title == "PyTorch, channels last, fused optimizer"
    assert Contender("cpu", 2, is_default=True).title == "Lamina, 2 shards (default)"
    assert Contender("cpu", 2, at_once=1).title == "Lamina, 2 shards on 1 core"
    assert Contender("jax", 2).surroundings["KERAS_BACKEND"] == "jax"
