import pytest

from engine.errors import SettingError
from engine.optimizers.schedules import (
    CosineDecay,
    CosineDecayRestarts,
    ExponentialDecay,
    InverseTimeDecay,
    PiecewiseConstantDecay,
    PolynomialDecay,
    schedules,
)
from engine.registry import describe, restore

# schedule, initial learning rate, and the rate at some steps
EXAMPLES = [
    (ExponentialDecay(decay_steps=10, decay_rate=0.25), 0.8, {0: 0.8, 5: 0.4, 10: 0.2, 20: 0.05}),
    (
        ExponentialDecay(decay_steps=10, decay_rate=0.5, staircase=True),
        0.8,
        {0: 0.8, 9: 0.8, 10: 0.4, 19: 0.4, 30: 0.1},
    ),
    (InverseTimeDecay(decay_rate=0.5), 0.6, {0: 0.6, 1: 0.4, 2: 0.3, 4: 0.2}),
    (
        InverseTimeDecay(decay_steps=4, decay_rate=1.0, staircase=True),
        0.6,
        {0: 0.6, 3: 0.6, 4: 0.3, 11: 0.2},
    ),
    (
        PiecewiseConstantDecay(boundaries=(3, 5), values=(1.0, 0.5, 0.1)),
        9.0,
        {0: 1.0, 3: 1.0, 4: 0.5, 5: 0.5, 6: 0.1, 99: 0.1},
    ),
    (
        PolynomialDecay(decay_steps=10, end_learning_rate=0.2, power=2.0),
        1.0,
        {0: 1.0, 5: 0.4, 10: 0.2, 50: 0.2},
    ),
    (
        PolynomialDecay(decay_steps=10, end_learning_rate=0.0, cycle=True),
        1.0,
        {0: 1.0, 5: 0.5, 10: 0.0, 15: 0.25, 20: 0.0, 24: 0.2},
    ),
    (CosineDecay(decay_steps=30), 0.4, {0: 0.4, 10: 0.3, 15: 0.2, 20: 0.1, 30: 0, 90: 0}),
    (CosineDecay(decay_steps=30, alpha=0.5), 0.4, {0: 0.4, 15: 0.3, 30: 0.2}),
    (
        CosineDecay(decay_steps=30, warmup_target=0.4, warmup_steps=10),
        0.2,
        {0: 0.2, 5: 0.3, 10: 0.4, 20: 0.3, 40: 0, 90: 0},
    ),
    (
        CosineDecayRestarts(first_decay_steps=30, m_mul=0.5),
        0.4,
        {0: 0.4, 15: 0.2, 30: 0.2, 50: 0.15, 60: 0.1, 90: 0.1, 210: 0.05},
    ),
    (
        CosineDecayRestarts(first_decay_steps=30, t_mul=1.0, alpha=0.5),
        0.4,
        {0: 0.4, 10: 0.35, 20: 0.25, 30: 0.4, 75: 0.3},
    ),
]


@pytest.fixture(params=EXAMPLES, ids=lambda e: e[0].registered_name)
def example(request):
    return request.param


def test_every_schedule_has_an_example():
    assert {s.registered_name for s, _, _ in EXAMPLES} == set(schedules)


def test_rates_are_those_of_the_formula(example):
    schedule, initial, rates = example
    found = {step: schedule.rate(initial, step) for step in rates}
    assert found == pytest.approx(rates, rel=1e-12, abs=1e-15)


def test_a_description_gives_the_schedule_back(example):
    assert restore(describe(example[0])) == example[0]


def test_no_schedule_takes_zero_steps():
    with pytest.raises(SettingError, match="'decay_steps'"):
        CosineDecay(decay_steps=0)


def test_there_is_one_value_more_than_boundaries():
    with pytest.raises(SettingError, match="'values' must be 3"):
        PiecewiseConstantDecay(boundaries=(1, 2), values=(0.1, 0.2))


def test_boundaries_rise():
    with pytest.raises(SettingError, match="'boundaries'"):
        PiecewiseConstantDecay(boundaries=(2, 1), values=(0.1, 0.2, 0.3))
