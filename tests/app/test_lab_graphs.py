"""Laboratories whose networks are no stacks fit their data, and learn from them."""

from dataclasses import replace

import numpy as np
import pytest

from app import lab_graphs
from engine.kernels import best_kernels
from engine.network.network import Network
from engine.service.desk import Loaded, check_fit
from engine.training.events import Batches
from engine.training.trainer import Trainer

STEPS = {
    "question_answering": 200,
    "three_outputs": 50,
    "siamese_lstm": 100,
    "stereo": 60,
    "inception": 250,
    "residual": 300,
}


def test_every_graph_is_tried_here():
    made_here = [
        f for f in vars(lab_graphs).values() if getattr(f, "__module__", "") == lab_graphs.__name__
    ]
    assert {f.__name__ for f in made_here if not f.__name__.startswith("_")} == set(STEPS)


@pytest.mark.parametrize("name", STEPS)
def test_a_network_with_branches_learns_from_its_data(name):
    document = getattr(lab_graphs, name)()
    loaded = Loaded.of(document.choice, document.choice.source.load())
    check_fit(document.network, document.plan, loaded.dataset)
    plan = replace(document.plan, epochs=99, batch_size=16)
    network = Network(document.network, seed=0)
    trainer = Trainer(
        network, plan, loaded.feed("train", document.network, plan), kernels=best_kernels()
    )
    losses = []
    for event in trainer.run():
        losses += event.columns["loss"] if isinstance(event, Batches) else ()
        if len(losses) >= STEPS[name]:
            break
    trainer.close()
    assert np.mean(losses[-5:]) < 0.95 * np.mean(losses[:5])
