"""The wheel has everything it needs, and starts from any folder."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from app.version import SOURCE_VERSION

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("app", "engine", "resources")
UNPACKED = shutil.ignore_patterns("__pycache__", "*.pyc")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy without touching the network or the checkout."""
    copy = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=UNPACKED)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy)
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-q", "-w", "dist"], cwd=copy, check=True, capture_output=True)
    return next((copy / "dist").glob("lamina-*.whl"))


def test_the_wheel_holds_every_file_of_the_packages(wheel):
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(PACKAGES)}
    files = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    names = {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}
    assert names == inside


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory) -> Path:
    """The program as the wheel installs it into an environment of its own."""
    environment = tmp_path_factory.mktemp("installed") / "новая среда"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    paths = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    libraries = Path(paths.strip()) / "libraries.pth"  # those of this environment, not anew
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps"]
    subprocess.run([*install, "--no-index", wheel], check=True, capture_output=True)
    return python.parent / "lamina"


def run(program: Path, folder: Path, option: str) -> str:
    """Return what the installed program prints."""
    done = subprocess.run([program, option], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_installed_program_starts_from_another_folder(program, tmp_path):
    assert run(program, tmp_path, "--version") == f"lamina {SOURCE_VERSION}\n"


def test_the_installed_program_passes_its_self_test(program, tmp_path):
    figures = json.loads(run(program, tmp_path, "--self-test"))
    assert figures["version"] == SOURCE_VERSION
    assert figures["problems"] == []
    assert list(tmp_path.iterdir()) == []
