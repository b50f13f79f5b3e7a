"""The project: one file that is always saved (edits, runs, snapshots, packed data).

Only the window's process uses it. Calls that write return at once: one thread writes, in the order
of the calls. The history answers from memory; everything else reads what is committed, which
``flush`` waits for.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine import folders
from engine.errors import EngineError, ProjectAlreadyOpen, ProjectLocked
from engine.io import blobs, database
from engine.io.disk_errors import told
from engine.io.flow_rows import FlowRows
from engine.io.history import History, Version, collect_parts
from engine.io.packed_files import PackedFiles
from engine.io.runs import Run, Runs
from engine.io.sample_rows import SampleRows
from engine.io.schema import Step
from engine.io.snapshots import Snapshot, Snapshots
from engine.io.writer import LargeJob, ReadOnlyWriter, Writer, write_into
from engine.training.flows import Flows
from engine.training.looks import SampleLook

SUFFIX = ".lamina"

log = logging.getLogger(__name__)


class Project:
    """An open project file.

    ``on_saved(seconds since 1970)`` and ``on_failed(error)`` may be set; the writing thread calls
    them. ``notice`` is an error that says why the project is read-only, or None.
    """

    def __init__(self, file: database.Database):
        self.path = file.path
        self.notice = file.notice
        self.saved_at = file.path.stat().st_mtime
        self.on_saved: Callable[[float], None] = lambda time: None
        self.on_failed: Callable[[EngineError], None] = lambda error: None
        self._database = file
        self._writer = (
            ReadOnlyWriter(file.notice)
            if file.notice
            else Writer(file, self._report_saved, lambda error: self.on_failed(error))
        )
        self._history = History(file, self._writer)
        self._runs = Runs(file, self._writer)
        self._snapshots = Snapshots(file, self._writer, self._runs)
        self._flows = FlowRows(file, self._writer, self._runs)
        self._samples = SampleRows(file, self._writer, self._runs)
        self._files = PackedFiles(file, self._writer)
        self._writer.start()

    @classmethod
    def create(cls, path: str | Path) -> Project:
        """Make a new project. Raises ``ProjectExists``, ``ReadOnlyFolder``, ``DiskFull``."""
        return cls(database.create_database(Path(path).absolute()))

    @classmethod
    def open(cls, path: str | Path) -> Project:
        """Open a project, read-only with a ``notice`` where it cannot be written.

        Raises a ``ProjectError`` where it cannot be read.
        """
        file = database.open_database(Path(path).absolute())
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *error) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        return self.notice is not None

    @property
    def unsaved(self) -> int:
        """How many changes wait to be written."""
        return len(self._writer.queued())

    @property
    def changes(self) -> int:
        """How many changes were made since the file was opened, saved or not."""
        return self._writer.accepted

    def flush(self) -> None:
        """Wait until everything is committed. Raises why it cannot be."""
        self._writer.flush()

    def close(self) -> None:
        """Save everything and close the file. Stays open, and raises why, if that fails."""
        self._writer.flush()
        self.abandon()

    def abandon(self) -> None:
        """Close the file without what could not be saved."""
        self._writer.stop()
        if not self.read_only:
            try:
                self._database.checkpoint("TRUNCATE")
            except sqlite3.Error as error:  # the -wal file beside the project has it all
                log.warning("The project keeps its -wal file: %s", error)
        self._database.close()

    def send_copy(self, target: str | Path) -> None:
        """Write a compact copy, with what the disk refuses to save; replaces ``target`` at once.

        Takes seconds for a large project, and reading waits meanwhile: call it from a worker.
        """
        target = Path(target).absolute()
        if database.is_open(target):
            raise ProjectAlreadyOpen(name=target.name)
        self._writer.settle()
        part = target.with_name(target.name + ".part")
        try:
            with self._writer.paused():
                self._database.copy_into(part)
                self._add_unsaved(part)
            os.replace(part, target)
        except (OSError, sqlite3.Error) as error:
            raise told(error, target) from error
        finally:
            _remove(part)

    # The history of documents

    @property
    def position(self) -> int:
        """Where undo and redo stand: 0 before the first edit."""
        return self._history.position

    def history(self) -> list[tuple[int, str, float]]:
        """Return ``(position, label, seconds since 1970)`` of every edit, undone ones included."""
        return [(i, e.label, e.time) for i, e in enumerate(self._history.edits, start=1)]

    def record_edit(self, label: str, document: Mapping[str, Any]) -> None:
        """Append an edit after the present one; what was undone is forgotten."""
        self._history.record(label, document)

    def move_to(self, position: int) -> None:
        """Undo or redo up to ``position``."""
        self._history.move_to(position)

    def document(self, position: int | None = None) -> dict[str, Any]:
        """Return the document at ``position``, by default the present one; at 0 it is empty."""
        return self._history.document(self.position if position is None else position)

    def name_version(self, name: str) -> None:
        """Give the present document a name, under which it is kept for ever."""
        self._history.name_version(name)

    def versions(self) -> list[Version]:
        """Return the named versions, oldest first."""
        return list(self._history.versions)

    def version_position(self, version: Version) -> int | None:
        """Return the position that was given this name, None if its edit is forgotten."""
        return self._history.place_of(version)

    def version_document(self, version: Version) -> dict[str, Any]:
        """Return the document of a named version."""
        return self._history.unpacked(version.document)

    # Runs

    def start_run(self, run_id: str, settings: Mapping[str, Any]) -> None:
        """Record that a run begins, with all that is needed to repeat it."""
        self._runs.start(run_id, settings)

    def resume_run(self, run_id: str) -> None:
        """Record that a run that had ended, or was interrupted, goes on."""
        self._runs.resume(run_id)

    def add_metrics(self, run_id: str, columns: Mapping[str, np.ndarray], first_batch: int) -> None:
        """Record values per batch. What was recorded from ``first_batch`` on is replaced.

        columns: (batches,) each   first_batch: batches of the run before them, from 0
        """
        self._runs.add_metrics(run_id, columns, first_batch)

    def add_epoch(self, run_id: str, epoch: int, values: Mapping[str, Any]) -> None:
        """Record the values of an epoch, counted from 1."""
        self._runs.add_epoch(run_id, epoch, values)

    def add_events(self, run_id: str, events: Sequence[Mapping[str, Any]]) -> None:
        """Record changed learning rates, pauses and the like, one dictionary an event."""
        self._runs.add_events(run_id, events)

    def add_flows(self, run_id: str, flows: Flows) -> None:
        """Record what a step did in each layer; what was recorded of later steps is replaced."""
        self._flows.add(run_id, flows)

    def flows(self, run_id: str) -> list[Flows]:
        """Return what steps of a run did in each layer, in their order."""
        return self._flows.of(run_id)

    def add_samples(self, run_id: str, look: SampleLook) -> None:
        """Record what was said of samples; what was recorded of later steps is replaced."""
        self._samples.add(run_id, look)

    def samples(self, run_id: str) -> list[SampleLook]:
        """Return what a run said of training samples after its epochs, in their order."""
        return self._samples.of(run_id)

    def finish_run(self, run_id: str, reason: str, values: Mapping[str, Any]) -> None:
        """Record why a run ended, and its result."""
        self._runs.finish(run_id, reason, values)

    def annotate_run(self, run_id: str, name: str, note: str) -> None:
        """Give a run a name and a note."""
        self._runs.annotate(run_id, name, note)

    def runs(self) -> list[Run]:
        """Return the runs outside the bin, in the order of starting."""
        return self._runs.all(binned=False)

    def binned_runs(self) -> list[Run]:
        """Return the runs in the bin."""
        return self._runs.all(binned=True)

    def run(self, run_id: str) -> Run:
        """Return one run, in the bin or not. Raises ``UnknownName``."""
        return self._runs.one(run_id)

    def interrupted_runs(self) -> list[Run]:
        """Return the runs that no Lamina was left to finish, to be offered for resumption."""
        if isinstance(self.notice, ProjectLocked):
            return []  # they may well be alive there
        return self._runs.interrupted()

    def delete_run(self, run_id: str) -> None:
        """Put a run into the bin."""
        self._runs.bin(run_id, binned=True)

    def restore_run(self, run_id: str) -> None:
        """Take a run out of the bin."""
        self._runs.bin(run_id, binned=False)

    def empty_bin(self) -> None:
        """Delete the runs in the bin for good, and give their room back to the disk."""
        self._writer.put(LargeJob(self._emptying))
        self._runs.forget_binned()

    # Snapshots

    def add_snapshot(
        self,
        run_id: str,
        step: int,
        epoch: int,
        kind: str,
        arrays: Mapping[str, np.ndarray],
        state: Mapping[str, Any],
    ) -> int:
        """Queue a snapshot and return its id. The arrays must not be changed afterwards.

        kind: "first", "last", "best" or "resume", of which a run has one each, or "log"
        """
        return self._snapshots.add(run_id, step, epoch, kind, arrays, state)

    def snapshots(self, run_id: str) -> list[Snapshot]:
        """Return the snapshots of a run, in the order of their steps."""
        return self._snapshots.of(run_id)

    def load_snapshot(self, snapshot_id: int) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return ``(arrays, state)``; read-only arrays. Raises ``SnapshotMissing``."""
        return self._snapshots.load(snapshot_id)

    def thin(self, run_id: str, budget_bytes: int) -> None:
        """Drop "log" snapshots, evenly in log(step), until the run is within its budget."""
        self._snapshots.thin(run_id, budget_bytes)

    # Packed files

    def pack(self, name: str, content: bytes) -> None:
        """Queue a file to travel with the project; it replaces one of the same name."""
        self._files.pack(name, content)

    def packed(self, name: str) -> bytes:
        """Return the bytes of a packed file. Raises ``PackedFileMissing``."""
        return self._files.content(name)

    def packed_names(self) -> list[str]:
        """Return the names of the packed files, sorted."""
        return self._files.names()

    def remove_packed(self, name: str) -> None:
        """Queue the removal of a packed file."""
        self._files.remove(name)

    def _report_saved(self, time: float) -> None:
        self.saved_at = time
        self.on_saved(time)

    def _add_unsaved(self, copy: Path) -> None:
        if jobs := self._writer.queued():
            connection = database.connect_copy(copy)
            write_into(connection, jobs)
            connection.close()

    def _emptying(self) -> Iterator[Step]:
        yield lambda connection: connection.execute("DELETE FROM runs WHERE binned = 1")
        yield from blobs.collecting(self._database)
        yield collect_parts
        yield from blobs.shrinking(self._database)


def untitled_path(folder: Path | None = None) -> Path:
    """Return a free name in ``folder``, Documents/Lamina by default, which is made if need be."""
    folder = folder or folders.documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"Untitled {number}{SUFFIX}").exists():
        number += 1
    return path


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError as error:  # in a folder that refuses to be written
        log.warning("A partial copy could not be removed: %s", error)
