import csv
import pickle

import numpy as np
import pytest
from PIL import Image

from engine.data import summary
from engine.data.readers.errors import CannotWrite, FileMissing, NotAPicture
from engine.errors import (
    EmptyPart,
    InputMismatch,
    NoData,
    NoNetwork,
    NoPicturesHere,
    OnlyClasses,
    OnlyImages,
    OnlyTables,
    SampleMissing,
    TooManyFeatures,
)
from engine.explain.grad_cam import enlarged, grad_cam
from engine.kernels.reference import REFERENCE
from engine.losses import BinaryCrossentropy, MeanSquaredError
from engine.network.network import Network
from engine.service import questions
from engine.service.questions import (
    ActivationMaps,
    Boundary,
    Confusion,
    DataHistogram,
    DataScatter,
    Evaluation,
    FromData,
    Given,
    HeatMap,
    Kernels,
    MeanImage,
    PickPicture,
    PredictFolder,
    Predictions,
    Question,
    RunMemory,
    Sample,
    Samples,
    Thumbnails,
    Weights,
)
from engine.training.plan import Plan
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, convnet, loaded

PICTURE = FromData(SIGNS, "test", 3)


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


@pytest.fixture(scope="module")
def points_desk():
    desk = laboratory.desk()
    desk.put_data(loaded(MOONS))
    desk.put_data(loaded(SINE))
    return desk


# memory


def test_the_memory_of_a_run_is_asked_of_data_that_the_network_fits(desk):
    found = ask(desk, RunMemory(SIGNS, convnet(), Plan()))
    assert found.run.weights == desk.network("signs").flat.nbytes
    assert found.data == desk.data(SIGNS).dataset.nbytes
    with pytest.raises(NoData):
        ask(desk, RunMemory(MOONS, convnet(), Plan()))
    with pytest.raises(InputMismatch):
        ask(desk, RunMemory(SIGNS, laboratory.tabular(2, 2, "softmax"), Plan()))


# data


def test_the_overview_tells_what_the_data_hold(desk):
    found = desk.data(SIGNS).overview()
    assert (found.name, found.task, found.dtype) == ("Signs 28x28", "classification", "uint8")
    assert found.sample_shape == (28, 28, 1)
    assert [p.samples for p in (found.train, found.validation, found.test)] == [240, 60, 50]
    assert found.samples == 350
    assert found.own_test
    assert len(found.classes) == len(found.train.class_counts) == 10
    assert sum(found.train.class_counts) == 240
    assert found.fingerprint == summary.fingerprint(desk.data(SIGNS).dataset)


def test_the_overview_of_a_table_names_features_and_targets(points_desk):
    found = points_desk.data(SINE).overview()
    assert (found.task, found.is_image, found.classes) == ("regression", False, ())
    assert found.feature_names == ("x",)
    assert found.target_names == ("y",)
    assert found.train.class_counts == ()
    assert [p.samples for p in (found.train, found.validation, found.test)] == [70, 20, 10]


def test_the_overview_counts_the_parts_of_a_new_split_anew(desk):
    other = SIGNS.__class__(SIGNS.source, SIGNS.preparation, SIGNS.split.__class__(validation=0.5))
    dataset = desk.data(SIGNS).dataset
    again = laboratory.Loaded.of(other, dataset).overview()
    assert (again.train.samples, again.validation.samples) == (150, 150)


def test_thumbnails_are_samples_of_their_class(desk):
    found = ask(desk, Thumbnails(SIGNS, per_class=4))
    dataset = desk.data(SIGNS).dataset
    assert found.images.shape == (10, 4, 28, 28, 1)
    for number, samples in enumerate(found.samples):
        assert (dataset.y[samples] == number).all()
    shown = ask(desk, Sample(SIGNS, "all", int(found.samples[2, 1])))
    assert (shown.values == found.images[2, 1]).all()
    assert shown.label == 2


def test_mean_image_and_histogram_agree_with_numpy(desk):
    dataset = desk.data(SIGNS).dataset
    assert np.allclose(ask(desk, MeanImage(SIGNS)), dataset.x.mean(axis=0), atol=1e-3)
    third = dataset.x[dataset.y == 3].mean(axis=0)
    assert np.allclose(ask(desk, MeanImage(SIGNS, 3)), third, atol=1e-3)
    assert ask(desk, DataHistogram(SIGNS)).counts.sum() == dataset.x.size


