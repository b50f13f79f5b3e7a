"""Networks as scripts: they run alone, anywhere, and give what the network gives."""

import ast
import csv
import io
import re
import subprocess
import sys
import time

import numpy as np
import pytest
from PIL import Image

from engine.data.preparation import Affine
from engine.data.readers.pictures import read_picture
from engine.errors import (
    Cancelled,
    ExportNotChecked,
    FolderNotWritable,
    NotInScripts,
    OneInputOnly,
)
from engine.explain.predictions import class_probabilities
from engine.io.export_check import run_bundled, run_python, script_difference
from engine.io.model_extras import ModelExtras
from engine.io.script_export import script_text, write_script
from engine.io.script_functions import FUNCTIONS, NEEDS
from engine.kernels.reference import REFERENCE
from engine.layers.activation import Activation
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add
from engine.layers.shape import Flatten
from engine.layers.transposed import Conv2DTranspose
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, stack
from tests.engine.io.small_networks import all_networks, convnet, filled, samples, whole_networks

NETWORKS = all_networks()
PIXELS = Affine(np.array(1 / 255), np.array(-0.5))


def outputs_of(text: str, network: Network, x: np.ndarray) -> np.ndarray:
    """Run the function ``network`` of a script on the arrays of a network."""
    names: dict = {"__file__": "model.py", "__name__": "exported"}
    exec(compile(text, "model.py", "exec"), names)
    arrays = {
        f"{network.spec[node].name}/{name}": array
        for node, own in network.weights.items()
        for name, array in own.items()
    }
    return names["network"](x, arrays)


