"""Settings of a layer as Keras 3 writes them, and back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from engine.activations import activations
from engine.errors import ProgramInModel, UnknownModelLayer, UnknownModelSetting
from engine.initializers import Initializer, initializers
from engine.layers import Layer, layers
from engine.layers.inputs import InputLayer
from engine.registry import Registry
from engine.regularizers import Regularizer, regularizers

Config = dict[str, Any]

FLOAT32 = {
    "module": "keras",
    "class_name": "DTypePolicy",
    "config": {"name": "float32"},
    "registered_name": None,
}
# Without these, Keras takes them from the settings of whoever opens the file.
WRITTEN: dict[str, Config] = {
    "Conv2D": {"data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1},
    "MaxPooling2D": {"data_format": "channels_last"},
    "AveragePooling2D": {"data_format": "channels_last"},
    "GlobalMaxPooling2D": {"data_format": "channels_last"},
    "GlobalAveragePooling2D": {"data_format": "channels_last"},
    "Flatten": {"data_format": "channels_last"},
    "BatchNormalization": {"axis": -1},
}
# Settings that our layers do not have: the only values with which they compute the same.
ONLY: dict[str, tuple[Any, ...]] = {
    "data_format": ("channels_last", None),
    "dilation_rate": ([1, 1],),
    "groups": (1,),
    "noise_shape": (None,),
    "sparse": (False, None),
    "ragged": (False, None),
    "optional": (False,),
    "synchronized": (False,),
    "renorm": (False,),
    "virtual_batch_size": (None,),
    "lora_rank": (None,),
    "lora_alpha": (None,),
    "quantization_config": (None,),
}
# Settings that change nothing in what a trained network gives.
IGNORED = {
    "name",
    "trainable",
    "dtype",
    "seed",
    "batch_shape",
    "batch_input_shape",
    "fused",
    "renorm_clipping",
    "renorm_momentum",
}
# Settings that only training knows, and that our layers do not have.
TRAINING_ONLY = {
    "activity_regularizer",
    "kernel_constraint",
    "bias_constraint",
    "beta_constraint",
    "gamma_constraint",
    "beta_regularizer",
    "gamma_regularizer",
}
PROGRAMS = ("Lambda", "TFOpLambda", "SlicingOpLambda")
KERAS_2_DISTRIBUTIONS = {"normal": "truncated_normal", "uniform": "uniform"}


def as_keras(module: str, class_name: str, config: Config) -> Config:
    """Return one object of Keras as it stands in ``config.json``."""
    return {
        "module": module,
        "class_name": class_name,
        "config": config,
        "registered_name": None,
    }


def config_of(layer: Layer, name: str) -> Config:
    """Return the settings of ``layer`` with Keras's names and values."""
    if layer.registered_name == "InputLayer":
        return {
            "batch_shape": [None, *vars(layer)["shape"]],
            "dtype": "float32",
            "sparse": False,
            "ragged": False,
            "name": name,
        }
    settings = {f.name: _plain(getattr(layer, f.name)) for f in fields(layer)}
    if "pool_size" in settings:
        settings["strides"] = settings["strides"] or settings["pool_size"]
    common = {"name": name, "trainable": True, "dtype": FLOAT32}
    return {**common, **settings, **WRITTEN.get(layer.registered_name, {})}


def _plain(value: Any) -> Any:
    if isinstance(value, (Initializer, Regularizer)):
        settings = {f.name: getattr(value, f.name) for f in fields(value)}
        return as_keras(f"keras.{value.family}s", value.registered_name, settings)
    return list(value) if isinstance(value, tuple) else value


@dataclass
class LayerReader:
    """Makes our layers of foreign settings; ``left_out`` names what only training would use."""

    keras_2: bool
    left_out: list[str]

    def layer(self, class_name: str, config: Config) -> Layer:
        """Return the layer with these settings.

        Raises ``UnknownModelLayer``, ``UnknownModelSetting`` or ``ProgramInModel``.
        """
        name = config["name"]
        if class_name in PROGRAMS:
            raise ProgramInModel(layer=name, kind=class_name)
        if class_name not in layers:
            raise UnknownModelLayer(layer=name, kind=class_name)
        if class_name == "InputLayer":
            return InputLayer(shape=tuple(_input_shape(config)))
        defaults = {f.name: f.default for f in fields(layers[class_name])}
        self._check_others(config, set(defaults))
        settings = {
            key: self._setting(name, key, value, defaults[key])
            for key, value in config.items()
            if key in defaults
        }
        return layers[class_name](**settings)

    def _check_others(self, config: Config, ours: set[str]) -> None:
        """Raise where a setting that we do not have changes what the layer computes."""
        for key, value in config.items():
            if key in ours or key in IGNORED or key == "axis":
                continue
            if key in TRAINING_ONLY:
                if value is not None:
                    self.left_out.append(f"{config['name']}.{key}")
            elif value not in ONLY.get(key, ()):
                raise UnknownModelSetting(layer=config["name"], setting=key, actual=str(value))

    def _setting(self, layer: str, key: str, value: Any, default: Any) -> Any:
        if key == "activation":
            return self._activation(layer, value)
        if key.endswith("initializer"):
            return self._part(initializers, f"{layer}.{key}", value, default)
        if key.endswith("regularizer"):
            return self._part(regularizers, f"{layer}.{key}", value, default)
        if isinstance(value, list):
            return tuple(value)
        fits = isinstance(value, (int, float, str)) or value is None
        if not fits or isinstance(value, bool) != isinstance(default, bool):
            raise UnknownModelSetting(layer=layer, setting=key, actual=str(value))
        return value

    def _activation(self, layer: str, value: Any) -> str:
        name = value.get("config") if isinstance(value, dict) else value
        differs = name == "hard_sigmoid" and self.keras_2  # Keras 2 divided by 5, Keras 3 by 6
        if not isinstance(name, str) or name not in activations or differs:
            kind = "a function" if isinstance(value, dict) else value
            raise UnknownModelSetting(layer=layer, setting="activation", actual=str(kind))
        return name

    def _part(self, family: Registry, place: str, value: Any, default: Any) -> Any:
        """Return an initializer or regularizer; both matter only to training."""
        if value is None:
            return None
        class_name, config = value["class_name"], dict(value["config"])
        if class_name not in family:
            self.left_out.append(place)
            return default
        known = {f.name for f in fields(family[class_name])}
        if "distribution" in config:
            word = config["distribution"]
            config["distribution"] = KERAS_2_DISTRIBUTIONS.get(word, word)
        return family[class_name](**{k: v for k, v in config.items() if k in known})


def _input_shape(config: Config) -> list[int]:
    """Return the shape of one sample, without the batch."""
    shape = config.get("batch_shape") or config["batch_input_shape"]
    if not all(type(size) is int for size in shape[1:]):
        raise UnknownModelSetting(layer=config["name"], setting="shape", actual=str(shape))
    return shape[1:]
