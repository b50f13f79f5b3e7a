import json

import pytest

from engine.errors import MonitorMissing, SettingError
from engine.optimizers.schedules import ExponentialDecay
from engine.registry import describe, restore
from engine.training.callbacks import (
    EarlyStopping,
    KeepBest,
    LearningRateSchedule,
    ReduceLROnPlateau,
    callbacks,
    direction_of,
)

EXAMPLES = {
    "EarlyStopping": EarlyStopping(patience=2, restore_best_weights=True),
    "KeepBest": KeepBest(monitor="val_accuracy"),
    "ReduceLROnPlateau": ReduceLROnPlateau(factor=0.5, patience=2),
    "LearningRateSchedule": LearningRateSchedule(schedule=ExponentialDecay(decay_steps=1)),
}


def play(callback, curve, rate=0.1):
    """Return the decision after each epoch, the learning rate followed as a trainer does."""
    state, decisions = callback.start(), []
    for epoch, value in enumerate(curve, start=1):
        values = {getattr(callback, "monitor", "loss"): value}
        state, decision = callback.after_epoch(state, epoch, values, rate)
        state = json.loads(json.dumps(state, sort_keys=True))  # as saved and read again
        rate = rate if decision.learning_rate is None else decision.learning_rate
        decisions.append(decision)
    return decisions


def stops(callback, curve):
    """Return the epoch after which it stops, or 0."""
    decisions = play(callback, curve)
    return next((e for e, d in enumerate(decisions, start=1) if d.stop), 0)


def bests(callback, curve):
    return [e for e, d in enumerate(play(callback, curve), start=1) if d.best]


def rates(callback, curve, rate=0.1):
    found = []
    for decision in play(callback, curve, rate):
        rate = rate if decision.learning_rate is None else decision.learning_rate
        found.append(rate)
    return found


def test_every_callback_has_an_example():
    assert set(EXAMPLES) == set(callbacks)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_description_gives_the_callback_back(name):
    assert restore(describe(EXAMPLES[name])) == EXAMPLES[name]


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_state_before_is_not_changed(name):
    callback = EXAMPLES[name]
    state = callback.start()
    values = {"val_loss": 1.0, "val_accuracy": 0.5}
    after, _ = callback.after_epoch(state, 1, values, 0.1)
    assert state == callback.start()
    assert after != state


@pytest.mark.parametrize(
    ("settings", "curve", "epoch"),
    [
        ({"patience": 2}, [3, 2, 2.5, 2.4, 1], 4),
        ({"patience": 2}, [3, 2, 2.5, 1.9, 2, 2], 6),
        ({"patience": 0}, [3, 2, 2], 3),
        ({"patience": 1}, [3, 2, 1], 0),
        ({"patience": 1, "min_delta": 0.5}, [3, 2.6, 2], 2),
        ({"patience": 1, "start_from_epoch": 3}, [1, 2, 3, 4, 5], 5),
        ({"patience": 2, "mode": "max"}, [1, 2, 1.5, 1.5], 4),
        ({"patience": 2, "monitor": "val_accuracy"}, [0.5, 0.6, 0.6, 0.7, 0.6, 0.7], 6),
    ],
)
def test_early_stopping_waits_as_long_as_it_is_told(settings, curve, epoch):
    assert stops(EarlyStopping(**settings), curve) == epoch


def test_early_stopping_says_why():
    assert play(EarlyStopping(), [1, 2])[-1].reason == "early_stopping"


def test_early_stopping_marks_the_best_epochs():
    assert bests(EarlyStopping(patience=5), [3, 2, 4, 1, 1]) == [1, 2, 4]


def test_a_value_that_is_not_a_number_never_improves():
    assert bests(KeepBest(), [2, float("nan"), 1]) == [1, 3]


def test_the_best_is_kept_by_the_direction_of_its_metric():
    assert bests(KeepBest(monitor="val_loss"), [3, 1, 2, 0.5]) == [1, 2, 4]
    assert bests(KeepBest(monitor="val_accuracy"), [0.3, 0.1, 0.5, 0.5]) == [1, 3]
    assert KeepBest().restore_best_weights


def test_a_plateau_lowers_the_rate_and_starts_counting_again():
    callback = ReduceLROnPlateau(factor=0.5, patience=2)
    curve = [3, 2, 2, 2, 2, 2, 1]
    assert rates(callback, curve, 0.8) == [0.8, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2]


def test_epochs_of_cooling_down_do_not_count():
    callback = ReduceLROnPlateau(factor=0.5, patience=1, cooldown=2)
    assert rates(callback, [1] * 6, 0.8) == [0.8, 0.4, 0.4, 0.2, 0.2, 0.1]


def test_the_rate_does_not_fall_below_its_minimum():
    callback = ReduceLROnPlateau(factor=0.1, patience=1, min_lr=0.05)
    decisions = play(callback, [1] * 4, 0.1)
    assert [d.learning_rate for d in decisions] == [None, 0.05, None, None]


def test_a_small_gain_is_a_plateau_too():
    callback = ReduceLROnPlateau(factor=0.5, patience=1, min_delta=0.1)
    assert rates(callback, [1, 0.95, 0.5], 0.8) == [0.8, 0.4, 0.4]


def test_a_schedule_sets_the_rate_of_the_next_epoch():
    callback = LearningRateSchedule(schedule=ExponentialDecay(decay_steps=1, decay_rate=0.5))
    assert rates(callback, [0, 0, 0], 0.8) == pytest.approx([0.4, 0.2, 0.1])


def test_a_monitor_that_is_not_reported_is_named():
    with pytest.raises(
        MonitorMissing, match="'val_loss', but training reports only accuracy, loss"
    ):
        EarlyStopping().check(["loss", "accuracy"])
    with pytest.raises(MonitorMissing):
        KeepBest().after_epoch(KeepBest().start(), 1, {"loss": 1.0}, 0.1)
    LearningRateSchedule().check(["loss"])


def test_more_is_better_for_accuracies_only():
    assert direction_of("val_accuracy") == "max"
    assert direction_of("top_k_categorical_accuracy") == "max"
    assert direction_of("val_loss") == "min"
    assert direction_of("root_mean_squared_error") == "min"


def test_a_factor_of_one_is_refused():
    with pytest.raises(SettingError, match="'factor'"):
        ReduceLROnPlateau(factor=1.0)
