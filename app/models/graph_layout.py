"""Where the nodes of a graph stand when it is drawn in ranks, from above to below.

The steps of Sugiyama, Tagawa & Toda (1981): ranks by the longest path, vertices of no size where
an edge passes a rank, an order within the ranks by barycentres, and then places; these by least
squares between neighbours, which an isotonic regression solves exactly for one rank.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Point = tuple[float, float]
Edge = tuple[str, str]
Size = tuple[float, float]  # width, height
Vertex = str | tuple[Edge, int]  # a node, or the place where an edge passes a rank

GAP_X, GAP_Y = 28.0, 36.0  # between nodes side by side; between ranks
PASSING = 14.0  # width of an edge that passes between nodes
SWEEPS = 12  # over the ranks, for their order
PLACINGS = 21  # and for the places within them; the first ones look at one side only
_STRAIGHT = 8.0  # how much more a long edge wants to be straight than a short one


@dataclass(frozen=True)
class Picture:
    """A drawn graph: the upper left corner of each node, and the points that each edge passes."""

    places: Mapping[str, Point]
    routes: Mapping[Edge, tuple[Point, ...]]
    size: Size


def laid_out(sizes: Mapping[str, Size], edges: Sequence[Edge]) -> Picture:
    """Return where nodes of these ``sizes`` stand, which are given in topological order."""
    if not sizes:
        return Picture({}, {}, (0.0, 0.0))
    return _laid_out(tuple(sizes.items()), tuple(dict.fromkeys(edges)))


@lru_cache(maxsize=16)  # most edits change no box
def _laid_out(given: tuple[tuple[str, Size], ...], edges: tuple[Edge, ...]) -> Picture:
    sizes = dict(given)
    ranks = ranked(list(sizes), edges)
    layers, links = _with_passing(ranks, edges)
    layers = _ordered(layers, links)
    widths = {v: sizes[v][0] if isinstance(v, str) else PASSING for layer in layers for v in layer}
    centres = _placed(layers, links, widths)
    left = min(x - widths[v] / 2 for v, x in centres.items())
    centres = {v: x - left for v, x in centres.items()}
    tops, heights = _rows(layers, sizes)
    places = {
        node: (centres[node] - size[0] / 2, tops[ranks[node]]) for node, size in sizes.items()
    }
    routes = _routes(sizes, edges, ranks, centres, tops, heights)
    right = max(x + widths[v] / 2 for v, x in centres.items())
    return Picture(places, routes, (right, tops[-1] + heights[-1]))


def ranked(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the rank of each node: below all that feed it; a source just above whom it feeds."""
    feeders: dict[str, list[str]] = {node: [] for node in nodes}
    fed: dict[str, list[str]] = {node: [] for node in nodes}
    for start, end in edges:
        feeders[end].append(start)
        fed[start].append(end)
    ranks: dict[str, int] = {}
    for node in nodes:
        ranks[node] = 1 + max((ranks[f] for f in feeders[node]), default=-1)
    for node in nodes:
        if not feeders[node] and fed[node]:
            ranks[node] = min(ranks[n] for n in fed[node]) - 1
    return ranks


def crossings(layers: Sequence[Sequence[Vertex]], links: Sequence[tuple[Vertex, Vertex]]) -> int:
    """Return how often lines between neighbouring ranks cross."""
    place = {v: n for layer in layers for n, v in enumerate(layer)}
    rank = {v: n for n, layer in enumerate(layers) for v in layer}
    between: dict[int, list[tuple[int, int]]] = {}
    for start, end in links:
        between.setdefault(rank[start], []).append((place[start], place[end]))
    return sum(
        (a - c) * (b - d) < 0
        for lines in between.values()
        for number, (a, b) in enumerate(lines)
        for c, d in lines[:number]
    )


def _with_passing(
    ranks: Mapping[str, int], edges: Sequence[Edge]
) -> tuple[list[list[Vertex]], list[tuple[Vertex, Vertex]]]:
    """Return the vertices by rank and the links between them, none longer than a rank."""
    layers: list[list[Vertex]] = [[] for _ in range(max(ranks.values()) + 1)]
    for node, rank in ranks.items():
        layers[rank].append(node)
    links: list[tuple[Vertex, Vertex]] = []
    for edge in edges:
        chain = _chain(edge, ranks)
        for vertex in chain[1:-1]:
            layers[vertex[1]].append(vertex)  # type: ignore[arg-type]
        links += itertools.pairwise(chain)
    return layers, links


def _chain(edge: Edge, ranks: Mapping[str, int]) -> list[Vertex]:
    start, end = edge
    passing: list[Vertex] = [(edge, rank) for rank in range(ranks[start] + 1, ranks[end])]
    return [start, *passing, end]


def _neighbours(links: Sequence[tuple[Vertex, Vertex]]) -> tuple[dict, dict]:
    """Return who stands above each vertex, and who below."""
    above: dict[Vertex, list[Vertex]] = {}
    below: dict[Vertex, list[Vertex]] = {}
    for start, end in links:
        above.setdefault(end, []).append(start)
        below.setdefault(start, []).append(end)
    return above, below


