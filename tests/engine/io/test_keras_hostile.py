"""Model files that are damaged, foreign or evil: one sentence each, and nothing is run."""

import io
import json
import os
import zipfile

import h5py
import numpy as np
import pytest

from engine.errors import (
    EngineError,
    ModelDamaged,
    ModelError,
    ModelTooLarge,
    NotAModel,
    OnlyWeights,
    ProgramInModel,
    UnknownModelLayer,
    UnknownModelSetting,
    UnsafeModel,
)
from engine.io import read_model
from engine.io.keras_file import write_keras
from engine.network.network import Network
from tests.engine.io.small_networks import convnet, residual


@pytest.fixture
def whole(tmp_path):
    """A model in order."""
    path = tmp_path / "model.keras"
    write_keras(path, convnet(), Network(convnet()).arrays())
    return path


def members_of(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def rewrite(path, change=None, **contents: bytes) -> None:
    """Write the file anew, with other members or a changed description."""
    members = members_of(path) | {name.replace("__", "."): c for name, c in contents.items()}
    if change:
        config = json.loads(members["config.json"])
        change(config)
        members["config.json"] = json.dumps(config).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)


def change_weights(path, change) -> None:
    content = io.BytesIO(members_of(path)["model.weights.h5"])
    with h5py.File(content, "r+") as file:
        change(file)
    members = members_of(path) | {"model.weights.h5": content.getvalue()}
    with zipfile.ZipFile(path, "w") as file:
        for name, member in members.items():
            file.writestr(name, member)


def layer(config, place: int) -> dict:
    return config["config"]["layers"][place]


def test_a_program_in_a_layer_is_refused_by_name(whole):
    rewrite(whole, lambda c: layer(c, 3).update(class_name="Lambda"))
    with pytest.raises(ProgramInModel, match=r"model\.keras.*'activation' \(Lambda\)"):
        read_model(whole).network_spec()


@pytest.mark.parametrize("kind", ["Wavelet2D", "MyLayer", "__class__", "dense"])
def test_a_layer_that_we_lack_is_refused_by_name(kind, whole):
    rewrite(whole, lambda c: layer(c, 3).update(class_name=kind))
    with pytest.raises(UnknownModelLayer, match=f"'activation' of the kind '{kind}'"):
        read_model(whole).network_spec()


@pytest.mark.parametrize(
    ("place", "setting", "value"),
    [
        (1, "data_format", "channels_middle"),
        (1, "invented", 1),
        (1, "activation", "gelu_of_somebody"),
        (1, "activation", {"class_name": "function", "config": "os.system"}),
        (2, "axis", [1, 2]),
        (2, "renorm", True),
        (1, "use_bias", "no"),
    ],
)
def test_a_setting_that_would_compute_something_else_is_refused(place, setting, value, whole):
    rewrite(whole, lambda c: layer(c, place)["config"].update({setting: value}))
    with pytest.raises(UnknownModelSetting, match=setting):
        read_model(whole).network_spec()


def test_what_only_training_knows_is_left_out_and_told(whole):
    constraint = {"class_name": "NormOfSomebody", "config": {"max_value": 2}}
    rewrite(whole, lambda c: layer(c, 1)["config"].update(kernel_constraint=constraint))
    assert [n.where for n in read_model(whole).report.notes] == ["conv2d.kernel_constraint"]


@pytest.mark.parametrize(
    "name", ["../evil.py", "/etc/evil", "model.weights.npz", "assets/x.pkl", "C:\\evil"]
)
def test_a_member_that_no_model_has_is_refused(name, whole):
    with zipfile.ZipFile(whole, "a") as file:
        file.writestr(name, b"x")
    with pytest.raises(UnsafeModel):
        read_model(whole).network_spec()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(whole):
    with zipfile.ZipFile(whole, "a") as file:
        file.writestr("config.json", members_of(whole)["config.json"])
    with pytest.raises(UnsafeModel, match=r"config\.json"):
        read_model(whole).network_spec()


def test_a_member_that_unpacks_to_gigabytes_is_refused_unread(whole):
    rewrite(whole)
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("config.json", b" " * (65 << 20))
        file.writestr("model.weights.h5", b"")
    with pytest.raises(ModelTooLarge, match=r"config\.json"):
        read_model(whole).network_spec()


@pytest.mark.parametrize("units", [10**12, 2**70])
def test_weights_are_never_read_larger_than_they_are_described(units, whole):
    rewrite(whole, lambda c: layer(c, 12)["config"].update(units=units))
    with pytest.raises(ModelDamaged, match="dense_1/kernel"):
        read_model(whole).network_spec()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'{"class_name": 1}']
)
def test_a_description_that_is_none_is_damage(content, whole):
    rewrite(whole, config__json=content)
    with pytest.raises(ModelError, match=r"model\.keras"):
        read_model(whole).network_spec()


