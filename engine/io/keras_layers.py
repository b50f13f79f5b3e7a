"""Settings of layers as Keras writes them, and back.

The settings of our layers carry Keras's names, so one rule serves nearly all of them; the tables
hold what differs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from engine.activations import activations
from engine.constraints import constraints
from engine.errors import (
    EngineError,
    ModelDamaged,
    NotInKeras,
    PartReplaced,
    PrecisionChanged,
    ProgramInModel,
    SettingLeftOut,
    UnknownModelLayer,
    UnknownModelSetting,
)
from engine.initializers import initializers
from engine.io.keras_old import Config, modern
from engine.io.keras_tables import (
    FLOAT32,
    FLOATS,
    KERAS_2_DISTRIBUTIONS,
    MODELS,
    MODULES,
    NEUTRAL,
    NOT_IN_KERAS,
    PROGRAMS,
    SILENT,
    SPATIAL,
    TRAINING_ONLY,
    UNWRITTEN,
    WHOLE,
    WINDOWS,
    WRITTEN,
)
from engine.io.model_report import Finding
from engine.layers import Layer, layers
from engine.layers.cells import cells
from engine.layers.inputs import InputLayer
from engine.layers.recurrent import Recurrent
from engine.layers.wrappers import Bidirectional
from engine.network.nested import Nested
from engine.registry import Registry
from engine.regularizers import regularizers
from engine.spec import NetworkSpec

FAMILIES = {f.family: f for f in (initializers, regularizers, constraints)}


def as_keras(module: str, class_name: str, config: Config) -> Config:
    """Return one object of Keras as it stands in ``config.json``."""
    return {
        "module": module,
        "class_name": class_name,
        "config": config,
        "registered_name": None,
    }


# Writing


def config_of(layer: Layer, name: str) -> Config:
    """Return the settings of ``layer`` with Keras's names and values. Raises ``NotInKeras``."""
    kind = layer.registered_name
    settings = {f.name: _plain(getattr(layer, f.name), f.name) for f in fields(layer)}
    missing = kind if kind in NOT_IN_KERAS else _missing_activation(settings)
    if missing:
        raise NotInKeras(layer=name, kind=missing)
    if kind == "InputLayer":
        batch_shape = [None, *settings["shape"]]
        extra = {"sparse": False, "ragged": False, "name": name}
        return {"batch_shape": batch_shape, "dtype": settings["dtype"], **extra}
    if "pool_size" in settings:
        settings["strides"] = settings["strides"] or settings["pool_size"]
    common = {"name": name, "trainable": True, "dtype": FLOAT32}
    whole = {**common, **settings, **_written(kind, settings)}
    return {key: value for key, value in whole.items() if key not in UNWRITTEN.get(kind, ())}


def _missing_activation(settings: Config) -> str:
    names = (settings.get(key) for key in ("activation", "recurrent_activation"))
    return next((name for name in names if name in NOT_IN_KERAS), "")


def _written(kind: str, settings: Config) -> Config:
    written: Config = {}
    if kind in WRITTEN or kind.startswith(SPATIAL) or "Pooling" in kind:
        written["data_format"] = "channels_last"
    if kind == "BatchNormalization":
        written["axis"] = settings.get("axis", -1)
    if kind == "Bidirectional" and settings["backward_layer"] is None:
        written["backward_layer"] = backward_twin(settings["layer"])
    return written


def backward_twin(layer: Config) -> Config:
    """Return the config of the layer that Keras runs from the end to the beginning."""
    config = dict(layer["config"])
    config |= {
        "name": f"backward_{config['name']}",
        "go_backwards": not config.get("go_backwards", False),
    }
    return {**layer, "config": config}


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, Layer):
        base = value.registered_name.lower()
        return as_keras(MODULES["layer"], value.registered_name, config_of(value, base))
    if getattr(value, "family", "") == "cell":
        inside = {f.name: _plain(getattr(value, f.name), f.name) for f in fields(value)}
        for number, cell in enumerate(inside.get("cells", ())):
            cell["config"]["name"] = f"cell_{number}"
        common = {"name": "cell", "trainable": True, "dtype": FLOAT32}
        return as_keras(MODULES["layer"], value.registered_name, {**common, **inside})
    if is_dataclass(value) and not isinstance(value, type):
        module = MODULES.get(value.family, f"keras.{value.family}s")  # type: ignore[attr-defined]
        settings = {f.name: _plain(getattr(value, f.name), f.name) for f in fields(value)}
        return as_keras(module, value.registered_name, settings)  # type: ignore[attr-defined]
    if isinstance(value, tuple):
        return [_plain(v, name) for v in value]
    return value


