"""What a model needs beside its weights: names of classes, preparation, what the columns are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.preparation import Affine
from engine.errors import ModelDamaged

VERSION = 1
RESIZES = ("pad", "crop", "stretch")


@dataclass(frozen=True, eq=False)
class ModelExtras:
    """Travels with an exported model, as ``lamina.json`` or as arrays beside a script."""

    classes: tuple[str, ...] = ()
    feature_names: tuple[str, ...] = ()  # of a table, in the order of the inputs
    target_names: tuple[str, ...] = ()
    preparation: Affine | None = None  # what the network's first input went through
    is_image: bool = False
    resize: str = "pad"  # how pictures of another size are fitted: "pad", "crop" or "stretch"
    more_preparations: tuple[Affine, ...] = ()  # of the further inputs, in their order

    @property
    def preparations(self) -> tuple[Affine | None, ...]:
        """What each input went through, in the order of the network."""
        return self.preparation, *self.more_preparations

    def prepared(self, inputs: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Return raw values of the inputs as the network takes them."""
        ways = (*self.preparations, *(None,) * len(inputs))
        return [x if way is None else way.apply(x) for x, way in zip(inputs, ways, strict=False)]

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "version": VERSION,
            "classes": list(self.classes),
            "feature_names": list(self.feature_names),
            "target_names": list(self.target_names),
            "is_image": self.is_image,
            "resize": self.resize,
            "preparation": self.preparation.to_json() if self.preparation else None,
            "more_preparations": [each.to_json() for each in self.more_preparations],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ModelExtras:
        """Rebuild what ``to_json`` returned. Raises ``ModelDamaged``."""
        preparation = data.get("preparation")
        return cls(
            _words(data.get("classes", [])),
            _words(data.get("feature_names", [])),
            _words(data.get("target_names", [])),
            affine_of(preparation) if preparation else None,
            data.get("is_image", False) is True,
            next((way for way in RESIZES if way == data.get("resize")), "pad"),
            tuple(affine_of(each) for each in data.get("more_preparations", [])),
        )


def affine_of(data: dict[str, Any]) -> Affine:
    """Return the preparation of two (nested lists of) numbers. Raises ``ModelDamaged``."""
    preparation = Affine.from_json(data)
    for values in (preparation.scale, preparation.offset):
        if not np.isfinite(values).all():
            raise ModelDamaged(where="preparation")
    return preparation


def _words(values: Iterable[Any]) -> tuple[str, ...]:
    words = tuple(values)
    if not all(isinstance(word, str) for word in words):
        raise ModelDamaged(where="names")
    return words


def rescaling_of(preparation: Affine | None) -> dict[str, Any] | None:
    """Return the settings of Keras's ``Rescaling`` that does the same, None for no change."""
    if preparation is None:
        return None
    scale, offset = preparation.scale, preparation.offset
    if (scale == 1).all() and (offset == 0).all():
        return None
    return {"scale": _keras_number(scale), "offset": _keras_number(offset)}


def _keras_number(values: np.ndarray) -> Any:
    if values.ndim == 0:
        return values.item()
    return {
        "class_name": "__numpy__",
        "config": {"value": values.tolist(), "dtype": "float32"},
    }
