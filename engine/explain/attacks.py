"""Attacks: how little an input must change until the answer is another one.

* FGSM, the fast gradient sign method (Goodfellow et al. 2015, arXiv 1412.6572):
  ``x + epsilon sign(dJ/dx)``
* PGD, projected gradient descent (Madry et al. 2018, arXiv 1706.06083): many such steps of
  ``alpha``, each cut back to what is within ``epsilon`` of x

J is the cross-entropy of the class that is attacked, by default the one the network sees itself.
An attack with a ``goal`` goes down the cross-entropy of that class instead. No value changes by
more than ``epsilon`` (the largest-change norm), and none leaves ``limits``.

x: (batch, ...) in the data's own units, the unit of ``epsilon``; ``preparation`` makes of it what
the network takes, by default x itself. Where a gradient is 0 its sign is 0, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.preparation import Affine
from engine.errors import NoClassesToAttack, SettingError
from engine.explain.predictions import output_activation, probabilities, sigmoid, softmax
from engine.explain.scores import Followed, follow, number_input
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.trace import Trace

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)
PIXELS = (0.0, 255.0)
AS_IT_IS = Affine(np.ones(()), np.zeros(()))
REACH = 2.5  # all steps of PGD together go so many times as far as epsilon (Madry et al.)


@dataclass(frozen=True, eq=False)
class Attack:
    """What is attacked: one run of a network, and in which direction.

    ``form``: the network without its last softmax or sigmoid
    ``inputs``: by id of the Input node, x of ``source`` in the data's own units
    ``labels``: (batch,), the class whose cross-entropy changes   ``way``: 1 uphill, -1 downhill
    """

    network: Network
    form: Network
    kernels: Any
    inputs: dict[str, Array]
    source: str
    labels: Array
    way: int
    limits: tuple[float, float]
    preparation: Affine
    activation: str

    def slope(self, x: Array) -> Array:
        """Return ``dJ/dx`` of samples ``x`` in the data's own units."""
        trace = Trace(self.form, self._prepared(x), self.kernels)
        seeds = _loss_slope(trace.output, self.labels, self.activation)
        return trace.gradient_at(self.source, seeds) * self.preparation.scale

    def step(self, x: Array, length: float) -> Array:
        """Return ``x`` after a step of ``length`` in every value, within the limits."""
        return np.clip(x + self.way * length * np.sign(self.slope(x)), *self.limits)

    def probabilities(self, x: Array, classes: int) -> Array:
        """Return what the network says of samples ``x`` in the data's own units."""
        return probabilities(self.network, self._prepared(x), self.kernels, classes)

    def _prepared(self, x: Array) -> dict[str, Array]:
        return {**self.inputs, self.source: self.preparation.apply(x)}


def attack_on(
    network: Network,
    x: Array,
    kernels: Any,
    *,
    label: int | None = None,
    goal: int | None = None,
    classes: int | None = None,
    limits: tuple[float, float] = PIXELS,
    preparation: Affine = AS_IT_IS,
    others: dict[str, Array] | None = None,
    source: str | None = None,
) -> Attack:
    """Return what ``fgsm`` and ``pgd`` do: see the head of this module.

    ``others`` are the further inputs of the network, as it takes them. Raises
    ``NoClassesToAttack`` where the network tells no classes apart, ``UnknownClass``, and
    ``NoGradientOfWholeNumbers`` where its input has no gradient.
    """
    source = number_input(network, source)
    x = np.asarray(x, np.float32)
    inputs = {**(others or {}), source: preparation.apply(x)}
    chosen = label if goal is None else goal
    followed: Followed = follow(network, inputs, kernels, chosen, classes=classes)
    if classes == 0 or followed.probabilities.shape[1] < 2:
        raise NoClassesToAttack(node=network.spec.output.name)
    return Attack(
        network,
        followed.form,
        kernels,
        followed.inputs,
        source,
        followed.targets,
        1 if goal is None else -1,
        limits,
        preparation,
        output_activation(network),
    )


def fgsm(attack: Attack, x: Array, epsilon: float) -> Array:
    """Return ``x`` after one step of ``epsilon``, float32."""
    _check(epsilon)
    return attack.step(np.asarray(x, np.float32), epsilon).astype(np.float32)


