"""Examples of layers for sequences: embeddings, recurrent layers, wrappers."""

from engine.layers.cells import GRUCell, LSTMCell, SimpleRNNCell
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add
from engine.layers.normalization import BatchNormalization
from engine.layers.recurrent import GRU, LSTM, RNN, SimpleRNN
from engine.layers.wrappers import Bidirectional, TimeDistributed
from engine.network.nested import Nested
from engine.regularizers import L1, L2
from engine.spec import stack
from tests.engine.layers.examples import Example

STEPS = (4, 3)
ALL = {"return_sequences": True, "return_state": True}
DROPS = {"dropout": 0.3, "recurrent_dropout": 0.2}
TWO_DENSE = stack(InputLayer(shape=(3,)), Dense(units=4, activation="tanh"), Dense(units=2))


def of_every_kind(kind, states):
    """Return examples of the settings that all recurrent layers have."""
    given = [STEPS, *[(2,)] * states]
    return [
        (kind(units=2), [STEPS]),
        (kind(units=2, **ALL), given),
        (kind(units=2, go_backwards=True, return_sequences=True), [STEPS]),
        (kind(units=2, use_bias=False, activation="silu", return_state=True), [STEPS]),
        (kind(units=2, **DROPS, **ALL), given),
        (kind(units=2, dropout=0.3, activation="relu"), [STEPS]),
        (kind(units=2, recurrent_dropout=0.3, use_bias=False), [STEPS]),
        (kind(units=2, activity_regularizer=L2(l2=0.1), **ALL), [STEPS]),
        (kind(units=2, activity_regularizer=L1(l1=0.1), kernel_regularizer=L2()), [STEPS]),
        (kind(units=2, trainable=False), [STEPS]),
    ]


EXAMPLES = {
    "Embedding": [
        Example(Embedding(input_dim=4, output_dim=3), ((5,),), (4,)),
        Example(Embedding(input_dim=9, output_dim=2, mask_zero=True), ((2, 3),), (9,)),
        Example(Embedding(input_dim=3, output_dim=2, activity_regularizer=L2()), ((4,),), (3,)),
        Example(Embedding(input_dim=3, output_dim=2, trainable=False), ((4,),), (3,)),
    ],
    "SimpleRNN": of_every_kind(SimpleRNN, 1),
    "LSTM": [
        *of_every_kind(LSTM, 2),
        (LSTM(units=2, recurrent_activation="softmax", activation="softsign"), [STEPS]),
        (LSTM(units=2, recurrent_activation="silu", unit_forget_bias=False), [STEPS]),
    ],
    "GRU": [
        *of_every_kind(GRU, 1),
        *of_every_kind(lambda **settings: GRU(reset_after=False, **settings), 1),
        (GRU(units=2, recurrent_activation="softmax", activation="softsign"), [STEPS]),
        (GRU(units=2, recurrent_activation="softmax", reset_after=False), [STEPS]),
    ],
    "RNN": [
        (RNN(cell=SimpleRNNCell(units=2), go_backwards=True), [STEPS]),
        (RNN(cell=(LSTMCell(units=2), GRUCell(units=3)), **ALL), [STEPS, (2,), (2,), (3,)]),
        (RNN(cell=(GRUCell(units=3, **DROPS), SimpleRNNCell(units=2, **DROPS))), [STEPS]),
        (RNN(cell=(LSTMCell(units=2, trainable=False), LSTMCell(units=1))), [STEPS]),
    ],
    "Bidirectional": [
        (Bidirectional(layer=LSTM(units=2, **ALL)), [STEPS, *[(2,)] * 4]),
        (Bidirectional(layer=GRU(units=2, **DROPS), merge_mode="mul"), [STEPS]),
        (Bidirectional(layer=SimpleRNN(units=2, **ALL), merge_mode=None), [STEPS]),
        (Bidirectional(layer=SimpleRNN(units=2), merge_mode="ave"), [STEPS]),
        (
            Bidirectional(
                layer=LSTM(units=2, return_sequences=True, activity_regularizer=L2(l2=0.1)),
                merge_mode="sum",
            ),
            [STEPS],
        ),
        (
            Bidirectional(
                layer=LSTM(units=2, trainable=False),
                backward_layer=GRU(units=3, go_backwards=True),
            ),
            [STEPS],
        ),
        (Bidirectional(layer=RNN(cell=(GRUCell(units=2), GRUCell(units=2, **DROPS)))), [STEPS]),
    ],
    "TimeDistributed": [
        (TimeDistributed(layer=Dense(units=2, activation="tanh")), [STEPS]),
        (TimeDistributed(layer=Dense(units=2), trainable=False), [STEPS]),
        (TimeDistributed(layer=Conv2D(filters=2)), [(2, 4, 5, 1)]),
        (TimeDistributed(layer=BatchNormalization()), [STEPS]),
        (TimeDistributed(layer=BatchNormalization(), trainable=False), [STEPS]),
        (TimeDistributed(layer=Dropout(rate=0.4)), [STEPS]),
        (TimeDistributed(layer=Add()), [STEPS, STEPS]),
        (TimeDistributed(layer=LSTM(units=2, **ALL)), [(2, 4, 3)]),
        (TimeDistributed(layer=Bidirectional(layer=GRU(units=2, **DROPS))), [(2, 4, 3)]),
        (TimeDistributed(layer=Nested(network=TWO_DENSE)), [STEPS]),
    ],
}
