"""Networks are edited by functions that return another network."""

from dataclasses import replace

import pytest

from engine.errors import BadName, NameTaken, NodeNotFound, NotAStack, SettingError
from engine.layers import activation, convolution, dense, dropout, inputs, merge, shape
from engine.network import edits
from engine.network.shapes import summarise
from engine.spec import NetworkSpec, Node, stack


def small() -> NetworkSpec:
    return stack(
        inputs.InputLayer(shape=(8, 8, 1)),
        convolution.Conv2D(filters=4),
        shape.Flatten(),
        dense.Dense(units=10),
    )


def residual() -> NetworkSpec:
    nodes = (
        Node("i", "input_layer", inputs.InputLayer(shape=(4,))),
        Node("a", "dense", dense.Dense(units=4), ("i",)),
        Node("s", "add", merge.Add(), ("i", "a")),
    )
    return NetworkSpec(nodes, ("s",))


def names(spec: NetworkSpec) -> list[str]:
    return [node.name for node in spec]


def test_a_new_layer_stands_in_its_place_and_keeps_all_other_ids():
    before = small()
    after = edits.inserted(before, 2, [("", dropout.Dropout())])
    assert names(after) == ["input_layer", "conv2d", "dropout", "flatten", "dense"]
    assert after.is_stack
    assert after.outputs == before.outputs
    assert [n.id for n in after if n.name != "dropout"] == [n.id for n in before]


def test_a_new_layer_gets_an_id_that_no_other_has():
    spec = small()
    for _ in range(20):
        spec = edits.inserted(spec, 1, [("", dropout.Dropout())])
    ids = [node.id for node in spec]
    assert len(set(ids)) == len(ids)
    assert all(len(node.id) == 8 for node in spec if node.layer == dropout.Dropout())


def test_a_layer_put_at_the_end_becomes_the_output():
    after = edits.inserted(small(), 4, [("", activation.Activation())])
    assert after.output.name == "activation"


def test_nothing_comes_before_the_input():
    after = edits.inserted(small(), 0, [("", dropout.Dropout())])
    assert names(after)[:2] == ["input_layer", "dropout"]
    moved = edits.moved(small(), ["n3"], 0)
    assert names(moved)[0] == "input_layer"


def test_a_stack_has_one_input():
    after = edits.inserted(small(), 1, [("", inputs.InputLayer()), ("", dropout.Dropout())])
    assert names(after) == ["input_layer", "dropout", "conv2d", "flatten", "dense"]


def test_an_input_that_was_missing_comes_first():
    headless = edits.removed(small(), ["n0"])
    after = edits.inserted(headless, 3, [("", inputs.InputLayer())])
    assert names(after) == ["input_layer", "conv2d", "flatten", "dense"]


def test_what_stood_around_removed_layers_is_connected():
    after = edits.removed(small(), ["n1", "n2"])
    assert [(n.id, n.inputs) for n in after] == [("n0", ()), ("n3", ("n0",))]


def test_removing_the_output_makes_the_layer_before_it_the_output():
    assert edits.removed(small(), ["n3"]).output.name == "flatten"


def test_removing_everything_leaves_an_empty_network():
    assert edits.removed(small(), ["n0", "n1", "n2", "n3"]) == NetworkSpec()


def test_weights_of_a_removed_layer_are_inherited_by_who_shared_them():
    first, second = Node("a", "dense", dense.Dense()), Node("b", "dense_1", dense.Dense())
    spec = edits.chained([first, replace(second, shared_with="a")])
    (left,) = edits.removed(spec, ["a"])
    assert left.weights_id == "b"


@pytest.mark.parametrize(
    ("ids", "place", "order"),
    [
        (["n1"], 4, ["n0", "n2", "n3", "n1"]),
        (["n3"], 1, ["n0", "n3", "n1", "n2"]),
        (["n1", "n3"], 2, ["n0", "n1", "n3", "n2"]),
        (["n2"], 2, ["n0", "n1", "n2", "n3"]),
        (["n2"], 3, ["n0", "n1", "n2", "n3"]),
    ],
)
def test_moved_layers_keep_their_order(ids, place, order):
    assert [n.id for n in edits.moved(small(), ids, place)] == order