def test_a_sample_comes_as_it_is_stored(desk, points_desk):
    data = desk.data(SIGNS)
    found = ask(desk, Sample(SIGNS, "train", 5))
    assert (found.values == data.dataset.x[data.parts.train[5]]).all()
    assert found.values.dtype == np.uint8
    assert found.class_name == data.dataset.classes[found.label]
    several = ask(desk, Samples(SIGNS, "test", (4, 1)))
    assert (several.values == data.dataset.test_x[[4, 1]]).all()
    assert (several.labels == data.dataset.test_y[[4, 1]]).all()
    value = ask(points_desk, Sample(SINE, "train", 0))
    assert value.label == -1
    assert len(value.targets) == 1


def test_points_are_for_tables_and_pictures_for_images(desk, points_desk):
    assert ask(points_desk, DataScatter(MOONS, limit=50)).points.shape == (50, 2)
    assert ask(points_desk, DataHistogram(MOONS, feature=1)).counts.sum() == 200
    with pytest.raises(OnlyTables):
        ask(desk, DataScatter(SIGNS))
    with pytest.raises(OnlyImages):
        ask(points_desk, Thumbnails(MOONS))


def test_what_is_not_there_is_said(desk):
    with pytest.raises(NoData):
        ask(desk, Thumbnails(MOONS))
    with pytest.raises(NoNetwork):
        ask(desk, Kernels("elsewhere", "n1"))
    with pytest.raises(SampleMissing, match="has 50"):
        ask(desk, Sample(SIGNS, "test", 50))


# inside


def test_answers_name_the_step_of_the_weights(desk):
    assert ask(desk, Kernels("signs", "n1")).step == 12
    assert ask(desk, ActivationMaps("signs", "n1", PICTURE)).step == 12
    assert ask(desk, HeatMap("signs", PICTURE)).step == 12
    assert ask(desk, Predictions("signs", PICTURE)).step == 12
    assert ask(desk, Confusion("signs", SIGNS, "test")).step == 12
    assert ask(desk, Evaluation("signs", SIGNS, Plan())).step == 12


def test_kernels_and_maps_are_those_of_the_network(desk):
    network = desk.network("signs")
    assert (ask(desk, Kernels("signs", "n4")).kernels == network.weights["n4"]["kernel"]).all()
    maps = ask(desk, ActivationMaps("signs", "n3", PICTURE)).maps
    x = desk.data(SIGNS).preparation.apply(desk.data(SIGNS).dataset.test_x[3:4])
    assert (maps == network.predict(x, REFERENCE, "n3")[0]).all()


def test_a_picture_of_the_user_is_prepared_as_the_data_are(desk):
    stored = ask(desk, Sample(SIGNS, "test", 3)).values
    theirs = ask(desk, Predictions("signs", PICTURE))
    mine = ask(desk, Predictions("signs", Given(SIGNS, stored)))
    assert (theirs.probabilities == mine.probabilities).all()
    assert theirs.label == desk.data(SIGNS).dataset.test_y[3]
    assert mine.label == -1
    assert mine.names == desk.data(SIGNS).dataset.classes
    assert mine.top[0][0] == mine.probabilities.argmax()
    with pytest.raises(InputMismatch):
        ask(desk, Predictions("signs", Given(SIGNS, stored[:20])))


def test_predictions_of_a_regression_are_values(points_desk):
    found = ask(points_desk, Predictions("sine", FromData(SINE, "train", 0)))
    assert found.probabilities.shape == (1,)
    assert found.names == ("y",)
    assert found.top == ()
    assert found.label == -1
    assert found.targets == ask(points_desk, Sample(SINE, "train", 0)).targets


