"""Weights in HDF5 as Keras keeps them: ``model.weights.h5`` of version 3, and older files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import h5py
import numpy as np

from engine.errors import ModelDamaged, WeightsDiffer
from engine.io.keras_cudnn import doubled, from_cudnn
from engine.io.keras_old import CLASSES, first_weights, turned
from engine.io.keras_places import Place

Weights = dict[str, np.ndarray]  # by "node id/name"

DEEPEST = 20  # groups within groups
MOST_NAMES = 100_000  # of layers, or of the weights of one
ROOTS = ("layers", "_layer_checkpoint_dependencies")  # the second in Keras 2.13


# Keras 3


def write_weights(
    file: h5py.File, name: str, kept: Iterable[Place], arrays: Mapping[str, np.ndarray]
) -> None:
    """Fill ``model.weights.h5``; ``arrays`` are by "node id/name"."""
    file.create_group("vars").attrs["name"] = name
    for place in kept:
        values = [np.asarray(arrays[key], np.float32) for key in place.keys]
        start = 0
        for branch, count in place.branches:
            group = file.create_group("/".join(filter(None, [place.group, branch, "vars"])))
            group.attrs["name"] = place.name.rpartition("/")[2]
            for number, array in enumerate(values[start : start + count]):
                group[str(number)] = array
            start += count


def read_weights(file: h5py.File, kept: Iterable[Place]) -> Weights:
    """Return the weights of these layers.

    Raises ``ModelDamaged`` where one is missing, has another shape, or lies in another file.
    """
    root = next((name for name in ROOTS if name in file), "layers")
    found: Weights = {}
    for place in kept:
        keys, shapes = iter(place.keys), iter(place.weights.values())
        for branch, count in place.branches:
            path = "/".join(filter(None, [place.group, branch, "vars"]))
            group = inner_group(file, path.replace("layers", root, 1), place.name)
            for number in range(count):
                key, spec = next(keys), next(shapes)
                found[key] = _array(
                    group, str(number), spec.shape, f"{place.name}/{key.rpartition('/')[2]}"
                )
    return found


# older files


def stored_layers(group: h5py.Group) -> list[str]:
    """Return the names of the layers of an older file, in their order."""
    return _names(group, "layer_names")


def read_legacy_weights(
    group: h5py.Group, kept: Sequence[Place], version: int, backend: str, formats: Mapping[str, str]
) -> Weights:
    """Return the weights of a model whose layers are groups with their names.

    ``formats`` are the data formats by layer. Raises ``WeightsDiffer``, ``ModelDamaged``.
    """
    found: Weights = {}
    for top in dict.fromkeys(place.top for place in kept):
        own = [place for place in kept if place.top == top]
        stored = read_group(inner_group(group, top, top), top)
        found |= fitted(own, stored, version, backend, formats.get(top, ""))
    return found


def read_group(group: h5py.Group, layer: str) -> list[h5py.Dataset]:
    """Return the arrays of one layer, in their order, unread."""
    return [dataset(group, name, layer) for name in _names(group, "weight_names")]


def fitted(
    own: Sequence[Place],
    stored: Sequence[h5py.Dataset],
    version: int,
    backend: str = "",
    data_format: str = "",
) -> Weights:
    """Give the stored arrays of one layer to the weights that it and its inner layers keep."""
    expected = {key: spec.shape for key, spec in _in_legacy_order(own)}
    plain = {k: s.shape for p in own for k, s in zip(p.keys, p.weights.values(), strict=True)}
    check_sizes(own, stored, sum(int(np.prod(s)) for s in expected.values()), doubled(expected))
    arrays = [np.asarray(each[()], np.float32) for each in stored]
    kind = CLASSES.get(own[0].kind, own[0].kind)
    if version == 1:
        arrays = first_weights(kind, arrays, data_format)
    if backend == "theano":
        arrays = turned(kind, arrays)
    for order in (expected, plain) if len(arrays) == len(expected) else ():
        ours = from_cudnn(order, arrays)
        if [a.shape for a in ours] == [tuple(shape) for shape in order.values()]:
            return dict(zip(order, ours, strict=True))
    actual = [a.shape for a in arrays]
    raise WeightsDiffer(layer=own[0].top, expected=list(expected.values()), actual=actual)


def check_sizes(
    own: Sequence[Place], stored: Sequence[h5py.Dataset], expected: int, more: int
) -> None:
    """Raise unless there are as many values as the layers need; nothing larger is ever read.

    ``more``: how many there may be above that.
    """
    actual = sum(int(np.prod(each.shape)) for each in stored)
    if not expected <= actual <= expected + more:
        raise WeightsDiffer(
            layer=own[0].top,
            expected=[tuple(s.shape) for p in own for s in p.weights.values()],
            actual=[each.shape for each in stored],
        )


def _in_legacy_order(own: Sequence[Place]) -> list[tuple[str, Any]]:
    """Return keys and specs as Keras stored them: what learns first, then the rest."""
    pairs = [
        (key, spec, place.trainable and spec.trainable)
        for place in own
        for key, spec in zip(place.keys, place.weights.values(), strict=True)
    ]
    return [(k, s) for wanted in (True, False) for k, s, learns in pairs if learns == wanted]


def write_legacy_weights(
    group: h5py.Group,
    names: Sequence[str],
    kept: Sequence[Place],
    arrays: Mapping[str, np.ndarray],
) -> None:
    """Write the weights of a whole model in HDF5; ``names`` are those of all layers."""
    write_names(group, "layer_names", names)
    for name in sorted(names):
        layer = group.create_group(name)
        own = [place for place in kept if place.top == name]
        paths = {
            key: f"{place.name}/{weight}"
            for place in own
            for key, weight in zip(place.keys, place.weights, strict=True)
        }
        values = {
            paths[key]: np.asarray(arrays[key], np.float32) for key, _ in _in_legacy_order(own)
        }
        write_names(layer, "weight_names", list(values))
        for path, array in values.items():
            layer[path] = array
    write_names(group.create_group("top_level_model_weights"), "weight_names", [])


def write_names(group: h5py.Group, name: str, values: Sequence[str]) -> None:
    """Write a list of names, in pieces where it is too long for one attribute of HDF5."""
    data = np.array([value.encode() for value in values])
    pieces = max(1, -(-data.nbytes // 60_000))
    for number, piece in enumerate(np.array_split(data, pieces)):
        group.attrs[f"{name}{number}" if pieces > 1 else name] = piece


# HDF5, with suspicion


def _names(group: h5py.Group, name: str) -> list[str]:
    """Return a list of names, which may be cut into ``name0``, ``name1``, ..."""
    if name in group.attrs:
        return _texts(group.attrs[name])
    found: list[str] = []
    number = 0
    while f"{name}{number}" in group.attrs and len(found) < MOST_NAMES:
        found += _texts(group.attrs[f"{name}{number}"])
        number += 1
    return found


def _texts(values: Any) -> list[str]:
    return [text_of(value) for value in np.atleast_1d(np.asarray(values))[:MOST_NAMES]]


def text_of(value: Any) -> str:
    """Return the text of an attribute."""
    return value.decode() if isinstance(value, bytes) else str(value)


def named_datasets(group: h5py.Group) -> list[tuple[str, h5py.Dataset]]:
    """Return the arrays that ``weight_names`` lists, in order, unread."""
    return [(name, dataset(group, name, name)) for name in _names(group, "weight_names")]


def inner_group(group: Any, path: str, where: str) -> h5py.Group:
    """Follow ``path`` through groups of this very file. Raises ``ModelDamaged``."""
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


def dataset(group: h5py.Group, path: str, where: str) -> h5py.Dataset:
    """Return an array of numbers that lies in this very file."""
    steps = [step for step in path.split("/") if step]
    if not steps or len(steps) > DEEPEST:
        raise ModelDamaged(where=where)
    content = _own(
        inner_group(group, "/".join(steps[:-1]), where) if steps[1:] else group, steps[-1], where
    )
    is_plain = (
        isinstance(content, h5py.Dataset)
        and content.dtype.kind in "fiu"
        and content.shape is not None
        and not content.is_virtual
        and not content.external
    )
    if not is_plain:
        raise ModelDamaged(where=where)
    return content


def _array(group: h5py.Group, name: str, shape: Sequence[int], where: str) -> np.ndarray:
    """Return an array of exactly this shape; nothing larger is ever read."""
    content = dataset(group, name, where)
    if content.shape != tuple(shape):
        raise ModelDamaged(where=where)
    return np.asarray(content[()], np.float32)


def stored_arrays(
    group: h5py.Group, path: str = "", depth: int = 0
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield names and shapes of all arrays below ``group``; links are not followed."""
    if depth > DEEPEST:
        raise ModelDamaged(where=path)
    for name in map(str, group):
        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            continue
        content, own = group[name], f"{path}/{name}" if path else name
        if isinstance(content, h5py.Group):
            yield from stored_arrays(content, own, depth + 1)
        elif isinstance(content, h5py.Dataset) and content.shape is not None:
            yield own, content.shape
