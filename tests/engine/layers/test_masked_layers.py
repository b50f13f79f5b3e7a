"""Layers whose values depend on masks: exact gradients, and the same with any number of shards."""

import numpy as np
import pytest

from engine.layers.activation_layers import Softmax
from engine.layers.merge import Maximum, Minimum, Multiply
from engine.layers.normalization import BatchNormalization
from tests.engine.checks import check_gradient
from tests.engine.layers.rig import Rig

SHAPE = (6, 3)
CASES = [
    (BatchNormalization(), 1),
    (BatchNormalization(axis=1, epsilon=0.1), 1),
    (BatchNormalization(trainable=False), 1),
    (Softmax(axis=1), 1),
    (Softmax(), 1),
    (Multiply(), 3),
    (Maximum(), 3),
    (Minimum(), 2),
]
ids = pytest.mark.parametrize(("layer", "count"), CASES, ids=lambda v: str(v)[:40])


def rig_of(layer, count, shards=1) -> Rig:
    rng = np.random.default_rng(11)
    masks = [rng.random((5, SHAPE[0])) > 0.4 for _ in range(count)]
    for i, mask in enumerate(masks):
        mask[i % 5, :] = True  # no step that counts nowhere
    return Rig(layer, [SHAPE] * count, shards, masks=masks)


@ids
def test_gradients_under_masks_match_finite_differences(layer, count, rng):
    rig = rig_of(layer, count)
    _, dxs, gradient = rig.run(rig.xs)
    for name, dx in dxs.items():
        check_gradient(
            lambda x, name=name: rig.total({**rig.xs, name: x}), rig.xs[name], dx, rng=rng
        )
    for place in rig.network.layout.trainable():
        weight = rig.network.weights["node"][place.key[1]]
        start = weight.copy()

        def of_weight(w, weight=weight, start=start):
            weight[...] = w
            result = rig.total(rig.xs)
            weight[...] = start
            return result

        dw = gradient[place.start : place.stop].reshape(place.shape)
        check_gradient(of_weight, start, dw, rng=rng)


@ids
@pytest.mark.parametrize("shards", [2, 3])
def test_masked_layers_give_the_same_with_any_number_of_shards(layer, count, shards):
    whole, cut = rig_of(layer, count), rig_of(layer, count, shards)
    (ys, dxs, gradient), (ys_cut, dxs_cut, gradient_cut) = whole.run(whole.xs), cut.run(cut.xs)
    np.testing.assert_allclose(ys[0], ys_cut[0], atol=1e-12)
    np.testing.assert_allclose(gradient, gradient_cut, atol=1e-11)
    for name, dx in dxs.items():
        np.testing.assert_allclose(dx, dxs_cut[name], atol=1e-12)
    for node, observed in whole.observed.items():
        for name, value in observed.items():
            np.testing.assert_allclose(value, cut.observed[node][name], rtol=1e-12)
    cut.crew.close()


def test_statistics_of_a_batch_leave_out_masked_steps():
    rig = rig_of(BatchNormalization(), 1)
    rig.run(rig.xs)
    kept = rig.xs["x0"][rig.masks["x0"]]
    observed = rig.observed["node"]
    np.testing.assert_allclose(observed["moving_mean"], kept.mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(observed["moving_variance"], kept.var(axis=0), rtol=1e-6)
