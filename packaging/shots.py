"""Takes the pictures of the documents from the real window.

``python packaging/shots.py`` writes ``docs/shots/{panel}-{language}-{colours}.png``; it needs a
screen (``xvfb-run -a -s "-screen 0 1600x1000x24"`` makes one). The window trains for real.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import reduce
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "shots"
LANGUAGES, COLOURS = ("en", "ru"), ("light", "dark")
SIZE = (1440, 900)
TRAINING_SECONDS = 4
SETTLE_MILLISECONDS = 900
SEEN, FEW = 32, 0.0015  # of 255 a difference that is seen, and the share of pixels that may have it
PANELS = ("data", "network", "training", "inside", "results", "try", "runs")


class Photographer:
    """One program, shown in every language and in both colours."""

    def __init__(self, home: Path):
        from app.start import Program, make_application

        self.app = make_application()
        self.program = Program(self.app, "en", "light", home)
        self.session, self.window = self.program.session, self.program.window
        self.window.resize(*SIZE)
        self.program.run()
        self.until(lambda: self.session.engine_state == "ready")

    def until(self, fact: Callable[[], object], seconds: float = 60) -> None:
        """Wait until ``fact`` holds."""
        deadline = time.monotonic() + seconds
        while not fact():
            assert time.monotonic() < deadline, "the window never got there"
            self.settle(20)

    def settle(self, milliseconds: int = SETTLE_MILLISECONDS) -> None:
        """Let the window go on."""
        from PySide6.QtTest import QTest

        QTest.qWait(milliseconds)

    def take(self, name: str) -> None:
        """Take a picture of the window in every language and in both colours."""
        from app.theme import apply

        for language in LANGUAGES:
            self.program.languages.choose(language)
            for colours in COLOURS:
                apply(self.app, colours)
                self.settle()
                path = FOLDER / f"{name}-{language}-{colours}.png"
                self.window.grab().save(str(path))
                shrink(path)
                print(path.name)
        self.program.languages.choose("en")

    def open(self, lab: str) -> None:
        self.window.open_lab(lab)
        self.until(lambda: self.session.overview is not None)
        self.settle(1500)

    def train(self, seconds: float) -> None:
        """Start a run and let it go on for a while."""
        self.window.actions_table["start"].trigger()
        self.until(lambda: self.session.running)
        self.settle(int(seconds * 1000))

    def look_inside(self) -> None:
        """Take pictures of pages of the network that was trained."""
        inside, results, curves = self.window.inside, self.window.results, self.window.curves
        self.window.show_panel("inside")
        inside.tabs.setCurrentWidget(inside.heat)
        self.settle(1500)
        self.take("heat")
        inside.tabs.setCurrentWidget(inside.what_if)
        self.settle(1500)
        self.take("what-if")
        self.window.show_panel("results")
        results.classes.tabs.setCurrentWidget(results.classes.learning)
        curves.tabs.setCurrentIndex(1)
        self.settle(1500)
        self.take("learning")

    def stop(self) -> None:
        if self.session.running:
            self.session.stop()
            self.until(lambda: not self.session.running)

    def close(self) -> None:
        self.stop()
        self.window.close()


def shrink(path: Path) -> None:
    """Keep 256 colours where that is enough: a third of the size, and nothing that the eye misses.

    A picture with heat maps keeps all of its colours.
    """
    from PIL import Image, ImageChops

    with Image.open(path) as picture:
        full = picture.convert("RGB")
    small = full.quantize(256, dither=Image.Dither.NONE)
    difference = ImageChops.difference(full, small.convert("RGB"))
    most = reduce(ImageChops.lighter, difference.split())
    seen = sum(most.histogram()[SEEN + 1 :])
    (small if seen <= FEW * full.width * full.height else full).save(path, optimize=True)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        photographer = Photographer(Path(home))
        photographer.take("welcome")
        photographer.open("signs")
        photographer.train(TRAINING_SECONDS)
        photographer.take("laboratory")
        photographer.stop()
        for panel in PANELS:
            photographer.window.show_panel(panel)
            photographer.settle(1500)
            photographer.take(panel)
        photographer.look_inside()
        photographer.open("spirals")
        photographer.train(TRAINING_SECONDS)
        photographer.window.show_panel("results")
        photographer.settle(1500)
        photographer.take("spirals")
        photographer.stop()
        photographer.open("stereo")
        photographer.train(TRAINING_SECONDS)
        photographer.window.show_panel("network")
        photographer.settle(1500)
        photographer.take("branches")
        photographer.close()


if __name__ == "__main__":
    main()
