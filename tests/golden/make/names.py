"""Write ``tests/golden/names.json``: what Keras 3 has, by our families.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/names.py``.
"""

import inspect
import json
from pathlib import Path
from typing import Any

import keras

# family: (module of Keras, the class of what it has; None for functions)
FAMILIES: dict[str, tuple[Any, Any]] = {
    "activation": (keras.activations, None),
    "constraint": (keras.constraints, keras.constraints.Constraint),
    "initializer": (keras.initializers, keras.initializers.Initializer),
    "layer": (keras.layers, keras.Layer),
    "loss": (keras.losses, keras.losses.Loss),
    "metric": (keras.metrics, keras.metrics.Metric),
    "optimizer": (keras.optimizers, keras.optimizers.Optimizer),
    "regularizer": (keras.regularizers, keras.regularizers.Regularizer),
    "schedule": (
        keras.optimizers.schedules,
        keras.optimizers.schedules.LearningRateSchedule,
    ),
}


def names_in(module: Any, kind: Any) -> list[str]:
    """Return the public names of a module that are classes of a kind, or functions."""

    def fits(value: Any) -> bool:
        if kind is None:
            return inspect.isfunction(value)
        return inspect.isclass(value) and issubclass(value, kind)

    return sorted(name for name, value in vars(module).items() if fits(value))


def main() -> None:
    names = {family: names_in(*each) for family, each in FAMILIES.items()}
    names["layer"] += ["Functional"]  # a network as a layer: keras.Model
    lines = (f'"{family}": {json.dumps(each)}' for family, each in names.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (Path(__file__).parents[1] / "names.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
