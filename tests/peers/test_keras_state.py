"""What our optimizers remember is what Keras's optimizers go on with."""

import numpy as np
import pytest

from engine.io.keras_file import OptimizerState, write_keras
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.losses import MeanSquaredError
from engine.network.network import Network
from engine.optimizers import (
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Ftrl,
    Lion,
    Nadam,
    RMSprop,
    optimizers,
    schedules,
)
from engine.spec import stack
from engine.training.plan import Plan

CASES = {
    "SGD": SGD(momentum=0.9),
    "RMSprop": RMSprop(momentum=0.5, centered=True, use_ema=True),
    "Adagrad": Adagrad(),
    "Adadelta": Adadelta(),
    "Adam": Adam(amsgrad=True, use_ema=True, gradient_accumulation_steps=2),
    "Adam with a schedule": Adam(schedule=schedules["CosineDecayRestarts"]()),
    "AdamW": AdamW(),
    "Adamax": Adamax(),
    "Nadam": Nadam(),
    "Ftrl": Ftrl(),
    "Lion": Lion(),
}


def test_every_optimizer_is_compared():
    assert {case.registered_name for case in CASES.values()} == set(optimizers)


@pytest.mark.parametrize("name", CASES)
def test_keras_finds_every_number_in_its_place(name, keras, rng, tmp_path):
    optimizer = CASES[name]
    spec = stack(InputLayer(shape=(4,)), Dense(units=3), Dense(units=3), Dense(units=3))
    network = Network(spec, seed=0)
    slots = {
        key: {slot: rng.normal(size=w.shape).astype(np.float32) for slot in optimizer.slot_names}
        for key, w in network.arrays().items()
    }
    plan = Plan(optimizer=optimizer, loss=MeanSquaredError(), accuracy=False)
    state = OptimizerState(slots, steps=7)
    write_keras(tmp_path / "model.keras", spec, network.arrays(), plan=plan, state=state)

    model = keras.saving.load_model(tmp_path / "model.keras", safe_mode=True)
    found = {v.name: keras.ops.convert_to_numpy(v) for v in model.optimizer.variables}
    assert found.pop("iteration") == 7
    found.pop("learning_rate", None)
    if name == "Nadam":
        momenta = 0.9 * (1 - 0.5 * 0.96 ** np.arange(1, 8))
        nameless = next(n for n in found if n.startswith("variable"))  # Keras numbers it
        assert found.pop(nameless) == pytest.approx(momenta.prod(), rel=1e-6)
    names = {node.id: node.name for node in spec}
    expected = {
        f"lamina_{names[key.split('/')[0]]}_{key.split('/')[1]}_{slot}": row
        for key, rows in slots.items()
        for slot, row in rows.items()
    }
    assert set(found) == set(expected)
    for key, row in expected.items():
        np.testing.assert_array_equal(found[key], row)
