"""Ready laboratories whose networks are no stacks."""

from __future__ import annotations

from app.document import Document
from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255, Unchanged
from engine.data.several import Posts, SentencePairs, StereoPairs, StoryQuestions
from engine.data.signs import Signs
from engine.data.split import Split
from engine.losses import BinaryCrossentropy, MeanSquaredError, SparseCategoricalCrossentropy
from engine.network import textbook
from engine.optimizers import Adam, RMSprop
from engine.spec import NetworkSpec
from engine.training.plan import Head, Plan


def question_answering() -> Document:
    """Two readers, of a story and of a question."""
    source = StoryQuestions(samples=4000)
    return Document(
        DataChoice(source, Unchanged(), Split(validation=0.2)),
        textbook.question_answering(source.words, source.words, source.words),
        Plan(
            optimizer=Adam(learning_rate=0.005),
            loss=SparseCategoricalCrossentropy(),
            batch_size=64,
            epochs=30,
        ),
    )


def three_outputs() -> Document:
    """Age, income and gender from the words of a post; the losses are weighed as in the book."""
    source = Posts(length=300)
    network = textbook.three_outputs(source.words, size=32, filters=(32, 64))
    age, income, gender = network.outputs
    return Document(
        DataChoice(source, Unchanged(), Split(validation=0.2)),
        network,
        Plan(
            optimizer=RMSprop(),
            heads=(
                Head(output=age, loss=MeanSquaredError(), weight=0.25, accuracy=False),
                Head(output=income, loss=SparseCategoricalCrossentropy()),
                Head(output=gender, loss=BinaryCrossentropy(), weight=10.0),
            ),
            batch_size=64,
            epochs=10,
        ),
    )


def siamese_lstm() -> Document:
    """One LSTM reads both sentences of a pair."""
    source = SentencePairs(samples=2000)
    return Document(
        DataChoice(source, Unchanged(), Split(validation=0.2)),
        textbook.siamese_lstm(source.size, hidden=32),
        Plan(optimizer=RMSprop(), loss=BinaryCrossentropy(), batch_size=32, epochs=15),
    )


def stereo() -> Document:
    """One convnet looks through both cameras."""
    source = StereoPairs(samples=2000)
    return Document(
        DataChoice(source, DivideBy255(), Split(validation=0.2)),
        textbook.stereo(textbook.small_eye((source.size, source.size, 3))),
        Plan(optimizer=Adam(), loss=SparseCategoricalCrossentropy(), batch_size=32, epochs=10),
    )


def inception() -> Document:
    """Four ways through one block."""
    return _of_signs(textbook.inception((28, 28, 1), filters=16))


def residual() -> Document:
    """Two shortcuts."""
    return _of_signs(textbook.residual((28, 28, 1), filters=16))


def _of_signs(network: NetworkSpec) -> Document:
    return Document(
        DataChoice(Signs(samples=2000, test_samples=500), DivideBy255(), Split(validation=0.2)),
        network,
        Plan(
            optimizer=Adam(learning_rate=0.003),
            loss=SparseCategoricalCrossentropy(),
            batch_size=64,
            epochs=8,
        ),
    )
