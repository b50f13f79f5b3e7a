"""Graphs are drawn in ranks, without boxes on each other and with few crossings."""

from itertools import combinations

import pytest

from app.models.graph_layout import GAP_X, crossings, laid_out, ranked, rising

SIZE = (100.0, 40.0)
RESIDUAL = [("i", "a"), ("a", "b"), ("b", "s"), ("a", "s"), ("s", "r")]
CROSSED = [("a", "z"), ("b", "y"), ("c", "x"), ("i", "a"), ("i", "b"), ("i", "c")]
INCEPTION = [
    *(("i", f"{n}0") for n in "abcd"),
    *(("a0", "m"), ("b0", "b1"), ("b1", "m"), ("c0", "c1"), ("c1", "c2"), ("c2", "m")),
    *(("d0", "d1"), ("d1", "m"), ("m", "o")),
]


def nodes_of(edges):
    """Return the nodes of ``edges`` in topological order."""
    nodes = list(dict.fromkeys(node for edge in edges for node in edge))
    ordered = []
    while nodes:
        free = next(n for n in nodes if not any(e[1] == n and e[0] in nodes for e in edges))
        nodes.remove(free)
        ordered.append(free)
    return ordered


def drawn(edges, sizes=None):
    return laid_out(sizes or dict.fromkeys(nodes_of(edges), SIZE), edges)


def test_a_node_stands_below_all_that_feed_it():
    assert ranked(list("iabsr"), RESIDUAL) == {"i": 0, "a": 1, "b": 2, "s": 3, "r": 4}


def test_an_input_stands_just_above_whom_it_feeds():
    edges = [("i", "a"), ("a", "b"), ("b", "m"), ("j", "m")]
    assert ranked(["i", "a", "b", "j", "m"], edges)["j"] == 2


@pytest.mark.parametrize("edges", [RESIDUAL, CROSSED, INCEPTION])
def test_no_box_lies_on_another_and_all_lie_in_the_picture(edges):
    picture = drawn(edges)
    for one, other in combinations(picture.places.values(), 2):
        apart = (
            abs(one[0] - other[0]) >= SIZE[0] + GAP_X - 1e-6 or abs(one[1] - other[1]) >= SIZE[1]
        )
        assert apart
    for x, y in picture.places.values():
        assert -1e-6 <= x <= picture.size[0] - SIZE[0] + 1e-6
        assert 0 <= y <= picture.size[1] - SIZE[1]


@pytest.mark.parametrize("edges", [RESIDUAL, CROSSED, INCEPTION])
def test_lines_lead_from_the_lower_side_of_one_box_to_the_upper_side_of_another(edges):
    picture = drawn(edges)
    for (start, end), points in picture.routes.items():
        assert points[0][1] == picture.places[start][1] + SIZE[1]
        assert points[-1][1] == picture.places[end][1]
        assert 0 <= points[-1][0] - picture.places[end][0] <= SIZE[0]
        assert [y for _, y in points] == sorted(y for _, y in points)


def test_a_line_around_a_box_does_not_touch_it():
    picture = drawn(RESIDUAL)
    left, top = picture.places["b"]
    for x, y in picture.routes["a", "s"]:
        assert not (left < x < left + SIZE[0] and top <= y <= top + SIZE[1])


def test_a_chain_is_straight():
    picture = drawn([(str(n), str(n + 1)) for n in range(6)])
    assert len({round(x, 6) for x, _ in picture.places.values()}) == 1


def test_lines_that_need_not_cross_do_not():
    picture = drawn(CROSSED)
    by_rank = {}
    for node, (x, y) in picture.places.items():
        by_rank.setdefault(y, []).append((x, node))
    layers = [[node for _, node in sorted(by_rank[y])] for y in sorted(by_rank)]
    assert crossings(layers, CROSSED) == 0


def test_crossings_are_counted():
    assert crossings([["a", "b"], ["x", "y"]], [("a", "y"), ("b", "x")]) == 1
    assert crossings([["a", "b"], ["x", "y"]], [("a", "x"), ("b", "y"), ("a", "y")]) == 0


def test_boxes_of_different_sizes_have_room():
    sizes = {"i": (60.0, 20.0), "a": (300.0, 200.0), "b": (60.0, 20.0), "m": (60.0, 20.0)}
    picture = drawn([("i", "a"), ("i", "b"), ("a", "m"), ("b", "m")], sizes)
    (ax, ay), (bx, _) = picture.places["a"], picture.places["b"]
    assert bx >= ax + 300 or bx + 60 <= ax
    assert picture.places["m"][1] >= ay + 200


@pytest.mark.parametrize(
    ("values", "weights", "found"),
    [
        ([1, 2, 3], [1, 1, 1], [1, 2, 3]),
        ([3, 1], [1, 1], [2, 2]),
        ([3, 1], [3, 1], [2.5, 2.5]),
        ([5, 1, 3], [1, 1, 1], [3, 3, 3]),
    ],
)
def test_the_nearest_numbers_that_never_fall(values, weights, found):
    assert rising(values, weights) == pytest.approx(found)


def test_nothing_makes_an_empty_picture():
    assert laid_out({}, []).size == (0.0, 0.0)
