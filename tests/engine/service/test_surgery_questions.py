import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.signs import Signs
from engine.data.split import Split
from engine.errors import EmptyPart
from engine.explain.surgery import Draw, Mute, Scale, operated
from engine.kernels.reference import REFERENCE
from engine.losses import MeanSquaredError
from engine.network.network import Network
from engine.service.questions import (
    Evaluation,
    FromData,
    Kernels,
    Patient,
    Predictions,
    Surgery,
    Unit,
    Weights,
)
from engine.training.plan import Plan
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, convnet, loaded
from tests.engine.service.test_running import Told


@pytest.fixture
def desk():
    return laboratory.desk()


def test_every_question_sees_the_changes_and_nothing_else_does(desk):
    network = desk.network("signs")
    bits = network.flat.tobytes()
    changes = (Mute("n1", 1), Scale("n4", 0, -3.0))
    desk.operate({"signs": changes})
    shown = ask(desk, Kernels("signs", "n1")).kernels
    assert (shown[..., 1] == 0).all()
    assert (shown[..., 0] != 0).any()
    picture = FromData(SIGNS, "test", 3)
    said = ask(desk, Predictions("signs", picture)).probabilities
    x, _, rows = desk.data(SIGNS).part("test")
    prepared = desk.data(SIGNS).preparation.apply(x[rows[3]][None])
    assert np.array_equal(said, operated(network, changes).predict(prepared, REFERENCE)[0])
    assert (ask(desk, Weights("signs"))["n1/kernel"][..., 1] == 0).all()
    assert desk.untouched("signs") is network
    assert network.flat.tobytes() == bits
    assert desk.step_of("signs") == 12
    desk.operate({})
    assert desk.network("signs") is network


def test_a_changed_network_is_made_once_a_step_and_follows_training(desk):
    steps = [0]
    network = Network(convnet(), seed=1)
    desk.put_network("run", network, lambda: steps[0])
    desk.operate({"run": (Mute("n1", 0),)})
    first = desk.network("run")
    assert desk.network("run") is first
    network.weights["n1"]["kernel"][..., 1] = 7
    steps[0] = 1
    second = desk.network("run")
    assert (second.weights["n1"]["kernel"][..., 1] == 7).all()
    assert (second.weights["n1"]["kernel"][..., 0] == 0).all()
    desk.operate({"run": (Mute("n1", 1),)})
    assert (desk.network("run").weights["n1"]["kernel"][..., 1] == 0).all()
    desk.put_network("run", Network(convnet(), seed=2), 1)
    assert (desk.network("run").weights["n1"]["kernel"][..., 0] != 0).any()


def test_changes_that_fit_no_more_are_left_out(desk):
    desk.operate({"signs": (Mute("gone", 0), Mute("n1", 2))})
    assert (desk.network("signs").weights["n1"]["kernel"][..., 2] == 0).all()
    desk.operate({"signs": (Mute("gone", 0),)})
    assert np.array_equal(desk.network("signs").flat, desk.untouched("signs").flat)


def test_the_effect_agrees_with_an_evaluation_of_both(desk):
    changes = (Mute("n1", 0), Scale("n4", 1, -5.0))
    rows = len(desk.data(SIGNS).part("validation")[2])
    found = ask(desk, Surgery("signs", changes, SIGNS, Plan(), limit=rows))
    before = ask(desk, Evaluation("signs", SIGNS, Plan(), "validation")).values["accuracy"]
    desk.operate({"signs": changes})
    after = ask(desk, Evaluation("signs", SIGNS, Plan(), "validation")).values["accuracy"]
    assert (found.measure, found.samples, found.step) == ("accuracy", rows, 12)
    assert (found.before, found.after) == pytest.approx((before, after))
    again = ask(desk, Surgery("signs", changes, SIGNS, Plan(), limit=rows))
    assert again.before == found.before  # that of the untouched weights
    assert found.classes == desk.data(SIGNS).dataset.classes
    assert len(found.class_before) == len(found.class_after) == 10


def test_regression_is_told_by_its_loss(desk):
    desk.put_data(loaded(SINE))
    plan = Plan(loss=MeanSquaredError(), accuracy=False)
    changes = (Scale("n2", 0, 3.0),)
    found = ask(desk, Surgery("sine", changes, SINE, plan, "train", 40))
    source = desk.data(SINE)
    x, y, rows = source.part("train")
    chosen = rows[np.linspace(0, len(rows) - 1, 40).astype(int)]
    given = source.preparation.apply(x[chosen])
    for network, told in (
        (desk.network("sine"), found.before),
        (operated(desk.network("sine"), changes), found.after),
    ):
        errors = network.predict(given, REFERENCE) - y[chosen]
        assert told == pytest.approx(float((errors**2).mean()), rel=1e-5)
    assert (found.measure, found.samples, found.classes) == ("loss", 40, ())


def test_one_unit_for_two_classes_is_an_accuracy(desk):
    desk.put_data(loaded(MOONS))
    found = ask(desk, Surgery("moon", (Scale("n2", 0, -1.0),), MOONS, Plan(), "train"))
    assert found.measure == "accuracy"
    assert found.before + found.after == pytest.approx(1.0)  # without a bias: the other class


def test_a_patient_shows_its_kernel_before_and_after(desk):
    drawn = Draw("n1", 2, tuple(map(float, range(9))), (3, 3), 0)
    desk.operate({"signs": (drawn,)})
    found = ask(desk, Patient("signs", "n1", 2))
    learned = desk.untouched("signs").weights["n1"]["kernel"][:, :, 0, 2]
    assert np.array_equal(found.learned[0], learned)
    assert found.now[0].ravel().tolist() == list(range(9))
    assert found.circumstances.normalised == ("batch_normalization",)
    assert ask(desk, Patient("signs", "n6", 0)).learned.shape == (0,)  # 484 weights


def test_a_study_looks_at_the_changed_unit(desk):
    desk.operate({"signs": (Mute("n4", 2),)})
    found = ask(desk, Unit("signs", "n4", 2, SIGNS, "test", 20))
    assert (found.kernel == 0).all()
    assert found.study.alive == 0
    assert found.study.accuracy == found.study.muted


def test_a_part_without_samples_is_told(desk):
    choice = DataChoice(Signs(samples=100, test_samples=10), DivideBy255(), Split(validation=0))
    desk.put_data(loaded(choice))
    with pytest.raises(EmptyPart, match="validation"):
        ask(desk, Surgery("signs", (Mute("n1", 0),), choice, Plan()))


def test_training_goes_on_as_if_nobody_operated(desk):
    data, plan = desk.data(SIGNS), Plan(epochs=1, batch_size=60)
    alone = Told(data, plan).finish().run.network
    desk.operate({"run": (Mute("n1", 1), Scale("n4", 0, 3.0))})
    seen = {}

    def inspect(run):
        if not seen:
            desk.put_network("run", run.network, run.step)
        found = ask(desk, Kernels("run", "n1"))
        own = run.network.weights["n1"]["kernel"][..., 0]
        seen[found.step] = (found.kernels[..., 1] == 0).all() and np.array_equal(
            found.kernels[..., 0], own
        )

    operated_on = Told(data, plan, inspect=inspect).finish()
    assert seen == dict.fromkeys(range(5), True)
    assert operated_on.run.network.flat.tobytes() == alone.flat.tobytes()
    assert (operated_on.snapshots[-1].arrays["weights/n1/kernel"][..., 1] != 0).any()