def run(path, *arguments, folder="/"):
    done = subprocess.run(
        [sys.executable, "-I", str(path), *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def export(path, spec, extras=None, inputs=None):
    """Write ``spec`` with random weights; return the network."""
    network, extras = filled(spec), extras or ModelExtras()
    x = samples(spec) if inputs is None else inputs
    prepared = extras.preparation.apply(x) if extras.preparation else x
    write_script(path, spec, network.arrays(), extras, x, network.predict(prepared, REFERENCE))
    return network


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("name", NETWORKS)
def test_the_code_of_every_layer_gives_what_the_layer_gives(name):
    spec = NETWORKS[name]
    network, x = filled(spec), samples(spec)
    expected = network.predict(x, REFERENCE)
    actual = outputs_of(script_text(spec, ModelExtras(), "model.py"), network, x)
    assert actual.dtype == np.float32
    assert np.abs(actual - expected).max() <= 1e-6 * np.abs(expected).max()


@pytest.mark.parametrize("name", whole_networks())
def test_a_script_runs_alone_in_a_clean_folder(name, tmp_path):
    folder = tmp_path / "Мои модели" / "clean"
    folder.mkdir(parents=True)
    export(folder / "сеть 1.py", whole_networks()[name])
    assert sorted(p.name for p in folder.iterdir()) == ["сеть 1.npz", "сеть 1.py"]
    status, said, problems = run(folder / "сеть 1.py", "--self-check")
    assert (status, problems) == (0, "")
    assert re.fullmatch(r"Largest difference on 10 samples: \d\S*\n", said)
    assert float(said.split(": ")[1]) < 1e-5


def test_wrong_weights_fail_the_self_check(tmp_path):
    path = tmp_path / "model.py"
    export(path, convnet())
    with np.load(tmp_path / "model.npz") as file:
        arrays = {name: file[name] for name in file.files}
    arrays["dense_1/kernel"] = arrays["dense_1/kernel"] * 1.01
    np.savez(tmp_path / "model.npz", **arrays)
    status, said, _ = run(path, "--self-check")
    assert status == 1
    assert float(said.split(": ")[1]) > 1e-4


def test_scripts_need_only_numpy_and_what_python_3_9_has():
    for spec in whole_networks().values():
        tree = ast.parse(script_text(spec, ModelExtras(), "model.py"), feature_version=(3, 9))
        modules = {
            alias.name if isinstance(node, ast.Import) else node.module
            for node in tree.body
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        assert modules <= {"argparse", "csv", "json", "math", "sys", "pathlib", "numpy"}


def test_functions_call_only_what_they_say_they_need():
    for name, text in FUNCTIONS.items():
        called = {n for n in FUNCTIONS if n != name and re.search(rf"\b{n}\(", text)}
        called -= {n for n in called if re.search(rf"np\.{n}\(", text)}
        assert called == set(NEEDS.get(name, ())), name


def test_only_the_functions_that_are_used_are_written():
    spec = stack(InputLayer(shape=(4,)), Dense(units=2, activation="silu"))
    text = script_text(spec, ModelExtras(), "model.py")
    defined = set(re.findall(r"^def (\w+)", text, re.MULTILINE)) & set(FUNCTIONS)
    assert defined == {"dense", "silu", "sigmoid"}


@pytest.mark.parametrize("resize", ["pad", "crop", "stretch"])
@pytest.mark.parametrize("channels", [1, 3])
def test_a_picture_is_read_and_told_as_the_program_does(resize, channels, tmp_path, rng):
    shape = (12, 10, channels)
    flat = Flatten()
    spec = stack(InputLayer(shape=shape), flat, Dense(units=3), Activation(activation="softmax"))
    extras = ModelExtras(("cat", "dog, small", "Ёж"), (), (), PIXELS, True, resize)
    picture = tmp_path / "bild ü.png"
    Image.fromarray(rng.integers(0, 256, (31, 47, 4), np.uint8), "RGBA").save(picture)
    path = tmp_path / "model.py"
    inputs = rng.integers(0, 256, (10, *shape), np.uint8)
    network = export(path, spec, extras, inputs)
    status, said, problems = run(path, picture)
    assert (status, problems) == (0, "")
    pixels = read_picture(str(picture), shape, resize)
    expected = network.predict(PIXELS.apply(pixels[None]), REFERENCE)[0]
    ((file, *told),) = rows(said)
    assert file == str(picture)
    best = np.argsort(-expected)
    assert told[0::2] == [extras.classes[i] for i in best]
    assert [float(p) for p in told[1::2]] == pytest.approx(expected[best].tolist(), abs=1e-6)


@pytest.mark.parametrize(
    ("units", "activation", "classes"),
    [(3, "softmax", 3), (3, "linear", 3), (1, "sigmoid", 2), (1, "linear", 2), (2, "sigmoid", 2)],
)
def test_probabilities_of_classes_are_those_of_the_program(units, activation, classes, tmp_path):
    spec = stack(InputLayer(shape=(4,)), Dense(units=units, activation=activation))
    names = tuple(f"class {i}" for i in range(classes))
    path, x = tmp_path / "model.py", samples(spec, 7)
    network = export(path, spec, ModelExtras(names, ("a", "b", "c", "d")), x)
    table = tmp_path / "table.csv"
    lines = ["d,c,extra,b,a", *(",".join(map(repr, r[[3, 2, 0, 1, 0]].tolist())) for r in x)]
    table.write_text("\n".join(lines))
    status, said, problems = run(path, table)
    assert (status, problems) == (0, "")
    expected = class_probabilities(network, network.predict(x, REFERENCE), classes)
    for row, probabilities in zip(rows(said), expected, strict=True):
        assert row[1] == names[int(probabilities.argmax())]
        assert float(row[2]) == pytest.approx(probabilities.max(), abs=1e-6)


def values_script(tmp_path, features) -> tuple:
    spec = stack(InputLayer(shape=(len(features),)), Dense(units=2))
    extras = ModelExtras((), features, ("height", "weight"), Affine(np.array(2.0), np.array(1.0)))
    return tmp_path / "model.py", export(tmp_path / "model.py", spec, extras, np.ones((3, 3)))


@pytest.mark.parametrize(
    "content",
    [
        "x;y;colour\n0,5;1;red\n-2;1e2;blue\n",
        "\ufeffcolour\ty\tx\nred\t1\t0.5\nblue\t1e2\t-2\n",
        "0.5,1,1\n-2,100,0\n",
        "u,v,w\n0.5,1,1\n-2,100,0\n",
    ],
)
def test_tables_are_read_with_any_separator_and_by_the_names_of_columns(content, tmp_path):
    path, network = values_script(tmp_path, ("x", "y", "colour=red"))
    table = tmp_path / "table.csv"
    table.write_text(content, encoding="utf-8")
    status, said, problems = run(path, table)
    assert (status, problems) == (0, "")
    x = np.array([[0.5, 1, 1], [-2, 100, 0]], np.float32)
    expected = network.predict(2 * x + 1, REFERENCE)
    head, *told = rows(said)
    assert head == ["", "height", "weight"]
    values = np.array([[float(cell) for cell in row[1:]] for row in told])
    assert values == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("x,y\n1,2\n", "no column 'colour=red'; the network takes: x, y, colour=red"),
        ("x,y,colour\n1,two,red\n", "row 1: 'two' in column 2 is not a number"),
        ("x,y,colour\n", "no rows"),
        (None, "cannot be read as a table"),
    ],
)
def test_a_table_that_does_not_fit_is_told_in_a_sentence(content, sentence, tmp_path):
    path, _ = values_script(tmp_path, ("x", "y", "colour=red"))
    table = tmp_path / "table.csv"
    if content is not None:
        table.write_text(content)
    status, said, problems = run(path, table)
    assert (status, said) == (1, "")
    assert sentence in problems
    assert "Traceback" not in problems


def test_a_picture_that_is_none_and_missing_weights_are_told_in_a_sentence(tmp_path):
    path, picture = tmp_path / "model.py", tmp_path / "text.png"
    picture.write_text("not a picture")
    export(path, convnet(), ModelExtras(is_image=True))
    status, _, problems = run(path, picture)
    assert status == 1
    assert "cannot be read as a picture" in problems
    (tmp_path / "model.npz").unlink()
    status, _, problems = run(path, picture)
    assert problems == "model.npz is missing: it belongs beside model.py.\n"


def test_names_of_layers_and_files_cannot_become_code():
    name = "x\"]); raise SystemExit  # '''"
    spec = NetworkSpec(
        (
            Node("a", "in", InputLayer(shape=(2,))),
            Node("b", name, Dense(units=2), ("a",)),
            Node("c", "\u2028 \N{GRINNING FACE} \\", Dense(units=2, activation="relu"), ("b",)),
            Node("d", "add", Add(), ("b", "c")),
        ),
        ("d",),
    )
    network, x = filled(spec), samples(spec)
    text = script_text(spec, ModelExtras(), 'a""" b\\N.py')
    expected = network.predict(x, REFERENCE)
    assert np.allclose(outputs_of(text, network, x), expected, rtol=1e-6)


def test_a_network_with_two_inputs_is_told_to_go_to_keras(tmp_path):
    nodes = (
        Node("a", "a", InputLayer(shape=(2,))),
        Node("b", "b", InputLayer(shape=(2,))),
        Node("c", "c", Add(), ("a", "b")),
    )
    x = np.zeros((1, 2), np.float32)
    with pytest.raises(OneInputOnly, match=r"2 and 1.*Keras"):
        write_script(tmp_path / "model.py", NetworkSpec(nodes, ("c",)), {}, ModelExtras(), x, x)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "layer", [Conv2D(dilation_rate=(2, 2)), Conv2D(groups=2), Conv2DTranspose()]
)
def test_a_layer_that_scripts_cannot_compute_is_named(layer):
    spec = stack(InputLayer(shape=(8, 8, 2)), layer)
    with pytest.raises(NotInScripts, match=r"'conv2d.*\(Conv2D.*Keras"):
        script_text(spec, ModelExtras(), "model.py")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FolderNotWritable, match="nowhere"):
        export(tmp_path / "nowhere" / "model.py", convnet())


