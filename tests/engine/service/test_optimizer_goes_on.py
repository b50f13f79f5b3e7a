"""A training that is cut in two by a file ends where one in one go ends: k + k = 2k steps."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.made import Moons
from engine.data.preparation import Standardise
from engine.data.split import Split
from engine.io import read_model, write_model
from engine.io.model_report import ModelFile
from engine.io.optimizer_rows import misfit, slots_of
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.losses import BinaryCrossentropy
from engine.network.network import Network
from engine.network.phase import nothing
from engine.optimizers import SGD, Adam, Nadam, RMSprop
from engine.optimizers.schedules import ExponentialDecay
from engine.service.desk import Loaded
from engine.service.messages import Train
from engine.service.running import Run
from engine.spec import stack
from engine.training.plan import Part, Plan

CHOICE = DataChoice(Moons(samples=96), Standardise(), Split(validation=0.0))
LOADED = Loaded.of(CHOICE, CHOICE.source.load())
BATCHES = 6  # of one epoch
OPTIMIZERS = {
    "Adam": Adam(learning_rate=0.05, amsgrad=True),
    "Nadam": Nadam(learning_rate=0.02),
    "momentum": SGD(learning_rate=0.1, momentum=0.9, nesterov=True),
    "average": Adam(use_ema=True, ema_overwrite_frequency=4),
    "RMSprop": RMSprop(learning_rate=0.01, momentum=0.5, centered=True),
    "decay": Adam(schedule=ExponentialDecay(decay_steps=3, decay_rate=0.5)),
    "decay alone": SGD(learning_rate=0.5, schedule=ExponentialDecay(decay_steps=3, decay_rate=0.5)),
}
SPEC = stack(
    InputLayer(shape=(2,)),
    Dense(units=5, activation="tanh"),
    BatchNormalization(),
    Dense(units=1, activation="sigmoid"),
)


def plan_with(optimizer, epochs):
    return Plan(
        optimizer=optimizer, loss=BinaryCrossentropy(), epochs=epochs, batch_size=16, shuffle=False
    )


def finished(request):
    """A run after its last step."""
    run = Run(request, LOADED, REFERENCE, nothing, lambda *_: None)
    while not run.finished:
        run.advance()
    assert run.error is None
    run.close()
    return run


def begun(spec, plan, **more):
    return finished(Train(0, "run", CHOICE, spec, plan, **more))


def as_model(run, plan):
    """What is written of a run, with the state of its optimizer."""
    updater, network = run.trainer.updater, run.network
    slots = slots_of(updater.state(), network.layout)
    return ModelFile(
        "keras",
        "3",
        spec=network.spec,
        arrays=network.arrays(),
        plan=plan,
        slots=slots,
        steps=run.trainer.step + updater.before,
    )


@pytest.mark.parametrize("ending", ["keras", "h5"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_model_with_the_state_of_its_optimizer_goes_on_as_if_never_left(name, ending, tmp_path):
    optimizer, path = OPTIMIZERS[name], tmp_path / f"m.{ending}"
    start = Network(SPEC, seed=4).arrays()
    whole = begun(SPEC, plan_with(optimizer, 2), arrays=start)
    if optimizer.use_ema:  # whose end puts the average in the place of the weights
        whole = begun(SPEC, plan_with(optimizer, 1), arrays=start)
        slots = slots_of(whole.trainer.updater.state(), whole.network.layout)
        whole = begun(
            SPEC,
            plan_with(optimizer, 1),
            arrays=whole.network.arrays(),
            slots=slots,
            updates=BATCHES,
        )
    half = begun(SPEC, plan_with(optimizer, 1), arrays=start)
    assert half.trainer.step == BATCHES
    write_model(as_model(half, plan_with(optimizer, 1)), path)
    read = read_model(path)
    assert read.steps == BATCHES
    assert read.plan.optimizer == optimizer
    spec = read.network_spec()
    plan = replace(plan_with(optimizer, 1), optimizer=read.plan.optimizer)
    again = begun(spec, plan, arrays=read.arrays, slots=read.slots, updates=read.steps)
    for actual, expected in zip(
        again.network.arrays().values(), whole.network.arrays().values(), strict=True
    ):
        np.testing.assert_array_equal(actual, expected)
    fresh = begun(spec, plan, arrays=read.arrays)
    assert not np.array_equal(fresh.network.flat, again.network.flat)


def test_a_run_that_is_resumed_still_counts_the_updates_before():
    plan = plan_with(OPTIMIZERS["Adam"], 2)
    half = begun(SPEC, plan_with(OPTIMIZERS["Adam"], 1))
    slots = slots_of(half.trainer.updater.state(), half.network.layout)
    request = Train(
        0, "run", CHOICE, SPEC, plan, half.network.arrays(), None, False, slots, BATCHES
    )
    whole = finished(request)
    states = []
    watched = Run(request, LOADED, REFERENCE, nothing, lambda each, _: states.append(each))
    while not watched.finished:
        watched.advance()
    watched.close()
    middle = next(s for s in states if s.kind == "resume" and s.step == BATCHES)
    resumed = begun(SPEC, plan, arrays=middle.arrays, facts=middle.facts)
    assert np.array_equal(resumed.network.flat, whole.network.flat)


def other(**changes):
    return replace(plan_with(Adam(), 1), **changes)


FROZEN = SPEC.with_layer("n1", replace(SPEC["n1"].layer, trainable=False))
LARGER = SPEC.with_layer("n1", replace(SPEC["n1"].layer, units=6))
RELU = SPEC.with_layer("n1", replace(SPEC["n1"].layer, activation="relu"))


@pytest.mark.parametrize(
    ("spec", "plan", "reason"),
    [
        (SPEC, other(), ""),
        (SPEC, other(optimizer=Adam(learning_rate=0.5), epochs=9), ""),
        (RELU, other(), ""),
        (SPEC, other(optimizer=Adam(amsgrad=True)), "optimizer"),
        (SPEC, other(optimizer=SGD()), "optimizer"),
        (SPEC, other(optimizer=Nadam()), "optimizer"),
        (FROZEN, other(), "network"),
        (LARGER, other(), "network"),
        (SPEC, other(parts=(Part(nodes=("n1",), optimizer=SGD()),)), "parts"),
    ],
)
def test_a_state_fits_where_the_same_weights_learn_by_the_same_rule(spec, plan, reason):
    assert misfit((SPEC, other()), (spec, plan)) == reason
