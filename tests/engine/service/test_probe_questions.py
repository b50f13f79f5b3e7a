import numpy as np
import pytest

from engine.errors import NoClassesToAttack, OnlyOneImage, UnknownClass
from engine.explain.grad_cam import enlarged, grad_cam
from engine.explain.predictions import probabilities
from engine.explain.robustness import disturbances, disturbed, erased
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.questions import (
    FGSM,
    PGD,
    Adversary,
    Bench,
    BenchSamples,
    Changed,
    Disturb,
    Erase,
    FromData,
    Given,
    PictureSample,
    Replace,
    Robustness,
)
from engine.service.questions.what_if import mean_colour
from engine.spec import stack
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, loaded

PICTURE = FromData(SIGNS, "test", 3)


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


@pytest.fixture(scope="module")
def sample():
    x, _, rows = loaded(SIGNS).part("test")
    return x[rows[3]]


def said(desk, values):
    x = loaded(SIGNS).preparation.apply(values[None])
    return probabilities(desk.network("signs"), x, REFERENCE, 10)[0]


def test_a_change_answers_before_and_after_with_the_heat_of_one_class(desk, sample):
    change = Disturb("noise", 0.4, 3)
    answer = ask(desk, Changed("signs", PICTURE, change))
    values = disturbed(sample, "noise", 0.4, seed=3)
    assert np.array_equal(answer.image, sample)
    assert np.array_equal(answer.changed, np.rint(values).astype(np.uint8))
    assert np.allclose(answer.before, said(desk, sample), atol=1e-6)
    assert np.allclose(answer.after, said(desk, values), atol=1e-6)
    assert answer.target == answer.before.argmax()
    for heat, each in ((answer.heat_before, sample), (answer.heat_after, values)):
        x = loaded(SIGNS).preparation.apply(each[None])
        expected = grad_cam(desk.network("signs"), x, REFERENCE, target=answer.target).heat
        assert np.allclose(heat, enlarged(expected, (28, 28)), atol=1e-5)


def test_what_is_erased_has_the_mean_colour_of_the_training_images(desk, sample):
    mask = np.zeros((28, 28), bool)
    mask[5:20, 5:20] = True
    answer = ask(desk, Changed("signs", PICTURE, Erase(mask), has_heat=False))
    x, _, rows = loaded(SIGNS).part("train")
    colour = x[rows].mean(axis=(0, 1, 2))
    assert np.allclose(mean_colour(loaded(SIGNS)), colour, atol=1e-6)
    assert np.allclose(answer.after, said(desk, erased(sample, mask, "mean", colour)), atol=1e-6)
    assert answer.heat_after is None
    assert np.array_equal(answer.changed[~mask], sample[~mask])


def test_a_curve_of_robustness_is_made_of_single_predictions(desk, sample):
    answer = ask(desk, Robustness("signs", PICTURE, "rotation", points=9))
    assert answer.strengths.tolist() == disturbances["rotation"].strengths(9).tolist()
    for strength, row in zip(answer.strengths, answer.probabilities, strict=True):
        expected = said(desk, disturbed(sample, "rotation", float(strength)))
        assert np.allclose(row, expected, atol=1e-5)


@pytest.mark.parametrize("method", [FGSM, PGD])
def test_an_attack_finds_the_smallest_change_of_the_answer(desk, sample, method):
    answer = ask(desk, Adversary("signs", PICTURE, method, points=9))
    assert np.isfinite(answer.smallest), "untrained networks are easily fooled"
    assert answer.label == said(desk, sample).argmax()
    for epsilon, values, row in zip(
        answer.epsilons, answer.values, answer.probabilities, strict=True
    ):
        assert np.abs(values - sample).max() <= epsilon + 1e-4
        assert np.allclose(row, said(desk, values), atol=1e-5)
        if epsilon < answer.smallest - answer.finest - 1e-9:
            assert row.argmax() == answer.label
    first = next(
        row
        for e, row in zip(answer.epsilons, answer.probabilities, strict=True)
        if e >= answer.smallest
    )
    assert first.argmax() != answer.label
    assert answer.finest <= (answer.epsilons[-1] - answer.epsilons[-2]) / 2**6


def test_a_goal_is_where_the_attack_goes(desk, sample):
    goal = int(said(desk, sample).argsort()[-2])
    answer = ask(desk, Adversary("signs", PICTURE, PGD, goal, points=5))
    assert answer.probabilities[-1].argmax() == goal
    own = ask(desk, Adversary("signs", PICTURE, FGSM, answer.label, points=5))
    assert own.smallest == 0
    with pytest.raises(UnknownClass):
        ask(desk, Adversary("signs", PICTURE, FGSM, 99))


def test_an_attacked_image_is_looked_at_by_its_values(desk, sample):
    attack = ask(desk, Adversary("signs", PICTURE, points=5))
    answer = ask(desk, Changed("signs", PICTURE, Replace(attack.values[3])))
    assert np.allclose(answer.after, attack.probabilities[3], atol=1e-5)


def test_tables_and_regression_say_why_not():
    desk = laboratory.desk()
    for choice in (MOONS, SINE):  # there is room for two
        desk.put_data(loaded(choice))
    with pytest.raises(OnlyOneImage, match=r"the shape \(2,\)"):
        ask(desk, Changed("moons", FromData(MOONS, "train", 0)))
    with pytest.raises(OnlyOneImage):
        ask(desk, Adversary("sine", FromData(SINE, "train", 0)))


def test_regression_of_images_is_disturbed_but_not_attacked(desk):
    one = stack(InputLayer(shape=(28, 28, 1)), Flatten(), Dense(units=1))
    desk.put_network("one", Network(one))
    answer = ask(desk, Changed("one", PICTURE, Disturb("blur", 0.1)))
    assert answer.heat_before is None
    with pytest.raises(NoClassesToAttack):
        ask(desk, Adversary("one", PICTURE))


def test_the_bench_answers_what_fits_and_says_why_the_rest_does_not(desk, sample):
    own = Given(SIGNS, 255 - sample)
    small = Given(SIGNS, sample[:8])
    pictures = (PICTURE, own, small, FromData(SIGNS, "test", 10_000))
    answer = ask(desk, Bench("signs", pictures))
    assert answer.step == 12
    assert np.allclose(answer.said[0], said(desk, sample), atol=1e-6)
    assert np.allclose(answer.said[1], said(desk, own.values), atol=1e-6)
    assert [problem[0] for problem in answer.said[2:]] == ["InputMismatch", "SampleMissing"]
    samples = ask(desk, BenchSamples(pictures)).samples
    assert np.array_equal(samples[0].values, sample)
    assert samples[0].class_name
    assert samples[1].row == -1
    assert samples[3][0] == "SampleMissing"
    assert np.array_equal(ask(desk, PictureSample(own)).values, own.values)