def test_the_heat_map_is_grad_cam_at_the_size_of_the_image(desk):
    network, data = desk.network("signs"), desk.data(SIGNS)
    x = data.preparation.apply(data.dataset.test_x[3:4])
    expected = grad_cam(network, x, REFERENCE, "n1", 7)
    found = ask(desk, HeatMap("signs", PICTURE, "n1", 7))
    assert (found.cells == expected.heat).all()
    assert (found.heat == enlarged(expected.heat, (28, 28))).all()
    assert (found.node, found.target) == ("n1", 7)
    default = ask(desk, HeatMap("signs", PICTURE))
    assert default.node == "n4"
    assert default.target == default.probabilities.argmax()


# results


def test_the_confusion_matrix_counts_the_part_it_is_asked_for(desk):
    network, data = desk.network("signs"), desk.data(SIGNS)
    x = data.preparation.apply(data.dataset.test_x)
    said = network.predict(x, REFERENCE)
    found = ask(desk, Confusion("signs", SIGNS, "test"))
    assert (found.predicted == said.argmax(axis=1)).all()
    assert found.matrix.counts.sum() == 50
    assert np.isclose(found.accuracy, (said.argmax(axis=1) == data.dataset.test_y).mean())
    row, column = np.argwhere(found.matrix.counts > 0)[0]
    for place in found.matrix.cell(row, column):
        assert ask(desk, Sample(SIGNS, "test", int(place))).label == row
        assert found.predicted[place] == column
    assert (found.predicted[found.worst] != data.dataset.test_y[found.worst]).all()
    assert (np.diff(found.sureness[found.worst]) <= 0).all()


def test_a_confusion_needs_classes_and_samples(points_desk, desk):
    with pytest.raises(OnlyClasses):
        ask(points_desk, Confusion("sine", SINE))
    bare = laboratory.Desk(REFERENCE)
    choice = SIGNS.__class__(MOONS.source, MOONS.preparation)
    bare.put_data(loaded(choice))
    bare.put_network("moons", desk.network("moons"))
    with pytest.raises(EmptyPart):
        ask(bare, Confusion("moons", choice, "test"))
    with pytest.raises(InputMismatch):
        ask(desk, Confusion("moons", SIGNS, "test"))


def test_an_evaluation_agrees_with_formulas(desk, points_desk):
    data = desk.data(SIGNS)
    x, y = data.preparation.apply(data.dataset.test_x), data.dataset.test_y
    said = desk.network("signs").predict(x, REFERENCE)
    found = ask(desk, Evaluation("signs", SIGNS, Plan()))
    assert found.samples == 50
    assert np.isclose(found.values["loss"], -np.log(said[np.arange(50), y]).mean(), rtol=1e-5)
    assert np.isclose(found.values["accuracy"], (said.argmax(axis=1) == y).mean())

    sine = points_desk.data(SINE)
    rows = sine.parts.test
    values = points_desk.network("sine").predict(
        sine.preparation.apply(sine.dataset.x[rows]), REFERENCE
    )
    plan = Plan(loss=MeanSquaredError(), accuracy=False)
    found = ask(points_desk, Evaluation("sine", SINE, plan))
    expected = ((values - sine.dataset.y[rows]) ** 2).mean()
    assert np.isclose(found.values["loss"], expected, rtol=1e-5)


def test_an_evaluation_of_one_sigmoid_works_on_its_logits(points_desk):
    plan = Plan(loss=BinaryCrossentropy())
    found = ask(points_desk, Evaluation("moon", MOONS, plan, "train"))
    data = points_desk.data(MOONS)
    rows = data.parts.train
    p = points_desk.network("moon").predict(
        data.preparation.apply(data.dataset.x[rows]), REFERENCE
    )[:, 0]
    y = data.dataset.y[rows]
    assert np.isclose(found.values["loss"], -np.log(np.where(y, p, 1 - p)).mean(), rtol=1e-5)
    assert np.isclose(found.values["accuracy"], ((p > 0.5) == y).mean())


@pytest.mark.parametrize("network", ["moons", "moon"])
def test_a_boundary_covers_the_points(points_desk, network):
    found = ask(points_desk, Boundary(network, MOONS, resolution=20))
    x = points_desk.data(MOONS).dataset.x
    assert found.said.shape == (20, 20, 2)
    assert found.line is None
    assert found.bounds[0] < x[:, 0].min() < x[:, 0].max() < found.bounds[1]
    assert found.bounds[2] < x[:, 1].min() < x[:, 1].max() < found.bounds[3]


