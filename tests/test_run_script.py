"""The start script: which Python it takes, when it installs, and what it says when it cannot."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

SOURCE = (run.ROOT / "run.py").read_text(encoding="utf-8")
PROJECT = tomllib.loads((run.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = re.findall(r"^([\w.-]+)==", (run.ROOT / run.LOCK).read_text(encoding="utf-8"), re.M)


def name(requirement: str) -> str:
    """``PySide6-Essentials==6`` and ``pyside6_essentials`` are the same library."""
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


@pytest.fixture
def checkout(tmp_path, monkeypatch) -> Path:
    """A folder with what decides about an installation, that the script takes for its own."""
    (tmp_path / "packaging").mkdir()
    for file in ("pyproject.toml", run.LOCK):
        shutil.copy(run.ROOT / file, tmp_path / file)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def installed(monkeypatch) -> list:
    """The lists of libraries that pip was asked for; nothing is downloaded."""
    calls = []
    monkeypatch.setattr(run, "install", lambda python, wanted, locks: calls.append(wanted))
    return calls


# The interpreter


def test_python_3_6_can_read_the_script_as_far_as_its_first_sentence():
    assert ast.parse(SOURCE, feature_version=(3, 6))


def test_the_range_is_that_of_the_project():
    (oldest, newest) = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["requires-python"]).groups()
    assert (3, int(oldest)) == run.OLDEST
    assert (3, int(newest) - 1) == run.NEWEST


@pytest.mark.parametrize(
    ("version", "implementation", "is_64_bit", "expected"),
    [
        ((3, 10), "cpython", True, False),
        ((3, 11), "cpython", True, True),
        ((3, 14), "CPython", True, True),
        ((3, 15), "cpython", True, False),
        ((4, 0), "cpython", True, False),
        ((3, 12), "pypy", True, False),
        ((3, 12), "cpython", False, False),
    ],
)
def test_a_python_fits_inside_the_range(version, implementation, is_64_bit, expected):
    assert run.fits(version, implementation, is_64_bit) is expected


def test_a_fitting_python_is_found_among_others(monkeypatch):
    others = [["no-such-python"], ["false"], [sys.executable]]
    monkeypatch.setattr(run, "interpreters", lambda: others)
    assert os.path.samefile(run.fitting_python(), sys.executable)


def test_no_fitting_python_is_told_with_the_range(monkeypatch):
    monkeypatch.setattr(run, "interpreters", lambda: [["no-such-python"]])
    with pytest.raises(run.Problem, match=r"needs Python 3\.11 to 3\.14 .* no other was found"):
        run.fitting_python()


def old_pythons() -> list[Path]:
    """Pythons on this machine that are too old."""
    return sorted((Path.home() / ".pyenv/versions").glob("3.[6-9]*/bin/python3"))


@pytest.mark.skipif(not old_pythons(), reason="needs a Python older than 3.10 on the machine")
def test_an_old_python_hands_over_to_a_fitting_one():
    done = subprocess.run(
        [old_pythons()[0], run.ROOT / "run.py", "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "python3 run.py setup" in done.stdout


# The environment


def python_of(environment: Path) -> Path:
    """The Python of an environment, wherever this system puts it."""
    return next(p for name in ("python", "python.exe") for p in environment.glob(f"[bS]*/{name}"))


@pytest.fixture
def environment(checkout) -> Path:
    """An empty environment in the checkout, without a pip of its own, made fast."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    return checkout / ".venv"


def test_an_environment_is_made_where_there_is_none(checkout, installed):
    python = run.environment(".venv")
    assert run.version_of(python) == sys.version_info[:2]
    assert run.run_quietly([python, "-c", ""]) == (0, "")


def test_the_second_start_installs_nothing(environment, installed):
    run.environment(".venv")
    python = run.environment(".venv")
    assert len(installed) == 1
    assert run.version_of(python) == sys.version_info[:2]


def test_a_new_lock_installs_again(checkout, environment, installed):
    run.environment(".venv")
    with (checkout / run.LOCK).open("a") as lock:
        lock.write("another==1\n")
    run.environment(".venv")
    assert len(installed) == 2


def test_extras_are_added_and_stay(environment, installed):
    run.environment(".venv")
    run.environment(".venv", ("test",))
    run.environment(".venv")
    run.environment(".venv", again=True)
    pytest_wanted = [any(name(word) == "pytest" for word in wanted) for wanted in installed]
    assert pytest_wanted == [False, True, True]


def test_an_interrupted_installation_is_repeated(environment, monkeypatch, installed):
    def fail(*_):
        raise run.Problem("the network cannot be reached")

    monkeypatch.setattr(run, "need_space", fail)
    with pytest.raises(run.Problem):
        run.environment(".venv")
    monkeypatch.undo()
    assert run.read_stamp(python_of(environment)) == {}


def test_an_environment_whose_python_is_gone_is_made_anew(checkout, environment, installed):
    python = run.environment(".venv")
    python.unlink()
    assert run.version_of(python) == (0, 0)
    assert run.environment(".venv").exists()
    assert len(installed) == 2


def test_without_ensurepip_a_pip_is_borrowed(environment):
    python = python_of(environment)
    assert run.run_quietly([python, "-m", "pip", "--version"])[0] != 0
    status, output = run.run_quietly([*run.pip_for(python), "list"])
    assert status == 0, output
    assert "numpy" not in output.lower(), "that is the lender's list"


def test_no_pip_anywhere_is_told_with_the_command(checkout, monkeypatch):
    monkeypatch.setattr(run, "run_quietly", lambda *_: (1, ""))
    monkeypatch.setattr(run, "DEBIAN_WHEELS", checkout / "nothing")
    with pytest.raises(run.Problem, match="sudo apt-get install python3-venv"):
        run.pip_for(checkout / ".venv" / "bin" / "python")


