"""Made data for networks with several inputs or outputs: each follows a learnable rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, Progress, Source, Target, no_progress, sources
from engine.registry import check_settings, setting

STATES = ("no", "yes")


@dataclass(frozen=True, kw_only=True)
class Several(Source):
    """Samples drawn by a rule, always the same ones for the same settings."""

    title: ClassVar[str] = ""

    samples: int = setting(1000, minimum=10, maximum=50_000)
    seed: int = setting(0, minimum=0, maximum=2**32 - 1)

    def __post_init__(self):
        check_settings(self)

    def load(self, progress: Progress = no_progress) -> Dataset:
        return self.draw(np.random.default_rng(self.seed))

    def draw(self, rng: np.random.Generator) -> Dataset:
        """Return the data set."""
        raise NotImplementedError


@sources.register("StoryQuestions")
@dataclass(frozen=True, kw_only=True)
class StoryQuestions(Several):
    """A story of word numbers, and a question that asks for its first or its last word.

    text: (samples, length) int32   question: (samples, 4) int32   y: (samples,) word asked for

    Word 1 in the question asks for the first word, word 2 for the last; the others mean nothing.
    """

    title = "Stories and questions"
    length: int = setting(12, minimum=4, maximum=500)
    words: int = setting(20, minimum=5, maximum=10_000)

    def draw(self, rng):
        text = rng.integers(0, self.words, (self.samples, self.length))
        question = rng.integers(3, max(self.words, 4), (self.samples, 4))
        asked = rng.integers(1, 3, self.samples)
        question[np.arange(self.samples), rng.integers(0, 4, self.samples)] = asked
        answers = np.where(asked == 1, text[:, 0], text[:, -1])
        return Dataset(
            name=self.title,
            x=text.astype(np.int32),
            y=answers.astype(np.int64),
            classes=tuple(f"word {i}" for i in range(self.words)),
            more_inputs={"question": question.astype(np.int32)},
        )


@sources.register("Posts")
@dataclass(frozen=True, kw_only=True)
class Posts(Several):
    """Posts of word numbers whose choice of words betrays age, income and gender of the writer.

    x: (samples, length) int32   age: (samples, 1) in decades   income: one of ten groups
    gender: 0 or 1

    A third of the words are drawn near the age's place in the vocabulary, a third near the
    income's, a third from its even or odd numbers.
    """

    title = "Posts of three kinds of writers"
    length: int = setting(60, minimum=30, maximum=1000)
    words: int = setting(300, minimum=100, maximum=50_000)

    def draw(self, rng):
        age = rng.uniform(1.5, 8, self.samples)
        income = rng.integers(0, 10, self.samples)
        gender = rng.integers(0, 2, self.samples)
        third = self.words // 3
        shape = (self.samples, self.length)
        near_age = (age[:, None] - 1.5) / 6.5 * (third - 10) + rng.integers(0, 10, shape)
        near_income = third + income[:, None] * (third // 10) + rng.integers(0, third // 10, shape)
        of_gender = 2 * third + 2 * rng.integers(0, third // 2, shape) + gender[:, None]
        words = np.choose(rng.integers(0, 3, shape), [near_age, near_income, of_gender])
        return Dataset(
            name=self.title,
            x=words.astype(np.int32),
            y=age[:, None].astype(np.float32),
            target_names=("age",),
            more_targets={
                "income": Target(income, tuple(f"group {i + 1}" for i in range(10))),
                "gender": Target(gender, ("0", "1")),
            },
        )


@sources.register("SentencePairs")
@dataclass(frozen=True, kw_only=True)
class SentencePairs(Several):
    """Two sequences of word vectors: sentences about the same thing, or about two things.

    left, right: (samples, length, size) float32   y: (samples,) 1 if both mean the same thing

    A sentence is the vector of what it is about, differently coloured at every word.
    """

    title = "Pairs of sentences"
    length: int = setting(8, minimum=2, maximum=200)
    size: int = setting(16, minimum=2, maximum=512)  # numbers of a word vector
    topics: int = setting(6, minimum=2, maximum=100)
    noise: float = setting(0.5, minimum=0, maximum=2)

    def draw(self, rng):
        meanings = rng.standard_normal((self.topics, self.size))
        y = rng.integers(0, 2, self.samples)
        first = rng.integers(0, self.topics, self.samples)
        other = (first + rng.integers(1, self.topics, self.samples)) % self.topics
        topics = np.stack([first, np.where(y == 1, first, other)])
        shape = (2, self.samples, self.length, self.size)
        words = meanings[topics][:, :, None] + self.noise * rng.standard_normal(shape)
        left, right = words.astype(np.float32)
        return Dataset(
            name=self.title,
            x=left,
            y=y.astype(np.int64),
            classes=STATES,
            more_inputs={"right": right},
        )


@sources.register("StereoPairs")
@dataclass(frozen=True, kw_only=True)
class StereoPairs(Several):
    """What two cameras side by side see: a square on a noisy ground, shifted by its nearness.

    left, right: (samples, size, size, 3) uint8   y: (samples,) how near it is, in four classes
    """

    title = "Stereo pictures"
    samples: int = setting(600, minimum=10, maximum=50_000)
    size: int = setting(24, minimum=16, maximum=128)  # pixels

    def draw(self, rng):
        y = rng.integers(0, 4, self.samples)
        shape = (self.samples, self.size, self.size, 3)
        views = rng.integers(0, 60, (2, *shape)).astype(np.uint8)
        side = self.size // 4
        tops = rng.integers(0, self.size - side, self.samples)
        lefts = rng.integers(8, self.size - side + 1, self.samples)
        colours = rng.integers(140, 256, (self.samples, 3))
        for i in range(self.samples):
            rows = slice(tops[i], tops[i] + side)
            for view, shift in zip(views, (0, 2 * y[i]), strict=True):
                view[i, rows, lefts[i] - shift : lefts[i] - shift + side] = colours[i]
        return Dataset(
            name=self.title,
            x=views[0],
            y=y.astype(np.int64),
            classes=("far", "away", "close", "near"),
            more_inputs={"right": views[1]},
        )
