"""Builds dist/lamina, a folder that runs without Python, and lets it test itself."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "dist" / "lamina"


def main() -> int:
    """Return 0 only if the bundle passed its self-test."""
    status = subprocess.call(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")),
            str(ROOT / "packaging" / "lamina.spec"),
        ]
    )
    if status:
        return status
    megabytes = sum(file.lstat().st_size for file in FOLDER.rglob("*") if file.is_file()) / 1e6
    print(f"{FOLDER} has {megabytes:.0f} MB. Its self-test:", flush=True)
    return self_test()


def self_test() -> int:
    """Run the bundle as on a machine that has no Python and never saw Lamina."""
    program = FOLDER / ("lamina.exe" if os.name == "nt" else "lamina")
    hidden = ("PYTHON", "VIRTUAL_ENV", "PATH", "LD_LIBRARY_PATH", "XDG_")
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    with tempfile.TemporaryDirectory(prefix="lamina-home-") as home:
        surroundings.update(HOME=home, LOCALAPPDATA=home, APPDATA=home)
        return subprocess.call([program, "--self-test"], cwd=home, env=surroundings)


if __name__ == "__main__":
    sys.exit(main())
