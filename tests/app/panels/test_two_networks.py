"""Another run beside the network that is shown: its heat map, and who is right where."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.document import RunCard
from app.history import History, Step
from app.models.others import others_of
from app.panels.inside_panel import InsidePanel
from app.panels.results_panel import ResultsPanel
from app.records import RunRecord
from app.session import DRAWN, Session
from app.widgets.bars import ROW
from engine.network.network import Network
from engine.service.messages import Place
from engine.service.questions import Attribution, Samples, TwoNetworks
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import choose, go_to

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


def with_a_run(session, spec, name="Run 1", **card):
    """Put a trained run beside the drawn network of the signs."""
    document = looking.experiments()["signs"]
    key = name.replace(" ", "").lower()
    card = RunCard(key, name, **card)
    looking.open_experiment(session, document)
    session.history = History([Step("", replace(document, runs=(card,)))])
    session.records[key] = RunRecord(key, document.choice, spec, document.plan, steps=[1])
    session.subject_changed.emit(DRAWN)
    session.bridge.work()
    return key


def place(session, spec):
    """Let the engine take the weights that the window sent last."""
    sent = session.bridge.last(Place)
    session.bridge.desk.put_network(sent.message.key, Network(spec, seed=9), 5)
    sent.then(())
    session.bridge.work()


def test_runs_that_take_the_data_are_offered(session):
    key = with_a_run(session, looking.convnet((3, 5)))
    assert others_of(session, DRAWN) == [(key, "Run 1")]
    assert others_of(session, key) == []
    session.records[key].spec = looking.tabular(4, 3, "softmax")
    assert others_of(session, DRAWN) == []


def test_runs_in_the_bin_or_without_weights_are_not_offered(session):
    key = with_a_run(session, looking.convnet(), deleted=True)
    assert others_of(session, DRAWN) == []
    session.history = History([Step("", replace(session.document, runs=(RunCard(key, "Run 1"),)))])
    session.records[key].steps = []
    session.records[key].state = "failed"
    assert others_of(session, DRAWN) == []


def test_a_card_shows_the_map_of_another_run(qtbot, session):
    panel = looking.shown(qtbot, InsidePanel(session))
    spec = looking.convnet((3, 5))
    key = with_a_run(session, spec)
    go_to(panel, panel.heat)
    session.bridge.work()
    view = panel.heat.view
    QTest.mouseClick(view.add_button, LEFT)
    card = view.cards[1]
    assert not card.network_box.isHidden()
    choose(card.network_box, 1)
    assert session.bridge.last(Place).message.key == key
    place(session, spec)
    asked = session.bridge.asked(Attribution)[-1]
    assert (asked.network, asked.node, asked.method) == (key, "", card.method)
    assert card.image.heat is not None
    assert view.cards[0].network == ""
    assert not np.array_equal(card.image.heat, view.cards[0].image.heat)


def test_the_step_that_is_told_is_that_of_the_shown_network(qtbot, session):
    panel = looking.shown(qtbot, InsidePanel(session))
    spec = looking.convnet((3, 5))
    with_a_run(session, spec)
    go_to(panel, panel.heat)
    session.bridge.work()
    steps = []
    panel.heat.told.connect(steps.append)
    choose(panel.heat.view.cards[0].network_box, 1)
    place(session, spec)
    assert panel.heat.view.cards[0].image.heat is not None
    assert steps == []


def versus_page(qtbot, session, spec):
    panel = looking.shown(qtbot, ResultsPanel(session))
    with_a_run(session, spec)
    page = panel.classes.versus
    panel.classes.tabs.setCurrentWidget(page)
    return panel, page


def test_who_is_right_is_shown_and_opens_samples(qtbot, session):
    spec = looking.convnet((3, 5))
    panel, page = versus_page(qtbot, session, spec)
    assert not page.bars.isVisible()
    choose(page.other_box, 1)
    place(session, spec)
    (question,) = session.bridge.asked(TwoNetworks)
    assert (question.network, question.part) == (DRAWN, panel.part)
    counts = [int(bar.text.split()[0]) for bar in page.bars.bars]
    assert sum(counts) == panel._scope().count
    row = int(np.argmax(counts))
    QTest.mouseClick(page.bars, LEFT, pos=QPoint(30, row * ROW + 5))
    session.bridge.work()
    assert session.bridge.asked(Samples)[-1].places == tuple(
        page.places(row)[: len(session.bridge.asked(Samples)[-1].places)].tolist()
    )
    assert panel.classes.gallery.heading.text() == page.describe(row)
    assert "McNemar" in page.caption.text() or "where the other" in page.caption.text()


def test_nothing_to_compare_with_is_said(qtbot, session):
    panel = looking.shown(qtbot, ResultsPanel(session))
    looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    panel.classes.tabs.setCurrentWidget(panel.classes.versus)
    assert "no other network" in panel.classes.versus.caption.text()


def test_choosing_nobody_takes_the_comparison_away(qtbot, session):
    spec = looking.convnet((3, 5))
    _, page = versus_page(qtbot, session, spec)
    choose(page.other_box, 1)
    place(session, spec)
    assert page.bars.isVisible()
    choose(page.other_box, 0)
    assert not page.bars.isVisible()


def test_the_table_has_the_four_counts(qtbot, session, tmp_path):
    spec = looking.convnet((3, 5))
    _, page = versus_page(qtbot, session, spec)
    choose(page.other_box, 1)
    place(session, spec)
    page.bars.export_csv(tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text("utf-8").split()
    assert lines[0] == "first,second,samples"
    assert [int(line.split(",")[2]) for line in lines[1:]] == list(page._found.found.counts)
