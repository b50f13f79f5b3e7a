"""Layers travel as text, and what comes from elsewhere is checked."""

import json
import random

import pytest

from engine.errors import DamagedLayers, EngineError, NoLayersThere, SettingError, UnknownName
from engine.initializers import RandomNormal
from engine.layers.base import layers
from engine.layers.convolution import Conv2D
from engine.layers.inputs import InputLayer
from engine.network.layer_text import layers_from_text, layers_to_text
from engine.regularizers import L1L2
from engine.spec import Node, stack

RICH = Conv2D(
    filters=7,
    kernel_size=(5, 3),
    activation="tanh",
    kernel_initializer=RandomNormal(stddev=0.3),
    bias_regularizer=L1L2(l1=1e-7, l2=0.5),
)


def text() -> str:
    return layers_to_text(stack(InputLayer(shape=(9, 9, 2)), RICH).nodes)


def test_layers_come_back_as_they_were():
    assert layers_from_text(text()) == [
        ("input_layer", InputLayer(shape=(9, 9, 2))),
        ("conv2d", RICH),
    ]


@pytest.mark.parametrize("name", list(layers))
def test_every_registered_layer_can_be_copied_and_pasted(name):
    layer = layers[name]()
    assert layers_from_text(layers_to_text([Node("a", "some", layer)])) == [("some", layer)]


@pytest.mark.parametrize("foreign", ["", "hello", "[1, 2]", "{}", '{"format": "x"}', "[" * 99_999])
def test_other_text_holds_no_layers(foreign):
    with pytest.raises(NoLayersThere):
        layers_from_text(foreign)


def damaged(change) -> str:
    data = json.loads(text())
    change(data, data["layers"][1]["layer"])
    return json.dumps(data)


DAMAGES = {
    "version": lambda data, layer: data.update(version=2),
    "layers": lambda data, layer: data.update(layers=[]),
    "layers[0].name": lambda data, layer: data["layers"][0].update(name=3),
    "layers[1].layer.filters": lambda data, layer: layer.update(filters="many"),
    "layers[1].layer.kernel_size": lambda data, layer: layer.update(kernel_size=3),
    "layers[1].layer.kernel_size[1]": lambda data, layer: layer.update(kernel_size=[3, True]),
    "layers[1].layer.use_bias": lambda data, layer: layer.update(use_bias=1),
    "layers[1].layer.kernel_initializer.stddev": lambda data, layer: layer[
        "kernel_initializer"
    ].update(stddev=float("nan")),
    "layers[1].layer": lambda data, layer: layer.update(surprise=1),
    "layers[1].layer.class": lambda data, layer: layer.update({"class": ["Conv2D"]}),
}


@pytest.mark.parametrize("where", list(DAMAGES))
def test_damage_is_told_with_its_place(where):
    with pytest.raises(DamagedLayers) as caught:
        layers_from_text(damaged(DAMAGES[where]))
    assert caught.value.facts["where"] == where


def test_numbers_that_no_field_can_show_are_refused():
    with pytest.raises(DamagedLayers):
        layers_from_text(damaged(lambda data, layer: layer.update(filters=10**12)))


def test_only_layers_are_made_from_text():
    source = {"family": "source", "class": "TableFile", "path": "/etc/passwd"}
    with pytest.raises(DamagedLayers):
        layers_from_text(damaged(lambda data, layer: data["layers"][0].update(layer=source)))
    with pytest.raises(DamagedLayers):
        layers_from_text(damaged(lambda data, layer: layer.update(kernel_initializer=source)))


def test_an_unknown_layer_suggests_the_right_one():
    with pytest.raises(UnknownName) as caught:
        layers_from_text(damaged(lambda data, layer: layer.update({"class": "Conv2"})))
    assert caught.value.facts["closest"] == "Conv2D"


def test_a_setting_out_of_range_says_so():
    with pytest.raises(SettingError):
        layers_from_text(damaged(lambda data, layer: layer.update(strides=[0, 1])))


@pytest.mark.parametrize("seed", range(60))
def test_text_with_any_value_changed_is_taken_or_refused_in_one_sentence(seed):
    rng = random.Random(seed)
    strange = [None, -1, 1.5, "", "relu", [], {}, [1, 2, 3], True, 10**30, {"family": "layer"}]
    data = json.loads(text())
    part = data["layers"][rng.randrange(2)]["layer"]
    part[rng.choice(list(part))] = rng.choice(strange)
    try:
        taken = layers_from_text(json.dumps(data))
    except EngineError:
        return
    assert len(taken) == 2
