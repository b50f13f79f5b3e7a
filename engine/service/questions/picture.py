"""The sample that a question looks at: one of the data, or one that the user gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import InputMismatch, OneInputGiven, SampleMissing
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.network.shapes import fits
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


def prepared_sample(picture: Picture, desk: Desk, network: Network) -> dict[str, np.ndarray]:
    """Return the sample as the network takes it: (1, ...) by id of the Input node.

    Raises ``InputMismatch`` and its kin; ``OneInputGiven`` where the user gives one of several.
    """
    loaded = desk.data(picture.choice)
    if isinstance(picture, FromData):
        _, _, row = row_of(loaded, picture.part, picture.place)
        inlets = loaded.inlets(picture.part, network.spec)
        return {node: inlet.pick(np.array([row])) for node, inlet in inlets.items()}
    source, *others = network.spec.inputs
    if others:
        raise OneInputGiven(actual=1 + len(others))
    check_input(network, picture.values.shape)
    whole = takes_whole_numbers(source)
    values = picture.values[None]
    return {source.id: values if whole else loaded.preparation.apply(values)}


def check_input(network: Network, shape: tuple[int, ...]) -> None:
    """Raise ``InputMismatch`` unless the network takes samples of this shape."""
    source = network.spec.inputs[0]
    taken = network.summary.shape_of(source.id)
    if not fits(shape, taken):
        raise InputMismatch(node=source.name, expected=shape, actual=taken)
