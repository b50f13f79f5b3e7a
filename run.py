#!/usr/bin/env python3
"""Start Lamina, and do everything else a checkout needs, with nothing but a Python.

python3 run.py              make .venv if it is not there yet, then open the window
python3 run.py setup        only install
python3 run.py test         install what the tests need and run them all; -- ARGS go to pytest
python3 run.py bench        measure Lamina beside other libraries; --quick: alone, in minutes
python3 run.py peers        compare results with PyTorch, Keras and ONNX Runtime
python3 run.py bundle       build a folder that runs without Python, and try it

On Windows: py run.py.
"""
# Old Pythons must get as far as the sentence that says which one is needed: this file
# keeps to the language of Python 3.6.

import argparse
import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 14)
LOCK, PEERS_LOCK = "packaging/constraints.txt", "packaging/peers.txt"
DEBIAN_WHEELS = Path("/usr/share/python-wheels")
SPACE = {".venv": 1.5, ".peers": 4.0, ".rivals": 5.0, ".bundle": 2.5}  # gigabytes while installing

# What the wheels of Qt expect of a Linux system, and Debian's package for each.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

# Why an installation failed, by what it printed; the first that fits is told.
FAILURES = {
    r"no space left on device|errno 28|not enough space on the disk|disk quota": (
        "The disk is full: free {space:.1f} GB and run the same command again."
    ),
    r"name resolution|name or service not known|getaddrinfo|nodename nor servname|timed out"
    r"|network is unreachable|failed to establish|connection (refused|reset|aborted|broken)"
    r"|cannot connect to proxy|could not resolve": (
        "The network cannot be reached, and the libraries must be downloaded once: "
        "connect (or set a proxy) and run the same command again."
    ),
    r"permission denied|errno 13|access is denied|read-only file system": (
        "{folder} cannot be written: make it writable and run the same command again."
    ),
}


class Problem(Exception):
    """Something the user can mend, said in a sentence."""


