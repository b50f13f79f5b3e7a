"""Which pictures a folder holds, by class and part, before any of them is opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from engine.data.dataset import Notice, Progress, no_progress
from engine.data.readers.errors import (
    BadFileName,
    EmptyClass,
    FolderIgnored,
    NoClassFolders,
    NotAFolder,
    OneClass,
    OtherFiles,
    ValidationMerged,
)
from engine.data.readers.files import system_error, system_errors
from engine.data.readers.pictures import SUFFIXES
from engine.data.readers.watch import told
from engine.errors import EngineError

PARTS = {
    "train": ("train", "training"),
    "validation": ("validation", "valid", "val"),
    "test": ("test", "testing"),
}
TOLD_AT_MOST = 1000  # notices of one kind of trouble with names and folders

ClassFiles = dict[str, list[str]]  # class name to paths, both sorted


@dataclass
class PictureList:
    """The pictures of a folder.  Classes are those of the training part, sorted by name."""

    path: str
    train: ClassFiles = field(default_factory=dict)
    test: ClassFiles = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    other_files: list[str] = field(default_factory=list)  # no pictures, by their names
    seen: int = 0

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(self.train)

    def tell(self, error: EngineError) -> None:
        """Add a notice, unless there are too many already."""
        if len(self.notices) < TOLD_AT_MOST:
            self.notices.append(told(error))


def list_pictures(path: str, progress: Progress = no_progress) -> PictureList:
    """Return what ``path`` holds: one sub-folder a class, or such folders in train/ and test/.

    Where there is no test folder, that for validation is the test part.
    Raises ``FileMissing``, ``NotAFolder``, ``NoClassFolders`` or ``OneClass``.
    """
    found = PictureList(os.path.abspath(path))
    folders = _sub_folders(found.path)
    parts = {
        part: folder
        for part, words in PARTS.items()
        for folder in folders
        if folder.lower() in words
    }
    if "train" in parts and len(parts) > 1 and _sub_folders(os.path.join(path, parts["train"])):
        _list_parts(found, parts, progress)
        for folder in sorted(set(folders) - set(parts.values())):
            found.tell(FolderIgnored(path=os.path.join(found.path, folder)))
    else:
        found.train = _class_files(found, found.path, progress)
    if found.other_files:
        found.tell(OtherFiles(count=len(found.other_files), path=found.other_files[0]))
    if len(found.train) == 1:
        raise OneClass(path=found.path, name=found.classes[0])
    return found


def _list_parts(found: PictureList, parts: dict[str, str], progress: Progress) -> None:
    files = {
        part: _class_files(found, os.path.join(found.path, folder), progress)
        for part, folder in parts.items()
    }
    found.train = files["train"]
    found.test = files.get("test", files.get("validation", {}))
    if len(files) == 3:
        for name, paths in files["validation"].items():
            found.train[name] = found.train.get(name, []) + paths
        found.train = dict(sorted(found.train.items()))
        count = sum(len(paths) for paths in files["validation"].values())
        found.tell(ValidationMerged(count=count))
    for name in sorted(set(found.test) - set(found.train)):
        found.tell(EmptyClass(name=name))


def _sub_folders(path: str) -> list[str]:
    """Return the names of the folders in ``path``, sorted, without hidden ones."""
    if os.path.exists(path) and not os.path.isdir(path):
        raise NotAFolder(path=path)
    with system_errors(path), os.scandir(path) as entries:
        return sorted(e.name for e in entries if e.is_dir() and not e.name.startswith("."))


def _class_files(found: PictureList, path: str, progress: Progress) -> ClassFiles:
    folders = _sub_folders(path)
    if not folders:
        raise NoClassFolders(path=path)
    classes: ClassFiles = {}
    for folder in folders:
        files = _files_below(found, os.path.join(path, folder), progress)
        if not _is_text(folder):
            found.tell(BadFileName(path=_printable(folder)))
        elif files:
            classes[folder] = files
        else:
            found.tell(EmptyClass(name=folder))
    return classes


def _files_below(found: PictureList, folder: str, progress: Progress) -> list[str]:
    """Return the pictures in ``folder`` and all below it, sorted."""
    pictures = []
    failed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(place, name)
            found.seen += 1
            progress(found.seen, 0)
            if not _is_text(path):
                found.tell(BadFileName(path=_printable(path)))
            elif os.path.splitext(name)[1].lower() in SUFFIXES | {""}:
                pictures.append(path)
            else:
                found.other_files.append(path)
    for error in failed:
        found.tell(system_error(str(error.filename or folder), error))
    return pictures


def _is_text(name: str) -> bool:
    """Tell whether a name can be stored: names of bytes that are no UTF-8 cannot."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")
