"""The text of a table: lines, fields and columns, before any of them becomes a number."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from engine.data.readers.errors import (
    BrokenQuote,
    ColumnRenamed,
    LineTooLong,
    NotText,
    TooManyColumns,
    WrongEncoding,
)
from engine.data.readers.files import SourceFile
from engine.errors import EngineError

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " "}
CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "cp1251": "cp1251", "latin-1": "latin-1"}
CLEAN_SEPARATOR = "\t"
LONGEST_LINE = 4_000_000  # characters
LONGEST_FIELD = 131_072  # characters, the limit of Python's csv
MOST_COLUMNS = 10_000
LOOKED_AT = 200  # lines whose number of fields decides how many columns there are


@dataclass(frozen=True)
class TableFormat:
    """How the text of a table is written."""

    separator: str = "comma"  # one of SEPARATORS
    decimal: str = "point"  # or "comma"
    encoding: str = "utf-8"  # one of CODECS
    header: bool = True  # whether the first line names the columns
    skip: int = 0  # lines before the table


@dataclass
class TableRows:
    """The rows of a table that have as many fields as it has columns.

    Iterating reads the file; ``left_out`` and ``first_left_out`` grow meanwhile.
    """

    file: SourceFile
    format: TableFormat
    columns: tuple[str, ...] = ()
    renamed: list[EngineError] = field(default_factory=list)
    left_out: int = 0  # lines
    first_left_out: int = 0  # number of a line, from 1

    def __post_init__(self):
        self._fields = _fields(self.file, self.format)
        begin = list(islice(self._fields, LOOKED_AT))
        width = _usual_width(begin)
        if width > MOST_COLUMNS:
            raise TooManyColumns(path=self.file.path, actual=width, limit=MOST_COLUMNS)
        names = begin.pop(0)[2] if self.format.header and begin else []
        self._begin = begin
        self.columns = self._named(names, width)

    def __iter__(self) -> Iterator[list[str]]:
        width = len(self.columns)
        for rows in (self._begin, self._fields):
            for first, last, cells in rows:
                if len(cells) > width and not any(cells[width:]):
                    del cells[width:]  # separators at the end of a line
                if len(cells) == width:
                    yield cells
                elif any(cells):
                    self.first_left_out = self.first_left_out or first
                    self.left_out += last - first + 1

    def _named(self, names: list[str], width: int) -> tuple[str, ...]:
        """Return one unique name a column; row names of R have none."""
        if len(names) == width - 1 and names:
            names = ["row", *names]
        unique: list[str] = []
        for number in range(width):
            name = names[number].strip() if number < len(names) else ""
            name = name or f"column {number + 1}"
            candidate, copy = name, 1
            while candidate in unique:
                copy += 1
                candidate = f"{name} {copy}"
            if candidate != name:
                self.renamed.append(ColumnRenamed(column=name, name=candidate))
            unique.append(candidate)
        return tuple(unique)


class CleanText(io.TextIOBase):
    """Rows as plain CSV for pandas, which would shift or drop ragged ones silently."""

    def __init__(self, rows: TableRows):
        self._rows = iter(rows)
        self._buffer = io.StringIO()
        self._writer = csv.writer(self._buffer, delimiter=CLEAN_SEPARATOR)

    def readable(self) -> bool:
        return True

    def read(self, count: int | None = -1) -> str:
        """Return at least one row, or '' at the end; about ``count`` characters."""
        enough = 1 << 18 if count is None or count < 0 else count
        self._buffer.seek(0)
        self._buffer.truncate()
        for row in self._rows:
            self._writer.writerow(row)
            if self._buffer.tell() >= enough:
                break
        return self._buffer.getvalue()


def _usual_width(rows: list[tuple[int, int, list[str]]]) -> int:
    """Return how many fields most lines have; a header alone counts as well."""
    counts = Counter(len(cells) for _, _, cells in rows)
    return counts.most_common(1)[0][0] if counts else 0


def _fields(file: SourceFile, format: TableFormat) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first line, last line, fields) of every line that is not blank."""
    lines = text_lines(file, format)
    reader = csv.reader(
        lines, delimiter=SEPARATORS[format.separator], skipinitialspace=format.separator != "tab"
    )
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrokenQuote(
                path=file.path, line=format.skip + before + 1, limit=LONGEST_FIELD
            ) from error
        first, before = before + 1, reader.line_num
        if cells:
            yield format.skip + first, format.skip + before, cells


def text_lines(file: SourceFile, format: TableFormat) -> Iterator[str]:
    """Yield the lines of the table as text, with their ends."""
    stream: Any = _Unpacked(file)
    text = io.TextIOWrapper(stream, CODECS[format.encoding], newline="")
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(LONGEST_LINE + 1)
        except UnicodeError as error:
            line = number + _lines_before(error)
            raise WrongEncoding(path=file.path, line=line, encoding=format.encoding) from error
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise LineTooLong(path=file.path, line=number, limit=LONGEST_LINE)
        if "\0" in line:
            raise NotText(path=file.path, line=number)
        if number > format.skip:
            yield " ".join(line.split()) + "\n" if format.separator == "space" else line


def _lines_before(error: UnicodeError) -> int:
    """Return how many lines of the block that was being decoded are right."""
    if not isinstance(error, UnicodeDecodeError):
        return 0
    return error.object.count(b"\n", 0, error.start)


class _Unpacked(io.BufferedIOBase):
    """The unpacked bytes of a ``SourceFile``, as the standard library wants them."""

    def __init__(self, file: SourceFile):
        self._file = file

    def readable(self) -> bool:
        return True

    def read1(self, count: int = -1) -> bytes:
        return self._file.read(count if count > 0 else 1 << 16)

    def read(self, count: int | None = -1) -> bytes:
        return self.read1(-1 if count is None else count)