# Reading


@dataclass
class LayerReader:
    """Makes our layers of foreign settings; ``notes`` tell what was left out or replaced.

    ``version`` is the major one of Keras: 1, 2 or 3. ``network`` makes the network that a layer
    holds of its description.
    """

    version: int
    network: Callable[[Config, LayerReader], NetworkSpec]
    notes: list[Finding] = field(default_factory=list)

    def layer(self, class_name: str, config: Config) -> Layer:
        """Return the layer with these settings.

        Raises ``UnknownModelLayer``, ``UnknownModelSetting`` or ``ProgramInModel``.
        """
        name = str(config.get("name", class_name))
        if class_name in PROGRAMS:
            raise ProgramInModel(layer=name, kind=class_name)
        kind, config = modern(class_name, config, self.version)
        if kind not in layers:
            raise UnknownModelLayer(layer=name, kind=class_name)
        if kind == "InputLayer":
            return self.input_layer(name, config)
        self._check_precision(name, config.get("dtype"))
        layer = self._made(layers, kind, name, config)
        return _one_direction(layer) if isinstance(layer, Bidirectional) else layer

    def _made(self, registry: Registry[Any], kind: str, name: str, config: Config) -> Any:
        known = {f.name: f for f in fields(registry[kind])}
        self._check_others(name, config, set(known))
        axes = _axes(known)
        settings = {
            key: self._setting(name, known[key], value, axes)
            for key, value in config.items()
            if key in known
        }
        try:
            return registry[kind](**settings)
        except EngineError as error:
            facts = {"setting": "?", "actual": "?", **error.facts}
            shown = {"setting": facts["setting"], "actual": str(facts["actual"])}
            raise UnknownModelSetting(layer=name, **shown) from error

    def input_layer(self, name: str, config: Config) -> InputLayer:
        """Return an input; its dtype says whether it takes whole numbers."""
        dtype = config.get("dtype") or "float32"
        dtype = dtype.get("config", {}).get("name") if isinstance(dtype, dict) else dtype
        if dtype not in WHOLE and dtype not in FLOATS:
            raise UnknownModelSetting(layer=name, setting="dtype", actual=str(dtype))
        shape = input_shape(name, config)
        return InputLayer(shape=shape, dtype="int32" if dtype in WHOLE else "float32")

    def _check_precision(self, layer: str, dtype: Any) -> None:
        policy = dtype.get("config", {}).get("name") if isinstance(dtype, dict) else dtype
        if policy not in (None, "float32"):
            self._note(PrecisionChanged(layer=layer, actual=str(policy)), f"{layer}.dtype")

    def _note(self, error: EngineError, where: str) -> None:
        self.notes.append(Finding.of(error, where))

    def _check_others(self, layer: str, config: Config, ours: set[str]) -> None:
        """Raise where a setting that we do not have changes what the layer computes."""
        for key, value in config.items():
            if key in ours or key in SILENT or key == "axis":
                continue
            if key.endswith(TRAINING_ONLY):
                if value not in (None, True):
                    self._note(SettingLeftOut(layer=layer, setting=key), f"{layer}.{key}")
            elif value not in NEUTRAL.get(key, ()):
                raise UnknownModelSetting(layer=layer, setting=key, actual=str(value)[:100])

    def _setting(self, layer: str, setting: Any, value: Any, axes: int) -> Any:
        key, default = setting.name, setting.default
        choices = setting.metadata.get("choices", "")
        if choices == "activation":
            return self._activation(layer, key, value)
        if choices in FAMILIES:
            return self._part(choices, f"{layer}.{key}", layer, value, default)
        if isinstance(value, dict) and value.get("class_name") == "__numpy__":
            value = value["config"]["value"]
        if is_layer(value):
            return self._inner(value)
        if isinstance(value, list):
            return self._sequence(value)
        if type(value) is int and (isinstance(default, tuple) or (axes and key in WINDOWS)):
            return (value,) * (axes or len(default))
        is_plain = isinstance(value, (int, float, str)) or value is None
        if not is_plain or (isinstance(value, bool) != isinstance(default, bool)):
            raise UnknownModelSetting(layer=layer, setting=key, actual=str(value)[:100])
        return value

    def _sequence(self, values: list[Any]) -> Any:
        return tuple(
            self._inner(v) if is_layer(v) else self._sequence(v) if isinstance(v, list) else v
            for v in values
        )

    def _inner(self, value: Config) -> Layer:
        """Return a layer that stands in a setting of another one."""
        if value["class_name"] in MODELS:
            return Nested(network=self.network(value, self))
        if value["class_name"] in cells:
            kind, config = modern(value["class_name"], value["config"], self.version)
            return self._made(cells, kind, str(config.get("name", kind)), config)
        return self.layer(value["class_name"], {"name": value["class_name"], **value["config"]})

    def _activation(self, layer: str, key: str, value: Any) -> str | None:
        if value is None:
            return "linear"
        name = value.get("config") if isinstance(value, dict) else value
        if isinstance(name, dict):  # an activation layer in the place of a function
            name = str(value.get("class_name"))
        spoken = isinstance(name, str) and _activation_named(name)
        if not spoken:
            raise UnknownModelSetting(layer=layer, setting=key, actual=str(name)[:100])
        return spoken

    def _part(self, family: str, place: str, layer: str, value: Any, default: Any) -> Any:
        """Return an initializer, regularizer or constraint; all matter only to training."""
        registry: Registry[Any] = FAMILIES[family]
        if value is None:
            return None
        if isinstance(value, str):
            class_name, config = value, {}
        else:
            class_name = value.get("class_name") or value.get("name")  # the second in Keras 1
            config = value.get("config") or {k: v for k, v in value.items() if k != "name"}
        try:
            kind = registry[str(class_name)]
            known = {f.name for f in fields(kind)}
            return kind(**{k: _tupled(v) for k, v in _renamed(config).items() if k in known})
        except EngineError:
            self._note(PartReplaced(layer=layer, setting=place, kind=str(class_name)), place)
            return default


