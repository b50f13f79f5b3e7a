"""A table in a text file (CSV, TSV): some columns are inputs, some are targets."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.data.dataset import (
    Dataset,
    FileReference,
    Notice,
    Progress,
    Source,
    no_progress,
    sources,
)
from engine.data.readers.errors import (
    LinesLeftOut,
    NoInputColumns,
    NoTargetColumn,
    OneClass,
    RaggedTable,
    RowsDropped,
    SeveralTargets,
    TextEncoded,
    TextTarget,
    TooFewRows,
    TooManyWords,
    UnknownColumn,
    ValuesFilled,
)
from engine.data.readers.files import SourceFile
from engine.data.readers.table_columns import Column, read_columns
from engine.data.readers.table_probe import propose_roles, propose_task
from engine.data.readers.table_text import TableFormat, TableRows
from engine.data.readers.table_weights import sample_weights
from engine.data.readers.watch import told
from engine.errors import SettingError
from engine.registry import check_settings, setting

ROLES = ("input", "target", "ignore", "weight")
MOST_CATEGORIES = 1000  # different texts in one column
FEWEST_ROWS = 2
MOST_LEFT_OUT = 0.25  # share of lines; beyond it the table is written in another way


@sources.register("TableFile")
@dataclass(frozen=True, kw_only=True)
class TableFile(Source):
    """A table with one row for each sample, plain or packed by gzip or xz.

    ``roles`` gives (column, role) pairs; columns without a role are ignored, and where no
    pair is given the roles are proposed. A text input becomes one column of 0 and 1 a text. A
    "weight" is how much the sample of a row counts in the loss.
    """

    path: str
    separator: str = setting("comma", choices="comma|semicolon|tab|bar|space")
    decimal: str = setting("point", choices="point|comma")
    encoding: str = setting("utf-8", choices="utf-8|utf-16|cp1251|latin-1")
    header: bool = True
    skip: int = setting(0, minimum=0)  # lines before the table
    roles: tuple[tuple[str, str], ...] = ()
    missing: str = setting("drop rows", choices="drop rows|mean|zero")
    task: str = setting("automatic", choices="automatic|classification|regression")

    foreign: ClassVar[bool] = True

    def __post_init__(self):
        check_settings(self)
        for _, role in self.roles:
            if role not in ROLES:
                raise SettingError(setting="roles", expected="|".join(ROLES), actual=role)

    def load(self, progress: Progress = no_progress) -> Dataset:
        """Return float32 features, and class numbers or float32 targets."""
        import pandas  # noqa: F401 (loading it must not count as time spent on the file)

        format = TableFormat(self.separator, self.decimal, self.encoding, self.header, self.skip)
        with SourceFile(self.path, progress) as file:
            rows = TableRows(file, format)
            columns = read_columns(rows)
            reference = file.reference()
        return self._dataset(columns, rows, reference)

    def _dataset(self, columns: list[Column], rows: TableRows, reference: FileReference) -> Dataset:
        path = reference.path
        count = len(columns[0].values) if columns else 0
        if rows.left_out > MOST_LEFT_OUT * (count + rows.left_out):
            raise RaggedTable(**_left_out(rows))
        if count < FEWEST_ROWS:
            raise TooFewRows(path=path, actual=count, expected=FEWEST_ROWS)
        roles = self._roles(columns, path)
        inputs = [c for c in columns if roles.get(c.name) == "input"]
        targets = [c for c in columns if roles.get(c.name) == "target"]
        if not inputs:
            raise NoInputColumns(path=path)
        if not targets:
            raise NoTargetColumn(path=path)
        kept = self._kept(inputs, targets)
        if kept.sum() < FEWEST_ROWS:
            raise TooFewRows(path=path, actual=int(kept.sum()), expected=FEWEST_ROWS)
        x, names = _features(inputs, kept, self.missing)
        y, classes = self._targets(targets, kept, path)
        counted = [c for c in columns if roles.get(c.name) == "weight"]
        return Dataset(
            name=os.path.splitext(os.path.basename(path))[0],
            x=x,
            y=y,
            classes=classes,
            feature_names=names,
            target_names=tuple(column.name for column in targets),
            files=(reference,),
            notices=(*_told_rows(rows), *self._told(inputs, targets, kept)),
            weights=sample_weights(counted, kept, path),
        )

    def _roles(self, columns: list[Column], path: str) -> dict[str, str]:
        if not self.roles:
            return propose_roles(columns)
        names = [column.name for column in columns]
        for name, _ in self.roles:
            if name not in names:
                closest = difflib.get_close_matches(name, names, n=1, cutoff=0)
                raise UnknownColumn(path=path, column=name, closest=(closest or ["-"])[0])
        return dict(self.roles)

    def _kept(self, inputs: list[Column], targets: list[Column]) -> np.ndarray:
        """Return which rows are used: those whose targets are known, and by choice inputs."""
        needed = targets + (inputs if self.missing == "drop rows" else [])
        return ~np.any([column.missing for column in needed], axis=0)

    def _targets(
        self, targets: list[Column], kept: np.ndarray, path: str
    ) -> tuple[np.ndarray, tuple[str, ...]]:
        """Return class numbers (rows,) and their names, or values (rows, targets) and ()."""
        task = propose_task(targets) if self.task == "automatic" else self.task
        if task == "classification":
            return _classes(targets, kept, path)
        for column in targets:
            if column.kind == "text":
                raise TextTarget(column=column.name)
        values = np.stack([column.values[kept] for column in targets], axis=1)
        return values.astype(np.float32), ()

    def _told(
        self, inputs: list[Column], targets: list[Column], kept: np.ndarray
    ) -> Iterator[Notice]:
        """Yield what was done to the values."""
        used = targets + inputs
        for column in used:
            if column.notice:
                yield told(column.notice)
        for column in inputs:
            if column.kind == "text":
                yield told(TextEncoded(column=column.name, count=len(column.distinct())))
            filled = int(column.missing[kept].sum())
            if filled:
                yield told(ValuesFilled(column=column.name, count=filled, method=self.missing))
        if not kept.all():
            most = max(used, key=lambda column: column.missing.sum())
            dropped = int((~kept).sum())
            yield told(RowsDropped(count=dropped, total=len(kept), column=most.name))


def _features(
    inputs: list[Column], kept: np.ndarray, missing: str
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return float32 features (rows, features) and their names."""
    parts, names = [], []
    for column in inputs:
        values = column.values[kept]
        if column.kind == "text":
            words = column.distinct()
            if len(words) > MOST_CATEGORIES:
                raise TooManyWords(column=column.name, actual=len(words), limit=MOST_CATEGORIES)
            parts.append((values[:, None] == np.array(words, object)).astype(np.float32))
            names += [f"{column.name}={word}" for word in words]
            continue
        unknown = np.isnan(values)
        if unknown.any():
            mean = np.mean(values[~unknown]) if missing == "mean" and not unknown.all() else 0.0
            values = np.where(unknown, mean, values)
        parts.append(values.astype(np.float32)[:, None])
        names.append(column.name)
    return np.concatenate(parts, axis=1), tuple(names)


def _classes(
    targets: list[Column], kept: np.ndarray, path: str
) -> tuple[np.ndarray, tuple[str, ...]]:
    if len(targets) > 1:
        raise SeveralTargets(path=path, actual=len(targets))
    only = Column(targets[0].name, targets[0].kind, targets[0].values[kept])
    values = only.distinct()
    if len(values) < 2:
        raise OneClass(path=path, name=only.words()[0])
    if len(values) > MOST_CATEGORIES:
        raise TooManyWords(column=only.name, actual=len(values), limit=MOST_CATEGORIES)
    numbers = {value: number for number, value in enumerate(values)}
    return np.array([numbers[v] for v in only.values.tolist()], np.int64), tuple(only.words())


def _told_rows(rows: TableRows) -> Iterator[Notice]:
    """Yield what was wrong with the lines."""
    for error in rows.renamed:
        yield told(error)
    if rows.left_out:
        yield told(LinesLeftOut(**_left_out(rows)))


def _left_out(rows: TableRows) -> dict[str, Any]:
    return {
        "path": rows.file.path,
        "count": rows.left_out,
        "expected": len(rows.columns),
        "line": rows.first_left_out,
    }