@pytest.mark.parametrize(
    ("ids", "step", "order"),
    [
        (["n2"], -1, ["n0", "n2", "n1", "n3"]),
        (["n2"], 1, ["n0", "n1", "n3", "n2"]),
        (["n1"], -1, ["n0", "n1", "n2", "n3"]),
        (["n3"], 1, ["n0", "n1", "n2", "n3"]),
        (["n0"], 1, ["n0", "n1", "n2", "n3"]),
        (["n2", "n3"], -1, ["n0", "n2", "n3", "n1"]),
        (["n1", "n2"], 1, ["n0", "n3", "n1", "n2"]),
        (["n1", "n2"], -1, ["n0", "n1", "n2", "n3"]),
        (["n1", "n3"], -1, ["n0", "n1", "n3", "n2"]),
    ],
)
def test_a_step_up_or_down_stops_at_the_input_and_at_the_end(ids, step, order):
    assert [n.id for n in edits.shifted(small(), ids, step)] == order


def test_copies_follow_the_last_of_their_originals():
    after = edits.duplicated(small(), ["n1", "n2"])
    assert names(after) == ["input_layer", "conv2d", "flatten", "conv2d_1", "flatten_1", "dense"]
    assert after.nodes[3].layer == after.nodes[1].layer


def test_the_input_is_not_duplicated():
    assert edits.duplicated(small(), ["n0"]) == small()


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("stem", [], "stem"),
        ("stem", ["stem"], "stem_1"),
        ("stem_1", ["stem", "stem_1"], "stem_2"),
        ("stem_4", ["stem_4"], "stem_1"),
        ("max_pooling2d", ["max_pooling2d"], "max_pooling2d_1"),
    ],
)
def test_a_free_name_is_close_to_the_wanted_one(name, taken, free):
    assert edits.free_name(name, taken) == free


def test_a_name_can_be_changed_in_any_network():
    after = edits.renamed(residual(), "a", "  shortcut ")
    assert names(after) == ["input_layer", "shortcut", "add"]
    assert after["s"].inputs == ("i", "a")


def test_two_layers_cannot_have_one_name():
    with pytest.raises(NameTaken) as caught:
        edits.renamed(small(), "n1", "dense")
    assert caught.value.facts == {"name": "dense"}
    assert edits.renamed(small(), "n1", "conv2d") == small()


@pytest.mark.parametrize("name", ["", "   ", "a/b", "a\nb", "x" * 61])
def test_a_name_that_files_cannot_hold_is_refused(name):
    with pytest.raises(BadName):
        edits.renamed(small(), "n1", name)


def test_a_setting_can_be_changed_in_any_network():
    after = edits.with_setting(residual(), "a", "units", 7)
    assert after["a"].layer.units == 7


def test_a_setting_out_of_range_says_so():
    with pytest.raises(SettingError) as caught:
        edits.with_setting(small(), "n1", "filters", 0)
    assert caught.value.facts["setting"] == "filters"


def test_a_layer_that_is_gone_is_told():
    with pytest.raises(NodeNotFound):
        edits.with_setting(small(), "gone", "units", 1)


def test_branches_are_not_edited_as_a_stack():
    spec = residual()
    for change in (
        lambda: edits.inserted(spec, 1, [("", dropout.Dropout())]),
        lambda: edits.removed(spec, ["a"]),
        lambda: edits.moved(spec, ["a"], 0),
        lambda: edits.shifted(spec, ["a"], 1),
        lambda: edits.duplicated(spec, ["a"]),
    ):
        with pytest.raises(NotAStack):
            change()


def test_a_layer_can_be_put_before_another_inside_branches():
    after = edits.inserted_before(residual(), "a", dropout.Dropout())
    added = after.nodes[1]
    assert (added.inputs, after["a"].inputs) == (("i",), (added.id,))
    assert after["s"].inputs == ("i", "a")


def test_a_bypassed_layer_leaves_its_input_to_those_it_fed():
    after = edits.bypassed(residual(), "a")
    assert after["s"].inputs == ("i", "i")
    assert edits.bypassed(small(), "n3").outputs == ("n2",)


def test_layers_are_kept_where_id_and_shapes_agree():
    before = small()
    wider = edits.with_setting(before, "n3", "units", 12)
    fresh = edits.inserted(wider, 2, [("", convolution.Conv2D(filters=4, padding="same"))])
    kept = edits.kept_nodes(summarise(fresh), summarise(before))
    assert kept == {"n1"}
