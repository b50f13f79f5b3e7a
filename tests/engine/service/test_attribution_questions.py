import numpy as np
import pytest

from engine.errors import NoPictureInput, UnknownClass
from engine.explain.methods import (
    GradCAM,
    IntegratedGradients,
    Occlusion,
    Rise,
    Saliency,
    explain,
)
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.service.questions import Attribution, FromData, HeatMap, TrustIn
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, ask, loaded

PICTURE = FromData(SIGNS, "test", 3)


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


def test_grad_cam_is_that_of_the_older_question(desk):
    new, old = (
        ask(desk, Attribution("signs", PICTURE, GradCAM())),
        ask(desk, HeatMap("signs", PICTURE)),
    )
    assert (new.step, new.node, new.target) == (12, old.node, old.target)
    assert np.allclose(new.heat, old.heat, atol=1e-6)
    assert np.allclose(new.cells, old.cells, atol=1e-6)
    assert np.array_equal(new.probabilities, old.probabilities)
    assert np.isnan(new.error)


def test_settings_layer_class_and_score_are_those_asked_for(desk):
    question = Attribution("signs", PICTURE, Saliency(absolute=False), "", 4, False)
    answer = ask(desk, question)
    network = desk.network("signs")
    x, _, rows = loaded(SIGNS).part("test")
    sample = loaded(SIGNS).preparation.apply(x[rows[3]][None])
    method = Saliency(absolute=False)
    expected = finished(
        explain(network, sample, REFERENCE, method, target=4, before_activation=False)
    )
    assert np.allclose(answer.heat, expected.maps[0], atol=1e-6)
    assert answer.is_signed
    assert (answer.target, answer.node) == (4, "")
    assert np.isclose(answer.score, answer.probabilities[4])


def test_long_ones_keep_the_weights_they_began_with(desk):
    network = desk.network("signs")
    before = network.flat.copy()
    for method in (Rise(masks=300), Occlusion(window=3, stride=1), IntegratedGradients(steps=300)):
        whole = ask(desk, Attribution("signs", PICTURE, method))
        steps = Attribution("signs", PICTURE, method).answer(desk)
        next(steps)
        network.flat *= 0.5  # a training goes on meanwhile
        assert np.array_equal(finished(steps).heat, whole.heat)
        network.flat[...] = before


def test_only_complete_methods_tell_an_error(desk):
    rough, fine = (
        ask(desk, Attribution("signs", PICTURE, IntegratedGradients(steps=n, baseline=0.5)))
        for n in (1, 200)
    )
    assert abs(fine.error) < abs(rough.error)


def test_trust_names_the_step_and_tests_what_was_asked(desk):
    answer = ask(desk, TrustIn(Attribution("signs", PICTURE, GradCAM(), target=2)))
    assert answer.step == 12
    kinds = [each.kind for each in answer.trust.findings]
    assert kinds == ["random weights", "deletion", "insertion", "agreement"] or len(kinds) == 1
    assert answer.trust.verdict in ("green", "amber", "red")


def test_what_cannot_be_explained_is_said(desk):
    desk.put_data(loaded(MOONS))
    with pytest.raises(NoPictureInput):
        ask(desk, Attribution("moons", FromData(MOONS, "train", 0), Saliency()))
    with pytest.raises(UnknownClass):
        ask(desk, Attribution("signs", PICTURE, GradCAM(), target=10))
