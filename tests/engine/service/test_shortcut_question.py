"""The shortcut of our signs is found by training on them; none where none is planted."""

import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.signs import MARKED, Signs
from engine.data.split import Split
from engine.errors import EmptyPart, OnlyClasses, OnlyImages
from engine.kernels import best_kernels
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling2D, MaxPooling2D
from engine.network.network import Network
from engine.optimizers import Adam
from engine.service.desk import Desk
from engine.service.questions import FindShortcuts
from engine.spec import stack
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.service import laboratory


def trained(shortcut: bool) -> tuple[Desk, DataChoice]:
    """Return a desk with a small convnet that has learned signs."""
    source = Signs(samples=2000, test_samples=10, shortcut=shortcut)
    choice = DataChoice(source, DivideBy255(), Split(validation=0.2))
    data = laboratory.loaded(choice)
    layers = [InputLayer(shape=(28, 28, 1))]
    for filters in (8, 16, 32):
        layers.append(Conv2D(filters=filters, padding="same", activation="relu"))
        layers.append(MaxPooling2D())
    layers[-1] = GlobalAveragePooling2D()
    spec = stack(*layers, Dense(units=10, activation="softmax"))
    network = Network(spec, seed=0)
    plan = Plan(optimizer=Adam(learning_rate=0.006), batch_size=64, epochs=12)
    trainer = Trainer(network, plan, data.feed("train", spec, plan), kernels=best_kernels())
    for _ in trainer.run():
        pass
    trainer.close()
    desk = Desk(REFERENCE)
    desk.put_data(data)
    desk.put_network("run", network, step=200)
    return desk, choice


@pytest.mark.parametrize("shortcut", [True, False])
def test_the_mark_of_the_signs_is_found_and_only_where_it_is_planted(shortcut):
    desk, choice = trained(shortcut)
    answer = laboratory.ask(desk, FindShortcuts("run", choice))
    assert answer.found.accuracy > 0.5
    sure = [finding for finding in answer.found.findings if finding.is_sure]
    if not shortcut:
        assert not sure
        return
    assert {finding.target for finding in sure} == {MARKED}
    (top, bottom), (left, right) = answer.found.zones[sure[0].zone].box
    assert top <= 1
    assert bottom < 14
    assert left <= 24
    assert right >= 26
    assert left >= 14


def test_what_has_no_classes_no_images_or_no_samples_says_so():
    desk = laboratory.desk()
    for key, choice, error in (
        ("sine", laboratory.SINE, OnlyClasses),
        ("moons", laboratory.MOONS, OnlyImages),
    ):
        desk.put_data(laboratory.loaded(choice))
        with pytest.raises(error):
            laboratory.ask(desk, FindShortcuts(key, choice))
    whole = DataChoice(laboratory.SIGNS.source, DivideBy255(), Split(validation=0.0))
    desk.put_data(laboratory.loaded(whole))
    with pytest.raises(EmptyPart):
        laboratory.ask(desk, FindShortcuts("signs", whole))