def test_a_truncated_file_is_damage_wherever_it_ends(whole):
    content = whole.read_bytes()
    for end in (0, 3, 4, 30, 1000, len(content) // 2, len(content) - 1):
        whole.write_bytes(content[:end])
        with pytest.raises(ModelError):
            read_model(whole).network_spec()


def move_to_another_file(file):
    del file["layers/dense/vars/0"]
    file["layers/dense/vars/0"] = h5py.ExternalLink("/etc/passwd", "x")


def point_elsewhere(file):
    del file["layers/dense/vars/0"]
    file["layers/dense/vars/0"] = h5py.SoftLink("/layers/dense_1/vars/0")


def lie_outside(file):
    shape = file["layers/dense/vars/0"].shape
    del file["layers/dense/vars/0"]
    size = 4 * shape[0] * shape[1]
    file.create_dataset("layers/dense/vars/0", shape, "f4", external=[("/etc/passwd", 0, size)])


def be_text(file):
    del file["layers/dense/vars/1"]
    file["layers/dense/vars/1"] = np.array([b"x"] * 10)


def be_a_group(file):
    del file["layers/dense/vars/1"]
    file.create_group("layers/dense/vars/1")


def be_missing(file):
    del file["layers/dense"]


def have_another_shape(file):
    array = file["layers/dense/vars/0"][()]
    del file["layers/dense/vars/0"]
    file["layers/dense/vars/0"] = array.T


@pytest.mark.parametrize(
    "change",
    [
        move_to_another_file,
        point_elsewhere,
        lie_outside,
        be_text,
        be_a_group,
        be_missing,
        have_another_shape,
    ],
)
def test_weights_that_are_not_plain_numbers_in_this_file_are_damage(change, whole):
    change_weights(whole, change)
    with pytest.raises(ModelDamaged, match="dense"):
        read_model(whole).network_spec()


def test_random_changes_of_a_description_give_a_network_or_a_sentence(tmp_path, rng):
    path = tmp_path / "model.keras"
    write_keras(path, residual(), Network(residual()).arrays())
    text = members_of(path)["config.json"].decode()
    words = ["null", "-1", "[]", "{}", '"x"', "1e999", "true", '[["a", 0, 0]]', "9" * 30]
    outcomes = set()
    for number in range(300):
        config = json.loads(text)
        layers = config["config"]["layers"]
        within = layers[number % len(layers)]["config"] if number % 2 else config
        place, key = pick(within, rng)
        place[key] = json.loads(words[rng.integers(len(words))])
        rewrite(path, config__json=json.dumps(config).encode())
        try:
            outcomes.add(type(read_model(path).network_spec()).__name__)
        except EngineError as error:
            outcomes.add(type(error).__name__)
    assert {"NetworkSpec", "ModelDamaged", "UnknownModelSetting"} <= outcomes


def pick(value, rng):
    """Return a container within ``value``, and one of its keys."""
    while True:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = keys[rng.integers(len(keys))]
        inner = value[key]
        if not isinstance(inner, (dict, list)) or not inner or rng.random() < 0.1:
            return value, key
        value = inner


def test_layers_that_wait_for_each_other_are_told(tmp_path):
    path = tmp_path / "model.keras"
    write_keras(path, residual(), Network(residual()).arrays())

    def turn_round(config):
        entry = config["config"]["layers"][2]["inbound_nodes"][0]["args"][0]
        entry["config"]["keras_history"] = ["classes", 0, 0]

    rewrite(path, turn_round)
    with pytest.raises(EngineError, match="not connected"):
        read_model(path).network_spec()


def test_names_of_others_become_names_that_the_window_can_show(whole):
    for place in range(13):
        rewrite(whole, lambda c, p=place: layer(c, p)["config"].update(name=f"a/{p}\n" + "x" * 99))
    change_weights(whole, lambda f: None)
    spec = read_model(whole).network_spec()
    assert all(n.name.isprintable() and len(n.name) < 70 and "/" not in n.name for n in spec)
    assert len({n.name for n in spec}) == 13


def test_other_files_are_no_models(tmp_path):
    for content in (b"", b"hello", b"GIF89a" + bytes(100)):
        (tmp_path / "x.keras").write_bytes(content)
        with pytest.raises(NotAModel, match=r"x\.keras"):
            read_model(tmp_path / "x.keras").network_spec()
    with pytest.raises(NotAModel):
        read_model(tmp_path / "missing.keras").network_spec()
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file["x"] = 1
    with pytest.raises(OnlyWeights, match=r"w\.h5"):
        read_model(tmp_path / "w.h5").network_spec()


def test_evil_models_are_refused_and_run_nothing(shared, monkeypatch):
    monkeypatch.setattr(os, "system", lambda _: pytest.fail("a program of the file was run"))
    folder = shared / "hostile/keras-malicious"
    with pytest.raises(ProgramInModel, match="Lambda"):
        read_model(folder / "badmodel_tramdan_defanged.h5").network_spec()
    with pytest.raises(UnsafeModel, match=r"model\.weights\.npz"):
        read_model(folder / "evil_keras_12end.keras").network_spec()


@pytest.mark.slow  # a process for each of 66 files: a minute
def test_every_file_behind_a_weakness_of_the_hdf5_library_costs_one_sentence(shared):
    from engine.service.models import open_model
    from engine.service.reader import Limits

    folder = shared / "hostile/hdf5-cve"
    files = [file for file in sorted(folder.iterdir()) if file.suffix != ".txt"]
    assert len(files) == 66
    for file in files:
        with pytest.raises(EngineError):
            open_model(str(file), limits=Limits(seconds=10.0))


def test_files_that_crash_the_hdf5_library_cost_one_sentence(shared):
    from engine.service.models import open_model
    from engine.service.reader import Limits

    files = sorted((shared / "hostile/hdf5-cve").rglob("*.h5"))[:6]
    assert files
    for file in files:
        with pytest.raises(EngineError):
            open_model(str(file), limits=Limits(seconds=10.0))
