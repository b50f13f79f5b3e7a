"""The wheel has everything it needs, and starts from any folder."""

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


def test_the_installed_program_starts_from_another_folder(wheel, tmp_path):
    environment = tmp_path / "новая среда"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    paths = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    libraries = Path(paths.strip()) / "libraries.pth"  # those of this environment, not anew
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps"]
    subprocess.run([*install, "--no-index", wheel], check=True, capture_output=True)
    started = subprocess.run(
        [python.parent / "lamina", "--version"], cwd=tmp_path, capture_output=True, text=True
    )
    assert started.returncode == 0, started.stderr
    assert started.stdout == f"lamina {SOURCE_VERSION}\n"
