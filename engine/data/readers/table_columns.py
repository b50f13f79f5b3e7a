"""Columns of a table: numbers or texts, with what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.readers.errors import NotNumbers
from engine.data.readers.table_text import CLEAN_SEPARATOR, CleanText, TableRows

MISSING = (
    *("", "NA", "N/A", "n/a", "na", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "?", "-", "--"),
    *("–", "—", ".", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!"),
)
MOSTLY_NUMBERS = 0.95  # share from which a column is numbers, and its texts are missing values


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table.

    kind: "number", "integer", "boolean", "text" or "empty"
    values: (rows,) float64 with NaN where missing; of objects, str or None, for text
    """

    name: str
    kind: str
    values: np.ndarray
    notice: NotNumbers | None = None

    @property
    def missing(self) -> np.ndarray:
        """Return which rows have no value."""
        if self.kind == "text":
            return np.array([value is None for value in self.values], bool)
        return np.isnan(self.values)

    def distinct(self) -> list[Any]:
        """Return the different values, sorted: floats or texts."""
        return sorted(set(self.values[~self.missing].tolist()))

    def words(self) -> list[str]:
        """Return the different values as people write them, in the order of ``distinct``."""
        if self.kind == "boolean":
            return ["True" if value else "False" for value in self.distinct()]
        return [v if isinstance(v, str) else f"{v:.15g}" for v in self.distinct()]


def read_columns(rows: TableRows, most: int | None = None) -> list[Column]:
    """Return the columns of at most so many rows."""
    import pandas as pd

    decimal = "," if rows.format.decimal == "comma" else "."
    try:
        frame = pd.read_csv(
            CleanText(rows),  # type: ignore[arg-type]
            sep=CLEAN_SEPARATOR,
            header=None,
            names=list(rows.columns),
            index_col=False,
            nrows=most,
            decimal=decimal,
            na_values=list(MISSING),
            keep_default_na=False,
            low_memory=False,
        )
    except pd.errors.EmptyDataError:
        return [Column(name, "empty", np.empty(0)) for name in rows.columns]
    return [_column(name, frame[name], decimal) for name in rows.columns]


def _column(name: str, series: Any, decimal: str) -> Column:
    import pandas as pd

    if series.isna().all():
        return Column(name, "empty", np.full(len(series), np.nan))
    if pd.api.types.is_bool_dtype(series):
        return Column(name, "boolean", series.to_numpy(np.float64))
    if pd.api.types.is_numeric_dtype(series):
        return _numbers(name, series.to_numpy(np.float64, copy=True))
    texts = series.astype(str).str.strip().where(series.notna(), None)
    plain: Any = texts.str.replace(",", ".") if decimal == "," else texts
    numbers: Any = pd.to_numeric(plain, errors="coerce")
    values = numbers.to_numpy(np.float64, copy=True)
    present = series.notna().to_numpy()
    odd = present & np.isnan(values)
    if odd.sum() > (1 - MOSTLY_NUMBERS) * present.sum():
        return Column(name, "text", _objects(texts, present))
    example = str(texts.to_numpy(object)[np.argmax(odd)])[:40] if odd.any() else ""
    notice = NotNumbers(column=name, count=int(odd.sum()), example=example) if odd.any() else None
    return _numbers(name, values, notice)


def _numbers(name: str, values: np.ndarray, notice: NotNumbers | None = None) -> Column:
    with np.errstate(over="ignore"):
        values[~np.isfinite(values.astype(np.float32))] = np.nan  # also what float32 cannot hold
    whole = bool((np.isnan(values) | (values == np.round(values))).all())
    kind = "empty" if np.isnan(values).all() else "integer" if whole else "number"
    return Column(name, kind, values, notice)


def _objects(texts: Any, present: np.ndarray) -> np.ndarray:
    values = texts.to_numpy(object, copy=True)
    values[~present] = None
    return values
