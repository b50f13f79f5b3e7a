"""What is told beside the confusion matrix, and of values, over a part."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import classification_report, r2_score, roc_auc_score

from engine.data.dataset import Dataset
from engine.errors import OutputError
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions import Confusion, PredictedValues
from engine.spec import stack
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, SINE, ask, loaded, tabular


@pytest.fixture(scope="module")
def desk():
    made = laboratory.desk()
    made.put_data(loaded(MOONS))
    return made


def with_network(choice, spec, data=None):
    made = Desk(REFERENCE)
    made.put_data(loaded(choice) if data is None else Loaded.of(choice, data))
    made.put_network("net", Network(spec, seed=2))
    return made


def test_scores_and_curves_are_those_of_what_the_network_says(desk):
    found = ask(desk, Confusion("signs", SIGNS, "test"))
    data = desk.data(SIGNS)
    x, true = data.preparation.apply(data.dataset.test_x), data.dataset.test_y
    said = desk.network("signs").predict(x, REFERENCE)
    report = classification_report(
        true, said.argmax(axis=1), labels=range(10), output_dict=True, zero_division=np.nan
    )
    for number in range(10):
        expected = report[str(number)]
        assert found.scores.support[number] == expected["support"]
        np.testing.assert_allclose(found.scores.f1[number], expected["f1-score"])
        area = roc_auc_score(true == number, said[:, number])
        assert found.rankings[number].roc_area == pytest.approx(area)
    bins = found.calibration
    assert bins.counts.sum() == len(true)
    for bin_ in np.flatnonzero(bins.counts):
        places = bins.places(bin_)
        assert bins.right[bin_] == pytest.approx((found.predicted == true)[places].mean())


def test_one_sigmoid_unit_ranks_both_classes(desk):
    found = ask(desk, Confusion("moon", MOONS, "train"))
    no, yes = found.rankings
    assert no.roc_area == pytest.approx(yes.roc_area)
    assert found.calibration.edges[0] == 0
    assert (found.sureness >= 0.5).all()


def test_sigmoid_units_are_ranked_each_for_itself():
    found = ask(with_network(MOONS, tabular(2, 2, "sigmoid")), Confusion("net", MOONS, "train"))
    assert len(found.rankings) == 2
    assert found.calibration is not None


def test_what_is_no_probability_has_curves_and_no_calibration():
    found = ask(with_network(MOONS, tabular(2, 2, "tanh")), Confusion("net", MOONS, "train"))
    assert found.calibration is None
    assert 0 <= found.rankings[0].roc_area <= 1


def test_units_without_a_class_are_named_by_their_numbers():
    made = with_network(MOONS, tabular(2, 4, "softmax"))
    weights = made.network("net").weights[made.network("net").spec.output.id]
    weights["bias"][...] = (0, 0, 50, 0)
    found = ask(made, Confusion("net", MOONS, "train"))
    assert found.classes[2:] == ("2", "3")
    assert (found.predicted == 2).all()
    assert found.matrix.counts[:, 2].sum() == found.matrix.counts.sum()
    assert found.accuracy == 0
    assert np.isnan(found.rankings[2].roc_area)


def test_too_few_units_are_an_error_that_says_so():
    made = with_network(SIGNS, replace_units(laboratory.convnet(), 3))
    with pytest.raises(OutputError) as caught:
        ask(made, Confusion("net", SIGNS, "test"))
    assert caught.value.facts["actual"] == (3,)
    assert caught.value.facts["expected"] == (10,)
    made = with_network(SINE, tabular(1, 3, "linear"))
    with pytest.raises(OutputError):
        ask(made, PredictedValues("net", SINE, "train"))


def test_data_with_one_class_have_no_curve(rng):
    x = rng.standard_normal((40, 2)).astype(np.float32)
    only = Dataset("one", x, np.zeros(40, np.int64), classes=("only",))
    made = with_network(MOONS, tabular(2, 1, "sigmoid"), only)
    found = ask(made, Confusion("net", MOONS, "train"))
    assert found.accuracy == 1
    assert np.isnan(found.rankings[0].roc_area)
    assert found.scores.means[0].tolist() == [1, 1, 1]


def test_each_target_has_its_residuals(rng):
    x = rng.standard_normal((60, 2)).astype(np.float32)
    y = rng.standard_normal((60, 3)).astype(np.float32)
    spec = stack(InputLayer(shape=(2,)), Dense(units=3))
    made = with_network(MOONS, spec, Dataset("three", x, y, target_names=("a", "b", "c")))
    found = ask(made, PredictedValues("net", MOONS, "train"))
    expected = r2_score(found.true, found.predicted, multioutput="raw_values")
    np.testing.assert_allclose(found.residuals.r_squared, expected, rtol=1e-5, atol=1e-6)
    assert found.mean_absolute_error == pytest.approx(np.abs(found.predicted - found.true).mean())
    together = r2_score(found.true, found.predicted, multioutput="variance_weighted")
    assert found.r_squared == pytest.approx(together, abs=1e-6)


def replace_units(spec, units):
    last = spec.nodes[-1]
    nodes = (*spec.nodes[:-1], replace(last, layer=replace(last.layer, units=units)))
    return replace(spec, nodes=nodes)
