"""Rules that change weights by their gradients, registered under Keras's class names."""

from engine.optimizers.adam import Adam, Adamax, AdamW, Nadam
from engine.optimizers.adaptive import Adadelta, Adagrad, Ftrl, RMSprop
from engine.optimizers.base import Optimizer, optimizer_named, optimizers
from engine.optimizers.gradient_descent import SGD, Lion
from engine.optimizers.schedules import Schedule, schedules

__all__ = [
    "SGD",
    "Adadelta",
    "Adagrad",
    "Adam",
    "AdamW",
    "Adamax",
    "Ftrl",
    "Lion",
    "Nadam",
    "Optimizer",
    "RMSprop",
    "Schedule",
    "optimizer_named",
    "optimizers",
    "schedules",
]
