"""Known networks: their published sizes, and files of weights that fit them."""

import pytest

from engine.io import read_weights
from engine.io.keras_file import write_h5
from engine.network.applications import APPLICATIONS, VGG16, MobileNet, ResNet50
from engine.network.network import Network
from engine.network.shapes import checked_summary

PUBLISHED = {  # parameters with the classifier and without it, from Keras's documentation
    "VGG16": (138_357_544, 14_714_688),
    "VGG19": (143_667_240, 20_024_384),
    "ResNet50": (25_636_712, 23_587_712),
    "InceptionV3": (23_851_784, 21_802_784),
    "Xception": (22_910_480, 20_861_480),
    "MobileNet": (4_253_864, 3_228_864),
}


@pytest.mark.parametrize("name", APPLICATIONS)
def test_the_networks_have_the_published_numbers_of_parameters(name):
    whole, features = (APPLICATIONS[name](include_top=top) for top in (True, False))
    parameters = checked_summary(whole).parameters, checked_summary(features).parameters
    assert parameters == PUBLISHED[name]


@pytest.mark.parametrize("name", APPLICATIONS)
def test_names_are_unique_and_pooling_makes_a_vector(name):
    spec = APPLICATIONS[name](include_top=False, input_shape=(96, 96, 3), pooling="max")
    assert len({node.name for node in spec}) == len(spec)
    assert len(checked_summary(spec).shape_of(spec.outputs[0])) == 1


def test_names_are_those_of_keras():
    names = [node.name for node in VGG16()]
    assert names[1:4] == ["block1_conv1", "block1_conv2", "block1_pool"]
    assert names[-4:] == ["flatten", "fc1", "fc2", "predictions"]
    assert {"conv2_block1_0_conv", "conv5_block3_3_bn"} <= {node.name for node in ResNet50()}
    assert {"conv_pad_2", "conv_dw_13_bn", "conv_preds"} <= {node.name for node in MobileNet()}


@pytest.mark.parametrize("by_name", [False, True])
def test_a_file_of_weights_fits_by_place_and_by_name(by_name, tmp_path):
    spec = MobileNet(include_top=False, input_shape=(32, 32, 3), alpha=0.25)
    arrays = Network(spec, seed=3).arrays()
    write_h5(tmp_path / "w.h5", spec, arrays)
    read = read_weights(tmp_path / "w.h5", spec, by_name=by_name)
    assert not read.report
    assert all((read.arrays[key] == arrays[key]).all() for key in arrays)


def test_features_of_a_whole_file_fit_a_network_without_its_classifier_by_name(tmp_path):
    settings = {"input_shape": (32, 32, 3), "alpha": 0.25}
    whole, features = MobileNet(classes=7, **settings), MobileNet(include_top=False, **settings)
    write_h5(tmp_path / "w.h5", whole, Network(whole, seed=3).arrays())
    read = read_weights(tmp_path / "w.h5", features, by_name=True)
    assert len(Network(features).load(read.arrays)) == len(Network(features).weights)
    assert [(n.code, n.where) for n in read.report.notes] == [("WeightsUnused", "conv_preds")]
