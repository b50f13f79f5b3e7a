"""Networks of the teaching texts have the numbers of parameters that the texts print."""

import math

import pytest

from engine.layers.activation_layers import LeakyReLU
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.embedding import Embedding
from engine.layers.formula import Formula
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten, Reshape
from engine.layers.transposed import Conv2DTranspose
from engine.network.building import Building
from engine.network.nested import Nested
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec, stack


def dense_mnist() -> NetworkSpec:
    units = ((800, "relu"), (400, "relu"), (10, "softmax"))
    layers = [Dense(units=count, activation=activation) for count, activation in units]
    return stack(InputLayer(shape=(784,)), *layers)


def functional_example() -> NetworkSpec:
    return stack(
        InputLayer(shape=(64,)),
        Dense(units=32, activation="relu"),
        Dense(units=32, activation="relu"),
        Dense(units=10, activation="softmax"),
    )


def ten_comments() -> NetworkSpec:
    return stack(
        InputLayer(shape=(4,), dtype="int32"),
        Embedding(input_dim=50, output_dim=8),
        Flatten(),
        Dense(units=1, activation="sigmoid"),
    )


def cifar10() -> NetworkSpec:
    layers = []
    for filters in (32, 64):
        layers += [
            Conv2D(filters=filters, padding="same", activation="relu"),
            Conv2D(filters=filters, activation="relu"),
            MaxPooling2D(),
            Dropout(rate=0.25),
        ]
    end = [Flatten(), Dense(units=512, activation="relu"), Dropout(rate=0.5), Dense(units=10)]
    return stack(InputLayer(shape=(32, 32, 3)), *layers, *end)


def cats_and_dogs() -> NetworkSpec:
    layers = []
    for filters in (32, 64, 128, 128):
        layers += [Conv2D(filters=filters, activation="relu"), MaxPooling2D()]
    end = [Flatten(), Dense(units=512, activation="relu"), Dense(units=1, activation="sigmoid")]
    return stack(InputLayer(shape=(150, 150, 3)), *layers, *end)


def variational_autoencoder() -> NetworkSpec:
    net = Building()

    def convolved(filters: int, stride: int = 1) -> Conv2D:
        return Conv2D(filters=filters, strides=(stride, stride), padding="same", activation="relu")

    picture = net.add(InputLayer(shape=(28, 28, 1)))
    seen = net.chain(picture, convolved(32), convolved(64, 2), convolved(64), convolved(64))
    hidden = net.chain(seen, Flatten(), Dense(units=32, activation="relu"))
    mean = net.add(Dense(units=2), hidden, name="z_mean")
    spread = net.add(Dense(units=2), hidden, name="z_log_var")
    z = net.add(Formula(expression="a + exp(b) * normal()"), mean, spread)
    up = Conv2DTranspose(filters=32, strides=(2, 2), padding="same", activation="relu")
    decoded = net.chain(
        z,
        Dense(units=math.prod((14, 14, 64)), activation="relu"),
        Reshape(target_shape=(14, 14, 64)),
        up,
        Conv2D(filters=1, padding="same", activation="sigmoid"),
    )
    return net.network(decoded)


def generator() -> NetworkSpec:
    def convolved(filters: int, size: int, **more) -> Conv2D:
        return Conv2D(filters=filters, kernel_size=(size, size), padding="same", **more)

    up = Conv2DTranspose(filters=256, kernel_size=(4, 4), strides=(2, 2), padding="same")
    return stack(
        InputLayer(shape=(32,)),
        Dense(units=128 * 16 * 16),
        LeakyReLU(),
        Reshape(target_shape=(16, 16, 128)),
        convolved(256, 5),
        LeakyReLU(),
        up,
        LeakyReLU(),
        convolved(256, 5),
        LeakyReLU(),
        convolved(256, 5),
        LeakyReLU(),
        convolved(3, 7, activation="tanh"),
    )


def discriminator() -> NetworkSpec:
    layers = [Conv2D(filters=128), LeakyReLU()]
    for _ in range(3):
        layers += [Conv2D(filters=128, kernel_size=(4, 4), strides=(2, 2)), LeakyReLU()]
    end = [Flatten(), Dropout(rate=0.4), Dense(units=1, activation="sigmoid")]
    return stack(InputLayer(shape=(32, 32, 3)), *layers, *end)


def adversarial() -> NetworkSpec:
    judge = Nested(network=discriminator(), trainable=False)
    return stack(InputLayer(shape=(32,)), Nested(network=generator()), judge)


PRINTED = [
    (dense_mnist, 952_410),
    (functional_example, 3_466),
    (ten_comments, 433),
    (cifar10, 1_250_858),
    (cats_and_dogs, 3_453_121),
    (variational_autoencoder, 550_629),
    (generator, 6_264_579),
    (discriminator, 790_913),
    (adversarial, 7_055_492),
]


@pytest.mark.parametrize(("network", "count"), PRINTED, ids=lambda v: getattr(v, "__name__", v))
def test_the_number_of_parameters_is_the_printed_one(network, count):
    assert checked_summary(network()).parameters == count


def test_the_frozen_judge_of_an_adversarial_network_is_not_trained():
    assert checked_summary(adversarial()).trainable_parameters == 6_264_579


def test_layers_of_the_cats_and_dogs_convnet_have_the_printed_parameters():
    rows = checked_summary(cats_and_dogs()).rows
    own = [row.parameters for row in rows if row.parameters]
    assert own == [896, 18_496, 73_856, 147_584, 3_211_776, 513]
