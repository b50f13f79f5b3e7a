"""The question that exports a model, asked of a desk."""

import numpy as np
import pytest

from engine.data.choice import DataChoice
from engine.data.preparation import CentreImages, DivideBy255, Standardise, Unchanged
from engine.data.several import Posts, SentencePairs, StereoPairs, StoryQuestions
from engine.errors import ExportDiffers, InputMismatch, NoData, OneInputOnly
from engine.io import read_model
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.scaling import Rescaling
from engine.layers.shape import Flatten
from engine.network import textbook
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions import Exported, ExportModel
from engine.spec import stack
from engine.training.plan import Plan
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, convnet, desk, loaded

KINDS = pytest.mark.parametrize("kind", ["keras", "script"])


@KINDS
@pytest.mark.parametrize(("network", "choice"), [("signs", SIGNS), ("moon", MOONS), ("sine", SINE)])
def test_a_network_is_exported_with_what_its_data_say(kind, network, choice, tmp_path):
    laboratory = desk()
    if not laboratory.has_data(choice):
        laboratory.put_data(loaded(choice))
    path = tmp_path / ("model.keras" if kind == "keras" else "model.py")
    told = ask(laboratory, ExportModel(network, choice, kind, str(path), Plan()))
    assert isinstance(told, Exported)
    assert told.samples == 10
    assert told.difference <= 1e-5 * told.largest
    if kind == "keras":
        model = read_model(path)
        spec = model.network_spec()
        extras = model.extras
        data = laboratory.data(choice)
        assert extras.classes == data.dataset.classes
        assert extras.is_image == data.dataset.is_image
        assert (extras.preparation.scale == data.preparation.scale).all()
        assert len(spec) == len(laboratory.network(network).spec)


def test_progress_counts_the_stages(tmp_path):
    steps = ExportModel("signs", SIGNS, "keras", str(tmp_path / "m.keras")).answer(desk())
    assert {each[1] for each in steps if each} == {10, 3}


def test_training_meanwhile_does_not_change_what_is_exported(tmp_path):
    laboratory = desk()
    before = laboratory.network("signs").arrays()
    steps = ExportModel("signs", SIGNS, "keras", str(tmp_path / "m.keras")).answer(laboratory)
    next(steps)
    laboratory.network("signs").flat += 1
    list(steps)
    arrays = read_model(tmp_path / "m.keras").arrays
    assert all((arrays[name] == before[name]).all() for name in before)


def test_without_data_there_is_no_export(tmp_path):
    empty = Desk(desk().kernels)
    empty.put_network("signs", Network(convnet()))
    with pytest.raises(NoData):
        ask(empty, ExportModel("signs", SIGNS, "keras", str(tmp_path / "m.keras")))
    other = desk()
    with pytest.raises(InputMismatch):
        ask(other, ExportModel("moons", SIGNS, "keras", str(tmp_path / "m.keras")))
    assert not list(tmp_path.iterdir())


def test_a_network_that_gives_no_numbers_is_not_exported(tmp_path):
    laboratory = desk()
    laboratory.network("signs").flat[...] = float("nan")
    with pytest.raises(ExportDiffers):
        ask(laboratory, ExportModel("signs", SIGNS, "keras", str(tmp_path / "m.keras")))


SEVERAL = {
    "stereo": (
        textbook.stereo(textbook.small_eye((16, 16, 3))),
        DataChoice(StereoPairs(size=16, samples=60), CentreImages()),
    ),
    "pairs": (
        textbook.siamese_lstm(16, units=4),
        DataChoice(SentencePairs(samples=60), Standardise()),
    ),
    "story": (
        textbook.question_answering(30, 30, 30),
        DataChoice(StoryQuestions(samples=60, words=30), Unchanged()),
    ),
    "posts": (
        textbook.three_outputs(300, size=8, filters=(4, 4)),
        DataChoice(Posts(samples=60, length=300), Unchanged()),
    ),
}