# What it says


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full: free 1.5 GB"),
        ("[Errno -3] Temporary failure in name resolution')': /simple/", "network cannot"),
        ("[Errno 11001] getaddrinfo failed", "network cannot"),
        ("ERROR: Could not install: [Errno 13] Permission denied: '/x'", "cannot be written"),
        ("ok\nERROR: No matching distribution found for numpy==9\n", "No matching distribution"),
    ],
)
def test_a_failed_installation_is_one_sentence(output, told):
    sentence = run.why(output, Path("/home/me/lamina/.venv"))
    assert told in sentence
    assert "\n" not in sentence


def test_pip_without_a_network_is_recognised(checkout, environment, monkeypatch, capfd):
    for variable in ("PIP_INDEX_URL", "PIP_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")  # nothing listens there
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(run.Problem, match="network cannot be reached"):
        run.install(python_of(environment), ["numpy"], (run.LOCK,))


def test_a_small_disk_is_told_before_anything_is_downloaded(environment, installed, monkeypatch):
    usage = shutil.disk_usage(environment)
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _: usage._replace(free=123_000_000))
    with pytest.raises(run.Problem, match=r"needs 1\.5 GB .* has 0\.1 GB"):
        run.environment(".venv")
    assert installed == []


def test_the_qt_that_crashes_on_python_3_11_is_refused(environment, monkeypatch):
    python = environment / "bin" / "python"
    monkeypatch.setattr(run, "version_of", lambda _: (3, 11))
    run.refuse_broken_qt(python)
    site = environment / "lib/python3.11/site-packages"
    (site / "pyside6_essentials-6.12.0.dist-info").mkdir(parents=True)
    with pytest.raises(run.Problem, match=r"6\.12 crashes on Python 3\.11"):
        run.refuse_broken_qt(python)


def test_missing_system_libraries_are_told_with_the_exact_command(monkeypatch):
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda library: library not in ("libEGL.so.1", "libGL.so.1"))
    with pytest.raises(run.Problem) as problem:
        run.need_packages(run.missing_packages(), may_install=False)
    assert "apt-get install -y --no-install-recommends libgl1 libegl1\n" in str(problem.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a Linux")
def test_no_library_that_qt_lacks_here_is_unknown_to_the_script():
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
    linked = subprocess.run(["ldd", plugin], capture_output=True, text=True, check=True).stdout
    lacking = set(re.findall(r"(\S+) => not found", linked))
    assert lacking <= {library for library in run.LIBRARIES if not run.loads(library)}


def test_files_given_to_the_window_are_found_from_any_folder(tmp_path, monkeypatch):
    given = []
    monkeypatch.chdir(tmp_path)
    Path("опыт.lamina").touch()
    for step in ("environment", "refuse_broken_qt", "need_packages", "compile_kernels"):
        monkeypatch.setattr(run, step, lambda *_: None)
    monkeypatch.setattr(run, "call", lambda *words: given.extend(words) or 0)
    assert run.main(["--", "опыт.lamina", "--version"]) == 0
    assert given[-2:] == [str(tmp_path / "опыт.lamina"), "--version"]


@pytest.fixture
def measured(monkeypatch) -> list:
    """The words that a measurement is started with; nothing is installed or compiled."""
    given: list = []
    monkeypatch.setattr(run, "environment", lambda name, *_: Path(name))
    monkeypatch.setattr(run, "compile_kernels", lambda *_, **__: None)
    monkeypatch.setattr(run, "call", lambda *words: given.extend(words) or 0)
    return given


def test_a_measurement_is_given_its_options_and_the_other_libraries(measured):
    assert run.main(["bench", "--net", "N2"]) == 0
    assert measured[3:] == ["--rival", ".rivals", "--peer", ".peers", "--net", "N2"]


def test_a_quick_measurement_asks_for_no_other_library(measured):
    assert run.main(["bench", "--quick"]) == 0
    assert measured[3:] == ["--quick"]


def test_libraries_that_are_not_to_be_had_are_left_out_of_a_measurement(
    measured, monkeypatch, capsys
):
    def environment(name, *_):
        if name == ".rivals":
            raise run.Problem("No matching distribution")
        return Path(name)

    monkeypatch.setattr(run, "environment", environment)
    assert run.main(["bench"]) == 0
    assert measured[3:] == ["--rival", "", "--peer", ".peers"]
    assert "without what belongs into .rivals: No matching" in capsys.readouterr().err


def test_other_commands_refuse_options_that_nobody_knows(measured, capsys):
    with pytest.raises(SystemExit):
        run.main(["peers", "--net", "N2"])
    assert "unrecognized arguments: --net N2" in capsys.readouterr().err


# The locks


def test_every_library_that_is_asked_for_is_locked():
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *extras["test"], *extras["bundle"]]
    assert {name(word) for word in asked} <= {name(word) for word in LOCKED}


def test_every_library_beside_which_lamina_is_measured_is_locked():
    lines = (run.ROOT / run.PEERS_LOCK).read_text(encoding="utf-8")
    locked = [*LOCKED, *re.findall(r"^([\w.-]+)==", lines, re.M)]
    extras = PROJECT["optional-dependencies"]
    asked = [*extras["peers"], *extras["rivals"]]
    assert {name(word) for word in asked} <= {name(word) for word in locked}


@pytest.mark.parametrize("lock", [run.LOCK, run.PEERS_LOCK])
def test_locks_hold_versions_and_no_addresses(lock):
    lines = (run.ROOT / lock).read_text(encoding="utf-8").splitlines()
    wrong = [n for n in lines if not re.fullmatch(r"[\w.-]+==[\w.]+|# [^:]*", n)]
    assert wrong == []
