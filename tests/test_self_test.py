"""The self-test runs the first laboratory in any folder, and says so if all is not well."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.self_test import EPOCHS, LARGEST_DIFFERENCE, self_test

ROOT = Path(__file__).resolve().parents[1]
WELL = {
    "epochs": EPOCHS,
    "val_accuracy": 0.9,
    "heat_range": [0.0, 1.0],
    "export_difference": LARGEST_DIFFERENCE,
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """A copy of the program in a folder whose name has spaces and foreign letters."""
    folder = tmp_path_factory.mktemp("home") / "Мои проекты" / "лаб 1"
    for package in ("app", "engine", "resources"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [[], pytest.param(["--window"], marks=pytest.mark.window)], ids=["engine", "window"]
)
def test_the_first_laboratory_works_in_any_folder(options, elsewhere):
    surroundings = {**os.environ, "PYTHONPATH": ""}
    command = [sys.executable, "-m", "app", "--self-test", *options]
    done = subprocess.run(command, cwd=elsewhere, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["problems"] == []
    assert figures["epochs"] == EPOCHS
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("figure", "value", "problem"),
    [
        ("epochs", EPOCHS - 1, "epochs"),
        ("val_accuracy", 0.1, "accuracy"),
        ("heat_range", [0.0, 0.0], "heat"),
        ("export_difference", 2 * LARGEST_DIFFERENCE, "export"),
        ("export_difference", float("nan"), "export"),
    ],
)
def test_a_figure_that_is_off_is_a_problem(figure, value, problem, capsys):
    assert self_test(lambda folder, figures: figures.update(WELL)) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []
    assert self_test(lambda folder, figures: figures.update({**WELL, figure: value})) == 1
    assert json.loads(capsys.readouterr().out)["problems"] == [problem]


def test_an_error_is_a_problem_and_told(capsys):
    def trip(folder, figures):
        raise OSError("no room")

    assert self_test(trip) == 1
    figures = json.loads(capsys.readouterr().out)
    assert figures["problems"] == ["error"]
    assert "no room" in figures["error"]