def with_several(name):
    """A desk with a network of several inputs or outputs, and its data."""
    spec, choice = SEVERAL[name]
    made = Desk(REFERENCE)
    made.put_data(loaded(choice))
    made.put_network(name, Network(spec, seed=3))
    return made, choice


def all_outputs(network, xs):
    given = dict(zip([node.id for node in network.spec.inputs], xs, strict=True))
    values, _ = network.forward(network.input_of(given), network.question(REFERENCE))
    return [values[output] for output in network.spec.outputs]


@pytest.mark.parametrize("takes_raw", [False, True])
@pytest.mark.parametrize("kind", ["keras", "h5"])
@pytest.mark.parametrize("name", SEVERAL)
def test_several_inputs_and_outputs_are_exported_and_come_back(name, kind, takes_raw, tmp_path):
    laboratory, choice = with_several(name)
    path = tmp_path / f"model.{kind}"
    told = ask(laboratory, ExportModel(name, choice, kind, str(path), Plan(), takes_raw))
    assert told.samples == 10
    assert told.difference <= 1e-5 * told.largest
    model = read_model(path)
    again = Network(model.network_spec())
    assert len(again.load(model.arrays)) == len(again.weights)
    ours, given = laboratory.network(name), laboratory.data(choice)
    raw = (given.dataset.x[:5], *(x[:5] for x in given.dataset.more_inputs.values()))
    whole = [node.layer.dtype == "int32" for node in ours.spec.inputs]
    ways = (given.preparation, *given.more_preparations)
    prepared = [x if w else way.apply(x) for x, way, w in zip(raw, ways, whole, strict=True)]
    theirs = model.extras.prepared(raw) if kind == "keras" else prepared
    pairs = zip(all_outputs(again, theirs), all_outputs(ours, prepared), strict=True)
    for actual, expected in pairs:
        np.testing.assert_allclose(actual, expected, rtol=1e-4, atol=1e-6)


def test_an_output_that_is_wrong_is_noticed_beside_larger_ones(tmp_path, monkeypatch):
    laboratory, choice = with_several("posts")
    real = read_model(_exported(laboratory, choice, tmp_path))
    last = next(key for key in reversed(real.arrays) if key.endswith("/bias"))
    wrong = {**real.arrays, last: real.arrays[last] + 0.1}
    monkeypatch.setattr(
        "engine.io.export_check.read_model", lambda _: type(real)(**{**vars(real), "arrays": wrong})
    )
    with pytest.raises(ExportDiffers):
        _exported(laboratory, choice, tmp_path)


def _exported(laboratory, choice, folder):
    path = folder / "m.keras"
    ask(laboratory, ExportModel("posts", choice, "keras", str(path), Plan()))
    return path


@pytest.mark.parametrize("name", ["stereo", "posts"])
def test_a_script_takes_one_input_and_one_output(name, tmp_path):
    laboratory, choice = with_several(name)
    with pytest.raises(OneInputOnly, match="Export it for Keras"):
        ask(laboratory, ExportModel(name, choice, "script", str(tmp_path / "m.py")))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("takes_raw", [False, True])
@pytest.mark.parametrize("preparation", [DivideBy255(), Unchanged()])
def test_a_rescaling_that_the_user_has_put_first_stays(takes_raw, preparation, tmp_path):
    own = DataChoice(SIGNS.source, preparation, SIGNS.split)
    spec = stack(
        InputLayer(shape=(28, 28, 1)),
        Rescaling(scale=3.0, offset=-0.5),
        Flatten(),
        Dense(units=10),
    )
    laboratory = Desk(REFERENCE)
    laboratory.put_data(loaded(own))
    laboratory.put_network("own", Network(spec))
    path = tmp_path / "m.keras"
    ask(laboratory, ExportModel("own", own, "keras", str(path), Plan(), takes_raw))
    layers = [node.layer for node in read_model(path).network_spec()]
    assert layers[1] == Rescaling(scale=3.0, offset=-0.5)
    assert len(layers) == 4
