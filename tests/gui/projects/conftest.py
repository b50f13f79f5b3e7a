"""A window without an engine process, and another project beside the open one."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.document import Document
from engine.io.project import Project
from tests.gui.conftest import close
from tests.gui.projects.quiet import quiet_program


@pytest.fixture
def home(tmp_path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def program(monkeypatch, qapp, home):
    program = quiet_program(monkeypatch, qapp, home)
    yield program
    close(program)


@pytest.fixture
def lab(hands):
    """Hands in a project that is open and in order."""
    card = hands.window.welcome.cards["spirals"]
    hands.window.welcome.ensureWidgetVisible(card)
    hands.click(card.button)
    hands.until(lambda: hands.session.is_open)
    return hands


@pytest.fixture
def bar(hands):
    return hands.window.messages.bar


@pytest.fixture
def standing(hands):
    return hands.window.messages.standing


@pytest.fixture
def other(tmp_path) -> Path:
    """Another project in order, with three steps and a named version."""
    path = tmp_path / "other.lamina"
    with Project.create(path) as project:
        for seed in (1, 2, 3):
            document = Document()
            document = replace(document, plan=replace(document.plan, seed=seed))
            project.record_edit(f"Set the seed to {seed}", document.to_json())
        project.name_version("Three")
    return path
