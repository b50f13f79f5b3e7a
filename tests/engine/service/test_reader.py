"""The reader process: whatever a file does to it, this process goes on."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.data.readers import IdxFiles, ImageFolder, TableFile
from engine.data.readers.errors import (
    CannotWrite,
    FileCrashed,
    FileNeedsMemory,
    FileTooSlow,
    LineTooLong,
    NoClassFolders,
    ReaderStopped,
    WrongSize,
)
from engine.errors import Cancelled, UnexpectedError
from engine.service import reader, scratch
from engine.service.reader import Limits, ask_reader, read
from engine.service.reader_child import Task, serve
from tests.engine.data.readers.files import write_idx, write_pictures
from tests.engine.service.bad_sources import BadSource, FragileFolder, SlowSource

QUICK = Limits(seconds=1.0, megabytes=512)


@pytest.fixture(autouse=True)
def own_scratch(tmp_path_factory, monkeypatch):
    """Keep the folders of these tests apart, and see that none is left."""
    root = tmp_path_factory.mktemp("кэш")
    monkeypatch.setattr(scratch, "scratch_root", lambda: root)
    yield root
    assert list(root.iterdir()) == []
    assert multiprocessing.active_children() == []


def same(a, b):
    """Compare two data sets in all they hold."""
    for name in ("x", "y", "test_x", "test_y"):
        one, other = getattr(a, name), getattr(b, name)
        assert (one is None) == (other is None)
        assert one is None or (one.dtype == other.dtype and np.array_equal(one, other))
    for name in ("name", "classes", "feature_names", "target_names", "files", "notices"):
        assert getattr(a, name) == getattr(b, name), name
    return True


def test_a_data_set_arrives_as_it_was_read(tmp_path):
    folder = write_pictures(tmp_path / "Мои картинки 1")
    (folder / "cat" / "broken.png").write_text("no picture")
    write_pictures(folder / "train")
    write_pictures(folder / "test")
    for source in (
        ImageFolder(path=str(folder), width=4, height=4),
        IdxFiles(**write_idx(tmp_path, np.ones((20, 5, 4)), np.arange(20) % 2)),
    ):
        assert same(read(source), source.load())


def test_a_table_arrives_as_it_was_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n1,x,2.5\n2,z,\n,x,3.5\n4,x,1\n")
    source = TableFile(path=str(path), roles=(("a", "input"), ("b", "input"), ("y", "target")))
    data = read(source)
    assert same(data, source.load())
    assert not data.x.flags.writeable


def test_an_error_arrives_with_its_facts(tmp_path):
    settings = write_idx(tmp_path, np.ones((20, 5, 4)), np.arange(20) % 2)
    os.truncate(settings["train_images"], 100)
    with pytest.raises(WrongSize) as caught:
        read(IdxFiles(**settings))
    assert caught.value.facts["actual"] == 100
    assert settings["train_images"] in str(caught.value)
    with pytest.raises(NoClassFolders):
        read(ImageFolder(path=str(tmp_path)))


def test_progress_arrives_in_order():
    heard = []
    assert len(read(SlowSource(), lambda *done: heard.append(done)).x) == 2
    assert heard == [(done, 8) for done in range(8)]


def test_a_reader_that_says_so_may_take_longer_than_the_limit():
    limits = Limits(seconds=0.5)
    began = time.monotonic()
    read(SlowSource(), limits=limits)
    assert time.monotonic() - began > 2 * limits.seconds


@pytest.mark.parametrize(("deed", "code"), [("crash", "SIGSEGV"), ("leave", "3")])
def test_a_crash_names_the_file(deed, code):
    with pytest.raises(FileCrashed) as caught:
        read(BadSource(deed=deed))
    assert caught.value.facts == {"path": "bad.bin", "code": code}


def test_a_crash_before_any_file_is_told():
    with pytest.raises(ReaderStopped):
        read(BadSource(deed="crash", path=""))


@pytest.mark.parametrize("deed", ["hang", "sleep"])
def test_a_hang_ends_at_the_limit_and_names_the_file(deed):
    with pytest.raises(FileTooSlow) as caught:
        read(BadSource(deed=deed), limits=QUICK)
    assert caught.value.facts == {"path": "bad.bin", "seconds": 1.0}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_too_much_memory_ends_with_the_file():
    with pytest.raises(FileNeedsMemory) as caught:
        read(BadSource(deed="eat"), limits=Limits(seconds=20, megabytes=200))
    assert caught.value.facts["path"] == "bad.bin"


@pytest.mark.alone
@pytest.mark.parametrize("deed", ["hang", "sleep"])
def test_cancelling_takes_at_most_200_ms(deed):
    moment = None

    def cancelled():
        return moment is not None and time.monotonic() > moment

    def begun(done, total):
        nonlocal moment
        moment = time.monotonic() + 0.3

    with pytest.raises(Cancelled):
        read(BadSource(deed=deed), begun, cancelled)
    assert time.monotonic() - moment < 0.2


def test_a_progress_that_raises_cancelled_ends_the_reader():
    def cancel(done, total):
        raise Cancelled()

    with pytest.raises(Cancelled):
        read(SlowSource(), cancel)


def test_pictures_that_crash_hang_or_eat_are_skipped_and_nothing_is_decoded_twice(tmp_path):
    folder = write_pictures(tmp_path / "zoo", each=5)
    for name in ("cat/crash 1.png", "cat/hang.png", "dog/crash 2.png", "dog/eat.png"):
        shutil.copy(folder / "cat" / "0.png", folder / name)
    log = tmp_path / "log"
    source = FragileFolder(path=str(folder), width=8, height=6, log=str(log))
    heard = []
    data = read(source, lambda *done: heard.append(done), limits=QUICK)
    clean = ImageFolder(path=str(write_pictures(tmp_path / "clean", each=5)), width=8, height=6)
    assert (data.x == clean.load().x).all()
    assert (data.y == clean.load().y).all()
    told = {(n.code, os.path.basename(n.facts["path"])) for n in data.notices}
    assert told == {
        ("FileCrashed", "crash 1.png"),
        ("FileTooSlow", "hang.png"),
        ("FileCrashed", "crash 2.png"),
        ("FileNeedsMemory", "eat.png"),
    }
    assert max(Counter(log.read_text().split("\n")).values()) == 1
    assert heard[-1] == (14, 14)


def test_a_folder_in_which_every_picture_crashes_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MOST_CRASHES", 2)
    for name in ("cat", "dog"):
        (tmp_path / name).mkdir()
        for number in range(3):
            (tmp_path / name / f"crash {number}.png").touch()
    with pytest.raises(FileCrashed):
        read(FragileFolder(path=str(tmp_path), log=str(tmp_path / "log")))


def test_questions_are_answered(tmp_path):
    folder = write_pictures(tmp_path / "zoo")
    found = ask_reader("probe_images", path=str(folder))
    assert (found["width"], found["height"], found["counts"]) == (8, 6, [3, 3])
    picture = ask_reader("read_picture", path=str(folder / "cat" / "0.png"), shape=(6, 8, 3))
    assert (picture == [0, 0, 200]).all()
    assert picture.shape == (6, 8, 3)
    table = tmp_path / "a.csv"
    table.write_text("a;y\n1,5;2\n2,5;1\n")
    assert ask_reader("probe_table", path=str(table))["decimal"] == "comma"
    assert ask_reader("probe_table", path=str(table), decimal="point")["decimal"] == "point"


def test_only_known_questions_are_answered():
    with pytest.raises(UnexpectedError):
        ask_reader("eval", code="1 + 1")


def test_an_array_of_objects_is_never_unpickled(tmp_path):
    path = tmp_path / "0.npy"
    np.save(path, np.array([BadSource(deed="crash")], object), allow_pickle=True)
    keeper = reader._Keeper(tmp_path, Limits(), print, reader.never, False)
    with pytest.raises(ValueError, match=r"allow_pickle|objects"):
        keeper._array(path)


def test_a_line_of_100_mb_is_told_within_little_memory(tmp_path):
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.write(b"a,y\n")
        for _ in range(100):
            file.write(b"1," * (1 << 19))
    with pytest.raises(LineTooLong):
        read(TableFile(path=str(path)), limits=Limits(seconds=5, megabytes=400))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_a_small_file_that_unpacks_to_a_large_one_is_told(tmp_path):
    import zlib

    settings = write_idx(tmp_path, np.ones((2, 2, 2)), np.arange(2))
    packer = zlib.compressobj(1, wbits=31)
    side = 1 << 14
    with open(settings["train_images"], "wb") as file:
        file.write(packer.compress(b"\0\0\x08\x03" + np.array([2, side, side], ">u4").tobytes()))
        for _ in range(2 * side // 1024):
            file.write(packer.compress(bytes(side * 1024)))
        file.write(packer.flush())
    assert os.path.getsize(settings["train_images"]) < 4_000_000
    with pytest.raises(FileNeedsMemory):
        read(IdxFiles(**settings), limits=Limits(seconds=10, megabytes=300))


def test_leftovers_of_killed_sessions_are_removed(tmp_path, own_scratch):
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from engine.service import scratch\n"
        "scratch.scratch_root = lambda: Path(sys.argv[1])\n"
        "with scratch.scratch_folder() as folder:\n"
        "    print(folder, flush=True)\n"
        "    time.sleep(100)\n"
    )
    command = [sys.executable, "-c", script, str(own_scratch)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as session:
        folder = session.stdout.readline().strip()
        assert scratch.remove_leftovers(own_scratch) == 0  # it is in use
        assert os.path.isdir(folder)
        session.kill()
    assert scratch.remove_leftovers(own_scratch) == 1


def test_a_reader_ends_with_the_session_that_started_it(own_scratch):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.service import scratch\n"
        "from engine.service.reader import read\n"
        "from tests.engine.service.bad_sources import BadSource\n"
        "scratch.scratch_root = lambda: Path(sys.argv[1])\n"
        "if __name__ == '__main__':\n"
        "    read(BadSource(deed='sleep'), lambda *done: print('begun', flush=True))\n"
    )
    command = [sys.executable, "-c", script, str(own_scratch)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as session:
        assert session.stdout.readline() == "begun\n"
        children = psutil.Process(session.pid).children(recursive=True)
        assert children
        session.kill()
    _, alive = psutil.wait_procs(children, timeout=2)
    assert alive == []
    assert scratch.remove_leftovers(own_scratch) == 1


def test_a_cache_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setattr(scratch, "scratch_root", lambda: blocked)
    with pytest.raises(CannotWrite):
        read(SlowSource())


def test_the_window_can_make_sources_without_heavy_libraries():
    script = (
        "import sys, engine.data.readers\n"
        "heavy = {'PIL', 'pandas', 'scipy', 'sklearn', 'h5py', 'numba', 'cupy', 'PySide6'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


NO_PERMISSION = """
import os, sys
import PIL.Image, pandas
from engine.data.readers import CifarFiles, IdxFiles, ImageFolder, TableFile
from engine.errors import EngineError
PIL.Image.init()
folder = sys.argv[1]
if os.getuid() == 0:
    os.seteuid(65534)
