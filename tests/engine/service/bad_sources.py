"""Sources that crash, hang and eat memory, for the tests of the reader process."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, Source, no_progress
from engine.data.readers.image_folder import ImageFolder
from engine.data.readers.watch import opens


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def hang():
    while True:
        pass


def sleep():
    time.sleep(1000)


def eat():
    eaten = []
    while True:
        eaten.append(np.empty(1 << 22))  # 32 MB


def leave():
    os._exit(3)


DEEDS = {function.__name__: function for function in (crash, hang, sleep, eat, leave)}


@dataclass(frozen=True, kw_only=True)
class BadSource(Source):
    """Opens a file and does a deed."""

    deed: str
    path: str = "bad.bin"
    foreign: ClassVar[bool] = True

    def load(self, progress=no_progress):
        if self.path:
            opens(self.path)
        progress(1, 3)
        DEEDS[self.deed]()


@dataclass(frozen=True, kw_only=True)
class SlowSource(Source):
    """Takes its time, but says so."""

    foreign: ClassVar[bool] = True

    def load(self, progress=no_progress):
        for done in range(8):
            progress(done, 8)
            time.sleep(0.25)
        return Dataset(name="slow", x=np.zeros((2, 1), np.float32), y=np.zeros((2, 1), np.float32))


@dataclass(frozen=True, kw_only=True)
class FragileFolder(ImageFolder):
    """Does the deed that a file's name begins with; writes down which files it decodes."""

    log: str = ""

    def decode(self, path):
        with Path(self.log).open("a") as log:
            print(Path(path).relative_to(self.path), file=log)
        deed = Path(path).stem.split(" ")[0]
        if deed in DEEDS:
            DEEDS[deed]()
        return super().decode(path)
