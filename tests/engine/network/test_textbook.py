"""The networks of the textbooks have the printed numbers of parameters, and learn."""

import pytest

from engine.errors import MergeError, TooSmallError
from engine.layers.convolution import Conv2D
from engine.layers.inputs import InputLayer
from engine.network import textbook
from engine.network.applications import Xception
from engine.network.shapes import checked_summary, summarise
from engine.spec import NetworkSpec

PARAMETERS = {
    "question answering": (textbook.question_answering(), 1_000_052),
    "three outputs": (textbook.three_outputs(), 14_146_316),
    "siamese LSTM": (textbook.siamese_lstm(), 20_673),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_number_of_parameters_is_the_printed_one(name):
    spec, count = PARAMETERS[name]
    assert checked_summary(spec).parameters == count


def test_layers_of_the_question_network_have_the_printed_parameters():
    rows = checked_summary(textbook.question_answering()).rows
    own = [row.parameters for row in rows if row.parameters]
    assert own == [640_000, 12_416, 320_000, 3_136, 24_500]


def with_input(spec: NetworkSpec, shape) -> NetworkSpec:
    layer = InputLayer(shape=shape, dtype="int32")
    return spec.with_layer(spec.inputs[0].id, layer)


def test_posts_of_269_words_are_the_shortest_that_the_convnet_takes():
    spec = textbook.three_outputs()
    checked_summary(with_input(spec, (269,)))
    with pytest.raises(TooSmallError):
        checked_summary(with_input(spec, (268,)))


@pytest.mark.parametrize(("size", "half"), [(35, 18), (32, 16)])
def test_the_ways_of_an_inception_block_end_in_one_size(size, half):
    rows = summarise(textbook.inception((size, size, 3))).rows
    merged = next(row for row in rows if row.node.name == "concatenate")
    assert merged.shape == (half, half, 512)


def test_without_padding_the_ways_of_an_inception_block_part():
    spec = textbook.inception((35, 35, 3))
    for node in spec:
        if isinstance(node.layer, Conv2D):
            layer = Conv2D(**{**vars(node.layer), "padding": "valid"})
            spec = spec.with_layer(node.id, layer)
        elif node.layer.registered_name == "AveragePooling2D":
            spec = spec.with_layer(node.id, type(node.layer)(pool_size=(3, 3), strides=(2, 2)))
    error = summarise(spec).first_error
    assert isinstance(error, MergeError)
    assert error.facts["branches"] == (
        "conv2d (18, 18, 128), conv2d_2 (17, 17, 128), "
        "conv2d_3 (15, 15, 128), conv2d_6 (16, 16, 128)"
    )


def test_both_eyes_of_the_stereo_network_are_one_xception():
    eye = Xception(include_top=False, input_shape=(250, 250, 3))
    rows = summarise(textbook.stereo(eye)).rows
    by_name = {row.node.name: row for row in rows}
    assert by_name["eye"].shape == by_name["other_eye"].shape == (8, 8, 2048)
    assert by_name["concatenate"].shape == (8, 8, 4096)
    assert by_name["other_eye"].node.weights_id == by_name["eye"].node.id


def test_the_shared_eye_has_its_weights_once():
    spec = textbook.stereo(textbook.small_eye())
    eye = checked_summary(textbook.small_eye()).parameters
    rest = (2 * 128 * 64 + 64) + (64 * 4 + 4)
    assert checked_summary(spec).parameters == eye + rest
