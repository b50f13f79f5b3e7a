"""Which units of which networks are changed for those who look, and the networks made so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.explain.surgery import Edit, fitting, operated
from engine.network.network import Network


@dataclass(frozen=True, eq=False)
class _Done:
    """A network with its changes, and what it was made of."""

    source: Network
    step: int
    changes: tuple[Edit, ...]
    network: Network


class Operating:
    """Keeps changes by key of a network; makes the changed network once a step.

    Changes that do not fit, such as those of a layer that is gone, are left out: the others
    still show what they do, and the window tells which are left out.
    """

    def __init__(self):
        self._changes: dict[str, tuple[Edit, ...]] = {}
        self._done: dict[str, _Done] = {}

    def take(self, changes: Mapping[str, tuple[Edit, ...]]) -> None:
        """Let these changes be at work, and no others."""
        self._changes = {key: tuple(each) for key, each in changes.items() if each}
        self._done = {key: done for key, done in self._done.items() if key in self._changes}

    def forget(self, key: str) -> None:
        """Keep no network under ``key``; the changes stay, for when it comes back."""
        self._done.pop(key, None)

    def done_to(self, key: str, network: Network, step: int) -> Network:
        """Return ``network`` with its changes, itself where there are none.

        ``step`` says of which step the weights are: within one they are the same.
        """
        changes = self._changes.get(key, ())
        if not changes:
            return network
        done = self._done.get(key)
        if (
            done is None
            or done.source is not network
            or (done.step, done.changes)
            != (
                step,
                changes,
            )
        ):
            made = operated(network, fitting(network.summary, changes))
            done = self._done[key] = _Done(network, step, changes, made)
        return done.network