path = folder + "/closed.bin"
for source in (
    IdxFiles(train_images=path, train_labels=path),
    CifarFiles(train=(path,)),
    TableFile(path=path),
    ImageFolder(path=folder + "/closed"),
):
    try:
        source.load()
    except EngineError as error:
        print(type(error).__name__)
data = ImageFolder(path=folder + "/open", width=8, height=6).load()
print(len(data.x), sorted(notice.code for notice in data.notices))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_what_may_not_be_read_is_told(tmp_path):
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents:
        if parent == Path(tempfile.gettempdir()):
            break
        parent.chmod(0o755)
    (tmp_path / "closed.bin").write_bytes(b"data")
    (tmp_path / "closed.bin").chmod(0)
    write_pictures(tmp_path / "closed").chmod(0)
    folder = write_pictures(tmp_path / "open", classes=("a", "b", "c"))
    (folder / "a" / "1.png").chmod(0)
    (folder / "c").chmod(0)
    command = [sys.executable, "-c", NO_PERMISSION, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for place in (tmp_path / "closed", folder / "c"):
        place.chmod(0o755)
    assert done.stdout.split("\n")[:4] == ["FileForbidden"] * 4
    assert done.stdout.split("\n")[4] == "5 ['EmptyClass', 'FileForbidden', 'FileForbidden']"


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="Windows has no alarm")
def test_the_system_ends_a_reader_that_nobody_watches(tmp_path):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    task = Task(str(tmp_path), seconds=0.1, megabytes=512, source=BadSource(deed="hang"))
    process = context.Process(target=serve, args=(theirs, task))
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGALRM
    ours.close()
    theirs.close()
