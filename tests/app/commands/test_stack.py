"""Editing the network: each step has a name, can be undone, and done again."""

from dataclasses import replace

import pytest

from app.commands import stack
from app.commands.stack_editor import StackEditor
from app.document import Document
from app.labs import mnist
from engine.errors import NotAStack, SettingError
from engine.layers import dense, inputs, merge, shape
from engine.network.fit import Demand
from engine.network.repairs import repair_of
from engine.network.shapes import summarise
from engine.spec import NetworkSpec, Node
from tests.app.fakes import overview_of_images, overview_of_values

DEMAND = Demand((32, 32, 3), 7, classes=True)


def convnet() -> Document:
    return mnist()


def ids(*rows: int) -> list[str]:
    return [convnet().network.nodes[row].id for row in rows]


def broken() -> Document:
    """Return a network with a convolution that receives single pixels."""
    return stack.insert_layer(stack.insert_layer(convnet(), "Conv2D", 6), "Conv2D", 7)


def mended(document: Document) -> Document:
    row = next(row for row in summarise(document.network).rows if row.error)
    repair = repair_of(document.network, row, row.error, document.plan.loss, None)
    return stack.apply_repair(document, repair)


PASTED = stack.copy_layers(convnet(), ids(1, 2))

COMMANDS = {
    "insert_layer": (convnet, lambda d: stack.insert_layer(d, "Dropout", 3)),
    "insert the first layer": (Document, lambda d: stack.insert_layer(d, "Conv2D", 0, DEMAND)),
    "remove_layers": (convnet, lambda d: stack.remove_layers(d, ids(2, 3))),
    "move_layers": (convnet, lambda d: stack.move_layers(d, ids(7), 2)),
    "move_up": (convnet, lambda d: stack.move_up(d, ids(3, 4))),
    "move_down": (convnet, lambda d: stack.move_down(d, ids(1))),
    "duplicate_layers": (convnet, lambda d: stack.duplicate_layers(d, ids(1))),
    "paste_layers": (convnet, lambda d: stack.paste_layers(d, PASTED, 5)),
    "rename_layer": (convnet, lambda d: stack.rename_layer(d, ids(1)[0], "stem")),
    "set_setting": (convnet, lambda d: stack.set_setting(d, ids(1)[0], "filters", 48)),
    "set_trainable": (convnet, lambda d: stack.set_trainable(d, ids(1, 3), False)),
    "apply_repair": (broken, mended),
    "match_data": (convnet, lambda d: stack.match_data(d, DEMAND)),
}


def test_the_table_has_every_command():
    changing = {name for name in vars(stack) if stack.__dict__[name].__class__ is type(ids)}
    own = {n for n in changing if getattr(stack, n).__module__ == stack.__name__}
    public = {n for n in own if not n.startswith("_")}
    assert public - set(COMMANDS) == {"demand_of", "copy_layers", "new_ids"}


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_can_be_undone_and_done_again(name, session):
    begin, command = COMMANDS[name]
    session.apply("begin", begin())
    before = session.document
    after = command(before)
    assert after != before
    session.apply(name, after)
    assert session.history.undo_label == name
    session.undo()
    assert session.document == before
    session.redo()
    assert session.document == after


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_leaves_the_document_it_was_given(name):
    begin, command = COMMANDS[name]
    document = begin()
    twin = Document.from_json(document.to_json())
    command(document)
    assert document == twin


@pytest.mark.parametrize("name", list(COMMANDS))
def test_what_a_command_made_is_saved_and_opened_as_it_is(name):
    begin, command = COMMANDS[name]
    after = command(begin())
    assert Document.from_json(after.to_json()) == after


@pytest.mark.parametrize("name", [n for n in COMMANDS if n not in ("insert the first layer",)])
def test_layers_that_stay_keep_their_ids(name):
    begin, command = COMMANDS[name]
    before = begin()
    after = command(before)
    gone = set(ids(2, 3)) if name == "remove_layers" else set()
    assert {n.id for n in before.network} - gone <= {n.id for n in after.network}


def test_the_first_layer_gets_an_input_of_the_shape_of_the_data():
    after = stack.insert_layer(Document(), "Flatten", 0, DEMAND)
    assert [n.layer for n in after.network] == [
        inputs.InputLayer(shape=(32, 32, 3)),
        shape.Flatten(),
    ]


def test_matching_changes_input_last_layer_and_loss_at_once():
    after = stack.match_data(convnet(), Demand((28, 28, 1), 3, classes=False))
    assert after.network.output.layer == dense.Dense(units=3)
    assert after.plan.loss.registered_name == "MeanSquaredError"
    assert after.plan.optimizer == convnet().plan.optimizer


def test_an_empty_network_has_nothing_to_match():
    assert stack.match_data(Document(), DEMAND) == Document()


def test_the_data_in_memory_say_what_they_ask_for():
    assert stack.demand_of(None) is None
    assert stack.demand_of(overview_of_images((9, 9, 3), 4)) == Demand((9, 9, 3), 4, classes=True)
    assert stack.demand_of(overview_of_values(5, 2)) == Demand((5,), 2, classes=False)


def test_a_wrong_value_changes_nothing():
    with pytest.raises(SettingError):
        stack.set_setting(convnet(), ids(1)[0], "filters", 0)


# named steps

STEPS = {
    "Add Dropout": lambda e: e.insert("Dropout", 2),
    "Delete conv2d": lambda e: e.remove(ids(1)),
    "Delete 2 layers": lambda e: e.remove(ids(1, 2)),
    "Cut conv2d": lambda e: e.cut(ids(1)),
    "Paste layers": lambda e: e.paste(PASTED, 2),
    "Duplicate dense": lambda e: e.duplicate(ids(7)),
    "Move dense": lambda e: e.move_to(ids(7), 2),
    "Move conv2d_1 up": lambda e: e.move_up(ids(3)),
    "Move conv2d_1 down": lambda e: e.move_down(ids(3)),
    "Rename conv2d to stem": lambda e: e.rename(ids(1)[0], "stem"),
    "Change Filters of conv2d": lambda e: e.change(ids(1)[0], "filters", "Filters", 5),
    "Match the network to the data": lambda e: e.match_data(),
}


@pytest.mark.parametrize("label", list(STEPS))
def test_every_step_has_a_name(label, session):
    session.apply("begin", convnet())
    session.overview = overview_of_images((32, 32, 3), 7)
    editor = StackEditor(session)
    before = session.document
    STEPS[label](editor)
    assert session.history.undo_label == label
    session.undo()
    assert session.document == before


def test_new_layers_are_told(session, qtbot):
    session.apply("begin", convnet())
    editor = StackEditor(session)
    with qtbot.waitSignal(editor.added) as told:
        editor.duplicate(ids(1, 2))
    assert [session.document.network[i].name for i in told.args[0]] == [
        "conv2d_3",
        "max_pooling2d_2",
    ]


def test_a_failure_is_told_and_changes_nothing(session, qtbot):
    i, a = Node("i", "in", inputs.InputLayer(shape=(4,))), Node("a", "d", dense.Dense(), ("i",))
    s = Node("s", "add", merge.Add(), ("a", "a"))
    session.apply("begin", replace(convnet(), network=NetworkSpec((i, a, s), ("s",))))
    before, editor = session.document, StackEditor(session)
    with qtbot.waitSignal(editor.failed) as told:
        editor.remove(["a"])
    assert isinstance(told.args[0], NotAStack)
    assert session.document == before


def test_a_step_that_changes_nothing_is_not_recorded(session):
    session.apply("begin", convnet())
    StackEditor(session).move_up(ids(1))
    assert session.history.undo_label == "begin"
