"""Well-known data sets from the network: fetched once, checked, kept in the user's cache."""

from __future__ import annotations

import contextlib
import os
import shutil
import tarfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from engine.data.dataset import Dataset, Notice, Progress, Source, no_progress, sources
from engine.data.fetch import FetchedFile, RemoteFile, fetch, writing
from engine.data.readers.cifar import CLASSES as CIFAR_CLASSES
from engine.data.readers.cifar import CifarFiles
from engine.data.readers.idx import IdxFiles
from engine.errors import IncompleteArchive, UnknownHash
from engine.folders import cache_folder
from engine.registry import setting

CIFAR_FOLDER = "cifar-10-batches-bin"
CIFAR_TRAIN = tuple(f"data_batch_{number}.bin" for number in range(1, 6))
CIFAR_TEST = "test_batch.bin"
CIFAR_NAMES = (*CIFAR_TRAIN, CIFAR_TEST)
CIFAR_BATCH = 30_730_000  # bytes: 10,000 labels with 32 x 32 x 3 pixels each
CLOCK = 3  # seconds to which the coarsest disks keep the time of a file


@dataclass(frozen=True, kw_only=True)
class Download(Source):
    """A data set whose files and hashes are known, fetched from the first mirror that answers.

    ``accept_unknown`` uses a file with another hash too, and says so in a notice.
    """

    foreign = True
    title: ClassVar[str] = ""
    folder: ClassVar[str] = ""
    mirrors: ClassVar[tuple[str, ...]] = ()
    files: ClassVar[tuple[RemoteFile, ...]] = ()
    classes: ClassVar[tuple[str, ...]] = ()

    accept_unknown: bool = setting(False)

    @property
    def bytes_to_fetch(self) -> int:
        """How much the network has to bring at most."""
        return sum(file.size for file in self.files)

    @property
    def bytes_fetched(self) -> int:
        """How much of that lies in the cache already."""
        folder = cache_folder() / "downloads" / self.folder
        places = [(folder / file.name, file) for file in self.files]
        return sum(file.size if path.exists() else _begun(path) for path, file in places)

    def fetch(self, progress: Progress = no_progress) -> tuple[FetchedFile, ...]:
        """Bring all files into the cache; ``progress`` counts bytes.

        Stopped or broken off, the next call goes on where this one ended.
        """
        folder = cache_folder() / "downloads" / self.folder
        fetched, before = [], 0
        for file in self.files:

            def tell(done: int, _: int, before: int = before) -> None:
                progress(before + done, self.bytes_to_fetch)

            fetched.append(fetch(file, self.mirrors, folder, tell, self.accept_unknown))
            before += file.size
            progress(before, self.bytes_to_fetch)
        return tuple(fetched)

    def load(self, progress: Progress = no_progress) -> Dataset:
        fetched = self.fetch(progress)
        total = self.bytes_to_fetch
        decoder = self.decoder([file.path for file in fetched])
        dataset = decoder.load(lambda *_: progress(total, total))
        notices = tuple(
            Notice(UnknownHash.__name__, _difference(known, file))
            for known, file in zip(self.files, fetched, strict=True)
            if file.actual_hash
        )
        return replace(dataset, name=self.title, notices=dataset.notices + notices)

    def decoder(self, paths: list[Path]) -> Source:
        """Return the source that reads the fetched files."""
        raise NotImplementedError


def _begun(path: Path) -> int:
    """Return how many bytes of a file came before the download broke off."""
    part = path.with_name(path.name + ".part")
    return part.stat().st_size if part.exists() else 0


def _difference(known: RemoteFile, file: FetchedFile) -> dict[str, str]:
    hashes = {"expected": known.hash[:12], "actual": file.actual_hash[:12]}
    return {"file": known.name, **hashes}


@dataclass(frozen=True, kw_only=True)
class _IdxDownload(Download):
    """Four IDX files: training images, training labels, test images, test labels."""

    def decoder(self, paths: list[Path]) -> Source:
        names = ("train_images", "train_labels", "test_images", "test_labels")
        return IdxFiles(**dict(zip(names, map(str, paths), strict=True)), classes=self.classes)


