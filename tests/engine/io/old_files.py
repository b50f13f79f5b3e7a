"""Whole models in HDF5 as Keras 1 and 2 wrote them."""

import json

import h5py


def old_file(path, config, weights, version, backend="tensorflow"):
    """A whole model as an old Keras wrote it."""
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps(config).encode()
        group = file.create_group("model_weights")
        if version:
            file.attrs["keras_version"] = group.attrs["keras_version"] = version.encode()
            group.attrs["backend"] = backend.encode()
        group.attrs["layer_names"] = [name.encode() for name in weights]
        for name, arrays in weights.items():
            layer = group.create_group(name)
            names = [f"{name}_W{i}".encode() for i in range(len(arrays))]
            layer.attrs["weight_names"] = names
            for own, array in zip(names, arrays, strict=True):
                layer[own] = array
