"""Plays the window: starts an engine, says its process id and that it trains, then waits."""

import sys
import time

from engine.service.messages import Load, Ready, Train
from engine.training.events import Batches
from engine.training.plan import Plan
from tests.engine.service.engine_process import CHOICE, Engine
from tests.engine.service.laboratory import convnet


def main(filters: int) -> None:
    """Train a network whose steps take long; read nothing more after its first batch."""
    engine = Engine()
    engine.wait(lambda m: isinstance(m, Ready))
    engine.value(engine.request(Load, CHOICE))
    engine.request(Train, "run", CHOICE, convnet(filters), Plan(epochs=500, batch_size=256))
    engine.event(Batches)
    sys.stdout.write(f"{engine.process.pid}\n")
    sys.stdout.flush()
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
