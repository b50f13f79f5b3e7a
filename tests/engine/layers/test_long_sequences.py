"""Long sequences are worked through in parts, with a safe point before each."""

import numpy as np
import pytest

from engine.layers import cells, projection
from engine.layers.projection import Part, parts_of
from engine.layers.recurrent import GRU, LSTM, SimpleRNN
from tests.engine.layers.golden import assert_close
from tests.engine.layers.rig import SAMPLES, Rig

STEPS = 7
DROPS = {"dropout": 0.3, "recurrent_dropout": 0.2}
SETTINGS = [
    {},
    {"return_sequences": True, "return_state": True, "go_backwards": True},
    {"dropout": 0.3, "return_sequences": True},
    {**DROPS, "use_bias": False},
    DROPS,
]
KINDS = [SimpleRNN, LSTM, GRU, lambda **settings: GRU(reset_after=False, **settings)]


class Stop(Exception):
    """What a safe point may raise."""


def results(layer, shards=1, **options):
    rig = Rig(layer, [(STEPS, 3)], shards, masks=[_mask()], **options)
    ys, dxs, gradient = rig.run(rig.xs)
    rig.crew.close()
    return [*ys, *dxs.values(), gradient]


def of_steps(count):
    """Return a ``parts_of`` that makes parts of ``count`` steps."""
    return lambda time, *_: [Part(i, min(i + count, time)) for i in range(0, time, count)]


def _mask():
    mask = np.ones((SAMPLES, STEPS), bool)
    mask[1, 4:], mask[3, 0], mask[4] = False, False, False
    return mask


def test_parts_cover_a_sequence():
    rows, most = projection.PART_ROWS, projection.MOST_COST
    assert parts_of(5, 2, 1) == [Part(0, 5)]
    assert parts_of(0, 2, 1) == [Part(0, 0)]
    cheap, dear = projection.LEAST_COST // (6 * rows), most // (3 * rows)
    assert [part.length for part in parts_of(13, rows, cheap)] == [6, 6, 1]
    assert parts_of(7, rows // 3, dear) == [Part(0, 3), Part(3, 6), Part(6, 7)]
    assert parts_of(2, 1, 10 * most) == [Part(0, 1), Part(1, 2)]
    for cost in (1, 1000, 10**5, 10**7):  # whatever the layer, a part takes little time
        assert parts_of(10**6, 32, cost)[0].length * 32 * cost <= most
    part = Part(2, 5)
    assert part.of(None) is None
    assert (part.of(np.arange(9)) == [2, 3, 4]).all()
    assert (np.arange(9)[part.states] == [2, 3, 4, 5]).all()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("settings", SETTINGS)
def test_a_sequence_in_parts_gives_what_it_gives_at_once(kind, settings, monkeypatch):
    layer = kind(units=4, **settings)
    expected = results(layer)
    for steps in (1, 3):
        monkeypatch.setattr(cells, "parts_of", of_steps(steps))
        for found, value in zip(results(layer), expected, strict=True):
            np.testing.assert_allclose(found, value, rtol=0, atol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_compiled_kernels_take_parts_as_plain_ones_do(kind, compiled, monkeypatch):
    layer = kind(units=4, return_sequences=True)
    monkeypatch.setattr(cells, "parts_of", of_steps(1))
    expected = results(layer, dtype=np.float32)
    for shards in (1, 2):
        found = results(layer, shards, dtype=np.float32, kernels=compiled)
        for a, b in zip(found, expected, strict=True):
            assert_close(a, b)


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_begins_with_a_safe_point(kind, kernels, monkeypatch):
    monkeypatch.setattr(cells, "parts_of", of_steps(1))
    rig = Rig(kind(units=4), [(STEPS, 3)], dtype=np.float32, kernels=kernels)
    called, stop_at = [], None

    def safe_point():
        called.append(1)
        if len(called) == stop_at:
            raise Stop

    train = rig.crew.train
    monkeypatch.setattr(
        rig.crew,
        "train",
        lambda *given, **named: train(*given, **named | {"safe_point": safe_point}),
    )
    expected = rig.run(rig.xs)
    total = len(called)
    assert total >= 2 * STEPS  # the layer's own, forward and back
    for turn in (3, total - 2):
        stop_at = turn
        called.clear()
        with pytest.raises(Stop):
            rig.run(rig.xs)
    called.clear()
    stop_at = None
    found = rig.run(rig.xs)
    np.testing.assert_array_equal(found[0], expected[0])
    np.testing.assert_array_equal(found[2], expected[2])
    rig.crew.close()
