"""Addresses, vectors, BLAS, the cache on the disk and the choice of kernels."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import engine.kernels
from engine.kernels import addresses, blas, cache, compiled, cpu
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.kernels.simd import LANES, load, spread, store, zeros
from tests.engine.kernels.compare import frozen

ROOT = Path(__file__).resolve().parents[3]


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run another Python in the root of the repository."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )


def test_addresses_are_those_of_numpy(rng):
    whole = frozen(rng, 6, 5)
    for array in (whole, whole[2:], whole[1], np.empty(0, np.float32), np.zeros((), np.uint8)):
        assert addresses.address(array) == array.ctypes.data
    assert addresses.address_or_null(None) == 0
    buffer = np.empty(64, np.float32)
    start = addresses.aligned(buffer[3:])
    assert start % 64 == 0
    assert 0 <= start - buffer[3:].ctypes.data < 64


def test_only_float32_without_gaps_suits_compiled_kernels(rng):
    x = frozen(rng, 4, 6)
    assert addresses.suits(x, None, x[1:])
    for other in (x.astype(np.float64), x[:, ::2], x.T, x.astype(">f4"), x.tolist()):
        assert not addresses.suits(x, other)


def test_numbers_reach_kernels_as_bits():
    @compiled.inline
    def same(bits):
        return compiled.double_of(bits)

    for value in (0.0, -1.5, 1e-300, np.pi, np.inf):
        assert same(addresses.double_bits(value)) == value


def test_vectors_compute_as_numpy_does(rng):
    @compiled.inline
    def run(a, b, c):
        x, y = load(a), load(b)
        store(c, 0.5 * x + y * x - spread(b + 8) * 3.0 + zeros())

    a, b, c = frozen(rng, LANES + 1), frozen(rng, LANES + 1), np.full(LANES + 2, 7, np.float32)
    run(a[1:].ctypes.data, b[1:].ctypes.data, c[1:].ctypes.data)
    x, y = a[1:], b[1:]
    np.testing.assert_allclose(c[1:-1], 0.5 * x + y * x - y[2] * 3, rtol=1e-6, atol=1e-6)
    assert c[0] == c[-1] == 7


def test_the_number_of_threads_of_the_blas_can_be_set():
    if blas.library_path() is None:
        pytest.skip("this NumPy has another BLAS than its wheels' OpenBLAS")
    before = blas.blas_threads()
    try:
        for count in (1, 2):
            blas.set_blas_threads(count)
            assert blas.blas_threads() == min(count, before) or blas.blas_threads() == count
    finally:
        blas.set_blas_threads(before)


def test_the_wheels_of_numpy_still_export_the_matrix_product():
    if "scipy-openblas" not in np.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]:
        pytest.skip("this NumPy has another BLAS than its wheels' OpenBLAS")
    assert hasattr(ctypes.CDLL(str(blas.library_path())), blas.SGEMM)


def test_without_a_known_blas_products_and_convolutions_run_in_numpy():
    script = (
        "from engine.kernels import blas; blas.library_path = lambda: None\n"
        "from engine.kernels.cpu import CPU; from engine.kernels.reference import REFERENCE as R\n"
        "import sys; assert 'engine.kernels.gemm' not in sys.modules\n"
        "names = [n for n in dir(R) if n[0] != '_']\n"
        "print(*[n for n in names if getattr(CPU, n) is getattr(R, n)])"
    )
    expected = {"dense_forward", "dense_backward", "conv_forward", "conv_backward"}
    assert set(python("-c", script).stdout.split()) == expected


def test_without_vectors_recurrent_layers_run_in_numpy():
    script = (
        "import sys; sys.modules['engine.kernels.simd'] = None\n"
        "from types import SimpleNamespace; import numpy as np\n"
        "from engine.kernels.cpu import CPU; from engine.kernels.recurrent import cpu\n"
        "assert cpu.lstm is None\n"
        "f = SimpleNamespace(name='tanh', forward=lambda z, y: np.tanh(z, out=y))\n"
        "z, h = np.ones((2, 1, 3), np.float32), np.zeros((3, 1, 3), np.float32)\n"
        "CPU.simple_rnn_forward(z, np.eye(3, dtype=np.float32), None, None, h, f, np.empty)\n"
        "print(*h[1:, 0, 0])"
    )
    first, second = map(float, python("-c", script).stdout.split())
    assert first == pytest.approx(np.tanh(1), rel=1e-6)
    assert second == pytest.approx(np.tanh(1 + np.tanh(1)), rel=1e-6)


def test_all_kernels_of_the_table_are_compiled_ones():
    facts = ("name", "recorder", "look_out")
    names = [name for name in dir(REFERENCE) if name[0] != "_" and name not in facts]
    assert [name for name in names if getattr(CPU, name) is getattr(REFERENCE, name)] == []
    assert set(names) == {n for n in dir(engine.kernels.Kernels) if n[0] != "_"}


def test_each_kernel_has_one_signature_of_integers(rng):
    assert len(compiled.KERNELS) > 20
    for each in compiled.KERNELS:
        assert each.load() in (True, False)
        (signature,) = each.compiled.signatures
        assert {str(kind) for kind in signature} == {"int64"}


def test_importing_the_interface_imports_no_numba():
    script = "import sys, engine.kernels, engine.kernels.reference; print('numba' in sys.modules)"
    assert python("-c", script).stdout.strip() == "False"


def test_the_key_follows_the_sources(monkeypatch, tmp_path):
    keys = []
    for text in ("x = 1", "x = 2"):
        (tmp_path / "kernel.py").write_text(text)
        monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
        cache.key.cache_clear()
        keys.append(cache.key())
    monkeypatch.undo()
    cache.key.cache_clear()
    assert len({*keys, cache.key()}) == 3


@pytest.fixture(scope="module")
def compiled_elsewhere(tmp_path_factory):
    """A cache below a folder with spaces and Cyrillic letters, filled by the command."""
    home = tmp_path_factory.mktemp("Мои проекты") / "лаб 1"
    output = python("-m", "engine.kernels.compile", XDG_CACHE_HOME=str(home)).stdout
    return home, output.splitlines()


CHOOSE = (
    "from engine.kernels import best_kernels, cache; print(cache.is_warm(), best_kernels().name)"
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="moves the cache by XDG_CACHE_HOME")


@on_linux
def test_compiling_reports_each_kernel_and_fills_the_cache(compiled_elsewhere):
    home, lines = compiled_elsewhere
    total = len(compiled.KERNELS)
    assert [line.split()[:2] for line in lines] == [
        [str(done), str(total)] for done in range(1, total + 1)
    ]
    (folder,) = (home / "lamina" / "kernels").iterdir()
    assert len(list(folder.rglob("*.nbc"))) == total
    assert python("-c", CHOOSE, XDG_CACHE_HOME=str(home)).stdout.split() == ["True", "cpu"]


@on_linux
def test_the_best_kernels_never_compile(compiled_elsewhere, tmp_path):
    chosen = python("-c", CHOOSE, XDG_CACHE_HOME=str(tmp_path)).stdout.split()
    assert chosen == ["False", "reference"]
    assert list(tmp_path.rglob("*.nbc")) == []


@on_linux
def test_compiling_goes_on_after_an_interruption_that_left_half_a_file(compiled_elsewhere):
    home, _ = compiled_elsewhere
    next(home.rglob("complete.json")).unlink()
    victim = next(home.rglob("*_dropout*.nbc"))
    victim.write_bytes(victim.read_bytes()[:100])
    python("-m", "engine.kernels.compile", XDG_CACHE_HOME=str(home))
    assert python("-c", CHOOSE, XDG_CACHE_HOME=str(home)).stdout.split() == ["True", "cpu"]


@on_linux
def test_a_damaged_cache_is_thrown_away_and_numpy_computes(compiled_elsewhere):
    home, _ = compiled_elsewhere
    victim = next(home.rglob("*_dropout*.nbc"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    assert python("-c", CHOOSE, XDG_CACHE_HOME=str(home)).stdout.split() == ["True", "reference"]
    assert python("-c", CHOOSE, XDG_CACHE_HOME=str(home)).stdout.split() == ["False", "reference"]


def test_the_table_of_kernels_is_one_object():
    assert cpu.CPU.name == "cpu"
    assert REFERENCE.name == "reference"
