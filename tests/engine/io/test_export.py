"""An export is tried before it is put in its place; whatever fails, nothing has changed."""

import os

import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.errors import Cancelled, EngineError, ExportDiffers, FolderNotWritable, NoRoom
from engine.io import export, read_model
from engine.io.export import export_model
from engine.io.exported import KINDS, Model
from engine.io.model_extras import ModelExtras
from engine.kernels.reference import REFERENCE
from tests.engine.io.small_networks import convnet, filled

ALL_KINDS = pytest.mark.parametrize("kind", KINDS)
AFFINE = Affine(np.array(1 / 255), np.array(-0.5))


def never() -> bool:
    return False


def silent(_: int) -> None:
    """Be told how far the export is."""


def model(**changes) -> Model:
    network = filled(convnet())
    inputs = np.random.default_rng(0).integers(0, 256, (10, 11, 9, 3), np.uint8)
    outputs = network.predict(AFFINE.apply(inputs), REFERENCE)
    extras = ModelExtras(("a", "b", "c"), preparation=AFFINE, is_image=True)
    facts = {"spec": network.spec, "arrays": network.arrays(), "inputs": (inputs,)}
    return Model(**facts | {"outputs": (outputs,), "extras": extras} | changes)


@ALL_KINDS
@pytest.mark.parametrize("takes_raw", [False, True])
def test_an_export_tells_how_far_it_is_from_the_network(kind, takes_raw, tmp_path):
    path = tmp_path / f"модель 1{KINDS[kind]}"
    stages: list[int] = []
    told = export_model(model(takes_raw=takes_raw), kind, path, never, stages.append)
    assert stages == [1, 2]
    assert told.samples == 10
    assert 0 <= told.difference <= 1e-5 * told.largest
    written = sorted(tmp_path.iterdir())
    assert sorted(told.files) == [str(p) for p in written]
    assert told.bytes == sum(p.stat().st_size for p in written)
    assert path in written


@ALL_KINDS
def test_a_model_that_gives_other_numbers_is_not_put_in_its_place(kind, tmp_path):
    path = tmp_path / f"model{KINDS[kind]}"
    path.write_text("older")
    wrong = model()
    wrong.outputs[0][0, 0] += 0.01
    with pytest.raises(ExportDiffers, match=r"largest difference 0\.01 of"):
        export_model(wrong, kind, path, never, silent)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "older"


@ALL_KINDS
def test_an_output_that_is_no_number_is_a_difference(kind, tmp_path):
    arrays = filled(convnet()).arrays()
    next(iter(arrays.values()))[...] = np.nan
    with pytest.raises(ExportDiffers):
        export_model(model(arrays=arrays), kind, tmp_path / f"m{KINDS[kind]}", never, silent)
    assert not list(tmp_path.iterdir())


@ALL_KINDS
@pytest.mark.parametrize("patience", [0, 1])
def test_a_cancelled_export_leaves_nothing_behind(kind, patience, tmp_path):
    looks = iter([False] * patience + [True])
    path = tmp_path / f"model{KINDS[kind]}"
    with pytest.raises(Cancelled):
        export_model(model(), kind, path, lambda: next(looks), silent)
    assert not list(tmp_path.iterdir())


@ALL_KINDS
def test_an_older_export_is_replaced(kind, tmp_path):
    path = tmp_path / f"model{KINDS[kind]}"
    for _ in range(2):
        export_model(model(), kind, path, never, silent)
    assert len(list(tmp_path.iterdir())) == (2 if kind == "script" else 1)


@ALL_KINDS
def test_a_folder_that_is_not_there_is_told(kind, tmp_path):
    with pytest.raises(FolderNotWritable, match="nowhere"):
        export_model(model(), kind, tmp_path / "nowhere" / f"m{KINDS[kind]}", never, silent)


@ALL_KINDS
def test_a_folder_in_the_place_of_the_file_is_told(kind, tmp_path):
    path = tmp_path / f"model{KINDS[kind]}"
    path.mkdir()
    with pytest.raises(EngineError, match="model"):
        export_model(model(), kind, path, never, silent)
    assert path.is_dir()


@ALL_KINDS
def test_a_full_disk_is_told_and_costs_nothing(kind, tmp_path, file_size_limit):
    path = tmp_path / f"model{KINDS[kind]}"
    path.write_text("older")
    whole = model()
    file_size_limit(1000)
    with pytest.raises(NoRoom, match="disk is full"):
        export_model(whole, kind, path, never, silent)
    file_size_limit(None)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "older"


@pytest.fixture
def file_size_limit():
    """Set how large files may grow, as on a full disk; None is without a limit."""
    resource = pytest.importorskip("resource", reason="needs limits of POSIX")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size):
        most = before[0] if size is None else size
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))

    yield limit
    limit(None)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture
def nobody():
    """Have no rights but those of every user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs to become another user, which only root may")
    os.seteuid(65534)
    yield
    os.seteuid(0)


@ALL_KINDS
def test_a_folder_without_permission_is_told(kind, tmp_path, nobody):
    with pytest.raises(FolderNotWritable, match="you may not write in it"):
        export_model(model(), kind, tmp_path / f"model{KINDS[kind]}", never, silent)


def test_the_check_reads_what_was_written_and_nothing_else(tmp_path, monkeypatch):
    read = []
    real = export.keras_differences
    monkeypatch.setattr(export, "keras_differences", lambda p, *a: (read.append(p), real(p, *a))[1])
    export_model(model(), "keras", tmp_path / "m.keras", never, silent)
    assert read[0].parent.name.startswith(".lamina-export-")
    assert read_model(tmp_path / "m.keras").format == "keras"
