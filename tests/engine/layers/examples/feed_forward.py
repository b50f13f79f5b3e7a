"""Examples of the layers of feed-forward and convolutional networks: (layer, input shapes)."""

from engine.layers.activation import Activation
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate
from engine.layers.normalization import BatchNormalization
from engine.layers.shape import Flatten, Reshape
from engine.network.nested import Nested
from engine.regularizers import L1, L2
from engine.spec import NetworkSpec, Node, stack

IMAGE = (7, 6, 3)
TWO_DENSE = stack(
    InputLayer(shape=(5,)), Dense(units=4, activation="tanh"), Dropout(rate=0.3), Dense(units=3)
)
NESTED_TWICE = stack(
    InputLayer(shape=(5,)), Dense(units=5, trainable=False), Nested(network=TWO_DENSE)
)
TWO_OUTPUTS = NetworkSpec(
    (
        Node("a", "a", InputLayer(shape=(5,))),
        Node("b", "b", InputLayer(shape=(None,))),
        Node("sum", "sum", Add(), ("a", "b")),
        Node("dense", "dense", Dense(units=5), ("sum",)),
        Node("again", "again", Dense(units=5), ("dense",), shared_with="dense"),
    ),
    ("again", "sum"),
)
EXAMPLES = {
    "InputLayer": [(InputLayer(shape=(5,)), [])],
    "Activation": [(Activation(activation=a), [(5,)]) for a in ("relu", "tanh", "softmax")],
    "Dense": [
        (Dense(units=4), [(5,)]),
        (Dense(units=4, activation="relu"), [(5,)]),
        (Dense(units=4, activation="sigmoid", use_bias=False), [(5,)]),
        (Dense(units=3, activation="softmax", kernel_regularizer=L2()), [(5,)]),
        (Dense(units=3, activation="tanh", activity_regularizer=L1(l1=0.1)), [(5,)]),
        (Dense(units=4), [(3, 5)]),
        (Dense(units=4, activation="relu", trainable=False), [(5,)]),
    ],
    "Flatten": [(Flatten(), [IMAGE])],
    "Reshape": [(Reshape(target_shape=(-1, 2)), [IMAGE]), (Reshape(target_shape=(3,)), [(3, 1)])],
    "Dropout": [(Dropout(rate=0.4), [(50,)]), (Dropout(rate=0.0), [(5,)])],
    "Add": [(Add(), [IMAGE, IMAGE]), (Add(), [(4,), (4,), (4,)])],
    "Concatenate": [
        (Concatenate(), [(7, 6, 3), (7, 6, 2)]),
        (Concatenate(axis=1), [(7, 6, 3), (2, 6, 3)]),
    ],
    "BatchNormalization": [
        (BatchNormalization(), [IMAGE]),
        (BatchNormalization(center=False, scale=False), [(5,)]),
        (BatchNormalization(epsilon=0.1, momentum=0.5), [(5,)]),
        (BatchNormalization(trainable=False), [(5,)]),
    ],
    "Functional": [
        (Nested(network=TWO_DENSE), [(5,)]),
        (Nested(network=TWO_DENSE, trainable=False), [(5,)]),
        (Nested(network=NESTED_TWICE), [(5,)]),
        (Nested(network=TWO_OUTPUTS), [(5,), (5,)]),
    ],
}
