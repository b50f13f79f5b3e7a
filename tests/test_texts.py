"""What the texts promise: their commands exist, their code runs, their links lead on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted(ROOT.glob("*.md"))


def read(name: str) -> str:
    """A text of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_begins_with_the_two_commands():
    first = re.search(r"```\n(.*?)```", read("README.md"), re.S)[1]
    assert first.splitlines() == ["python3 run.py", "python3 run.py test"]


def test_ci_runs_the_test_command_of_the_readme():
    assert "python3 run.py test" in read(".ci/run").splitlines()


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_commands_in_texts_exist(text):
    named = set(re.findall(r"run\.py (\w+)", text.read_text(encoding="utf-8")))
    assert named <= set(run.COMMANDS)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_files_named_in_texts_exist(text):
    words = re.findall(
        r"`((?:app|engine|tests|packaging|resources)/[\w./]+)`", text.read_text("utf-8")
    )
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text.read_text("utf-8"))
    assert [name for name in [*words, *links] if not (ROOT / name).exists()] == []


def test_the_script_in_the_architecture_page_trains():
    script = re.search(r"```python\n(.*?)```", read("ARCHITECTURE.md"), re.S)[1]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "EpochDone(epoch=3" in done.stdout