def _one_direction(layer: Bidirectional) -> Bidirectional:
    """Leave the backward layer out where it is the twin of the forward one, as it mostly is."""
    forward, backward = layer.layer, layer.backward_layer
    if backward is None or not isinstance(forward, Recurrent):
        return layer
    twin = replace(forward, go_backwards=not forward.go_backwards)
    return replace(layer, backward_layer=None) if backward == twin else layer


def _renamed(config: Config) -> Config:
    """Return settings of an initializer, regularizer or constraint by their names in Keras 3."""
    names = {"m": "max_value", "scale_mode": "mode"}
    new = {names.get(key, key): value for key, value in config.items()}
    if "distribution" in new:
        new["distribution"] = KERAS_2_DISTRIBUTIONS.get(new["distribution"], new["distribution"])
    return new


def _axes(known: dict[str, Any]) -> int:
    """Return how many axes a layer slides along; one number then stands for all of them."""
    windows = (known[name].default for name in WINDOWS if name in known)
    return next((len(window) for window in windows if isinstance(window, tuple)), 0)


def _activation_named(name: str) -> str | None:
    try:
        return activations[name].registered_name
    except EngineError:
        return None


def _tupled(value: Any) -> Any:
    return tuple(_tupled(v) for v in value) if isinstance(value, list) else value


def is_layer(value: Any) -> bool:
    """Return whether ``value`` describes a layer."""
    return (
        isinstance(value, dict)
        and "class_name" in value
        and isinstance(value.get("config"), (dict, list))
    )


def input_shape(name: str, config: Config) -> tuple[int | None, ...]:
    """Return the shape of one sample, without the batch."""
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    if not isinstance(shape, list) or len(shape) < 2:
        raise UnknownModelSetting(layer=name, setting="shape", actual=str(shape)[:100])
    if not all(size is None or type(size) is int for size in shape[1:]):
        raise ModelDamaged(where=name)
    return tuple(shape[1:])
