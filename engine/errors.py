"""Errors of the engine: a template and named facts, so that the window can translate the sentence.

Facts are numbers, names or codes, never sentences. An error crosses a process as
``(kind, facts)`` and is rebuilt by its class name.
"""

from __future__ import annotations

from typing import ClassVar


class EngineError(Exception):
    """An error of the user or of the world, told as where, expected, actual, what to do."""

    template = "The operation failed."
    kinds: ClassVar[dict[str, type[EngineError]]] = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        EngineError.kinds[cls.__name__] = cls

    def __init__(self, **facts):
        self.facts = facts
        super().__init__(self.template.format(**facts))

    def __reduce__(self):
        return rebuilt, (type(self).__name__, self.facts)


def rebuilt(kind: str, facts: dict) -> EngineError:
    """Return the error that another process described as ``(kind, facts)``."""
    if kind not in EngineError.kinds:
        return UnexpectedError(kind=kind, detail=str(facts))
    return EngineError.kinds[kind](**facts)


class UnexpectedError(EngineError):
    template = "Something unexpected happened ({kind}): {detail}. The project is safe; please send the report."


class SettingError(EngineError, ValueError):
    """A setting of a layer, optimizer, ... is outside its range."""

    template = "The setting '{setting}' must be {expected}, but is {actual}."


class UnknownName(EngineError, KeyError):
    template = "There is no {family} called '{name}'. Did you mean '{closest}'?"

    __str__ = Exception.__str__  # KeyError would quote the sentence


# Networks


class ShapeError(EngineError, ValueError):
    """A layer receives a shape that it cannot take; shapes are without the batch."""

    template = "'{node}' needs an input of shape {expected}, but receives {actual}."


class InputCountError(EngineError, ValueError):
    template = "'{node}' needs {expected} input(s), but has {actual}."


class MergeError(EngineError, ValueError):
    template = "'{node}' merges branches of different shapes: {actual}. All must be equal."


class TooSmallError(EngineError, ValueError):
    template = (
        "'{node}' has a window of {window}, but receives only {actual} pixels. "
        "Use a smaller window, padding 'same', or fewer poolings before it."
    )


class GraphError(EngineError, ValueError):
    template = (
        "The network is not connected: '{node}' needs '{missing}', which does not come before it."
    )


class NoLayers(EngineError, ValueError):
    template = "The network has no layers yet. Add one from the palette."


class OutputError(EngineError, ValueError):
    """The last layer does not fit the data."""

    template = "The last layer '{node}' gives {actual}, but the data need {expected}."


class LossMismatch(EngineError, ValueError):
    template = "The loss '{loss}' does not fit '{node}', which gives {actual}: it needs {expected}."


class TooLarge(EngineError, MemoryError):
    template = (
        "This needs {needed} MB of memory, but only {available} MB are free. "
        "Use a smaller batch or a smaller network."
    )


# Training


class Diverged(EngineError, ArithmeticError):
    template = (
        "The loss is no longer a number (epoch {epoch}, batch {batch}). "
        "Try a learning rate ten times smaller, scaled inputs, or gradient clipping."
    )


# Data


class Cancelled(EngineError):
    """The user stopped a long piece of work; nothing went wrong."""

    template = "Cancelled."


class NotFinite(EngineError, ValueError):
    template = (
        "Column {column} of the inputs holds values that are missing or infinite. "
        "Fill them in, leave out their rows, or set the column to 'ignore'."
    )


class ConstantFeature(EngineError):
    """Told as a notice: such a feature is shifted, but not scaled."""

    template = "The feature in column {column} is always {value}: it carries no information."


# Initializers


class InitializerShapeError(EngineError, ValueError):
    template = (
        "The initializer '{initializer}' needs a weight with {expected} axes, "
        "but this one has the shape {shape}. Choose another initializer."
    )
