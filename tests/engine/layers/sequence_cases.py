"""Cases of layers for sequences as plain data, for the script of golden vectors and its test."""

from typing import Any, NamedTuple

UNITS = 3
EVERY = {"return_sequences": True, "return_state": True}
GATES = {"activation": "softsign", "recurrent_activation": "hard_sigmoid"}


class Part(NamedTuple):
    """A layer or cell: its class in Keras, which is ours too, and its settings."""

    kind: str
    settings: dict[str, Any]


class Case(NamedTuple):
    """``states``: how many initial states are given; ``prefixes`` of names of weights."""

    layer: Part
    shape: tuple[int, ...] = (5, 4)
    states: int = 0
    masked: bool = False
    prefixes: tuple[str, ...] = ("",)
    below: int | None = None


def part(kind: str, **settings: Any) -> Part:
    return Part(kind, settings)


def _recurrent(name: str, kind: str, states: int, **settings: Any) -> dict[str, Case]:
    """Return the cases that every recurrent layer has."""

    def of(**more: Any) -> Part:
        return part(kind, units=UNITS, **settings, **more)

    gates = GATES if kind != "SimpleRNN" else {"activation": "relu"}
    return {
        f"{name} last": Case(of()),
        f"{name} all": Case(of(**EVERY), states=states),
        f"{name} mask": Case(of(return_state=True), states=states, masked=True),
        f"{name} mask all": Case(of(**EVERY), states=states, masked=True),
        f"{name} mask zero": Case(of(zero_output_for_mask=True, **EVERY), masked=True),
        f"{name} backwards": Case(of(go_backwards=True, **EVERY), masked=True),
        f"{name} functions": Case(of(use_bias=False, return_sequences=True, **gates)),
        f"{name} activity": Case(of(activity_regularizer="l2", **EVERY), states=states),
    }


def _both_ways(name: str, inner: Part, **more: Any) -> dict[str, Case]:
    settings = {"layer": inner, **more.pop("settings", {})}
    prefixes = ("forward/", "backward/")
    return {name: Case(part("Bidirectional", **settings), prefixes=prefixes, **more)}


LSTM = part("LSTM", units=UNITS, **EVERY)
STACK = ("cell_0/", "cell_1/", "cell_2/")
CELLS = (
    part("LSTMCell", units=UNITS),
    part("GRUCell", units=2),
    part("SimpleRNNCell", units=UNITS),
)
CASES: dict[str, Case] = {
    "embedding": Case(part("Embedding", input_dim=4, output_dim=3), (6,), below=4),
    "embedding deep": Case(part("Embedding", input_dim=9, output_dim=2), (2, 3), below=9),
    **_recurrent("simple", "SimpleRNN", 1),
    **_recurrent("lstm", "LSTM", 2),
    **_recurrent("gru", "GRU", 1),
    **_recurrent("gru first", "GRU", 1, reset_after=False),
    "rnn": Case(part("RNN", cell=CELLS[1], **EVERY), masked=True),
    "rnn stacked": Case(part("RNN", cell=CELLS), prefixes=STACK),
    "rnn stacked mask": Case(
        part("RNN", cell=CELLS, return_sequences=True), prefixes=STACK, masked=True
    ),
    **_both_ways("both concat", LSTM, states=4),
    **_both_ways("both concat mask", LSTM, states=4, masked=True),
    **_both_ways("both sum", part("GRU", units=UNITS), settings={"merge_mode": "sum"}),
    **_both_ways("both mul mask", LSTM, settings={"merge_mode": "mul"}, masked=True),
    **_both_ways("both ave", part("SimpleRNN", units=UNITS), settings={"merge_mode": "ave"}),
    **_both_ways("both apart", LSTM, settings={"merge_mode": None}, masked=True),
    **_both_ways(
        "both last mask", part("GRU", units=UNITS, return_state=True), states=2, masked=True
    ),
    **_both_ways(
        "both different",
        part("LSTM", units=UNITS),
        settings={"backward_layer": part("GRU", units=2, go_backwards=True)},
    ),
    **_both_ways(
        "both activity",
        part("GRU", units=UNITS, return_sequences=True, activity_regularizer="l2"),
        settings={"merge_mode": "sum"},
    ),
    "each dense": Case(part("TimeDistributed", layer=part("Dense", units=2, activation="tanh"))),
    "each conv": Case(
        part("TimeDistributed", layer=part("Conv2D", filters=2, kernel_size=(2, 3))), (3, 4, 4, 2)
    ),
    "each lstm": Case(part("TimeDistributed", layer=part("LSTM", units=2)), (2, 3, 4)),
}
