"""The question that exports a model, asked of a desk."""

import pytest

from engine.errors import ExportDiffers, InputMismatch, NoData
from engine.io import read_model
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions import Exported, ExportModel
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
