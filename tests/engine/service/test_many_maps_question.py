import numpy as np
import pytest

from engine.errors import SampleMissing
from engine.explain.methods import GradCAM, Saliency
from engine.service.questions import Attribution, FromData, ManyMaps
from tests.engine.service import laboratory
from tests.engine.service.laboratory import SIGNS, ask, loaded

PLACES = (3, 0, 17)


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


@pytest.mark.parametrize("method", [GradCAM(), Saliency(absolute=False)], ids=["cam", "saliency"])
@pytest.mark.parametrize("target", [-1, 4])
def test_each_map_is_that_of_its_image_alone(desk, method, target):
    answer = ask(desk, ManyMaps("signs", SIGNS, "test", PLACES, method, target))
    _, y, rows = loaded(SIGNS).part("test")
    for number, place in enumerate(PLACES):
        one = ask(desk, Attribution("signs", FromData(SIGNS, "test", place), method, "", target))
        assert np.allclose(answer.heats[number], one.heat, atol=1e-5)
        assert answer.targets[number] == one.target
        assert answer.shares[number] == pytest.approx(one.probabilities[one.target], abs=1e-6)
        assert answer.labels[number] == y[rows[place]]
        assert answer.is_signed == one.is_signed
    assert answer.images.shape == (3, 28, 28, 1)
    assert answer.images.dtype == np.uint8


def test_many_images_come_in_pieces_that_agree(desk, monkeypatch):
    question = ManyMaps("signs", SIGNS, "test", tuple(range(10)), GradCAM())
    whole = ask(desk, question)
    monkeypatch.setattr("engine.service.questions.many_maps.piece_size", lambda _: 3)
    assert np.allclose(ask(desk, question).heats, whole.heats, atol=1e-6)


def test_a_place_that_is_not_there_is_named(desk):
    with pytest.raises(SampleMissing):
        ask(desk, ManyMaps("signs", SIGNS, "test", (0, 50), GradCAM()))
