"""Questions before data are chosen: what a file is, how a source looks, what is downloaded."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from engine.data import summary
from engine.data.dataset import Dataset, Source
from engine.data.downloads import Download
from engine.data.readers.recognise import recognise
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.waiting import in_thread
from engine.service.reader import ask_reader

_PROBES = {"ImageFolder": "probe_images", "TableFile": "probe_table"}
_NOWHERE = ("192.0.2.1", 9)  # an address kept for examples (RFC 5737); nothing is sent to it


@dataclass(frozen=True)
class Found:
    """What a file or folder is: the name of a source, and settings that fit.

    ``probe`` is what ``probe_images`` or ``probe_table`` tells, {} for other kinds.
    """

    kind: str
    settings: dict[str, Any]
    probe: dict[str, Any]


@dataclass(frozen=True)
class Recognise(Question):
    """Look what a file or folder of the user is; answered with ``Found``."""

    path: str

    def answer(self, desk: Desk) -> Steps:
        def look(given_up: Callable[[], bool]) -> Found:
            kind, settings = recognise(self.path)
            if kind not in _PROBES:
                return Found(kind, settings, {})
            probe = ask_reader(_PROBES[kind], cancelled=given_up, path=settings["path"])
            return Found(kind, settings, _tupled(probe))

        return in_thread(look)


@dataclass(frozen=True)
class ProbeTable(Question):
    """How a table is written and what it holds, where ``chosen`` (name, value) is set already.

    Answered with what ``engine.data.readers.table_probe.probe_table`` returns.
    """

    path: str
    chosen: tuple[tuple[str, Any], ...] = ()

    def answer(self, desk: Desk) -> Steps:
        def probe(given_up: Callable[[], bool]) -> dict[str, Any]:
            chosen = dict(self.chosen)
            return _tupled(ask_reader("probe_table", cancelled=given_up, path=self.path, **chosen))

        return in_thread(probe)


@dataclass(frozen=True, eq=False)
class PreviewAnswer:
    """How a source looks: ``pictures`` of images, ``points`` of anything else."""

    samples: int
    sample_shape: tuple[int, ...]
    classes: tuple[str, ...]
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    points: summary.Scatter | None
    pictures: summary.Thumbnails | None


@dataclass(frozen=True)
class Preview(Question):
    """Some samples of a source of ours; answered with ``PreviewAnswer``."""

    source: Source
    limit: int = 2000
    per_class: int = 8

    def answer(self, desk: Desk) -> Steps:
        assert not self.source.foreign, "other people's files are read by the reader process"
        return in_thread(lambda _: self._look(self.source.load()))

    def _look(self, dataset: Dataset) -> PreviewAnswer:
        is_image = dataset.is_image
        return PreviewAnswer(
            len(dataset.x),
            dataset.sample_shape,
            dataset.classes,
            () if is_image else summary.feature_names(dataset),
            dataset.target_names,
            None if is_image else summary.scatter(dataset, self.limit),
            summary.thumbnails(dataset, self.per_class, 64) if is_image else None,
        )


@dataclass(frozen=True)
class DownloadState:
    """``fetched`` of ``size`` bytes are in the cache; ``online``: there is a network at all."""

    fetched: int
    size: int
    online: bool

    @property
    def is_complete(self) -> bool:
        return self.fetched >= self.size


@dataclass(frozen=True)
class LookForDownload(Question):
    """How much of a download is there already; answered with ``DownloadState``."""

    source: Download

    def answer(self, desk: Desk) -> DownloadState:
        return DownloadState(self.source.bytes_fetched, self.source.bytes_to_fetch, has_network())


def has_network() -> bool:
    """Return whether this machine knows a way to other networks; nothing is sent."""
    for family in (socket.AF_INET, socket.AF_INET6):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect(_NOWHERE if family == socket.AF_INET else ("2001:db8::1", 9))
            return True
    return False


def _tupled(value: Any) -> Any:
    """Return plain values with tuples for lists, as settings want them."""
    if isinstance(value, list):
        return tuple(_tupled(v) for v in value)
    if isinstance(value, dict):
        return {key: _tupled(v) for key, v in value.items()}
    return value