# trying what was written


def test_a_bundled_program_tries_scripts_in_a_process_of_its_own(tmp_path):
    export(tmp_path / "model.py", convnet())
    status, said = run_bundled(tmp_path / "model.py", lambda: False)
    assert status == 0
    assert said.startswith("Largest difference on 10 samples: ")


def test_a_script_that_cannot_be_tried_is_told_with_its_last_words(tmp_path):
    (tmp_path / "model.py").write_text("raise ValueError('no such thing')")
    with pytest.raises(ExportNotChecked, match="ValueError: no such thing"):
        script_difference(tmp_path / "model.py", lambda: False)


@pytest.mark.parametrize("run_script", [run_python, run_bundled])
@pytest.mark.parametrize("text", ["1 / 0", "import sys; sys.exit('division')"])
def test_both_ways_to_try_a_script_tell_how_it_failed(run_script, text, tmp_path):
    (tmp_path / "model.py").write_text(text)
    status, said = run_script(tmp_path / "model.py", lambda: False)
    assert status == 1
    assert "division" in said.splitlines()[-1]


def test_a_script_that_dies_in_a_bundled_program_is_told(tmp_path):
    (tmp_path / "model.py").write_text("import os; os._exit(3)")
    with pytest.raises(ExportNotChecked, match="EOF"):
        run_bundled(tmp_path / "model.py", lambda: False)


@pytest.mark.parametrize("run_script", [run_python, run_bundled])
def test_a_trial_is_given_up_within_a_moment(run_script, tmp_path):
    (tmp_path / "model.py").write_text("while True: pass")
    started = time.monotonic()
    with pytest.raises(Cancelled):
        run_script(tmp_path / "model.py", lambda: time.monotonic() - started > 0.3)
    assert time.monotonic() - started < 5
