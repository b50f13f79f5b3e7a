"""The same training by Keras's own ``fit``, alone in a process: see ``rounds``.

The surroundings say on which library Keras computes: KERAS_BACKEND.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import keras
from keras import layers

from tests.benchmarks.axes import task_named
from tests.benchmarks.nets import Task
from tests.benchmarks.report import tell
from tests.benchmarks.samples import arrays
from tests.benchmarks.windows import Windows

FOR_EVER = 10**6

LAYERS = {
    "conv": lambda filters, same, bend: layers.Conv2D(
        filters, 3, padding="same" if same else "valid", activation=bend
    ),
    "pool": lambda bend: layers.MaxPooling2D(),
    "flatten": lambda bend: layers.Flatten(),
    "dropout": lambda rate, bend: layers.Dropout(rate),
    "embedding": lambda rows, units, bend: layers.Embedding(rows, units),
    "lstm": lambda units, bend: layers.LSTM(units),
    "dense": lambda units, bend: layers.Dense(units, activation=bend),
}


class Over(Exception):
    """The time is over."""


class Watch(keras.callbacks.Callback):
    """Counts samples, and ends training or prediction when the time is over."""

    def __init__(self, task: Task, windows: Windows):
        super().__init__()
        self._batch, self._windows, self._done = task.batch, windows, 0

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        self._done += self._batch
        if self._windows.is_over(self._done):
            raise Over

    on_predict_batch_end = on_train_batch_end


def model_of(task: Task, dtype: str) -> keras.Sequential:
    """Return the compiled model; numbers are scaled in it, as its users do with raw data."""
    parts: list[Any] = [keras.Input(task.shape, dtype=dtype)]
    if task.data != "words":
        parts.append(
            layers.Rescaling(1 / 255 if task.data in ("mnist", "cifar", "pixels") else 1.0)
        )
    last = "sigmoid" if task.classes == 1 else "softmax"
    for number, (kind, *settings) in enumerate(task.layers, start=1):
        bend = last if number == len(task.layers) and task.classes else "relu"
        parts.append(LAYERS[kind](*settings, bend=bend))
    model = keras.Sequential(parts)
    loss = "binary_crossentropy" if task.classes == 1 else "sparse_categorical_crossentropy"
    model.compile(task.optimizer.lower(), loss, metrics=["accuracy"])
    return model


def main() -> None:
    """Arguments: task, kind and threads (told, not used), seconds."""
    name, _, _, seconds = sys.argv[1:]
    task, began = task_named(name), time.perf_counter()
    x, y, _ = arrays(task)
    windows = Windows(float(seconds), aside=time.perf_counter() - began)
    model, watch = model_of(task, str(x.dtype)), Watch(task, windows)
    try:
        while task.forward:
            model.predict(x, task.batch, verbose=0, callbacks=[watch])
        model.fit(
            x, y, batch_size=task.batch, epochs=FOR_EVER, verbose=0, callbacks=[watch], shuffle=True
        )
    except Over:
        tell(windows.result())


if __name__ == "__main__":
    main()
