"""Builds dist/lamina, a folder that runs without Python, and lets it test itself."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.screen import own_screen  # noqa: E402

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
    status = self_test(os.environ)
    if status or (sys.platform.startswith("linux") and not shutil.which("Xvfb")):
        return status
    print("And through its window:", flush=True)
    with own_screen() as screen:
        return self_test(screen, "--window")


def self_test(surroundings: Mapping[str, str], *options: str) -> int:
    """Run the bundle as on a machine that has no Python and never saw Lamina."""
    program = FOLDER / ("lamina.exe" if os.name == "nt" else "lamina")
    hidden = ("PYTHON", "VIRTUAL_ENV", "PATH", "LD_LIBRARY_PATH", "XDG_")
    with tempfile.TemporaryDirectory(prefix="lamina-home-") as home:
        seen = {k: v for k, v in surroundings.items() if not k.startswith(hidden)}
        seen.update(HOME=home, LOCALAPPDATA=home, APPDATA=home, XDG_RUNTIME_DIR=home)
        return subprocess.call([program, "--self-test", *options], cwd=home, env=seen)


if __name__ == "__main__":
    sys.exit(main())
