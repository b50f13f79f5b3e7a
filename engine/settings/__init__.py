"""What every setting means, and what each layer does: the texts that forms show as tooltips.

English source texts; the window translates them in the context "Settings". Each module of this
package holds those of one area: MEANINGS by the name of the setting, or by "Class.setting" where
one class means something else by it; LABELS, the words on a label where the name of the setting,
without underscores, would not do; LAYERS, what each layer does.
"""

from __future__ import annotations

from engine.settings import (
    attention,
    attribution,
    convolutions,
    data,
    networks,
    optimisation,
    preprocessing,
    scores,
    sequences,
    small_layers,
    training,
)

_AREAS = (
    networks,
    training,
    optimisation,
    scores,
    data,
    attention,
    convolutions,
    small_layers,
    sequences,
    preprocessing,
    attribution,
)

MEANINGS: dict[str, str] = {key: text for area in _AREAS for key, text in area.MEANINGS.items()}
LABELS: dict[str, str] = {key: text for area in _AREAS for key, text in area.LABELS.items()}
LAYERS: dict[str, str] = {
    name: text for area in _AREAS for name, text in getattr(area, "LAYERS", {}).items()
}

# Name of each method of attribution, and what it shows and costs.
METHODS: dict[str, tuple[str, str]] = attribution.METHODS

# Words to choose from that are Lamina's own; those of Keras ("same", "min") stay as they are.
CHOICES: tuple[str, ...] = (
    "grey",
    "stretch",
    "crop",
    "pad",
    "comma",
    "semicolon",
    "tab",
    "bar",
    "space",
    "point",
    "drop rows",
    "mean",
    "zero",
    "automatic",
    "classification",
    "regression",
)


def meaning(part: type, setting: str) -> str:
    """Return what ``setting`` of the class ``part`` means; a base class may say it for all."""
    return _told(MEANINGS, part, setting) or MEANINGS[setting]


def words(part: type, setting: str) -> str:
    """Return the words on the label of a setting: "Kernel size"."""
    spoken = setting.replace("_", " ").capitalize()
    return _told(LABELS, part, setting) or LABELS.get(setting, spoken)


def _told(texts: dict[str, str], part: type, setting: str) -> str:
    for cls in part.__mro__:
        for name in (getattr(cls, "registered_name", ""), cls.__name__):
            if text := texts.get(f"{name}.{setting}"):
                return text
    return ""
