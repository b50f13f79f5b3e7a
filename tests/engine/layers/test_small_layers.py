"""Activations, borders, norms and merges give Keras's numbers, also under masks."""

import numpy as np
import pytest

from tests.engine.layers.golden import assert_close, assert_equals_keras, layer_of, read_cases

GOLDEN = read_cases("small_layers")
CASES = [pytest.param(arrays, id=name) for name, arrays in GOLDEN.items()]


@pytest.mark.parametrize("arrays", CASES)
def test_a_layer_gives_the_numbers_of_keras(arrays, kernels):
    layer = layer_of(arrays)
    rig = assert_equals_keras(layer, arrays, kernels)
    assert rig.added_loss == pytest.approx(float(arrays.get("loss", 0)), rel=1e-5)
    weights = rig.network.weights.get("node", {})
    layer.settle(weights, rig.observed.get("node", {}))
    statistics = {key[2:]: array for key, array in arrays.items() if key.startswith("s/")}
    for name, expected in statistics.items():
        assert_close(weights[name], expected)


@pytest.mark.parametrize("arrays", CASES)
def test_a_layer_passes_the_mask_of_keras(arrays):
    xs = [arrays[key] for key in arrays if key[0] == "x"]
    masks = [arrays.get(f"m{i}") for i in range(len(xs))]
    layer = layer_of(arrays)
    if not layer.makes_mask and all(mask is None for mask in masks):
        assert "k0" not in arrays
        return
    if "Softmax" in str(arrays["layer"]):
        return  # there Keras was told the mask of every value, and passes on none
    found = layer.output_mask(xs, masks)
    assert (found is None) == ("k0" not in arrays)
    if found is not None:
        np.testing.assert_array_equal(found, arrays["k0"])
