"""Saving all that is seen as a folder, by mouse, with answers of a real network."""

import html.parser

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.panels.inside_panel import InsidePanel
from app.panels.inside_panel.inspection import free_name
from app.session import Session
from engine.errors import Cancelled
from engine.service.questions import ExportInspection
from tests.app.panels import looking

LEFT = Qt.MouseButton.LeftButton


class Links(html.parser.HTMLParser):
    """All files that a page names."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, _tag, attrs):
        self.found += [value for name, value in attrs if name in ("src", "href")]


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, InsidePanel(session))


@pytest.fixture
def loaded(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    return loaded


def choose_folder(qtbot, panel, folder):
    """Click on the button, and answer its dialog."""
    QTest.mouseClick(panel.inspection.button, LEFT)
    dialog = panel.inspection.findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_a_folder_with_a_page_is_written(qtbot, panel, loaded, session, tmp_path):
    choose_folder(qtbot, panel, tmp_path)
    assert not panel.inspection.button.isEnabled()
    session.bridge.work()
    (folder,) = tmp_path.iterdir()
    links = Links()
    links.feed((folder / "index.html").read_text("utf-8"))
    assert len(links.found) > 10
    assert all((folder / link).is_file() for link in links.found)
    assert panel.inspection.button.isEnabled()
    assert folder.name in panel.inspection.sentence.text()
    assert panel.inspection.open_button.isVisible()


def test_the_sample_that_is_shown_is_the_one_that_is_saved(panel, loaded, session, tmp_path):
    session.picked.emit("train", 7)
    session.bridge.work()
    panel.inspection.save_in(tmp_path)
    (question,) = session.bridge.asked(ExportInspection)
    assert (question.picture.part, question.picture.place) == ("train", 7)


def test_a_second_one_gets_a_name_of_its_own(panel, loaded, session, tmp_path):
    for _ in range(2):
        panel.inspection.save_in(tmp_path)
        session.bridge.work()
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names[1] == f"{names[0]} 2"


def test_giving_up_is_told_and_leaves_nothing(panel, loaded, session, tmp_path):
    panel.inspection.save_in(tmp_path)
    panel.inspection.progress.cancelled.emit()
    sent = next(s for s in session.bridge.sent if isinstance(s.message, ExportInspection))
    sent.failed(Cancelled())
    assert panel.inspection.sentence.isVisible()
    assert panel.inspection.button.isEnabled()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_told(panel, loaded, session, tmp_path):
    panel.inspection.save_in(tmp_path / "gone")
    session.bridge.work()
    assert "gone" in panel.inspection.sentence.text()
    assert not panel.inspection.open_button.isVisible()


@pytest.mark.parametrize("name", ["spirals", "iris", "sine"])
def test_tables_and_values_are_saved_too(panel, session, tmp_path, name):
    looking.open_experiment(session, looking.experiments()[name])
    session.bridge.work()
    panel.inspection.save_in(tmp_path)
    session.bridge.work()
    (folder,) = tmp_path.iterdir()
    assert (folder / "prediction.csv").is_file()


def test_names_are_free(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a 2").mkdir()
    assert free_name(tmp_path / "a").name == "a 3"
    assert free_name(tmp_path / "b").name == "b"
