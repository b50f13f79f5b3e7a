"""Figures and pictures of a data set, for people to look at before they train."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset

CHUNK = 1 << 20  # values that are looked at together
MOST_COLUMNS = 256  # of samples that are no rows, such as series
_ARRAYS = ("x", "y", "test_x", "test_y", "weights")


@dataclass(frozen=True)
class Column:
    """Figures of one feature, of one target, or of all pixels; what is missing is left out."""

    name: str
    minimum: float
    maximum: float
    mean: float
    deviation: float  # divides by the number of values
    missing: int


@dataclass(frozen=True)
class Overview:
    """What a data set holds, in plain values."""

    name: str
    samples: int
    test_samples: int
    sample_shape: tuple[int, ...]
    dtype: str
    megabytes: float
    missing: int
    pixels: Column | None  # of images
    features: tuple[Column, ...]  # of tables
    targets: tuple[Column, ...]  # of regression
    weights: Column | None  # how much samples count, where the data say it
    class_counts: tuple[tuple[str, int], ...]
    test_class_counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, eq=False)
class Thumbnails:
    """Some samples of each class.

    images: (classes, count, height, width, channels) uint8, black where a class has fewer
    samples: (classes, count) int64 sample numbers, -1 where a class has fewer
    """

    images: np.ndarray
    samples: np.ndarray


@dataclass(frozen=True, eq=False)
class Histogram:
    """edges: (bins + 1,)   counts: (classes, bins), one row where there are no classes."""

    edges: np.ndarray
    counts: np.ndarray


@dataclass(frozen=True, eq=False)
class Scatter:
    """Points to draw: points (count, 2) float32, values (count,) class numbers or targets.

    samples: (count,) int64 sample numbers
    """

    points: np.ndarray
    values: np.ndarray
    samples: np.ndarray


def overview(dataset: Dataset) -> Overview:
    """Return shapes, types, ranges, class counts and how much is missing."""
    x, y, test_y = dataset.x, dataset.y, dataset.test_y
    pixels = _column("pixels", x.ravel()) if dataset.is_image else None
    features = () if dataset.is_image else _columns(_table(x), dataset.feature_names)
    targets = () if dataset.is_classification else _columns(y, dataset.target_names)
    weights = None if dataset.weights is None else _column("weights", dataset.weights)
    return Overview(
        name=dataset.name,
        samples=len(x),
        test_samples=0 if test_y is None else len(test_y),
        sample_shape=dataset.sample_shape,
        dtype=x.dtype.name,
        megabytes=sum(array.nbytes for array in _arrays(dataset).values()) / 1e6,
        missing=sum(column.missing for column in features + targets),
        pixels=pixels,
        features=features,
        targets=targets,
        weights=weights,
        class_counts=_class_counts(dataset, y),
        test_class_counts=() if test_y is None else _class_counts(dataset, test_y),
    )


def thumbnails(dataset: Dataset, per_class: int, size: int) -> Thumbnails:
    """Return samples spread evenly over each class; larger ones are reduced to ``size`` pixels."""
    assert dataset.is_image, "only images have thumbnails"
    groups = _rows_by_class(dataset)
    samples = np.full((len(groups), per_class), -1, np.int64)
    for row, group in zip(samples, groups, strict=True):
        picked = _spread(group, per_class)
        row[: len(picked)] = picked
    shape = reduced_shape(dataset.sample_shape, size)
    images = np.zeros((*samples.shape, *shape), np.uint8)
    for place in zip(*np.nonzero(samples >= 0), strict=True):
        images[place] = reduced(dataset.x[samples[place]], shape)
    return Thumbnails(images, samples)


def histogram(dataset: Dataset, feature: int | None = None, bins: int = 32) -> Histogram:
    """Count the values of one feature by class; of all pixels where ``feature`` is None.

    Numbers after the last feature are those of the values to predict.
    """
    values = dataset.x if feature is None else _feature_or_target(dataset, feature)
    edges = _edges(values, bins)
    counts = [_counted(values[rows], edges) for rows in _rows_by_class(dataset)]
    return Histogram(edges, np.array(counts))


def _feature_or_target(dataset: Dataset, number: int) -> np.ndarray:
    x = _table(dataset.x)
    features = x.shape[1]
    return x[:, number] if number < features else dataset.y[:, number - features]


def mean_image(dataset: Dataset, class_number: int | None = None) -> np.ndarray:
    """Return the mean (height, width, channels) float32 of one class, or of all images."""
    assert dataset.is_image, "only images have a mean image"
    x = dataset.x
    rows = np.arange(len(x)) if class_number is None else np.flatnonzero(dataset.y == class_number)
    total = np.zeros(dataset.sample_shape, np.float64)
    for part in _pieces(rows, dataset.x[0].size):
        total += x[part].sum(axis=0, dtype=np.float64)
    return (total / max(len(rows), 1)).astype(np.float32)


def scatter(dataset: Dataset, limit: int = 5000, features: tuple[int, int] = (0, 1)) -> Scatter:
    """Return two features of samples spread evenly; with one feature, it and the target."""
    assert not dataset.is_image, "images are no points"
    samples = _spread(np.arange(len(dataset.x)), limit)
    values = dataset.y[samples] if dataset.is_classification else dataset.y[samples, 0]
    x = _table(dataset.x)[samples]
    points = np.stack([x[:, 0], values], 1) if x.shape[1] == 1 else x[:, list(features)]
    return Scatter(np.ascontiguousarray(points, np.float32), values, samples)


def fingerprint(dataset: Dataset) -> str:
    """Return the SHA-256 of all arrays: names, types, shapes and bytes."""
    digest = hashlib.sha256()
    for name, array in _arrays(dataset).items():
        digest.update(f"{name} {array.dtype.str} {array.shape};".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _arrays(dataset: Dataset) -> dict[str, np.ndarray]:
    arrays = {name: getattr(dataset, name) for name in _ARRAYS}
    arrays |= dataset.more_inputs
    arrays |= {name: target.values for name, target in dataset.more_targets.items()}
    return {name: array for name, array in arrays.items() if array is not None}


def _table(x: np.ndarray) -> np.ndarray:
    """Return samples of any shape as rows (samples, at most ``MOST_COLUMNS``): their beginnings."""
    return x if x.ndim == 2 else x.reshape(len(x), -1)[:, :MOST_COLUMNS]


def feature_names(dataset: Dataset) -> tuple[str, ...]:
    """Return the names of what is looked at of a sample that is no image; else numbers from 1."""
    return dataset.feature_names or _numbers(_table(dataset.x))


def _numbers(values: np.ndarray) -> tuple[str, ...]:
    return tuple(str(i + 1) for i in range(values.shape[1]))


def _columns(values: np.ndarray, names: tuple[str, ...]) -> tuple[Column, ...]:
    names = names or _numbers(values)
    return tuple(_column(name, values[:, i]) for i, name in enumerate(names))


def _column(name: str, values: np.ndarray) -> Column:
    """Return figures of flat ``values``, in pieces: the whole may be too large for float64."""
    count, total, low, high = 0, 0.0, np.inf, -np.inf
    for known in _known(values):
        count += len(known)
        total += known.sum()
        low, high = min(low, known.min()), max(high, known.max())
    if not count:
        return Column(name, np.nan, np.nan, np.nan, np.nan, len(values))
    mean = total / count
    squares = sum(((known - mean) ** 2).sum() for known in _known(values))
    deviation = float(np.sqrt(squares / count))
    return Column(name, float(low), float(high), float(mean), deviation, len(values) - count)


def _known(values: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pieces of ``values`` in float64, without what is missing or infinite."""
    for start in range(0, len(values), CHUNK):
        part = values[start : start + CHUNK].astype(np.float64)
        known = part[np.isfinite(part)]
        if len(known):
            yield known


