"""Files: the project, and models that go in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.io.model_report import ModelFile
    from engine.io.weights_file import WeightsFile
    from engine.spec import NetworkSpec


def read_model(path: Path, architecture: Path | None = None) -> ModelFile:
    """Return the Keras model in a file; see ``engine.io.model_file.read_model``."""
    from engine.io.model_file import read_model as read  # h5py is nothing for the window's process

    return read(path, architecture)


def read_weights(path: Path, spec: NetworkSpec, *, by_name: bool = False) -> WeightsFile:
    """Return the weights in a file for the layers of ``spec``; see ``engine.io.weights_file``."""
    from engine.io.weights_file import read_weights_into

    return read_weights_into(path, spec, by_name=by_name)


def write_model(model: ModelFile, path: Path) -> None:
    """Write a model for Keras: whole in HDF5 where ``path`` ends with .h5 or .hdf5, else .keras.

    Raises what stands against it: ``NotInKeras``, ``FileNotWritten`` and its kin.
    """
    from engine.io.keras_file import OptimizerState, write_h5, write_keras

    spec, state = model.network_spec(), OptimizerState(model.slots, model.steps)
    if path.suffix.lower() in (".h5", ".hdf5"):
        write_h5(path, spec, model.arrays, model.plan, state)
    else:
        write_keras(path, spec, model.arrays, model.extras, model.plan, state)
