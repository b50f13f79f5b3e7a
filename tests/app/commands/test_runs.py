"""Editing what a document says of its runs."""

from dataclasses import replace

import pytest

from app import labs
from app.commands import runs as commands
from app.document import RunCard
from app.history import Step
from app.records import RunRecord
from engine.optimizers import SGD
from engine.training.callbacks import EarlyStopping


@pytest.fixture
def document():
    cards = (RunCard("a", "Run 1"), RunCard("b", "Run 2", colour=1), RunCard("c", "Run 3"))
    return replace(labs.digits(), runs=cards, shown_run="b", begin_with="b")


def record(document, run_id="a"):
    return RunRecord(run_id, document.choice, document.network, document.plan)


def test_a_run_is_renamed_but_never_to_nothing(document):
    assert commands.rename_run(document, "a", "  best ").run("a").name == "best"
    assert commands.rename_run(document, "a", "   ") == document


def test_a_note_is_written_beside_a_run(document):
    assert commands.note_run(document, "c", "wide\n").run("c").note == "wide"


def test_only_the_named_runs_leave_the_plots(document):
    hidden = commands.set_visible(document, ["a", "c"], False)
    assert [card.visible for card in hidden.runs] == [False, True, False]
    assert commands.set_visible(hidden, ["a", "c"], True) == document


def test_a_deleted_run_is_neither_shown_nor_begun_with(document):
    deleted = commands.delete_runs(document, ["b"])
    assert deleted.run("b").deleted
    assert (deleted.shown_run, deleted.begin_with) == ("", "")
    other = commands.delete_runs(document, ["a"])
    assert (other.shown_run, other.begin_with) == ("b", "b")


def test_runs_outside_the_bin_are_listed_and_only_those_that_are_there(document):
    deleted = commands.delete_runs(document, ["b"])
    assert [card.id for card in commands.listed(deleted, {"a", "b"})] == ["a"]


def test_a_restored_run_is_as_it_was(document):
    deleted = commands.delete_runs(document, ["a"])
    assert commands.restore_runs(deleted, [deleted.run("a")]) == document


def test_the_bin_also_holds_runs_whose_start_was_undone(document):
    steps = [Step("Run 3", document)]
    undone = replace(document, runs=document.runs[:2])
    found = commands.binned(undone, ["a", "b", "c", "x"], steps)
    assert [(card.id, card.name) for card in found] == [("c", "Run 3"), ("x", "x")]
    restored = commands.restore_runs(undone, found[:1])
    assert restored.runs == document.runs


def test_settings_of_a_run_come_back_without_their_number_of_shards(document):
    other = record(labs.spirals())
    other.plan = replace(other.plan, shards=2)
    taken = commands.reopen_settings(document, other)
    spirals = labs.spirals()
    assert (taken.choice, taken.network, taken.plan) == (
        spirals.choice,
        spirals.network,
        spirals.plan,
    )
    assert taken.runs == document.runs


def found_between(first, second):
    return {
        "/".join(d.path): (d.owner, d.first, d.second)
        for d in commands.differences(record(first), record(second))
    }


def test_a_run_does_not_differ_from_itself(document):
    assert commands.differences(record(document), record(document, "b")) == []


def test_shards_and_the_ids_of_layers_are_no_difference(document):
    other = replace(document, plan=replace(document.plan, shards=2))
    assert not found_between(document, other)


def test_numbers_that_differ_are_named_with_the_class_that_they_belong_to(document):
    optimizer = replace(document.plan.optimizer, learning_rate=0.5)
    other = replace(document, plan=replace(document.plan, optimizer=optimizer, batch_size=99))
    assert found_between(document, other) == {
        "plan/optimizer/learning_rate": ("Adam", 0.001, 0.5),
        "plan/batch_size": ("", 32, 99),
    }


def test_settings_that_only_one_of_two_classes_has_are_left_out(document):
    other = replace(document, plan=replace(document.plan, optimizer=SGD(momentum=0.9)))
    assert found_between(document, other) == {
        "plan/optimizer": ("Adam", "Adam", "SGD"),
        "plan/optimizer/learning_rate": ("Adam", 0.001, 0.01),
    }


def test_a_callback_that_only_one_has_is_one_difference(document):
    other = replace(document, plan=replace(document.plan, callbacks=(EarlyStopping(patience=4),)))
    assert found_between(document, other) == {
        "plan/callbacks/EarlyStopping": ("EarlyStopping", None, "EarlyStopping")
    }


def test_layers_go_by_their_names(document):
    node = document.network.nodes[1]
    changed = document.network.with_layer(node.id, replace(node.layer, filters=77))
    found = found_between(document, replace(document, network=changed))
    assert found == {"network/nodes/conv2d/layer/filters": ("Conv2D", 16, 77)}
