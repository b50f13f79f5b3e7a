"""Starts Lamina: the window, or the self-test without one. Imports nothing heavy on its own."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the program; return its exit status."""
    multiprocessing.freeze_support()
    options = _parser().parse_args(arguments)
    if options.version:
        from app.version import version

        sys.stdout.write(f"lamina {version()}\n")
        return 0
    if options.self_test:
        return _self_test(through_the_window=options.window)
    from app.start import start

    return start(options.project, language=options.language, colours=options.colours)


def _self_test(*, through_the_window: bool) -> int:
    from app import self_test

    if not through_the_window:
        return self_test.self_test(self_test.through_the_engine)
    from app import self_test_window

    return self_test.self_test(self_test_window.through_the_window)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lamina", description="A desktop laboratory for neural networks."
    )
    parser.add_argument("project", nargs="?", type=Path, help="a .lamina project to open")
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.add_argument(
        "--self-test", action="store_true", help="run the first laboratory and print its figures"
    )
    parser.add_argument(
        "--window", action="store_true", help="with --self-test: through the real window"
    )
    parser.add_argument("--language", choices=["en", "ru"], help="for this start only")
    parser.add_argument("--colours", choices=["dark", "light"], help="for this start only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
