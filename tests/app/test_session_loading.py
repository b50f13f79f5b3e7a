"""Data that another load has replaced never take the place of newer ones."""

from engine.errors import Cancelled
from engine.service.messages import Load
from tests.app import training_runs as runs
from tests.app.fakes import overview_of_images


def loads(bridge):
    return [sent for sent in bridge.sent if isinstance(sent.message, Load)]


def test_a_load_given_up_late_leaves_the_newer_data(session, bridge):
    runs.open_lab(session, "digits")
    session.load_data()
    session.load_data()
    old, new = loads(bridge)[-2:]
    assert old.ticket in bridge.cancelled
    overview = overview_of_images()
    new.then(overview)
    old.failed(Cancelled())
    assert session.overview is overview


def test_data_of_a_replaced_load_are_not_taken(session, bridge):
    runs.open_lab(session, "digits")
    session.load_data()
    session.load_data()
    old, new = loads(bridge)[-2:]
    old.then(overview_of_images(name="old"))
    assert session.overview is None
    new.then(overview_of_images(name="new"))
    assert session.overview.name == "new"


def test_a_load_given_up_by_the_user_is_told(session, bridge, qtbot):
    runs.open_lab(session, "digits")
    session.load_data()
    session.cancel_loading()
    with qtbot.waitSignal(session.data_failed):
        loads(bridge)[-1].failed(Cancelled())