def pgd(
    attack: Attack, x: Array, epsilon: float, *, steps: int = 10, seed: int | None = None
) -> Steps:
    """Return ``x`` after ``steps`` steps of ``2.5 epsilon / steps`` within ``epsilon``, float32.

    A generator. It begins at x or, with a ``seed``, at a random place within ``epsilon``.
    """
    _check(epsilon)
    if steps < 1:
        raise SettingError(setting="steps", expected="at least 1", actual=steps)
    x = np.asarray(x, np.float32)
    low, high = (np.clip(x + way * epsilon, *attack.limits) for way in (-1, 1))
    now = x
    if seed is not None:
        rng = np.random.default_rng(seed)
        now = np.clip(x + rng.uniform(-epsilon, epsilon, x.shape), low, high)
    for done in range(1, steps + 1):
        now = np.clip(attack.step(now, REACH * epsilon / steps), low, high).astype(np.float32)
        yield done, steps
    return now


@dataclass(frozen=True, eq=False)
class Attacked:
    """Attacks of rising strength. epsilons: (points,)   values: (points, ...), x after each

    probabilities: (points, classes)   ``smallest``: the least epsilon found that changes the
    answer (to the goal, where there is one), NaN where none did; less than ``finest`` below it
    one was tried that does not.
    """

    epsilons: Array
    values: Array
    probabilities: Array
    smallest: float
    finest: float


def attacked_over(
    attack: Attack,
    x: Array,
    epsilons: Array,
    classes: int,
    *,
    steps: int = 0,
    seed: int | None = None,
    halvings: int = 6,
) -> Steps:
    """Return ``Attacked`` of one sample x (1, ...), a generator; ``steps`` 0 is FGSM.

    Where an answer changes between two epsilons, the gap is halved ``halvings`` times. A larger
    epsilon need not do more than a smaller one; the first change counts.
    """
    attempt = _attempts(attack, x, steps, seed)
    parts = len(epsilons) + halvings
    values, said = [], []
    for epsilon in epsilons:
        values.append((yield from _shared(attempt(float(epsilon)), len(values), parts)))
        said.append(attack.probabilities(values[-1], classes)[0])
    answer = int(said[0].argmax()) if epsilons[0] == 0 else int(attack.labels[0])
    goal = int(attack.labels[0])

    def is_changed(probabilities: Array) -> bool:
        best = int(probabilities.argmax())
        return best == goal if attack.way < 0 else best != answer

    first = next((i for i, each in enumerate(said) if is_changed(each)), None)
    smallest = finest = np.nan
    if first is not None:
        high = float(epsilons[first])
        low = float(epsilons[first - 1]) if first else high
        for done in range(halvings if first else 0):
            middle = (low + high) / 2
            tried = yield from _shared(attempt(middle), len(epsilons) + done, parts)
            if is_changed(attack.probabilities(tried, classes)[0]):
                high = middle
            else:
                low = middle
        smallest, finest = high, high - low
    return Attacked(np.asarray(epsilons), np.concatenate(values), np.stack(said), smallest, finest)


def _attempts(attack: Attack, x: Array, steps: int, seed: int | None) -> Any:
    """Return the function of epsilon that attacks ``x``, a generator."""
    if steps:
        return lambda epsilon: pgd(attack, x, epsilon, steps=steps, seed=seed)
    way = attack.way * np.sign(attack.slope(np.asarray(x, np.float32)))  # the same for all

    def attempt(epsilon: float) -> Steps:
        yield 1, 1
        return np.clip(x + epsilon * way, *attack.limits).astype(np.float32)

    return attempt


def _shared(steps: Steps, part: int, parts: int) -> Steps:
    """Run one of several parts, and tell how far all are."""
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            return end.value
        yield part * total + done, parts * total


def _loss_slope(outputs: Array, labels: Array, activation: str) -> Array:
    """Return the gradient of the cross-entropy with respect to the logits, (batch, units)."""
    if outputs.shape[1] == 1:
        return sigmoid(outputs) - labels[:, None]
    truth = np.eye(outputs.shape[1], dtype=outputs.dtype)[labels]
    said = sigmoid(outputs) if activation == "sigmoid" else softmax(outputs)
    return said - truth


def _check(epsilon: float) -> None:
    if not epsilon >= 0:
        raise SettingError(setting="epsilon", expected="at least 0", actual=epsilon)
