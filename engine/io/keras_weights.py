"""Weights in HDF5 as Keras keeps them: ``model.weights.h5`` of version 3, whole models of 2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import h5py
import numpy as np

from engine.errors import ModelDamaged
from engine.io.keras_graph import Part
from engine.layers.base import Shape

Weights = dict[str, np.ndarray]  # by the names of one layer, in Keras's order
Shapes = Mapping[str, Shape]

DEEPEST = 20  # groups within groups


def group_names(parts: Iterable[Part]) -> Iterator[tuple[Part, str]]:
    """Yield each layer with its group, ``dense``, ``dense_1``, ...: Keras counts the classes."""
    counts: dict[str, int] = {}
    for part in parts:
        base = snake_case(part.class_name)
        number = counts.get(base, 0)
        counts[base] = number + 1
        yield part, f"{base}_{number}" if number else base


def snake_case(class_name: str) -> str:
    """``MaxPooling2D`` becomes ``max_pooling2d``, by the rule of Keras."""
    words = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", class_name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", words).lower()


def write_weights(
    file: h5py.File, name: str, parts: Iterable[Part], weights: Mapping[str, Weights]
) -> None:
    """Fill ``model.weights.h5``; ``weights`` are by the name of the layer."""
    file.create_group("vars").attrs["name"] = name
    for part, group_name in group_names(parts):
        group = file.create_group(f"layers/{group_name}/vars")
        group.attrs["name"] = part.name
        for number, array in enumerate(weights.get(part.name, {}).values()):
            group[str(number)] = array


def read_weights(
    file: h5py.File, parts: Iterable[Part], shapes: Mapping[str, Shapes]
) -> dict[str, Weights]:
    """Return the weights by layer; ``shapes`` are those that its settings ask for.

    Raises ``ModelDamaged`` where one is missing, has another shape, or lies in another file.
    """
    root = "layers" if "layers" in file else "_layer_checkpoint_dependencies"  # Keras 2.13
    found = {}
    for part, group_name in group_names(parts):
        if shapes.get(part.name):
            group = _inner(file, f"{root}/{group_name}/vars", part.name)
            found[part.name] = {
                name: _array(group, str(number), shape, f"{part.name}/{name}")
                for number, (name, shape) in enumerate(shapes[part.name].items())
            }
    return found


def read_legacy_weights(
    file: h5py.File, parts: Iterable[Part], shapes: Mapping[str, Shapes]
) -> dict[str, Weights]:
    """Return the weights of a whole model in HDF5, where they stand under their names."""
    found = {}
    for part in parts:
        if shapes.get(part.name):
            group = _inner(file, f"model_weights/{part.name}", part.name)
            places = dict(_datasets(group, part.name))
            found[part.name] = {
                name: _array(*places.get(name, (group, name)), shape, f"{part.name}/{name}")
                for name, shape in shapes[part.name].items()
            }
    return found


def _inner(group: Any, path: str, where: str) -> h5py.Group:
    """Follow ``path`` through groups of this very file."""
    for step in path.split("/"):
        group = _own(group, step, where)
        if not isinstance(group, h5py.Group):
            raise ModelDamaged(where=where)
    return group


def _own(group: h5py.Group, name: str, where: str) -> Any:
    """Return what lies under ``name``; a link to another place or file is refused."""
    if not isinstance(group.get(name, getlink=True), h5py.HardLink):
        raise ModelDamaged(where=where)
    return group[name]


def _datasets(
    group: h5py.Group, where: str, depth: int = 0
) -> Iterator[tuple[str, tuple[h5py.Group, str]]]:
    """Yield the places below ``group`` by their last names, without ``:0``."""
    if depth > DEEPEST:
        raise ModelDamaged(where=where)
    for name in map(str, group):
        content = _own(group, name, where)
        if isinstance(content, h5py.Group):
            yield from _datasets(content, where, depth + 1)
        else:
            yield name.split(":")[0], (group, name)


def _array(group: h5py.Group, name: str, shape: Shape, where: str) -> np.ndarray:
    """Return an array of exactly this shape; nothing larger is ever read."""
    content = _own(group, name, where)
    fits = (
        isinstance(content, h5py.Dataset)
        and content.shape == tuple(shape)
        and content.dtype.kind == "f"
        and not content.is_virtual
        and not content.external
    )
    if not fits:
        raise ModelDamaged(where=where)
    return np.asarray(content[()], np.float32)
