"""Networks that are no stacks, as textbooks teach them; the defaults are the books' sizes.

After chapter 7 of F. Chollet, "Deep Learning with Python" (Manning 2017).
"""

from __future__ import annotations

from engine.layers.convolution import Conv1D, Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate
from engine.layers.pooling import (
    AveragePooling2D,
    GlobalAveragePooling2D,
    GlobalMaxPooling1D,
    MaxPooling1D,
    MaxPooling2D,
)
from engine.layers.recurrent import LSTM
from engine.layers.shape import Flatten
from engine.network.building import Building
from engine.network.nested import Nested
from engine.spec import NetworkSpec, stack


def question_answering(
    text_words: int = 10_000, question_words: int = 10_000, answers: int = 500
) -> NetworkSpec:
    """Return two recurrent readers, of a text and of a question about it, and one answer.

    inputs "text" and "question": (batch, time) word numbers   output: (batch, answers)
    """
    net = Building()
    text = net.add(InputLayer(shape=(None,), dtype="int32"), name="text")
    question = net.add(InputLayer(shape=(None,), dtype="int32"), name="question")
    told = net.chain(text, Embedding(input_dim=text_words, output_dim=64), LSTM(units=32))
    asked = net.chain(question, Embedding(input_dim=question_words, output_dim=32), LSTM(units=16))
    both = net.add(Concatenate(), told, asked)
    return net.network(net.add(Dense(units=answers, activation="softmax"), both, name="answer"))


def three_outputs(
    words: int = 50_000, size: int = 256, filters: tuple[int, int] = (128, 256), incomes: int = 10
) -> NetworkSpec:
    """Return a convnet over words that tells age, income and gender of who wrote them.

    input "posts": (batch, time) word numbers   outputs "age", "income", "gender"
    """
    net = Building()
    first, other = (Conv1D(filters=f, kernel_size=(5,), activation="relu") for f in filters)
    posts = net.add(InputLayer(shape=(None,), dtype="int32"), name="posts")
    features = net.chain(
        posts,
        Embedding(input_dim=words, output_dim=size),
        first,
        MaxPooling1D(pool_size=(5,)),
        other,
        other,
        MaxPooling1D(pool_size=(5,)),
        other,
        other,
        GlobalMaxPooling1D(),
        Dense(units=128, activation="relu"),
    )
    age = net.add(Dense(units=1), features, name="age")
    income = net.add(Dense(units=incomes, activation="softmax"), features, name="income")
    gender = net.add(Dense(units=1, activation="sigmoid"), features, name="gender")
    return net.network(age, income, gender)


def siamese_lstm(size: int = 128, units: int = 32, hidden: int = 0) -> NetworkSpec:
    """Return one LSTM that reads two sentences, and says whether they mean the same.

    inputs "left" and "right": (batch, time, size)   output: (batch, 1)
    hidden: units of a layer before the last one, which alone cannot compare: it only adds up
    what speaks for yes in either sentence
    """
    net = Building()
    left = net.add(InputLayer(shape=(None, size)), name="left")
    right = net.add(InputLayer(shape=(None, size)), name="right")
    first = net.add(LSTM(units=units), left)
    second = net.add(LSTM(units=units), right, shared_with=first)
    both = net.add(Concatenate(), first, second)
    if hidden:
        both = net.add(Dense(units=hidden, activation="relu"), both)
    return net.network(net.add(Dense(units=1, activation="sigmoid"), both, name="same"))


def inception(
    shape: tuple[int, int, int] = (32, 32, 3), filters: int = 128, classes: int = 10
) -> NetworkSpec:
    """Return a classifier with one Inception block (Szegedy et al. 2015).

    Four ways halve the picture, and are put side by side. With the padding "valid", which the
    book prints, their sizes would differ.
    """
    net = Building()
    x = net.add(InputLayer(shape=shape))

    def convolved(size: int, strides: int = 1) -> Conv2D:
        return Conv2D(
            filters=filters,
            kernel_size=(size, size),
            strides=(strides, strides),
            padding="same",
            activation="relu",
        )

    ways = [
        net.chain(x, convolved(1, 2)),
        net.chain(x, convolved(1), convolved(3, 2)),
        net.chain(
            x, AveragePooling2D(pool_size=(3, 3), strides=(2, 2), padding="same"), convolved(3)
        ),
        net.chain(x, convolved(1), convolved(3), convolved(3, 2)),
    ]
    both = net.add(Concatenate(), *ways)
    end = net.chain(both, GlobalAveragePooling2D(), Dense(units=classes, activation="softmax"))
    return net.network(end)


def residual(
    shape: tuple[int, int, int] = (32, 32, 3), filters: int = 128, classes: int = 10
) -> NetworkSpec:
    """Return a classifier with two residual blocks (He et al. 2015).

    The first adds its input as it is; the second, which halves the picture, adds it through a
    convolution of single pixels.
    """
    net = Building()

    def convolved() -> Conv2D:
        return Conv2D(filters=filters, padding="same", activation="relu")

    x = net.chain(net.add(InputLayer(shape=shape)), convolved())
    x = net.add(Add(), net.chain(x, convolved(), convolved(), convolved()), x)
    y = net.chain(x, convolved(), convolved(), MaxPooling2D())
    shortcut = Conv2D(filters=filters, kernel_size=(1, 1), strides=(2, 2), padding="same")
    x = net.add(Add(), y, net.add(shortcut, x))
    end = net.chain(x, GlobalAveragePooling2D(), Dense(units=classes, activation="softmax"))
    return net.network(end)


def stereo(eye: NetworkSpec, classes: int = 4) -> NetworkSpec:
    """Return one network for both cameras of a pair, and what follows from what they see.

    eye: turns a picture into features; its weights are shared by "left" and "right"
    """
    net = Building()
    shape = eye.inputs[0].layer.output_shape()
    left = net.add(InputLayer(shape=shape), name="left")
    right = net.add(InputLayer(shape=shape), name="right")
    layer = Nested(network=eye)
    first = net.add(layer, left, name="eye")
    second = net.add(layer, right, name="other_eye", shared_with=first)
    both = net.add(Concatenate(), first, second)
    hidden = net.chain(both, Dense(units=64, activation="relu"))
    return net.network(net.add(Dense(units=classes, activation="softmax"), hidden, name="nearness"))


def small_eye(shape: tuple[int, int, int] = (24, 24, 3)) -> NetworkSpec:
    """Return a small convnet that tells where things are: (height, width, 3) to 128 features."""
    return stack(
        InputLayer(shape=shape),
        Conv2D(filters=8, activation="relu"),
        MaxPooling2D(),
        Conv2D(filters=16, activation="relu"),
        MaxPooling2D(),
        Flatten(),
        Dense(units=128, activation="relu"),
    )
