"""The page that a record is written into, and the drawing of curves."""

import math
import subprocess
import xml.etree.ElementTree as xml

import pytest

from tests.benchmarks import record
from tests.benchmarks.axes import AXES, task_named
from tests.benchmarks.growth import picture
from tests.benchmarks.nets import TASKS
from tests.benchmarks.our_trainer import spec_of
from tests.benchmarks.page import page
from tests.benchmarks.results import Result
from tests.benchmarks.rounds import why
from tests.benchmarks.svg import ticks

FACTS = {
    "system": "Linux x86_64",
    "python": "3.13.1",
    "processor": "A processor",
    "cores": 2,
    "gigabytes": 8,
    "versions": {"numpy": "2.4.6"},
}
OURS = Result("Lamina, 2 shards", "cpu", False, True, [300.0, 300.0], 0.0, 2**28, 1.5)
USUAL = Result("Lamina, 2 shards on 1 core (default)", "cpu", True, False, [150.0], 0.0, 2**28, 1.5)
PEER = Result("PyTorch", "torch", False, False, [100.0, 100.0], 0.2, 2**29, 2.5)
BROKEN = Result("Keras on JAX", "jax", failure="no such device")


@pytest.fixture
def kept(tmp_path) -> dict:
    """A record with one network, written and read again."""
    part = record.part(0, 0.2, data="MNIST", results=[OURS, USUAL, PEER, BROKEN])
    record.save({"facts": FACTS, "parts": {"N2": part}}, tmp_path / "record.json")
    return record.load(tmp_path / "record.json", FACTS)


def test_the_page_tells_ratio_memory_first_step_and_load(kept):
    text = page(kept, [])
    row = next(line for line in text.splitlines() if line.startswith("| N2: MNIST convnet"))
    load = "others took 20 % of a core"
    assert f"| 300 | 100 | PyTorch | **3.00** (3.00 - 3.00) | 1.50 | {load} |" in row
    assert "| geometric mean |  |  |  | **3.00** | 1.50 |  |" in text
    assert "| PyTorch | 100 | 512 | 2.50 | others took 20 % of a core |" in text
    assert "A processor, 2 cores, 8 GB of memory" in text


def test_who_failed_or_is_missing_is_named(kept):
    text = page(kept, ["Keras on TensorFlow"])
    assert "| Keras on JAX | - | - | - | failed: no such device |" in text
    assert "Not installed, so not measured: Keras on TensorFlow." in text


def test_figures_of_other_machines_or_versions_do_not_mix(tmp_path, kept):
    file = tmp_path / "record.json"
    assert record.load(file, {**FACTS, "cores": 4})["parts"] == {}
    assert record.load(file, {**FACTS, "versions": {"numpy": "2.5.0"}})["parts"] == {}
    joined = record.load(file, {**FACTS, "versions": {"torch": "2.13.0"}})
    assert joined["parts"].keys() == {"N2"}
    assert joined["facts"]["versions"] == {"numpy": "2.4.6", "torch": "2.13.0"}


def test_a_failure_is_told_without_places():
    error = subprocess.CalledProcessError(
        1, "x", stderr="Traceback\nOSError: no /home/me/file there\n"
    )
    assert why(error) == "OSError: no there"


@pytest.mark.parametrize(("low", "high", "expected"), [(3, 40, [2, 50]), (1, 1, [1, 1])])
def test_marks_enclose_the_values(low, high, expected):
    found = ticks(low, high)
    assert [found[0], found[-1]] == pytest.approx(expected)


def test_the_picture_has_a_dot_for_every_figure_and_none_for_a_failure():
    series = [{"title": "Lamina", "speeds": [10.0, 20.0, math.nan]}]
    drawn = picture({"axes": [{"title": "depth & width", "values": [1, 2, 4], "series": series}]})
    dots = xml.fromstring(drawn).findall(".//{*}circle")
    assert len(dots) == 2
    assert float(dots[0].get("cy")) > float(dots[1].get("cy"))


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("N1", 784 * 512 + 512 + 512 * 10 + 10),
        ("N2", 93_322),
        ("N3b32", 1_250_858),
        ("N4", 3_453_121),
        ("N5", 160_000 + 4 * 100 * (32 + 100 + 1) + 101),
        ("N6", 10_000 * 16 + 16 + 16 * 16 + 16 + 17),
        ("N7", 20 * 64 + 64 + 65),
        ("N8at224", 14_714_688),
    ],
)
def test_the_networks_have_the_published_numbers_of_parameters(name, parameters):
    from engine.network.shapes import summarise

    assert summarise(spec_of(TASKS[name])).parameters == parameters


@pytest.mark.parametrize("axis", AXES.values(), ids=lambda axis: axis.name)
def test_along_an_axis_a_sample_or_the_batch_costs_more_and_more(axis):
    from engine.network.shapes import summarise

    tasks = [task_named(f"{axis.name}:{value}") for value in axis.values]
    costs = [summarise(spec_of(t)).multiply_adds * t.batch for t in tasks]
    assert costs == sorted(set(costs))
