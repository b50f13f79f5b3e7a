"""Every page shows something of unusual networks, or says why it cannot."""

import pytest
from PySide6.QtWidgets import QLabel

from app.errors import explain
from app.panels.inside_panel import InsidePanel
from app.panels.results_panel import ResultsPanel
from app.session import Session
from tests.app.panels import looking, unusual


class ListeningBridge(looking.LookingBridge):
    """Remembers the errors that answers were."""

    def __init__(self):
        super().__init__()
        self.errors = []

    def _answer(self, sent):
        failed = sent.failed
        sent.failed = lambda error: (self.errors.append(error), failed(error))
        super()._answer(sent)


@pytest.fixture
def session(qapp):
    return Session(ListeningBridge())


def sentences(widget) -> str:
    """Return all that labels say which are seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def tabs_of(tabs):
    return [index for index in range(tabs.count()) if tabs.isTabVisible(index)]


def go_through(panel, tabs, session):
    """Open every tab; each asks something that is answered, or says why it cannot be."""
    opened = tabs_of(tabs)
    tabs.setCurrentIndex(opened[-1])
    for index in opened:
        before = len(session.bridge.sent)
        session.bridge.errors.clear()
        tabs.setCurrentIndex(index)
        session.bridge.work()
        title = tabs.tabText(index)
        for error in session.bridge.errors:
            assert explain(error) in sentences(panel), (title, error)
        assert len(session.bridge.sent) > before or sentences(tabs.widget(index)), title
    return opened


@pytest.mark.parametrize("name", list(unusual.documents()))
def test_the_inside_panel_shows_something_or_says_why(qtbot, session, name):
    panel = looking.shown(qtbot, InsidePanel(session))
    unusual.open_unusual(session, name)
    assert len(go_through(panel, panel.tabs, session)) >= 2


@pytest.mark.parametrize("name", list(unusual.documents()))
def test_the_results_show_something_or_say_why(qtbot, session, name):
    panel = looking.shown(qtbot, ResultsPanel(session))
    unusual.open_unusual(session, name)
    assert not session.bridge.errors or panel.trouble.isVisible()
    if panel.classes.isVisible() and panel.classes._answer is not None:
        for index in tabs_of(panel.classes.tabs):
            panel.classes.tabs.setCurrentIndex(index)
            session.bridge.work()
            page = panel.classes.tabs.widget(index)
            assert page.grab().width() > 0


@pytest.mark.parametrize("kind", [InsidePanel, ResultsPanel])
def test_of_several_outputs_it_is_told_which_one_is_seen(qtbot, session, kind):
    panel = looking.shown(qtbot, kind(session))
    unusual.open_unusual(session, "three outputs of words")
    session.bridge.work()
    assert panel.weights.text().endswith(" · output 'age', the first of 3")
    unusual.open_unusual(session, "two inputs of words")
    assert "output" not in panel.weights.text()
