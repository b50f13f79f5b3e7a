"""Rescue: copy everything that is still readable in a damaged project into a new one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import NothingToRescue, ProjectAlreadyOpen, ProjectMissing
from engine.io import database, schema
from engine.io.disk_errors import DamagedError, told
from engine.io.mend import mend

ROW = 8  # bytes; no row of ours is smaller, which limits the row numbers to look for
FAILURES = 2000  # unreadable ranges of a table before the rest is given up
BATCH = 16 << 20  # bytes written in one transaction, about


@dataclass(frozen=True)
class RescueReport:
    """How many rows of each table are in the new project, and how many had to be left out."""

    kept: dict[str, int]
    dropped: dict[str, int]


def rescue(path: str | Path, target: str | Path) -> RescueReport:
    """Write what is readable in ``path`` into the new project ``target``.

    ``path`` is not changed. Raises ``NothingToRescue``, ``ProjectExists``, ``ReadOnlyFolder``, ...
    """
    path, target = Path(path).absolute(), Path(target).absolute()
    if not path.is_file():
        raise ProjectMissing(name=path.name, folder=str(path.parent))
    if database.is_open(path):
        raise ProjectAlreadyOpen(name=path.name)
    rescued = database.create_database(target)
    try:
        rescued.read(_forgive)
        _copy_all(path, rescued)
        dropped = mend(rescued)
        kept = {table: _count(rescued, table) for table in schema.TABLES}
        if not kept["edits"] + kept["versions"] + kept["runs"] + kept["files"]:
            raise NothingToRescue(name=path.name)
    except BaseException as error:
        rescued.close()
        target.unlink()
        if isinstance(error, (sqlite3.Error, OSError)):
            raise told(error, target) from error
        raise
    rescued.close()
    return RescueReport(kept, dict(dropped))


def _copy_all(path: Path, rescued: database.Database) -> None:
    """Copy each table from the first source in which it can be read, at least in part."""
    missing = list(schema.TABLES)
    with tempfile.TemporaryDirectory(dir=rescued.path.parent) as folder:
        for source in _sources(path, Path(folder)):
            missing = [table for table in missing if not _copy_table(source, table, rescued)]
            source.close()
            if not missing:
                break


def _sources(path: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """Give connections to copies of the file: as it is, without -wal, with new first pages."""
    wal = path.with_name(path.name + "-wal")
    for number, prepare in enumerate((_with_wal, _alone, _with_new_tables)):
        if prepare is _with_wal and not wal.exists():
            continue
        copy = folder / f"{number}.lamina"
        shutil.copyfile(path, copy)
        prepare(copy, wal)
        if connection := _connected(copy):
            yield connection
        copy.unlink()


def _with_wal(copy: Path, wal: Path) -> None:
    shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))


def _alone(copy: Path, wal: Path) -> None:
    pass


def _with_new_tables(copy: Path, wal: Path) -> None:
    """Replace the description of the tables by that of a new project, which lies at its pages."""
    new = copy.with_name("new.lamina")
    connection = sqlite3.connect(new, isolation_level=None)
    schema.create(connection)
    roots = {page for (page,) in connection.execute("SELECT rootpage FROM sqlite_master")}
    connection.close()
    fresh, size = new.read_bytes(), max(copy.stat().st_size, new.stat().st_size)
    pages = range(1, len(fresh) // schema.PAGE + 1)
    with copy.open("r+b") as file:
        for page in set(pages) - roots - {2}:  # 2 maps pages to their parents
            file.seek((page - 1) * schema.PAGE)
            file.write(fresh[(page - 1) * schema.PAGE : page * schema.PAGE])
        file.seek(28)
        file.write((size // schema.PAGE).to_bytes(4, "big"))
        file.truncate(size // schema.PAGE * schema.PAGE)


def _connected(copy: Path) -> sqlite3.Connection | None:
    connection = database.connect_copy(copy)
    try:
        connection.execute("PRAGMA writable_schema = ON")  # opens where the schema is broken
        connection.execute("PRAGMA cell_size_check = OFF")  # reads what a broken page has left
        schema.objects_of(connection)
    except (sqlite3.Error, DamagedError):
        connection.close()
        return None
    return connection


def _copy_table(source: sqlite3.Connection, table: str, rescued: database.Database) -> bool:
    """Copy the readable rows of ``table`` and return whether it could be read at all."""
    if not _is_ours(source, table):
        return False
    names = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(names))
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"
    count = 0
    for batch in _batches(_readable_rows(source, table)):
        rescued.write([lambda connection, rows=batch: connection.executemany(sql, rows)])
        count += len(batch)
    return count > 0 or _is_empty(source, table)


def _is_empty(source: sqlite3.Connection, table: str) -> bool:
    try:
        return source.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None
    except (sqlite3.Error, DamagedError):
        return False


def _is_ours(source: sqlite3.Connection, table: str) -> bool:
    """Whether this table is as some version of Lamina made it."""
    key = ("table", table)
    found = schema.objects_of(source).get(key)
    versions = range(1, schema.version() + 1)
    return found in [schema.expected_objects(n).get(key) for n in versions] and found is not None


def _forgive(connection: sqlite3.Connection) -> None:
    """Let rows come in any order, and 'head' from the damaged project."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM state")


def _batches(rows: Iterator[tuple]) -> Iterator[list[tuple]]:
    batch, size = [], 0
    for row in rows:
        batch.append(row)
        size += 100 + sum(len(value) for value in row if isinstance(value, (bytes, str)))
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _readable_rows(source: sqlite3.Connection, table: str) -> Iterator[tuple]:
    """Give all rows that can be read; those of a damaged table may come several times."""
    _, is_whole = yield from _scan(source, table, "ASC")
    if not is_whole:
        yield from _scan(source, table, "DESC")
        yield from _rows_between_damages(source, table)


def _rows_between_damages(source: sqlite3.Connection, table: str) -> Iterator[tuple]:
    """Give rows from both ends of ever smaller ranges of row numbers."""
    ranges, failures = deque([(0, _highest(source, table))]), 0
    while ranges and failures < FAILURES:
        low, high = ranges.popleft()
        last, is_whole = yield from _scan(source, table, "ASC", low, high)
        if is_whole:
            continue
        low = low if last is None else last + 1
        last, _ = yield from _scan(source, table, "DESC", low, high)
        high = high if last is None else last - 1
        failures += 1
        if low < high:
            middle = (low + high) // 2
            ranges += [(low, middle), (middle + 1, high)]


def _scan(
    source: sqlite3.Connection, table: str, order: str, *between: int
) -> Generator[tuple, None, tuple[int | None, bool]]:
    """Give rows in order; return the last row number, and whether the end was reached."""
    where = "WHERE rowid BETWEEN ? AND ?" if between else ""
    sql = f"SELECT rowid, * FROM {table} {where} ORDER BY rowid {order}"
    last = None
    try:
        for row in source.execute(sql, between):
            yield row[1:]
            last = row[0]
    except (sqlite3.Error, DamagedError):
        return last, False
    return last, True


def _highest(source: sqlite3.Connection, table: str) -> int:
    """Return a row number above all, a guess where the end of the table is damaged."""
    guess = source.execute("PRAGMA page_count").fetchone()[0] * schema.PAGE // ROW
    try:
        row = source.execute(f"SELECT max(rowid) FROM {table}").fetchone()
    except (sqlite3.Error, DamagedError):
        return guess
    return min(max(row[0] or 0, 0), guess)


def _count(rescued: database.Database, table: str) -> int:
    sql = f"SELECT count(*) FROM {table}"
    return rescued.read(lambda connection: connection.execute(sql).fetchone()[0])
