"""The caller never waits for the disk."""

import statistics
import time

import numpy as np
import pytest

from engine.io.project import Project

pytestmark = pytest.mark.alone

LIMIT = 0.005  # seconds


def median_time(calls) -> float:
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def test_a_thousand_edits_of_a_large_document_do_not_wait(tmp_path):
    network = {
        f"layer {n}": {"class": "Conv2D", "filters": n, "ids": list(range(30))} for n in range(50)
    }
    with Project.create(tmp_path / "a.lamina") as project:
        calls = (
            lambda n=n: project.record_edit("rate", {"network": network, "training": {"rate": n}})
            for n in range(1000)
        )
        assert median_time(calls) < LIMIT
        project.flush()
        assert project.document(1000)["training"] == {"rate": 999}


def test_ten_thousand_batches_do_not_wait(tmp_path):
    with Project.create(tmp_path / "a.lamina") as project:
        project.start_run("r", {})
        calls = (
            lambda n=n: project.add_metrics("r", {"loss": np.array([n]), "acc": np.array([n])}, n)
            for n in range(10_000)
        )
        assert median_time(calls) < LIMIT
        project.flush()
        assert (project.run("r").metrics("loss") == np.arange(10_000)).all()


def test_large_snapshots_do_not_wait_and_reading_goes_on_meanwhile(tmp_path, rng):
    w = rng.standard_normal(10 << 20).astype(np.float32)  # 40 MiB
    with Project.create(tmp_path / "a.lamina") as project:
        project.start_run("r", {})
        project.flush()
        arrays = [w + n for n in range(3)]
        calls = (
            lambda n=n: project.add_snapshot("r", n, 0, "log", {"w": arrays[n]}, {})
            for n in range(3)
        )
        median_time([lambda: project.add_snapshot("r", 9, 0, "log", {"w": w}, {})])
        assert project.unsaved == 1
        assert median_time([project.runs for _ in range(20)]) < 0.2
        assert median_time(calls) < 0.1