def _ordered(
    layers: list[list[Vertex]], links: Sequence[tuple[Vertex, Vertex]]
) -> list[list[Vertex]]:
    """Return the ranks in an order with few crossings."""
    above, below = _neighbours(links)
    best, fewest = layers, crossings(layers, links)
    current = [list(layer) for layer in layers]
    for sweep in range(SWEEPS):
        if not fewest:
            break
        downwards = sweep % 2 == 0
        neighbours = above if downwards else below
        numbers = range(len(current)) if downwards else reversed(range(len(current)))
        for number in numbers:
            place = {v: n for layer in current for n, v in enumerate(layer)}
            current[number] = sorted(
                current[number], key=lambda v: _barycentre(v, neighbours, place)
            )
        count = crossings(current, links)
        if count < fewest:
            best, fewest = [list(layer) for layer in current], count
    return best


def _barycentre(vertex: Vertex, neighbours: Mapping, place: Mapping[Vertex, int]) -> float:
    places = [place[n] for n in neighbours.get(vertex, ())]
    return sum(places) / len(places) if places else place[vertex]


def _placed(
    layers: Sequence[Sequence[Vertex]],
    links: Sequence[tuple[Vertex, Vertex]],
    widths: Mapping[Vertex, float],
) -> dict[Vertex, float]:
    """Return the middle of every vertex from left to right."""
    above, below = _neighbours(links)
    centres: dict[Vertex, float] = {}
    for layer in layers:
        x = 0.0
        for vertex in layer:
            centres[vertex] = x + widths[vertex] / 2
            x += widths[vertex] + GAP_X
    for sweep in range(PLACINGS):
        downwards = sweep % 2 == 0
        one_side = (above,) if downwards else (below,)
        sides = one_side if sweep < PLACINGS // 3 else (above, below)
        for layer in layers if downwards else reversed(layers):
            _place_rank(layer, sides, widths, centres)
    return centres


def _place_rank(
    layer: Sequence[Vertex],
    sides: Sequence[Mapping[Vertex, Sequence[Vertex]]],
    widths: Mapping[Vertex, float],
    centres: dict[Vertex, float],
) -> None:
    """Bring the vertices of one rank as near to their neighbours as their order allows."""
    wishes, weights = [], []
    for vertex in layer:
        pulls = [
            (_STRAIGHT if not isinstance(vertex, str) or not isinstance(n, str) else 1.0, n)
            for side in sides
            for n in side.get(vertex, ())
        ]
        weight = sum(w for w, _ in pulls)
        wish = sum(w * centres[n] for w, n in pulls) / weight if weight else centres[vertex]
        wishes.append(wish)
        weights.append(weight or 0.1)
    offsets = [0.0]
    for one, other in itertools.pairwise(layer):
        offsets.append(offsets[-1] + (widths[one] + widths[other]) / 2 + GAP_X)
    found = rising([w - o for w, o in zip(wishes, offsets, strict=True)], weights)
    for vertex, x, offset in zip(layer, found, offsets, strict=True):
        centres[vertex] = x + offset


def rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the numbers that never fall and are nearest to ``values`` in weighted squares."""
    blocks: list[tuple[float, float, int]] = []  # mean, weight, count
    for value, weight in zip(values, weights, strict=True):
        mean, total, count = value, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, more, others = blocks.pop()
            mean = (mean * total + before * more) / (total + more)
            total, count = total + more, count + others
        blocks.append((mean, total, count))
    return [mean for mean, _, count in blocks for _ in range(count)]


def _rows(
    layers: Sequence[Sequence[Vertex]], sizes: Mapping[str, Size]
) -> tuple[list[float], list[float]]:
    """Return upper edge and height of every rank."""
    heights = [
        max((sizes[v][1] for v in layer if isinstance(v, str)), default=0) for layer in layers
    ]
    tops = [0.0]
    for height in heights[:-1]:
        tops.append(tops[-1] + height + GAP_Y)
    return tops, heights


def _routes(
    sizes: Mapping[str, Size],
    edges: Sequence[Edge],
    ranks: Mapping[str, int],
    centres: Mapping[Vertex, float],
    tops: Sequence[float],
    heights: Sequence[float],
) -> dict[Edge, tuple[Point, ...]]:
    """Return the points of every edge; those that end at one node arrive side by side."""
    arrivals = _arrivals(sizes, edges, ranks, centres)
    routes = {}
    for edge in edges:
        start, end = edge
        points = [(centres[start], tops[ranks[start]] + sizes[start][1])]
        for vertex in _chain(edge, ranks)[1:-1]:
            rank = vertex[1]
            points += [(centres[vertex], tops[rank]), (centres[vertex], tops[rank] + heights[rank])]  # type: ignore[index]
        routes[edge] = (*points, (arrivals[edge], tops[ranks[end]]))
    return routes


def _arrivals(
    sizes: Mapping[str, Size],
    edges: Sequence[Edge],
    ranks: Mapping[str, int],
    centres: Mapping[Vertex, float],
) -> dict[Edge, float]:
    """Return where each edge meets the upper side of the node it ends at."""
    arriving: dict[str, list[Edge]] = {}
    for edge in edges:
        arriving.setdefault(edge[1], []).append(edge)
    found = {}
    for node, those in arriving.items():
        those.sort(key=lambda edge: centres[_chain(edge, ranks)[-2]])
        step = min(24.0, sizes[node][0] / (len(those) + 1))
        for number, edge in enumerate(those):
            found[edge] = centres[node] + (number - (len(those) - 1) / 2) * step
    return found
