"""What is done to a project in many tests, and what is found on the disk afterwards."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from app.document import Document, RunCard
from engine.io.project import Project


def set_seed(hands, seed: int) -> None:
    document = hands.session.document
    plan = replace(document.plan, seed=seed)
    hands.session.apply(f"Set the seed to {seed}", replace(document, plan=plan))


def on_disk(path) -> Document:
    """What another process would find in the file; copied, for SQLite's locks are a process's."""
    command = [sys.executable, "-S", "-c", "import shutil, sys; shutil.copyfile(*sys.argv[1:])"]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            if Path(f"{path}{suffix}").exists():
                target = f"{folder}/a.lamina{suffix}"
                subprocess.run([*command, f"{path}{suffix}", target], check=True)
        with Project.open(Path(folder, "a.lamina")) as project:
            return Document.from_json(project.document())


def limit(hands, pages: int) -> None:
    """Let the file have as many pages; it keeps those that it has."""
    database = hands.session.archive.project._database
    database.read(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def fill_disk(hands) -> None:
    """Let the disk be full, and do something that is not saved."""
    hands.session.archive.project.flush()
    limit(hands, 1)
    document = hands.session.document
    noise = RunCard("noise", os.urandom(200_000).hex(), deleted=True)
    hands.session.apply("Grow", replace(document, runs=(*document.runs, noise)))
    hands.until(hands.window.messages.standing.isVisible)


def free_disk(hands) -> None:
    """Let there be room again, and wait until all is saved."""
    limit(hands, 1 << 30)
    hands.until(lambda: not hands.session.trouble)
    hands.until(hands.window.messages.standing.isHidden)
