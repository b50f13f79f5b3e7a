"""Known networks are made with weights from files, or with those that Keras publishes."""

import hashlib
import threading

import numpy as np
import pytest

from engine.data import fetch as fetching
from engine.errors import SettingError, WeightsDiffer, WeightsNotFetched, WeightsUnknown
from engine.explain.predictions import finished
from engine.io import application_files as files
from engine.io.keras_file import write_h5
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling2D
from engine.network.applications import APPLICATIONS
from engine.network.applications.known import KnownNetwork, smallest_size, usual_size
from engine.network.building import Building
from engine.network.network import Network
from engine.network.shapes import checked_summary
from engine.service.desk import Desk
from engine.service.questions import DOWNLOAD, TakeKnown
from tests.local_site import serving

WHOLE = KnownNetwork("VGG16")


def tiny(include_top=True, input_shape=(224, 224, 3), classes=1000, pooling=""):
    """A network in the place of VGG16 that is small enough to be sent about."""
    net = Building()
    last = net.add(InputLayer(shape=input_shape), name="x")
    last = net.add(Conv2D(filters=2, activation="relu"), last, name="block1_conv1")
    if include_top:
        last = net.add(GlobalAveragePooling2D(), last, name="mean")
        last = net.add(Dense(units=classes), last, name="predictions")
    return net.network(last)


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """The content of a file of weights, which Keras would publish."""
    monkeypatch.setitem(APPLICATIONS, "VGG16", tiny)
    network = Network(tiny(), seed=6)
    write_h5(tmp_path / "whole.h5", network.spec, network.arrays())
    return (tmp_path / "whole.h5").read_bytes(), network


@pytest.fixture
def site(weights, tmp_path, monkeypatch):
    """A server that has these weights under the name that Keras gave them."""
    content, _ = weights
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(files, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(fetching, "TIMEOUT", 2.0)
    md5 = hashlib.md5(content).hexdigest()
    monkeypatch.setattr(files, "KNOWN", {("VGG16", True): (len(content), md5)})
    with serving() as start:
        site = start(content=content)
        monkeypatch.setattr(files, "SITE", site.address)
        yield site


def taken(known=WHOLE, source=DOWNLOAD):
    return finished(TakeKnown(known, source).answer(Desk(REFERENCE)))


def assert_has(model, network):
    again = Network(model.network_spec())
    assert len(again.load(model.arrays)) == len(again.weights)
    for key, array in network.arrays().items():
        if key in again.arrays():
            np.testing.assert_array_equal(again.arrays()[key], array)


def test_nothing_is_fetched_unless_it_is_asked_for(site):
    model = taken(source="")
    assert not model.arrays
    assert model.network_spec() == tiny()
    assert site.asked == []


def test_published_weights_are_fetched_once_and_fit(site, weights):
    assert_has(taken(), weights[1])
    assert len(site.asked) == 1
    assert_has(taken(), weights[1])
    assert len(site.asked) == 1
    file = files.published("VGG16", True)
    assert files.bytes_fetched(file) == file.size


def test_the_question_tells_how_many_bytes_have_come(site):
    steps = TakeKnown(WHOLE, DOWNLOAD).answer(Desk(REFERENCE))
    told = [step for step in steps if step]
    assert told[-1] == (len(site.content), len(site.content))


def test_a_download_that_is_given_up_goes_on_where_it_was(site, weights):
    site.stalled = True
    steps = TakeKnown(WHOLE, DOWNLOAD).answer(Desk(REFERENCE))
    while not (step := next(steps)) or not step[0]:
        pass
    steps.close()
    for thread in threading.enumerate():
        if thread.name == "question":
            thread.join(10)
    site.stalled = False
    site.released.set()
    file = files.published("VGG16", True)
    assert 0 < files.bytes_fetched(file) < file.size
    assert_has(taken(), weights[1])
    assert site.asked == ["", "bytes=1000-"]


def test_another_file_than_the_known_one_is_refused(site):
    site.content = site.content[:-1] + b"!"
    with pytest.raises(WeightsUnknown, match=r"MD5 begins with .*was not taken") as caught:
        taken()
    actual = hashlib.md5(site.content).hexdigest()
    assert caught.value.facts["actual"] == actual[:12]


def test_without_a_network_the_user_is_told(site, monkeypatch):
    monkeypatch.setattr(files, "SITE", "http://127.0.0.1:9/")  # where nobody listens
    with pytest.raises(WeightsNotFetched, match="Check the network connection"):
        taken()


def test_a_missing_page_is_told_with_its_code(site):
    site.status = 404
    with pytest.raises(WeightsNotFetched, match="HTTP 404"):
        taken()


def test_weights_come_from_a_file_of_the_user(weights, tmp_path):
    assert_has(taken(source=str(tmp_path / "whole.h5")), weights[1])


def test_features_are_found_in_a_file_with_a_classifier(weights, tmp_path):
    known = KnownNetwork("VGG16", include_top=False, size=40)
    model = taken(known, str(tmp_path / "whole.h5"))
    assert_has(model, weights[1])
    assert [note.code for note in model.report.notes] == ["WeightsUnused"]


def test_weights_of_another_network_are_refused(weights, tmp_path):
    with pytest.raises(WeightsDiffer, match="predictions"):
        taken(KnownNetwork("VGG16", classes=7), str(tmp_path / "whole.h5"))


def test_every_network_but_one_has_published_weights_whose_size_fits_its_parameters():
    for name in APPLICATIONS:
        for whole in (True, False):
            file = files.published(name, whole)
            if name == "MobileNet":  # Keras gives no hash of it
                assert file is None
                continue
            known = KnownNetwork(name, whole, usual_size(name))
            values = 4 * checked_summary(known.spec()).parameters
            assert values < file.size < 1.05 * values
            assert (len(bytes.fromhex(file.hash)), file.algorithm) == (16, "md5")
            assert file.name.endswith("_notop.h5") != whole


@pytest.mark.parametrize("name", APPLICATIONS)
def test_the_smallest_size_is_one_that_can_be_computed(name):
    known = KnownNetwork(name, include_top=False, size=smallest_size(name))
    assert checked_summary(known.spec()).parameters
    with pytest.raises(SettingError):
        KnownNetwork(name, size=smallest_size(name) - 1)
