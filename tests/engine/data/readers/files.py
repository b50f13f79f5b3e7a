"""Files that the tests write themselves."""

import gzip
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image


def idx_bytes(values: np.ndarray) -> bytes:
    """Return a uint8 array as an IDX file."""
    header = bytes([0, 0, 8, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape)
    return header + values.astype(np.uint8).tobytes()


def write_idx(folder: Path, images: np.ndarray, labels: np.ndarray, packed: bool = False):
    """Write a pair of files with MNIST's names; return the settings of ``IdxFiles``."""
    settings = {}
    for name, values, axes in (("images", images, 3), ("labels", labels, 1)):
        content = idx_bytes(values)
        path = folder / f"train-{name}-idx{axes}-ubyte{'.gz' if packed else ''}"
        path.write_bytes(gzip.compress(content) if packed else content)
        settings[f"train_{name}"] = str(path)
    return settings


def write_pictures(folder: Path, classes=("cat", "dog"), each=3, size=(8, 6)) -> Path:
    """Write small PNG files of one colour into class folders."""
    for number, name in enumerate(classes):
        (folder / name).mkdir(parents=True)
        for copy in range(each):
            colour = (40 * number, 10 * copy, 200)
            Image.new("RGB", size, colour).save(folder / name / f"{copy}.png")
    return folder


def png_chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png_bytes(width: int, height: int, bits: int, colour: int, rows: bytes, *chunks: bytes):
    """Return a PNG file; ``rows`` begin with their filter byte."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    parts = [png_chunk(b"IHDR", header), *chunks, png_chunk(b"IDAT", zlib.compress(rows))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + png_chunk(b"IEND", b"")


def huge_png(side: int = 50_000) -> bytes:
    """Return a valid PNG of side x side black dots; it is small, since zeros pack well."""
    packer, packed = zlib.compressobj(9), []
    row = bytes(1 + side // 8)
    for _ in range(0, side, 1000):
        packed.append(packer.compress(row * 1000))
    packed.append(packer.flush())
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", b"".join(packed)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*part) for part in parts)
