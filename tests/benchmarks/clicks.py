"""How long from a click to the picture while a convnet trains at full load, in the real window.

A click chooses another layer, or another sample; the picture is there when the viewer has painted
the answer to that question. The network is that of the CIFAR laboratory.
"""

from __future__ import annotations

import lzma
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.machine import Others
from tests.benchmarks.report import Row, alone, tell
from tests.benchmarks.samples import CIFAR
from tests.screen import own_screen

GOAL_MILLISECONDS = 150.0
FRAME_MILLISECONDS = 1000 / 60
CLICKS = 24
_SAMPLES = 10_000
_TILES, _SIDE = 512, 14


def rows(*, quick: bool) -> list[Row]:
    """Measure with two engine threads."""
    with own_screen() as surroundings:
        told = alone(sys.executable, __name__, str(8 if quick else CLICKS), **surroundings)
    part = f"From click to picture while the CIFAR convnet trains, {told['data']} data"
    foreign = f"others took {100 * told['foreign']:.0f} % of a core"
    found = []
    for what, goal in (
        ("activation grid of another layer", GOAL_MILLISECONDS),
        ("Grad-CAM of another sample", GOAL_MILLISECONDS),
        (f"new picture of {_TILES} tiles", FRAME_MILLISECONDS),
    ):
        times = told["milliseconds"][what]
        found.append(
            Row(part, f"{what}: median", statistics.median(times), "ms", f"goal {goal:.0f}")
        )
        found.append(Row(part, f"{what}: longest", max(times), "ms", foreign))
    return found


def main() -> None:
    """In the process of the window. Argument: how many clicks of each kind."""
    from tests.benchmarks import a_window

    clicks = int(sys.argv[1])
    with a_window.program() as (started, folder):
        document, data = _document(folder)
        a_window.open_document(started, document, folder / "clicks.lamina")
        session, inside = started.session, started.window.inside
        run = session.train("clicks")
        a_window.until(lambda: session.records[run].step > 10)
        others = Others(os.getppid())
        times = {
            "activation grid of another layer": _grids(started, clicks),
            "Grad-CAM of another sample": _heats(started, clicks),
            f"new picture of {_TILES} tiles": _tiles(inside.maps.maps.view.mosaic, clicks),
        }
        tell({"data": data, "milliseconds": times, "foreign": others.share()})


def _document(folder: Path) -> tuple[Any, str]:
    """Return the CIFAR laboratory on files, and where they come from: "CIFAR" or "made"."""
    from app.labs import cifar10
    from engine.data.choice import DataChoice
    from engine.data.preparation import DivideBy255
    from engine.data.readers.cifar import CifarFiles
    from engine.data.split import Split

    path = folder / "data_batch_1.bin"
    there = CIFAR.is_file()
    rng = np.random.default_rng(0)
    content = lzma.decompress(CIFAR.read_bytes()) if there else _made(rng)
    path.write_bytes(content)
    source = CifarFiles(train=(str(path),), classes=tuple("0123456789"))
    document = cifar10()
    plan = replace(document.plan, epochs=1000)
    choice = DataChoice(source, DivideBy255(), Split(validation=0.1))
    return replace(document, choice=choice, plan=plan), "CIFAR" if there else "made"


def _made(rng: np.random.Generator) -> bytes:
    records = rng.integers(0, 256, (_SAMPLES, 1 + 3 * 32 * 32), np.uint8)
    records[:, 0] %= 10
    return records.tobytes()


def _grids(started: Any, clicks: int) -> list[float]:
    """Choose layer after layer of the activation maps."""
    inside = started.window.inside
    page = inside.maps.maps
    _to_front(started, inside.maps)
    view = page.view
    names = [view.layer_box.itemText(i) for i in range(view.layer_box.count())]
    convolutions = [i for i, name in enumerate(names) if name.startswith("conv2d")]

    def choose(number: int) -> None:
        index = convolutions[number % len(convolutions)]
        view.layer_box.setCurrentIndex(index)
        view.layer_box.activated.emit(index)

    times = []
    for number in range(clicks):
        view.forget()

        def is_there() -> bool:
            return len(view.mosaic.tiles) > 0

        times.append(_timed(lambda n=number: choose(n), is_there, view.mosaic))
    return times


def _heats(started: Any, clicks: int) -> list[float]:
    """Pick sample after sample before the heat map."""
    session, inside = started.session, started.window.inside
    _to_front(started, inside.heat)
    image = inside.heat.view.overlay
    times = []
    for number in range(clicks):
        before = image.heat

        def is_there(before: Any = before) -> bool:
            return image.heat is not None and image.heat is not before

        pick = lambda n=number: session.pick("validation", 100 + n)  # noqa: E731
        times.append(_timed(pick, is_there, image))
    return times


def _tiles(mosaic: Any, clicks: int) -> list[float]:
    """Give new tiles and paint them, as at each step of a live view."""
    rng = np.random.default_rng(0)
    times = []
    for _ in range(clicks):
        tiles = rng.standard_normal((_TILES, _SIDE, _SIDE), np.float32)
        begun = time.perf_counter()
        mosaic.set_tiles(tiles)
        mosaic.repaint()
        times.append(1000 * (time.perf_counter() - begun))
    return times


def _to_front(started: Any, page: Any) -> None:
    from tests.benchmarks import a_window

    started.window.show_panel("inside")
    started.window.inside.tabs.setCurrentWidget(page)
    a_window.run_for(1.0)


def _timed(click: Callable[[], None], is_there: Callable[[], bool], viewer: Any) -> float:
    """Return the milliseconds from ``click`` to the painted answer."""
    from tests.benchmarks import a_window

    a_window.run_for(0.15)  # a user looks at the last one for a moment
    begun = time.perf_counter()
    click()
    a_window.until(is_there, milliseconds=1)
    viewer.repaint()
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