def main(arguments: list) -> int:
    """Run one command; return its exit status."""
    if not fits(sys.version_info[:2], sys.implementation.name, sys.maxsize > 2**32):
        return subprocess.call([fitting_python(), str(ROOT / "run.py"), *arguments])
    parser = argparse.ArgumentParser(
        prog="run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", default="start", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("--system", action="store_true", help="let it install system libraries")
    place = arguments.index("--") if "--" in arguments else len(arguments)
    options, more = parser.parse_known_args(arguments[:place])
    if more and options.command != "bench":  # which has options of its own
        parser.error("unrecognized arguments: {}".format(" ".join(more)))
    return COMMANDS[options.command](options.system, [*more, *arguments[place + 1 :]])


# The commands


def start(may_install: bool, given: list) -> int:
    """Open the window."""
    python = environment(".venv")
    refuse_broken_qt(python)
    need_packages(missing_packages(), may_install)
    compile_kernels(python)
    files = [os.path.abspath(word) if os.path.exists(word) else word for word in given]
    return call(python, "-m", "app", *files)


def setup(may_install: bool, given: list) -> int:
    """Install everything, also what the stamp calls installed."""
    python = environment(".venv", again=True)
    compile_kernels(python)
    need_packages(missing_packages(), may_install)
    print("Lamina is installed. Start it with: python3 run.py")
    return 0


def test(may_install: bool, given: list) -> int:
    """Run all checks and tests; the status is pytest's."""
    python = environment(".venv", ("test",))
    packages = missing_packages()
    if sys.platform.startswith("linux") and not shutil.which("Xvfb"):
        packages.append("xvfb")
    need_packages(packages, may_install or not run_quietly([*as_root("-n"), "true"])[0])
    compile_kernels(python, again=True)
    return call(python, "-m", "tests", *given)


def bench(may_install: bool, given: list) -> int:
    """Measure, and write BENCHMARKS.md; --quick needs no other library and writes nothing."""
    python = environment(".venv", ("test",))
    compile_kernels(python, again=True)
    others = () if "--quick" in given else (("--peer", ".peers"), ("--rival", ".rivals"))
    for option, name in others:
        if option not in given:
            given = [option, library_for(name), *given]
    return call(python, "-m", "tests.benchmarks", *given)


def library_for(name: str) -> str:
    """Return the Python of an environment with other libraries, "" where they are not to be had."""
    extras = {".peers": ("test", "peers"), ".rivals": ("rivals",)}
    try:
        return str(environment(name, extras[name], PEERS_LOCK))
    except Problem as problem:
        print(f"Measuring without what belongs into {name}: {problem}", file=sys.stderr)
        return ""


def peers(may_install: bool, given: list) -> int:
    """Run the tests that need other frameworks, in an environment of their own."""
    python = environment(".peers", ("test", "peers"), PEERS_LOCK)
    os.environ["KERAS_BACKEND"] = "torch"
    return call(python, "-m", "pytest", "tests/peers", *given)


def bundle(may_install: bool, given: list) -> int:
    """Build dist/lamina and run its self-test."""
    python = environment(".bundle", ("bundle",))
    return call(python, "packaging/bundle.py", *given)


COMMANDS = {f.__name__: f for f in (start, setup, test, bench, peers, bundle)}


def call(python: Path, *arguments: str) -> int:
    """Run Python in the checkout; an interrupt is for the program itself to answer."""
    with subprocess.Popen([str(python), *arguments], cwd=str(ROOT)) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def compile_kernels(python: Path, again: bool = False) -> None:
    """Compile the kernels if their sources changed; ``again``: the cache itself may be gone."""
    sources = sorted((ROOT / "engine" / "kernels").rglob("*.py"))
    key = digest([*sources, python.parent.parent / "pyvenv.cfg"])
    if read_stamp(python).get("kernels") == key and not again:
        return
    print("Compiling the kernels for this processor (a minute or two, once)", flush=True)
    status, output = run_quietly([python, "-m", "engine.kernels.compile"])
    if status:
        print(f"That failed, and Lamina computes without them:\n{output}", file=sys.stderr)
    write_stamp(python, kernels=key)


# The interpreter

PROBE = (
    "from sys import *; print(*version_info[:2], implementation.name, maxsize > 2**32, executable)"
)


def fits(version: tuple, implementation: str, is_64_bit: bool) -> bool:
    """Whether the libraries are there for a Python: CPython, 64 bits, in the range."""
    return OLDEST <= version <= NEWEST and implementation.lower() == "cpython" and is_64_bit


def fitting_python() -> str:
    """Return the path of the newest Python on this machine that fits."""
    for command in interpreters():
        status, output = run_quietly([*command, "-c", PROBE])
        found = re.match(r"(\d+) (\d+) (\w+) (\w+) (.+)", output)
        if found and not status:
            major, minor, implementation, is_64_bit, path = found.groups()
            if fits((int(major), int(minor)), implementation, is_64_bit == "True"):
                return path.strip()
    raise Problem(
        "Lamina needs Python {}.{} to {}.{} (CPython, 64 bits); this is {}.{} and no other was "
        "found: install one and run the same command again.".format(
            *OLDEST, *NEWEST, *sys.version_info[:2]
        )
    )


def interpreters() -> list:
    """Return commands that may start a Python that fits, newest first."""
    result = []
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        built = (Path.home() / ".pyenv" / "versions").glob(f"3.{minor}.*/bin/python3")
        result += [[f"python3.{minor}"], ["py", f"-3.{minor}"], *([str(path)] for path in built)]
    return [*result, ["python3"], ["python"]]


def run_quietly(command: list, folder: Path = ROOT) -> tuple:
    """Return the status of ``command``, and what it printed, errors included."""
    words = [str(word) for word in command]
    try:
        output = subprocess.check_output(words, cwd=str(folder), stderr=subprocess.STDOUT)
        return 0, output.decode("utf-8", "replace")
    except subprocess.CalledProcessError as error:
        return error.returncode, error.output.decode("utf-8", "replace")
    except OSError as error:
        return 1, str(error)


# The environment


def environment(name: str, extras: tuple = (), lock: str = LOCK, again: bool = False) -> Path:
    """Return the Python of an environment in which all that is asked for is installed."""
    folder = ROOT / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not OLDEST <= version_of(python) <= NEWEST:
        create(folder)
    key = digest([ROOT / "pyproject.toml", ROOT / LOCK, ROOT / lock, folder / "pyvenv.cfg"])
    stamp = read_stamp(python)
    if again or stamp.get("installed") != key or not set(extras) <= set(stamp["extras"]):
        together = sorted({*extras, *stamp.get("extras", ())})
        need_space(folder)
        install(python, requirements(together), (LOCK, lock))
        write_stamp(python, installed=key, extras=together)
    return python


def version_of(python: Path) -> tuple:
    """Return the version of an environment's Python; (0, 0) if it is not there any more."""
    settings = python.parent.parent / "pyvenv.cfg"
    if not (settings.is_file() and python.exists()):
        return 0, 0
    found = re.search(r"version\w*\s*=\s*(\d+)\.(\d+)", settings.read_text(encoding="utf-8"))
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def create(folder: Path) -> None:
    """Make an empty environment, without pip where this Python cannot put one in."""
    print(f"Making {folder.name}", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", folder]
    status, output = run_quietly(command)
    if status:  # Debian keeps ensurepip in a package of its own
        status, output = run_quietly([*command, "--without-pip"])
    if status:
        raise Problem(why(output, folder))


def requirements(extras: list) -> list:
    """Return what pyproject.toml asks for."""
    import tomllib  # not in the Pythons that only look for a better one

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(word for extra in extras for word in optional[extra])]


def install(python: Path, wanted: list, locks: tuple) -> None:
    """Install with pip, saying what is downloaded; the whole story goes into a log."""
    log = python.parent.parent / "install.log"
    print(f"Installing libraries into {log.parent.name} (a few minutes, once)", flush=True)
    locked = [word for lock in sorted(set(locks)) for word in ("-c", lock)]
    words = [*pip_for(python), "install", "--progress-bar", "off", *locked, *wanted]
    os.environ.update(PIP_USER="0", PIP_NO_INPUT="1")
    with open(log, "wb", buffering=0) as file:
        with subprocess.Popen(words, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=file) as process:
            for line in iter(process.stdout.readline, b""):  # type: ignore[union-attr]
                file.write(line)
                if line.lstrip().startswith(b"Downloading"):
                    print(line.decode("utf-8", "replace").rstrip(), flush=True)
        if process.returncode:
            raise Problem(why(log.read_text(encoding="utf-8", errors="replace"), log.parent))


def why(output: str, folder: Path) -> str:
    """Return one sentence for a failed installation."""
    for pattern, sentence in FAILURES.items():
        if re.search(pattern, output, re.IGNORECASE):
            return sentence.format(folder=folder, space=SPACE[folder.name])
    errors = [line for line in output.splitlines() if "error" in line.lower()]
    return "Installing failed: {}".format((errors or output.splitlines() or ["?"])[-1].strip())


def pip_for(python: Path) -> list:
    """Return a command that runs pip for an environment, which may have none of its own."""
    if not run_quietly([python, "-m", "pip", "--version"])[0]:
        return [str(python), "-m", "pip"]
    for wheel in DEBIAN_WHEELS.glob("pip-*.whl"):
        return [str(python), str(wheel / "pip")]
    borrowed = [sys.executable, "-m", "pip", "--python", str(python)]
    if not run_quietly([*borrowed, "--version"])[0]:
        return borrowed
    return [str(python), str(pip_from_debian(python.parent.parent) / "pip")]


def pip_from_debian(folder: Path) -> Path:
    """Unpack pip from Debian's package, which needs no right to install anything."""
    load = ["apt-get", "download", "python3-pip-whl"]
    if run_quietly(load, folder)[0]:
        run_quietly(["apt-get", "update"])  # an image's lists may be empty; needs root
        run_quietly(load, folder)
    for package in folder.glob("python3-pip-whl*.deb"):
        run_quietly(["dpkg-deb", "-x", package, folder])
    for wheel in (folder / DEBIAN_WHEELS.relative_to("/")).glob("pip-*.whl"):
        return wheel
    raise Problem(
        "This Python comes without pip and ensurepip: install them (on Debian and Ubuntu: "
        "sudo apt-get install python3-venv) and run the same command again."
    )


def digest(paths: list) -> str:
    """Return a hash of the contents of files."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def read_stamp(python: Path) -> dict:
    """Return what was noted when an installation was complete."""
    try:
        return json.loads((python.parent.parent / "lamina.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(python: Path, **facts: object) -> None:
    """Note what is complete now."""
    text = json.dumps({**read_stamp(python), **facts})
    (python.parent.parent / "lamina.json").write_text(text, encoding="utf-8")


def need_space(folder: Path) -> None:
    """Say before half of the libraries are there that they do not fit on the disk."""
    needed, free = SPACE[folder.name], shutil.disk_usage(str(ROOT)).free / 1e9
    if free < needed:
        raise Problem(
            f"Installing needs {needed:.1f} GB of free disk space, and {ROOT} has {free:.1f} GB."
        )


def refuse_broken_qt(python: Path) -> None:
    """Refuse a PySide6 that loses references to None on Python 3.11, and then aborts."""
    for place in ("lib/python3.11/site-packages", "Lib/site-packages"):
        for found in (python.parent.parent / place).glob("*-6.12.*.dist-info"):
            if version_of(python) == (3, 11) and found.name.lower().startswith("pyside6_"):
                raise Problem(
                    "PySide6 6.12 crashes on Python 3.11: put the right version back with "
                    "python3 run.py setup"
                )


# Qt's system libraries


def missing_packages() -> list:
    """Return Debian's names of the packages without which Qt does not start here."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_packages(packages: list, may_install: bool) -> None:
    """Install system packages if that is allowed, else say how to."""
    if not packages:
        return
    command = [*as_root(), "apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install or not shutil.which("apt-get"):
        raise Problem(
            "Qt needs system libraries that are missing here. Install them with\n  {}\n"
            "or let it be done with\n  python3 run.py --system".format(" ".join(command))
        )
    if subprocess.call(command):
        subprocess.call([*as_root(), "apt-get", "update"])
        if subprocess.call(command):
            raise Problem("The system libraries could not be installed, as the lines above say.")


def as_root(*options: str) -> list:
    """Return what stands before a command that only root may run."""
    return [] if getattr(os, "geteuid", int)() == 0 else ["sudo", *options]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(f"run.py: {problem}")
