"""The sample that a question looks at: one of the data, or one that the user gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import InputMismatch, SampleMissing
from engine.network.network import Network
from engine.service.desk import Desk, Loaded


@dataclass(frozen=True)
class FromData:
    """The sample at ``place`` (from 0) of a part: "train", "validation", "test" or "all"."""

    choice: DataChoice
    part: str
    place: int


@dataclass(frozen=True, eq=False)
class Given:
    """A sample given by the user in the type and range of the data, which are of ``choice``.

    values: (height, width, channels) from 0 to 255, or (features,)
    """

    choice: DataChoice
    values: np.ndarray


Picture = FromData | Given


def row_of(loaded: Loaded, part: str, place: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Return x, y and the row of one sample. Raises ``SampleMissing``."""
    x, y, rows = loaded.part(part)
    if not 0 <= place < len(rows):
        raise SampleMissing(place=place, part=part, count=len(rows))
    return x, y, int(rows[place])


def stored_sample(picture: Picture, loaded: Loaded) -> np.ndarray:
    """Return the sample as it is stored: (height, width, channels) or (features,)."""
    if isinstance(picture, Given):
        return picture.values
    x, _, row = row_of(loaded, picture.part, picture.place)
    return x[row]


def prepared_sample(picture: Picture, desk: Desk, network: Network) -> np.ndarray:
    """Return the sample as the network takes it: (1, ...) float32. Raises ``InputMismatch``."""
    loaded = desk.data(picture.choice)
    sample = stored_sample(picture, loaded)
    check_input(network, sample.shape)
    return loaded.preparation.apply(sample[None])


def check_input(network: Network, shape: tuple[int, ...]) -> None:
    """Raise ``InputMismatch`` unless the network takes samples of this shape."""
    source = network.spec.inputs[0]
    taken = network.summary[source.id].shape
    if shape != taken:
        raise InputMismatch(node=source.name, expected=shape, actual=taken)