@sources.register("MnistDownload")
@dataclass(frozen=True, kw_only=True)
class MnistDownload(_IdxDownload):
    """70,000 handwritten digits, 28 x 28 grey (LeCun, Cortes & Burges 1998)."""

    title = "MNIST"
    folder = "mnist"
    classes = tuple("0123456789")
    mirrors = (
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
    )
    files = (
        RemoteFile(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        ),
        RemoteFile(
            "train-labels-idx1-ubyte.gz",
            28_881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        ),
        RemoteFile(
            "t10k-images-idx3-ubyte.gz",
            1_648_877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        ),
        RemoteFile(
            "t10k-labels-idx1-ubyte.gz",
            4_542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        ),
    )


@sources.register("FashionMnistDownload")
@dataclass(frozen=True, kw_only=True)
class FashionMnistDownload(_IdxDownload):
    """70,000 pictures of clothes, 28 x 28 grey (Xiao, Rasul & Vollgraf 2017)."""

    title = "Fashion-MNIST"
    folder = "fashion-mnist"
    classes = (
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    )
    mirrors = (
        "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    )
    files = (
        RemoteFile(
            "train-images-idx3-ubyte.gz",
            26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        ),
        RemoteFile(
            "train-labels-idx1-ubyte.gz",
            29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        ),
        RemoteFile(
            "t10k-images-idx3-ubyte.gz",
            4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        ),
        RemoteFile(
            "t10k-labels-idx1-ubyte.gz",
            5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        ),
    )


@sources.register("Cifar10Download")
@dataclass(frozen=True, kw_only=True)
class Cifar10Download(Download):
    """60,000 photographs of ten kinds of things, 32 x 32 in colour (Krizhevsky 2009)."""

    title = "CIFAR-10"
    folder = "cifar-10"
    classes = CIFAR_CLASSES
    mirrors = (
        "https://www.cs.toronto.edu/~kriz/",
        "https://cave.cs.toronto.edu/kriz/",
        "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/",
    )
    files = (
        RemoteFile(
            "cifar-10-binary.tar.gz",
            170_052_171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        ),
    )

    def decoder(self, paths: list[Path]) -> Source:
        with writing(paths[0].parent):
            folder = _unpacked(paths[0])
        train = tuple(str(folder / name) for name in CIFAR_TRAIN)
        return CifarFiles(train=train, test=(str(folder / CIFAR_TEST),), classes=self.classes)


def _unpacked(archive: Path) -> Path:
    """Return the folder of the six batches, after taking them out of ``archive``."""
    folder = archive.parent / CIFAR_FOLDER
    if _missing(folder, archive):
        folder.mkdir(exist_ok=True)
        with contextlib.suppress(tarfile.TarError, EOFError):  # told below by what is missing
            _unpack(archive, folder)
    if missing := _missing(folder, archive):
        raise IncompleteArchive(file=archive.name, missing=missing[0])
    return folder


def _missing(folder: Path, archive: Path) -> list[str]:
    """Return the batches that are not there, or not from this archive."""
    return [name for name in CIFAR_NAMES if not _is_batch_of(archive, folder / name)]


def _is_batch_of(archive: Path, batch: Path) -> bool:
    if not batch.exists():
        return False
    state = batch.stat()
    same_time = abs(state.st_mtime - archive.stat().st_mtime) < CLOCK
    return state.st_size == CIFAR_BATCH and same_time


def _unpack(archive: Path, folder: Path) -> None:
    """Take out these names only, plain files only, and no more bytes than a batch has."""
    modified = archive.stat().st_mtime
    with tarfile.open(archive, "r|gz") as packed:
        for member in packed:
            name = Path(member.name).name
            if name in CIFAR_NAMES and member.isfile() and member.size == CIFAR_BATCH:
                _extract(packed, member, folder / name)
                os.utime(folder / name, (modified, modified))


def _extract(packed: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    content = packed.extractfile(member)
    assert content is not None, "a plain file has content"
    part = path.with_suffix(".part")
    with content, part.open("wb") as target:
        shutil.copyfileobj(content, target)
    os.replace(part, path)
