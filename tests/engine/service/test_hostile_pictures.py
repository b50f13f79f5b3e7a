"""Pictures made to break decoders, read as folders in the reader process."""

import os
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.readers import ImageFolder
from engine.service import scratch
from engine.service.reader import Limits, ask_reader, read
from tests.engine.data.readers.files import huge_png, write_pictures

LIMITS = Limits(seconds=10.0, megabytes=2048)
BROKEN_IN_PNGSUITE = 14  # named x*.png


@pytest.fixture(autouse=True)
def own_scratch(tmp_path_factory, monkeypatch):
    root = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(scratch, "scratch_root", lambda: root)


@pytest.fixture
def beside_good_ones(tmp_path):
    """Return a function that makes a folder with one hostile class beside a good one."""

    def arrange(*hostile: Path) -> str:
        write_pictures(tmp_path, classes=("good",), each=5)
        (tmp_path / "bad").mkdir()
        for number, folder in enumerate(hostile):
            (tmp_path / "bad" / str(number)).mkdir()
            for path in folder.rglob("*"):
                if path.is_file():
                    shutil.copy(path, tmp_path / "bad" / str(number) / path.name)
        return str(tmp_path)

    return arrange


def load(path, size=32, colours="rgb"):
    source = ImageFolder(path=path, width=size, height=size, colours=colours)
    return read(source, limits=LIMITS)


def by_name(data):
    """Return the pictures by file name; no test part."""
    names = [os.path.basename(file.path) for file in data.files]
    return dict(zip(names, data.x, strict=True))


def test_all_whole_pngs_of_pngsuite_are_read_and_the_broken_ones_told(shared, beside_good_ones):
    data = load(beside_good_ones(shared / "hostile" / "pngsuite"))
    told = [n for n in data.notices if "Picture" in n.code and "path" in n.facts]
    broken = {os.path.basename(notice.facts["path"]) for notice in told}
    named = {p.name for p in (shared / "hostile" / "pngsuite").glob("x*.png")}
    assert len(named) == BROKEN_IN_PNGSUITE
    assert broken <= named | {"LICENSE"}
    assert named - broken <= {"xcsn0g01.png"}  # a wrong checksum of the pixels, which are right
    read_names = set(by_name(data))
    whole = {p.name for p in (shared / "hostile" / "pngsuite").glob("[!x]*.png")}
    assert len(whole) == 161
    assert whole <= read_names


def test_pictures_of_pngsuite_that_say_the_same_are_read_the_same(shared, beside_good_ones):
    x = by_name(load(beside_good_ones(shared / "hostile" / "pngsuite")))
    for name, picture in x.items():
        if name.startswith("basn"):  # interlaced or not
            assert (picture == x[name.replace("basn", "basi")]).all(), name
        if name[:2] in ("oi", "z0"):  # pixels cut into several chunks; levels of compression
            first = name.replace(name[2], "1", 1) if name[0] == "o" else "z00n2c08.png"
            assert (picture == x[first]).all(), name
        if name[0] == "s" and name[3] == "n":  # sizes 1 to 40, interlaced or not
            assert (picture == x[name[:3] + "i" + name[4:]]).all(), name
    assert (x["tp0n2c08.png"] != x["tbrn2c08.png"]).any()
    corner = x["tbbn3p08.png"][0, 0]
    assert corner.tolist() == [255, 255, 255]  # transparent: white shines through


@pytest.mark.parametrize("name", ["pillow", "image-rs"])
def test_pictures_that_broke_other_decoders_cost_a_sentence_each(shared, beside_good_ones, name):
    folder = shared / "hostile" / name
    data = load(beside_good_ones(folder))
    assert "good" in data.classes
    assert np.bincount(data.y)[data.classes.index("good")] == 5
    codes = Counter(notice.code for notice in data.notices)
    others = next((n.facts["count"] for n in data.notices if n.code == "OtherFiles"), 0)
    told = sum(codes[code] for code in codes if code in TOLD_OF_ONE_FILE)
    assert told + others + len(data.files) - 5 == sum(p.is_file() for p in folder.rglob("*"))
    assert codes["PictureTooLarge"] == 3
    assert "UnexpectedError" not in codes


TOLD_OF_ONE_FILE = (
    *("NotAPicture", "DamagedPicture", "PictureTooLarge"),
    *("FileCrashed", "FileTooSlow", "FileNeedsMemory"),
)


@pytest.fixture
def odd(shared):
    """Return a function that reads one of the odd but valid pictures, as whole numbers."""

    def odd(name, channels=3, height=128, width=128):
        path = str(shared / "hostile" / "pillow-odd-but-valid" / name)
        shape = (height, width, channels)
        return ask_reader("read_picture", path=path, shape=shape).astype(int)

    return odd


def test_odd_pictures_are_read_right(odd):
    right, grey = odd("hopper.png"), odd("hopper.png", 1)
    for name, difference in (("hopper.jpg", 1), ("hopper.ppm", 2), ("hopper.gif", 5)):
        assert abs(odd(name) - right).mean() < difference, name
    for name in ("hopper_16bit.pgm", "hopper_gray.jpg"):
        assert abs(odd(name, 1) - grey).mean() < 2, name
    cmyk = odd("pil_sample_cmyk.jpg", 3, 100, 100)  # red in one corner, black in the other
    assert abs(cmyk[0, 0] - [255, 35, 40]).max() < 25
    assert cmyk[-1, -1].max() < 25
    assert (odd("mode_16bit.png", 3, 64, 128)[0, 0] == [255, 0, 0]).all()


def test_a_dark_picture_of_sixteen_bits_stays_dark(odd, shared):
    path = shared / "hostile" / "pillow-odd-but-valid" / "16bit.cropped.tif"
    with Image.open(path) as image:
        values = np.asarray(image, float)
    assert (values.min(), values.max()) == (291, 694)
    assert (odd(path.name, 1, 64, 64)[..., 0] == np.round(values / 257)).all()


def test_orientations_of_real_photographs_become_upright(odd):
    right = odd("hopper.png")
    for number in range(2, 9):  # as they lie in the file they differ by 59 to 82
        assert abs(odd(f"hopper_orientation_{number}.jpg") - right).mean() < 6, number


def test_a_picture_of_fifty_thousand_pixels_square_is_told(tmp_path):
    write_pictures(tmp_path)
    (tmp_path / "cat" / "огромная картинка.png").write_bytes(huge_png())
    data = load(str(tmp_path), size=8)
    assert len(data.x) == 6
    told = [n.facts["path"] for n in data.notices if n.code == "PictureTooLarge"]
    assert told == [str(tmp_path / "cat" / "огромная картинка.png")]
