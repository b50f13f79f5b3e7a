"""Who may import whom: the contracts of pyproject.toml hold, and notice when they do not."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]

# One forbidden line for each contract: in which module, and what it says.
BREACHES = {
    "window": ("app/errors.py", "import app.session"),
    "engine": ("engine/registry.py", "import engine.training.trainer"),
    "no-window-in-the-engine": ("engine/spec.py", "import PySide6.QtCore"),
    "panels": ("app/panels/one.py", "import app.panels.other"),
    "values": ("app/plots/curve_plot.py", "import app.session"),
    "processes": ("app/session.py", "import multiprocessing"),
    "light-window": ("app/document.py", "import pandas"),
    "graphics-cards": ("engine/training/trainer.py", "import cupy"),
}


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess:
    """Run import-linter on the packages in ``folder``, on some contracts or on all."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    program = "import sys; from importlinter.cli import lint_imports_command as lint; lint()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the two packages with two panels that do not know each other."""
    for package in ("app", "engine"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    panels = tmp_path / "app" / "panels"
    panels.mkdir(exist_ok=True)
    for name in ("__init__", "one", "other"):
        (panels / f"{name}.py").touch()
    return tmp_path


def test_the_contracts_hold():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_has_a_breach():
    assert set(BREACHES) == {contract["id"] for contract in CONTRACTS}


@pytest.mark.parametrize("contract", BREACHES)
def test_a_forbidden_import_breaks_its_contract(contract, copy):
    module, line = BREACHES[contract]
    assert lint(copy, contract).returncode == 0
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint(copy, contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 kept, 1 broken" in done.stdout, done.stdout + done.stderr


def test_the_start_script_needs_only_the_standard_library():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) if n.module]
    assert names
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_no_package_is_called_packaging():
    # The folder would hide the library of that name that others need.
    assert not (ROOT / "packaging" / "__init__.py").exists()
