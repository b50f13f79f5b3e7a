"""Compiled recurrent layers against plain ones, in float32 and in float64."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

from engine.activations import activations
from engine.kernels.cpu import CPU
from engine.kernels.curve import functions as curves
from engine.kernels.reference import REFERENCE
from engine.layers.cells import Bound
from tests.engine.kernels.compare import BOTH, distance, scratch

GATES = {"simple_rnn": 1, "lstm": 4, "gru": 3, "gru_reset_first": 3}
SIZES = [  # time, batch, units
    (1, 1, 1),
    (1, 1, 100),
    (2, 3, 7),
    (3, 1, 8),
    (3, 4, 3),
    (4, 5, 10),
    (5, 8, 16),
    (3, 9, 17),
    (4, 11, 24),
    (2, 13, 31),
    (6, 32, 100),
    (30, 2, 33),
]
FUNCTIONS = [
    ("tanh", "sigmoid"),
    ("relu", "hard_sigmoid"),
    ("linear", "hard_sigmoid_keras2"),
    ("sigmoid", "tanh"),
]
CASES = [
    *itertools.product(GATES, SIZES, FUNCTIONS[:1], (False, True)),
    *itertools.product(GATES, [(4, 5, 11)], FUNCTIONS[1:], (False, True)),
]


def bound(name: str) -> Bound:
    return Bound(activations[name](), SimpleNamespace(k=REFERENCE))


class Margin:
    """Arrays between numbers that nobody may write."""

    def __init__(self, dtype):
        self._dtype, self._whole = dtype, []

    def array(self, values) -> np.ndarray:
        whole = np.full(np.size(values) + 64, 1234.5, self._dtype)
        array = whole[32:-32].reshape(np.shape(values))
        array[...] = values
        self._whole.append(whole)
        return array

    def empty(self, *shape: int) -> np.ndarray:
        return self.array(np.full(shape, np.nan))

    def scratch(self, count: int) -> np.ndarray:
        return self.empty(count)

    def check(self) -> None:
        for whole in self._whole:
            assert (whole[:32] == 1234.5).all()
            assert (whole[-32:] == 1234.5).all()


def made(rng, kind, time, batch, units, masked=False):
    """Return the arrays of a case in float64, whatever the kernels will compute in."""
    width = GATES[kind] * units
    found = {
        "z": rng.normal(size=(time, batch, width)),
        "kernel": rng.normal(size=(units, width)) / np.sqrt(units),
        "bias": rng.normal(size=width),
        "h": rng.normal(size=(batch, units)),
        "c": rng.normal(size=(batch, units)),
        "dy": rng.normal(size=(time, batch, units)),
        "dh": rng.normal(size=(batch, units)),
        "dc": rng.normal(size=(batch, units)),
    }
    found = {name: a.astype(np.float32).astype(np.float64) for name, a in found.items()}
    mask = rng.random((batch, time)) < 0.6
    return found | {"mask": mask.T[::-1, :, None] if masked else None}


def run(k, kind, given, names, dtype=np.float32, dy=True, drop=None, in_z=False):
    """Return all results of forward and backward by name."""
    margin = Margin(dtype)
    arrays = {n: margin.array(a) for n, a in given.items() if n != "mask"}
    for name in ("kernel", "bias", "dy"):
        arrays[name].setflags(write=False)
    kernel, mask, z = arrays["kernel"], given["mask"], arrays["z"]
    time, batch, width = z.shape
    units = width // GATES[kind]
    h, c = margin.empty(time + 1, batch, units), margin.empty(time + 1, batch, units)
    h[0], c[0] = arrays["h"], arrays["c"]
    dh, dc, dz = arrays["dh"], arrays["dc"], margin.empty(*z.shape)
    gates, kept = z if in_z else margin.empty(*z.shape), margin.empty(time, batch, units)
    dinner = margin.empty(*z.shape)
    slope = arrays["dy"] if dy else None
    functions = [bound(name) for name in names]
    forward, backward = getattr(k, f"{kind}_forward"), getattr(k, f"{kind}_backward")
    last = (*functions, margin.scratch)
    found = {"h": h, "dh": dh, "dz": dz}
    if kind == "simple_rnn":
        last = (functions[0], margin.scratch)
        forward(z, kernel, mask, drop, h, *last)
        backward(z, h, kernel, mask, drop, slope, dh, dz, *last)
    elif kind == "lstm":
        forward(z, kernel, mask, drop, h, c, gates, *last)
        backward(z, h, c, gates, kernel, mask, drop, slope, dh, dc, dz, *last)
        found |= {"c": c, "dc": dc}
    elif kind == "gru":
        forward(z, kernel, arrays["bias"], mask, drop, h, gates, kept, *last)
        backward(z, h, gates, kept, kernel, mask, drop, slope, dh, dz, dinner, *last)
        found |= {"dinner": dinner}
    else:
        forward(z, kernel, mask, drop, h, gates, kept, *last)
        backward(z, h, gates, kernel, mask, drop, slope, dh, dz, *last)
        found |= {"kept": kept}
    margin.check()
    return found


@pytest.mark.parametrize(("kind", "sizes", "names", "masked"), CASES)
def test_compiled_recurrent_layers_agree_with_the_reference(rng, kind, sizes, names, masked):
    given = made(rng, kind, *sizes, masked)
    for dy in (True, False):
        plain, fast = (run(k, kind, given, names, dy=dy) for k in BOTH)
        exact = run(REFERENCE, kind, given, names, np.float64, dy=dy)
        assert plain.keys() == fast.keys()
        for name in plain:
            seen = slice(None)
            if masked and name == "kept":  # of masked steps nobody asks
                seen = given["mask"][..., 0]
            assert distance(fast[name][seen], plain[name][seen]) <= 1e-5
            assert distance(fast[name][seen], exact[name][seen]) <= 1e-5


@pytest.mark.parametrize("kind", ["lstm", "gru", "gru_reset_first"])
def test_the_gates_may_be_kept_where_the_inputs_stood(rng, kind):
    given = made(rng, kind, 4, 6, 13, masked=True)
    for k in BOTH:
        apart, together = (run(k, kind, given, FUNCTIONS[0], in_z=way) for way in (False, True))
        for name in ("h", "dh", "dz"):
            np.testing.assert_array_equal(together[name], apart[name])


@pytest.mark.parametrize("kind", GATES)
def test_the_same_call_gives_the_same_bits(rng, kind):
    given = made(rng, kind, 7, 9, 21, masked=True)
    first, second = (run(CPU, kind, given, FUNCTIONS[0]) for _ in range(2))
    for name in first:
        np.testing.assert_array_equal(first[name], second[name])


@pytest.mark.parametrize("kind", GATES)
def test_a_sequence_may_come_in_parts(rng, kind):
    given = made(rng, kind, 9, 5, 11)
    whole = run(CPU, kind, given, FUNCTIONS[0])
    early = run(CPU, kind, given | {"z": given["z"][:4], "dy": given["dy"][:4]}, FUNCTIONS[0])
    late = given | {"z": given["z"][4:], "dy": given["dy"][4:], "h": whole["h"][4]}
    if kind == "lstm":
        late["c"] = whole["c"][4]
    late = run(CPU, kind, late, FUNCTIONS[0])
    np.testing.assert_array_equal(early["h"], whole["h"][:5])
    np.testing.assert_array_equal(late["h"], whole["h"][4:])
    np.testing.assert_array_equal(late["dz"], whole["dz"][4:])


@pytest.mark.parametrize("kind", GATES)
def test_what_cannot_be_computed_stays_with_its_sample(rng, kind):
    given = made(rng, kind, 4, 6, 10)
    clean = run(CPU, kind, given, FUNCTIONS[0])
    given["z"][1, 2, 3] = np.nan
    found = run(CPU, kind, given, FUNCTIONS[0])
    others = [0, 1, 3, 4, 5]
    assert np.isnan(found["h"][2:, 2]).any()
    np.testing.assert_array_equal(found["h"][:, others], clean["h"][:, others])
    np.testing.assert_array_equal(found["dz"][:, others], clean["dz"][:, others])


@pytest.mark.parametrize("kind", GATES)
def test_huge_inputs_saturate_the_gates(rng, kind):
    given = made(rng, kind, 3, 4, 9)
    given["z"] = np.sign(given["z"]) * 200.0
    plain, fast = (run(k, kind, given, FUNCTIONS[0]) for k in BOTH)
    for name in plain:
        assert np.isfinite(fast[name]).all()
        assert distance(fast[name], plain[name]) <= 1e-5


@pytest.mark.parametrize("kind", GATES)
@pytest.mark.parametrize("sizes", [(1, 1, 1), (3, 4, 6), (4, 9, 19), (2, 16, 100)])
@pytest.mark.parametrize("masked", [False, True])
def test_each_gate_may_see_another_selection_of_the_state(rng, kind, sizes, masked):
    given = made(rng, kind, *sizes, masked)
    drop = (rng.random((GATES[kind], *sizes[1:])) < 0.7) / np.float32(0.7)
    plain, fast = (run(k, kind, given, FUNCTIONS[0], drop=drop.astype(np.float32)) for k in BOTH)
    exact = run(REFERENCE, kind, given, FUNCTIONS[0], np.float64, drop=drop)
    for name in plain:
        seen = given["mask"][..., 0] if masked and name == "kept" else slice(None)
        assert distance(fast[name][seen], plain[name][seen]) <= 1e-5
        assert distance(fast[name][seen], exact[name][seen]) <= 1e-5


@pytest.mark.parametrize("kind", GATES)
def test_other_activations_are_left_to_the_reference(rng, kind):
    given = made(rng, kind, 3, 4, 6)
    plain, fast = (run(k, kind, given, ("softsign", "silu")) for k in BOTH)
    for name in plain:
        np.testing.assert_array_equal(fast[name], plain[name])


def test_the_kernels_know_only_activations_whose_slope_follows_from_the_output():
    for name in curves.CODES:
        assert not activations[name]().needs_z
    assert curves.codes(bound("tanh"), bound("relu")) == (curves.TANH, curves.RELU)
    assert curves.codes(bound("tanh"), bound("softsign")) is None


def test_gru_without_a_bias_of_the_state(rng):
    given = made(rng, "gru", 3, 4, 9)
    without, zeros = (_gru_states(CPU, given, bias) for bias in (None, np.zeros(27, np.float32)))
    np.testing.assert_array_equal(without, zeros)


def _gru_states(k, given, bias):
    z, kernel = given["z"].astype(np.float32), given["kernel"].astype(np.float32)
    h = np.zeros((4, 4, 9), np.float32)
    kept = np.empty((3, 4, 9), np.float32)
    functions = [bound(name) for name in FUNCTIONS[0]]
    k.gru_forward(z, kernel, bias, None, None, h, z, kept, *functions, scratch)
    return h
