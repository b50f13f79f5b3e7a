"""A probe: a pinned input that every viewer shows, a sample of data or values of one's own."""

from __future__ import annotations

import base64
import hashlib
import math
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine import registry
from engine.data.dataset import Source
from engine.errors import ProbeDamaged, ProbeTooLarge

MOST_PROBES = 16
MOST_BYTES = 1 << 20  # of the values of one probe: they stand in every version of the project
KINDS = ("uint8", "float32", "int32")  # in which samples are stored
_VALUES = "probe "  # before the hash of values, in the JSON of a document


@dataclass(frozen=True)
class DataPlace:
    """The sample at ``place`` of what ``source`` gives, however it is cut.

    ``part`` is "all", or "test" for data that bring a test part themselves.
    """

    source: Source
    part: str
    place: int


@dataclass(frozen=True)
class OwnValues:
    """An array as text, so that it can be compared, kept and shared by versions of a project."""

    kind: str
    shape: tuple[int, ...]
    text: str  # base64 of the packed bytes

    @classmethod
    def of(cls, values: np.ndarray) -> OwnValues:
        """Keep ``values``, in one of ``KINDS``. Raises ``ProbeTooLarge``."""
        kind = str(values.dtype)
        if kind not in KINDS:
            kind = "float32" if values.dtype.kind == "f" else "int32"
        values = np.ascontiguousarray(values, kind)
        if values.nbytes > MOST_BYTES:
            raise ProbeTooLarge(most=MOST_BYTES >> 10, actual=-(-values.nbytes >> 10))
        packed = zlib.compress(values.tobytes(), 6)
        return cls(kind, values.shape, sys.intern(base64.b64encode(packed).decode()))

    def array(self, name: str = "") -> np.ndarray:
        """Return the values, read-only. Raises ``ProbeDamaged`` where they cannot be read."""
        try:
            size = math.prod(self.shape) * np.dtype(self.kind).itemsize
            if self.kind not in KINDS or min(self.shape, default=0) < 1 or size > MOST_BYTES:
                raise ValueError(self.shape)
            packed = base64.b64decode(self.text, validate=True)
            content = zlib.decompressobj().decompress(packed, size + 1)  # no more than is ours
            values = np.frombuffer(content, self.kind).reshape(self.shape)
        except (TypeError, ValueError, zlib.error) as error:
            raise ProbeDamaged(name=name) from error
        return values


@dataclass(frozen=True)
class Probe:
    """``id`` never changes; ``name`` is what the user calls it, "" for what it is by itself."""

    id: str
    name: str
    what: DataPlace | OwnValues


def probes_to_json(probes: Iterable[Probe]) -> dict[str, Any]:
    """Return plain JSON data by key: the list, and own values by their hash.

    The history of a project keeps the same value under the same key only once.
    """
    values: dict[str, str] = {}
    rows = []
    for probe in probes:
        row: dict[str, Any] = {"id": probe.id, "name": probe.name}
        if isinstance(probe.what, DataPlace):
            place = probe.what
            source = registry.describe(place.source)
            row |= {"source": source, "part": place.part, "place": place.place}
        else:
            own = probe.what
            key = _VALUES + hashlib.sha256(own.text.encode()).hexdigest()
            values[key] = own.text
            row |= {"kind": own.kind, "shape": list(own.shape), "values": key}
        rows.append(row)
    return {"probes": rows, **values}


def probes_from_json(data: Mapping[str, Any]) -> tuple[Probe, ...]:
    """Rebuild what ``probes_to_json`` returned; nothing of projects that know no probes."""
    return tuple(_rebuilt(row, data) for row in data.get("probes", [])[:MOST_PROBES])


def _rebuilt(row: Mapping[str, Any], data: Mapping[str, Any]) -> Probe:
    what: DataPlace | OwnValues
    if "source" in row:
        what = DataPlace(registry.restore(row["source"]), str(row["part"]), int(row["place"]))
    else:
        text = sys.intern(str(data.get(row["values"], "")))  # versions share one text
        what = OwnValues(str(row["kind"]), tuple(int(n) for n in row["shape"]), text)
    return Probe(str(row["id"]), str(row["name"]), what)