def _class_counts(dataset: Dataset, y: np.ndarray) -> tuple[tuple[str, int], ...]:
    if not dataset.is_classification:
        return ()
    counts = np.bincount(y, minlength=len(dataset.classes)).tolist()
    return tuple(zip(dataset.classes, counts, strict=True))


def _rows_by_class(dataset: Dataset) -> list[np.ndarray]:
    """Return the sample numbers of each class in order, or of all samples."""
    if not dataset.is_classification:
        return [np.arange(len(dataset.x))]
    return [np.flatnonzero(dataset.y == number) for number in range(len(dataset.classes))]


def _spread(rows: np.ndarray, limit: int) -> np.ndarray:
    """Return at most ``limit`` of ``rows``, from the first to the last at equal distances."""
    if len(rows) <= limit:
        return rows
    return rows[np.linspace(0, len(rows) - 1, limit).round().astype(np.int64)]


def reduced_shape(shape: tuple[int, ...], size: int) -> tuple[int, int, int]:
    """Return the shape of an image (h, w, c) that has at most ``size`` pixels on a side."""
    height, width, channels = shape
    ratio = min(1.0, size / max(height, width))
    return max(1, round(height * ratio)), max(1, round(width * ratio)), channels


def reduced(image: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    """Return ``image`` (h, w, c) uint8 in a smaller shape; each pixel is the mean of its area."""
    if image.shape == shape:
        return image
    from PIL import Image  # imported where it is used: the window imports this module

    planes = [
        Image.fromarray(plane).resize((shape[1], shape[0]), Image.Resampling.BOX)
        for plane in np.moveaxis(image, 2, 0)
    ]
    return np.stack([np.asarray(plane) for plane in planes], axis=2)


def _pieces(rows: np.ndarray, size: int) -> Iterator[np.ndarray]:
    """Yield parts of ``rows`` of samples of ``size`` values each."""
    step = max(1, CHUNK // size)
    for start in range(0, len(rows), step):
        yield rows[start : start + step]


def _edges(values: np.ndarray, bins: int) -> np.ndarray:
    """Return equal steps over the range; over the 256 grey values for bytes."""
    if values.dtype == np.uint8:
        return np.linspace(0, 256, bins + 1)
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    return np.linspace(low, high, bins + 1)


def _counted(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    counts = np.zeros(len(edges) - 1, np.int64)
    flat = values.ravel()
    for start in range(0, len(flat), CHUNK):
        part = flat[start : start + CHUNK]
        if part.dtype == np.uint8:
            grey = np.bincount(part, minlength=256)
            counts += np.histogram(np.arange(256), edges, weights=grey)[0].astype(np.int64)
        else:
            counts += np.histogram(part[np.isfinite(part)], edges)[0]
    return counts
