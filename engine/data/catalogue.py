"""Every source of data, in the order in which a person looks for one.

Importing this registers all of them and costs nothing heavy.
"""

from __future__ import annotations

from engine.data.builtin import BreastCancer, Diabetes, Digits8x8, Iris, Wine
from engine.data.dataset import Source
from engine.data.downloads import Cifar10Download, FashionMnistDownload, MnistDownload
from engine.data.made import (
    Blobs,
    Circles,
    ExclusiveOr,
    LinearRegression,
    Moons,
    PaintedPoints,
    SineRegression,
    Spirals,
)
from engine.data.readers import CifarFiles, IdxFiles, ImageFolder, TableFile
from engine.data.several import Posts, SentencePairs, StereoPairs, StoryQuestions
from engine.data.signs import Signs

CATALOGUE: dict[str, tuple[type[Source], ...]] = {
    "built_in": (Signs, Digits8x8, Iris, Wine, BreastCancer, Diabetes),
    "made": (
        Moons,
        Circles,
        Spirals,
        ExclusiveOr,
        Blobs,
        PaintedPoints,
        LinearRegression,
        SineRegression,
        StoryQuestions,
        Posts,
        SentencePairs,
        StereoPairs,
    ),
    "files": (ImageFolder, TableFile, IdxFiles, CifarFiles),
    "downloads": (MnistDownload, FashionMnistDownload, Cifar10Download),
}
