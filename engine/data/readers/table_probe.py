"""How an unknown table is written, what its columns hold, and which role fits each."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import replace
from statistics import mode
from typing import Any

import numpy as np

from engine.data.readers.files import BLOCK, SourceFile
from engine.data.readers.table_columns import MISSING, Column, read_columns
from engine.data.readers.table_text import SEPARATORS, TableFormat, TableRows, text_lines
from engine.data.readers.watch import opens

SAMPLE_LINES = 100
PROBED_ROWS = 20_000
PROBED_CELLS = 2_000_000
FEWEST_PROBED = 1000  # rows, however wide the table is
SHOWN_ROWS = 8
SHOWN_CHARACTERS = 200
MOST_CLASSES = 20  # distinct whole numbers up to which they are proposed as classes
MOST_WORDS = 50  # distinct texts up to which they are proposed as an input
NUMBER = re.compile(r"[-+]?\d+([.,]\d*)?([eE][-+]?\d+)?|[-+]?[.,]\d+")
FEWEST_NUMBERED = 5  # rows from which 1, 2, 3, ... are taken for row numbers
TARGET_NAMES = ("target", "class", "label", "y", "species", "type", "diagnosis", "outcome")
CYRILLIC = np.zeros(256, bool)  # the letters of Windows-1251
CYRILLIC[[0xA8, 0xB8, *range(0xC0, 0x100)]] = True


def probe_table(path: str, **chosen: Any) -> dict[str, Any]:
    """Return how a table is written and what it holds, as plain values to show and change.

    ``chosen`` are fields of ``TableFormat`` that the user has set already.
    The keys "separator", "decimal", "encoding", "header", "skip", "task" and "roles" are
    settings of ``TableFile``; "columns" holds one dictionary a column, "rows" the first rows.
    """
    import pandas  # noqa: F401 (loading it must not count as time spent on the file)

    format = find_format(path, chosen)
    with SourceFile(path) as file:
        rows = TableRows(file, format)
        narrow = PROBED_CELLS // max(1, len(rows.columns))
        columns = read_columns(rows, max(FEWEST_PROBED, min(PROBED_ROWS, narrow)))
    with SourceFile(path) as file:
        first = [row for row, _ in zip(TableRows(file, format), range(SHOWN_ROWS), strict=False)]
    opens("")
    roles = propose_roles(columns)
    return {
        "separator": format.separator,
        "decimal": format.decimal,
        "encoding": format.encoding,
        "header": format.header,
        "skip": format.skip,
        "roles": tuple(roles.items()),
        "task": propose_task([c for c in columns if roles[c.name] == "target"]),
        "columns": tuple(_described(column, roles[column.name]) for column in columns),
        "rows": tuple(tuple(cell[:SHOWN_CHARACTERS] for cell in row) for row in first),
        "probed": len(columns[0].values) if columns else 0,
        "left_out": rows.left_out,
        "first_left_out": rows.first_left_out,
    }


def find_format(path: str, chosen: dict[str, Any] | None = None) -> TableFormat:
    """Return how the table in ``path`` is written, where ``chosen`` does not say it."""
    chosen = dict(chosen or {})
    if "encoding" not in chosen:
        chosen["encoding"] = find_encoding(path)
    skip = chosen.get("skip", 0)
    raw = TableFormat(separator="bar", encoding=chosen["encoding"], skip=skip)  # lines untouched
    with SourceFile(path) as file:
        lines = [line for line, _ in zip(text_lines(file, raw), range(SAMPLE_LINES), strict=False)]
    name = chosen.get("separator") or _separator(lines)
    rows = _split(lines, name)
    if "skip" not in chosen:
        skip, rows = _without_preamble(rows)
    cells = [cell for row in rows for cell in row]
    found = TableFormat(name, _decimal(cells, name), chosen["encoding"], _has_header(rows), skip)
    return replace(found, **chosen)


def find_encoding(path: str) -> str:
    """Return the encoding of a text: by its mark, as UTF-8, or by the company of its letters.

    In a Cyrillic text letters above 127 stand side by side, in Latin-1 mostly alone.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, letters, pairs = True, 0, 0
    with SourceFile(path) as file:
        while block := file.read(BLOCK):
            if file.unpacked == len(block) and block[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return "utf-16"
            try:
                if is_utf8:
                    decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
            marks = CYRILLIC[np.frombuffer(block, np.uint8)]
            letters += int(marks.sum())
            pairs += int((marks[1:] & marks[:-1]).sum())
    if is_utf8:
        return "utf-8"
    return "cp1251" if letters and pairs >= 0.5 * letters else "latin-1"


def propose_roles(columns: list[Column]) -> dict[str, str]:
    """Return "input", "target" or "ignore" for each column.

    The target is a column with a usual name, else the last usable one. Ignored are row
    numbers, free texts, and columns that say the same as the target in other words.
    """
    useless = {column.name for column in columns if _is_useless(column)}
    usable = [column for column in columns if column.name not in useless]
    if not usable:
        return dict.fromkeys((column.name for column in columns), "ignore")
    target = _proposed_target(usable)
    roles = {}
    for column in columns:
        same = column is not target and _says_the_same(column, target)
        roles[column.name] = "ignore" if column.name in useless or same else "input"
    return roles | {target.name: "target"}


def propose_task(targets: list[Column]) -> str:
    """Return "classification" or "regression" for these targets."""
    if len(targets) != 1 or targets[0].kind == "number":
        return "regression"
    if targets[0].kind in ("text", "boolean"):
        return "classification"
    return "classification" if len(targets[0].distinct()) <= MOST_CLASSES else "regression"


def _separator(lines: list[str]) -> str:
    """Return the separator that splits most lines into equally many sensible cells."""
    scores = {}
    for name in SEPARATORS:
        widths = [len(row) for row in _split(lines, name) if row]
        if not widths or mode(widths) == 1:
            continue
        usual = [row for row in _split(lines, name) if len(row) == mode(widths)]
        quality = np.mean([_quality(cell, name) for row in usual for cell in row])
        scores[name] = len(usual) / len(widths) * quality, mode(widths)
    return max(scores, key=lambda name: scores[name]) if scores else "comma"


def _quality(cell: str, separator: str) -> float:
    if NUMBER.fullmatch(cell) or cell in MISSING:
        return 1.0
    others = set(SEPARATORS.values()) - {SEPARATORS[separator], " ", ","}
    return 0.0 if others & set(cell) else 0.6


def _split(lines: list[str], separator: str) -> list[list[str]]:
    if separator == "space":
        lines = [" ".join(line.split()) for line in lines]
    reader = csv.reader(lines, delimiter=SEPARATORS[separator], skipinitialspace=True)
    try:
        return [[cell.strip() for cell in row] for row in reader]
    except csv.Error:
        return []


def _without_preamble(rows: list[list[str]]) -> tuple[int, list[list[str]]]:
    """Return how many lines stand before the table, and the rows after them."""
    widths = [len(row) for row in rows if row]
    if not widths or mode(widths) < 2:
        return 0, rows
    begin = next(i for i, row in enumerate(rows) if len(row) >= mode(widths) - 1 and row)
    return begin, rows[begin:]


def _decimal(cells: list[str], separator: str) -> str:
    if separator == "comma" and not any("," in cell for cell in cells):
        return "point"
    numbers = [cell for cell in cells if NUMBER.fullmatch(cell)]
    commas = sum("," in cell for cell in numbers)
    return "comma" if commas > sum("." in cell for cell in numbers) else "point"


def _has_header(rows: list[list[str]]) -> bool:
    first = next((row for row in rows if row), [])
    return bool(first) and any(first) and not any(NUMBER.fullmatch(cell) for cell in first)


def _proposed_target(usable: list[Column]) -> Column:
    named = [c for c in usable if c.name.lower() in TARGET_NAMES]
    named = named or [c for c in usable if c.name.lower().startswith(("class", "label", "target"))]
    texts = [column for column in named if column.kind == "text"]
    words = [column for column in usable if column.kind in ("text", "boolean")]
    last = usable[-1]
    return next(iter([*texts, *named]), words[0] if len(words) == 1 else last)


def _is_useless(column: Column) -> bool:
    present = column.values[~column.missing]
    if column.kind == "empty" or len(present) < 2:
        return True
    if column.kind == "text":
        return len(column.distinct()) > min(MOST_WORDS, max(2, len(present) // 2))
    counts_up = present[0] in (0, 1) and bool((np.diff(present) == 1).all())
    return column.kind == "integer" and counts_up and len(present) >= FEWEST_NUMBERED


def _says_the_same(column: Column, target: Column) -> bool:
    """Tell whether each value of one goes with one value of the other, as a code does."""
    values, others = column.values.tolist(), target.values.tolist()
    count = len(column.distinct())
    if target.kind == "number" or count < 2 or count != len(target.distinct()):
        return False
    return 2 * count <= len(values) and len(set(zip(values, others, strict=True))) == count


def _described(column: Column, role: str) -> dict[str, Any]:
    present = column.values[~column.missing]
    numbers = column.kind not in ("text", "empty")
    return {
        "name": column.name,
        "kind": column.kind,
        "role": role,
        "missing": int(column.missing.sum()),
        "distinct": len(column.distinct()),
        "examples": tuple(word[:SHOWN_CHARACTERS] for word in column.words()[:5]),
        "minimum": float(present.min()) if numbers else None,
        "maximum": float(present.max()) if numbers else None,
    }
