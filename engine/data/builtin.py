"""Small real data sets that are always there: scikit-learn's own files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Progress, Source, no_progress, sources

# scikit-learn is imported where it is used: the window shows these forms and never loads it.


@sources.register("Digits8x8")
@dataclass(frozen=True, kw_only=True)
class Digits8x8(Source):
    """1,797 handwritten digits of 43 people (Alpaydin & Kaynak 1998), 8 x 8 pixels.

    The files count dark pixels from 0 to 16 in each cell; here ``round(count 255 / 16)``.
    """

    def load(self, progress: Progress = no_progress) -> Dataset:
        from sklearn.datasets import load_digits

        table: Any = load_digits()
        pixels = np.rint(table.data * (255 / 16)).astype(np.uint8)
        return Dataset(
            name="Digits 8x8",
            x=pixels.reshape(-1, 8, 8, 1),
            y=table.target.astype(np.int64),
            classes=tuple("0123456789"),
        )


@sources.register("Iris")
@dataclass(frozen=True, kw_only=True)
class Iris(Source):
    """150 irises of three species, measured in centimetres (Anderson 1935, Fisher 1936)."""

    def load(self, progress: Progress = no_progress) -> Dataset:
        from sklearn.datasets import load_iris

        return _classified("Iris", load_iris())


@sources.register("Wine")
@dataclass(frozen=True, kw_only=True)
class Wine(Source):
    """Chemical analysis of 178 wines of three cultivars (Forina et al. 1988)."""

    def load(self, progress: Progress = no_progress) -> Dataset:
        from sklearn.datasets import load_wine

        return _classified("Wine", load_wine())


@sources.register("BreastCancer")
@dataclass(frozen=True, kw_only=True)
class BreastCancer(Source):
    """Cell nuclei of 569 tumours, malignant or benign (Street, Wolberg & Mangasarian 1993)."""

    def load(self, progress: Progress = no_progress) -> Dataset:
        from sklearn.datasets import load_breast_cancer

        return _classified("Breast cancer", load_breast_cancer())


@sources.register("Diabetes")
@dataclass(frozen=True, kw_only=True)
class Diabetes(Source):
    """Progression of diabetes of 442 patients after a year (Efron et al. 2004).

    The ten measurements stand in their own units (years, kg/m2, ...), not scaled.
    """

    def load(self, progress: Progress = no_progress) -> Dataset:
        from sklearn.datasets import load_diabetes

        table: Any = load_diabetes(scaled=False)
        return Dataset(
            name="Diabetes",
            x=table.data.astype(np.float32),
            y=table.target.astype(np.float32).reshape(-1, 1),
            feature_names=tuple(map(str, table.feature_names)),
            target_names=("progression",),
        )


def _classified(name: str, table: Any) -> Dataset:
    return Dataset(
        name=name,
        x=table.data.astype(np.float32),
        y=table.target.astype(np.int64),
        classes=tuple(map(str, table.target_names)),
        feature_names=tuple(map(str, table.feature_names)),
    )