def test_a_curve_has_a_line_and_images_have_none(points_desk, desk):
    found = ask(points_desk, Boundary("sine", SINE, resolution=30))
    assert found.line.shape == (30, 2)
    assert found.said is None
    with pytest.raises(TooManyFeatures):
        ask(desk, Boundary("signs", SIGNS))


# pictures of the user


@pytest.fixture
def folder(desk, tmp_path):
    (tmp_path / "Мои картинки").mkdir()
    for place in range(3):
        pixels = desk.data(SIGNS).dataset.test_x[place, :, :, 0]
        Image.fromarray(pixels).save(tmp_path / "Мои картинки" / f"{place}.png")
    (tmp_path / "broken.png").write_bytes(b"no picture at all")
    (tmp_path / "note.txt").write_text("not looked at")
    return tmp_path


def test_a_picture_file_becomes_a_sample(desk, folder):
    found = ask(desk, PickPicture(SIGNS, str(folder / "Мои картинки" / "1.png")))
    assert (found.values == desk.data(SIGNS).dataset.test_x[1]).all()
    same = ask(desk, Predictions("signs", FromData(SIGNS, "test", 1)))
    assert (ask(desk, Predictions("signs", found)).probabilities == same.probabilities).all()
    with pytest.raises(NotAPicture):
        ask(desk, PickPicture(SIGNS, str(folder / "broken.png")))


def test_a_folder_is_predicted_into_a_table(desk, folder, tmp_path):
    table = tmp_path / "таблица.csv"
    found = ask(desk, PredictFolder("signs", SIGNS, str(folder), str(table)))
    assert (found.predicted, found.unreadable) == (3, 1)
    assert [(name, kind) for name, kind, _ in found.problems] == [("broken.png", "NotAPicture")]
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [
        "broken.png",
        *(f"Мои картинки/{i}.png" for i in range(3)),
    ]
    assert "not a picture" in rows[0]["problem"]
    for place, row in enumerate(rows[1:]):
        said = ask(desk, Predictions("signs", FromData(SIGNS, "test", place)))
        best = said.top[:3]
        assert [row["class"], row["class_2"], row["class_3"]] == [said.names[i] for i, _ in best]
        assert np.isclose(float(row["probability"]), best[0][1], atol=1e-6)
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_cannot_be_predicted_is_said(desk, folder, tmp_path):
    (empty := tmp_path / "empty").mkdir()
    with pytest.raises(NoPicturesHere):
        ask(desk, PredictFolder("signs", SIGNS, str(empty), str(tmp_path / "t.csv")))
    with pytest.raises(FileMissing):
        ask(desk, PredictFolder("signs", SIGNS, str(tmp_path / "gone"), "t.csv"))
    with pytest.raises(CannotWrite):
        ask(desk, PredictFolder("signs", SIGNS, str(folder), str(empty / "no" / "t.csv")))


# all of them


def test_the_package_names_every_question():
    def below(cls):
        return {cls}.union(*(below(sub) for sub in cls.__subclasses__()))

    ours = {q.__name__ for q in below(Question) if q.__module__.startswith("engine.")}
    assert ours <= set(questions.__all__)
    assert all(hasattr(questions, name) for name in questions.__all__)


def test_questions_travel_and_a_long_one_works_on_a_copy_of_the_weights(desk):
    question = pickle.loads(pickle.dumps(Confusion("moving", SIGNS, "train")))
    network = Network(convnet(), seed=4)
    before = network.snapshot()
    desk.put_network("moving", network, 3)
    steps = question.answer(desk)
    next(steps)
    network.flat += 1  # the run goes on meanwhile
    found = laboratory.finished(steps)
    desk.put_network("still", before, 3)
    assert (found.predicted == ask(desk, Confusion("still", SIGNS, "train")).predicted).all()


def test_weights_are_copies(desk):
    found = ask(desk, Weights("signs"))
    found["n1/kernel"] += 1
    assert not (found["n1/kernel"] == desk.network("signs").weights["n1"]["kernel"]).any()
