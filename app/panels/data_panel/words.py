"""What sources and preparations are called, and what is said of them in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.commands.data import paths_of
from app.i18n.marking import marked
from engine.data.dataset import Source
from engine.data.downloads import Download
from engine.data.made import Made
from engine.data.several import Several

_SOURCES, _PREPARATIONS = "Sources", "Preparations"


@dataclass(frozen=True)
class Words:
    """Source texts of a title and a sentence, and the name of an icon."""

    title: str
    sentence: str
    icon: str = "data"


SOURCES: dict[str, Words] = {
    "Signs": Words(
        marked("Sources", "Signs 28 × 28"),
        marked(
            "Sources",
            "Ten kinds of signs, drawn by us in random place, size, slant, sharpness and "
            "contrast. Small enough to train in a minute.",
        ),
        "star",
    ),
    "Digits8x8": Words(
        marked("Sources", "Digits 8 × 8"),
        marked(
            "Sources", "1,797 digits written by 43 people, 8 × 8 pixels. Trains in a few seconds."
        ),
        "image",
    ),
    "Iris": Words(
        marked("Sources", "Iris"),
        marked(
            "Sources", "150 flowers of three species, told apart by four lengths in centimetres."
        ),
        "table",
    ),
    "Wine": Words(
        marked("Sources", "Wine"),
        marked("Sources", "178 wines of three vineyards, told apart by 13 chemical measurements."),
        "table",
    ),
    "BreastCancer": Words(
        marked("Sources", "Breast cancer"),
        marked(
            "Sources", "Cell nuclei of 569 tumours, malignant or benign, in 30 measurements each."
        ),
        "table",
    ),
    "Diabetes": Words(
        marked("Sources", "Diabetes"),
        marked(
            "Sources",
            "442 patients: how far the disease goes in a year, predicted from ten measurements.",
        ),
        "table",
    ),
    "Moons": Words(
        marked("Sources", "Moons"),
        marked("Sources", "Two half circles that reach into each other."),
        "scatter",
    ),
    "Circles": Words(
        marked("Sources", "Circles"),
        marked("Sources", "A small circle inside a large one."),
        "scatter",
    ),
    "Spirals": Words(
        marked("Sources", "Spirals"),
        marked("Sources", "Arms that wind around the same centre: the hardest of these."),
        "scatter",
    ),
    "ExclusiveOr": Words(
        marked("Sources", "XOR"),
        marked("Sources", "Opposite quadrants share a class: no straight line parts them."),
        "scatter",
    ),
    "Blobs": Words(
        marked("Sources", "Blobs"),
        marked("Sources", "Round clouds, one for each class."),
        "scatter",
    ),
    "PaintedPoints": Words(
        marked("Sources", "Painted points"),
        marked("Sources", "Points that you paint yourself, in up to ten classes."),
        "draw",
    ),
    "LinearRegression": Words(
        marked("Sources", "Straight line"),
        marked("Sources", "A value to predict that lies on a straight line, with noise."),
        "chart",
    ),
    "SineRegression": Words(
        marked("Sources", "Sine wave"),
        marked("Sources", "A value to predict that follows a wave, with noise."),
        "chart",
    ),
    "StoryQuestions": Words(
        marked("Sources", "Stories and questions"),
        marked("Sources", "Two inputs: a row of words, and a question about it."),
        "table",
    ),
    "Posts": Words(
        marked("Sources", "Posts"),
        marked("Sources", "Three values to predict: age, income and gender of who wrote them."),
        "table",
    ),
    "SentencePairs": Words(
        marked("Sources", "Pairs of sentences"),
        marked("Sources", "Two inputs: sentences about the same thing, or about two things."),
        "table",
    ),
    "StereoPairs": Words(
        marked("Sources", "Stereo pictures"),
        marked("Sources", "Two inputs: what a left and a right camera see. How near is it?"),
        "image",
    ),
    "ImageFolder": Words(
        marked("Sources", "Folder of pictures"),
        marked("Sources", "Your own pictures, in one sub-folder for each class."),
        "folder",
    ),
    "TableFile": Words(
        marked("Sources", "Table"),
        marked("Sources", "Your own table with one row for each sample (CSV, TSV)."),
        "file_csv",
    ),
    "IdxFiles": Words(
        marked("Sources", "IDX files"),
        marked("Sources", "Images and labels in the format of MNIST and Fashion-MNIST."),
        "file_image",
    ),
    "CifarFiles": Words(
        marked("Sources", "CIFAR-10 files"),
        marked("Sources", "Batches of colour images in the binary format of CIFAR-10."),
        "file_image",
    ),
    "MnistDownload": Words(
        marked("Sources", "MNIST"),
        marked(
            "Sources", "70,000 handwritten digits, 28 × 28 pixels, grey: what textbooks begin with."
        ),
        "image",
    ),
    "FashionMnistDownload": Words(
        marked("Sources", "Fashion-MNIST"),
        marked(
            "Sources", "70,000 pictures of clothes, 28 × 28 pixels, grey: harder than the digits."
        ),
        "image",
    ),
    "Cifar10Download": Words(
        marked("Sources", "CIFAR-10"),
        marked("Sources", "60,000 photographs of ten kinds of things, 32 × 32 pixels, in colour."),
        "image",
    ),
}

PREPARATIONS: dict[str, Words] = {
    "Unchanged": Words(
        marked("Preparations", "Unchanged"),
        marked("Preparations", "The network gets the values as they are."),
    ),
    "DivideBy255": Words(
        marked("Preparations", "Divide by 255"),
        marked("Preparations", "Pixels from 0 to 1. The usual choice for images."),
    ),
    "CentreImages": Words(
        marked("Preparations", "Subtract the mean image"),
        marked(
            "Preparations",
            "Takes the mean of all training images away, then divides by 255: "
            "every pixel is 0 in the mean.",
        ),
    ),
    "Standardise": Words(
        marked("Preparations", "Standardise"),
        marked(
            "Preparations",
            "Mean 0 and deviation 1 for every feature, or every colour. "
            "The usual choice for tables.",
        ),
    ),
    "MinMax": Words(
        marked("Preparations", "From 0 to 1"),
        marked(
            "Preparations",
            "The smallest value of every feature, or every colour, becomes 0, the largest 1.",
        ),
    ),
}


def title_of_kind(kind: str) -> str:
    """Return what a source is called by its registered name."""
    return QCoreApplication.translate(_SOURCES, SOURCES[kind].title)


def sentence_of_kind(kind: str) -> str:
    """Return what a source holds, in a sentence."""
    return QCoreApplication.translate(_SOURCES, SOURCES[kind].sentence)


def title_of(source: Source) -> str:
    """Return what data are called: the name of their file or folder, or of their kind."""
    paths = paths_of(source)
    if not paths:
        return title_of_kind(source.registered_name)
    first = Path(paths[0])
    if source.registered_name == "TableFile":
        return first.name.removesuffix(".gz").removesuffix(".xz").rpartition(".")[0] or first.name
    return first.name if source.registered_name == "ImageFolder" else first.parent.name


def icon_of(source: Source) -> str:
    """Return the name of the icon of a source."""
    return SOURCES[source.registered_name].icon


def preparation_title(name: str) -> str:
    """Return what a preparation is called."""
    return QCoreApplication.translate(_PREPARATIONS, PREPARATIONS[name].title)


def preparation_sentence(name: str) -> str:
    """Return what a preparation does, in a sentence."""
    return QCoreApplication.translate(_PREPARATIONS, PREPARATIONS[name].sentence)


def kind_line(overview: Any) -> str:
    """Return what the data are, in a few words."""
    count = len(overview.classes) or len(overview.targets)
    if overview.is_image:
        height, width, channels = overview.sample_shape
        if channels == 1:
            text = _tr("Grey images, {0} × {1} pixels · classes: {2}")
        else:
            text = _tr("Colour images, {0} × {1} pixels · classes: {2}")
        return text.format(width, height, count)
    if not overview.is_classification:
        text = _tr("Inputs: {0} · values to predict: {1}")
    elif len(overview.features) == 2:
        text = _tr("Points in a plane · classes: {1}")
    else:
        text = _tr("Inputs: {0} · classes: {1}")
    return text.format(len(overview.features), count)


def origin_line(source: Source) -> str:
    """Return where the data come from."""
    if isinstance(source, Download):
        return _tr("Downloaded, kept in the cache")
    paths = paths_of(source)
    if paths:
        return _tr("Read from {0}").format(Path(paths[0]).name)
    if isinstance(source, Made | Several):
        return _tr("Made from a formula")
    return _tr("Built in")


def number_text(value: float) -> str:
    """Return a number with at most four digits that count."""
    if value == int(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.4g}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DataWords", text)
