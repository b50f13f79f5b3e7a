"""Rules that change weights by their gradients, registered under Keras's class names."""

from engine.optimizers.base import Optimizer, optimizer_named, optimizers
from engine.optimizers.gradient_descent import SGD, Adagrad, Adam, RMSprop
from engine.optimizers.schedules import Schedule, schedules

__all__ = [
    "SGD",
    "Adagrad",
    "Adam",
    "Optimizer",
    "RMSprop",
    "Schedule",
    "optimizer_named",
    "optimizers",
    "schedules",
]
