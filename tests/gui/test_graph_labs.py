"""Laboratories whose networks are no stacks, opened, trained and looked into in the real window."""

import pytest

pytestmark = pytest.mark.window

PANELS = ("data", "network", "training", "inside", "results", "try", "runs")


@pytest.mark.parametrize("name", ["stereo", "siamese_lstm", "three_outputs"])
def test_a_network_with_branches_trains_and_is_looked_into(hands, name):
    hands.open_lab(name)
    hands.press("F5")
    hands.until(lambda: hands.session.running)
    for panel in PANELS:
        hands.window.show_panel(panel)
    hands.window.show_panel("inside")
    inside = hands.window.inside
    hands.until(lambda: inside.picker.bars.bars or inside.picker.values.text())
    hands.until(lambda: ", live" in inside.weights.text())
    record = hands.session.records[hands.session.running]
    hands.until(lambda: record.columns.get("loss"))
    hands.session.stop()
    hands.until(lambda: not hands.session.running)
    assert not hands.window.messages.bar.isVisible()  # nothing went wrong on the way


def test_every_output_has_a_curve_of_its_loss(hands):
    hands.open_lab("three_outputs")
    hands.press("F5")
    hands.until(lambda: hands.session.running)
    record = hands.session.records[hands.session.running]
    hands.until(lambda: len(record.columns.get("gender_loss", ())) > 3)
    hands.session.stop()
    hands.until(lambda: not hands.session.running)
    assert {"loss", "age_loss", "income_loss", "gender_loss"} <= set(record.columns)
