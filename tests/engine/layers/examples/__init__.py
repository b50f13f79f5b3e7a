"""Examples of every layer, one module a family: ``EXAMPLES[name]`` is a list of ``Example``."""

import importlib
import pkgutil
from dataclasses import dataclass

from engine.layers.base import Layer, Shape


@dataclass(frozen=True)
class Example:
    """A layer with the shapes of its inputs.

    ``below``: for each input that takes whole numbers, what they are less than; None for others.
    """

    layer: Layer
    shapes: tuple[Shape, ...]
    below: tuple[int | None, ...] = ()


def all_examples() -> dict[str, list[Example]]:
    """Return the examples of all modules of this package, by registered name."""
    found: dict[str, list[Example]] = {}
    for module in pkgutil.iter_modules(__path__):
        for name, given in importlib.import_module(f"{__name__}.{module.name}").EXAMPLES.items():
            assert name not in found, f"examples of {name} stand in two modules"
            found[name] = [
                e if isinstance(e, Example) else Example(e[0], tuple(e[1])) for e in given
            ]
    return found
