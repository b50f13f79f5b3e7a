"""Opens models that other people made, in the reader process."""

from __future__ import annotations

from collections.abc import Callable

from engine.io.model_report import Finding, ModelFile, ModelReport
from engine.network.applications.known import KnownNetwork
from engine.service.reader import Limits, ask_reader, never
from engine.spec import spec_to_json


def open_model(
    path: str,
    architecture: str = "",
    cancelled: Callable[[], bool] = never,
    limits: Limits | None = None,
) -> ModelFile:
    """Return what ``engine.io.read_model`` returns; a file that crashes costs a sentence.

    Raises as ``read_model`` does, ``Cancelled``, or ``FileCrashed`` and its kin with the file.
    """
    plain = ask_reader(
        "read_foreign", cancelled=cancelled, limits=limits, path=path, architecture=architecture
    )
    return ModelFile.from_plain(plain)


def known_network(
    known: KnownNetwork, path: str = "", cancelled: Callable[[], bool] = never
) -> ModelFile:
    """Return a known network with the weights in the file at ``path``, or without any for "".

    Raises ``WeightsDiffer`` where the file is that of another network, and as ``open_model``.
    """
    spec = known.spec()
    if not path:
        return ModelFile("weights", "?", spec=spec)
    plain = ask_reader(
        "read_foreign_weights", cancelled=cancelled, path=path, network=spec_to_json(spec)
    )
    notes = tuple(Finding(*note) for note in plain["notes"])
    return ModelFile(
        "weights", "?", report=ModelReport(notes=notes), spec=spec, arrays=plain["arrays"]
    )
