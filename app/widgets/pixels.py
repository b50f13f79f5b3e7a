"""Arrays as pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtGui import QColor, QImage, QImageWriter

from app.theme.colour_maps import colour_table


def to_image(pixels: np.ndarray) -> QImage:
    """Return a picture of its own memory from (h, w), (h, w, 1), (h, w, 3) or (h, w, 4) uint8."""
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    kinds = {
        2: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    kind = kinds[2 if pixels.ndim == 2 else pixels.shape[2]]
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], kind).copy()


def as_pixels(values: np.ndarray) -> np.ndarray:
    """Return ``values`` as uint8: kept, from [0, 1], or stretched from lowest to highest."""
    if values.dtype == np.uint8:
        return values
    values = np.nan_to_num(np.asarray(values, np.float32))
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    if low < 0 or high > 1:
        values = (values - low) / ((high - low) or 1)
    return np.round(values * 255).astype(np.uint8)


def added(pixels: np.ndarray, heat: np.ndarray, table: np.ndarray, strength: float) -> np.ndarray:
    """Return ``strength`` times the colours of ``heat`` plus the image, (height, width, 3) uint8.

    The arithmetic of Chollet's book: heat in [0, 1] becomes whole numbers below 256, and what
    the sum has above 255 is cut off. pixels: (height, width[, 1 or 3]) uint8
    heat: (height, width)   table: (256, 3) uint8
    """
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    colours = table[(255 * heat).astype(np.uint8)]
    return np.clip(np.rint(strength * colours + pixels), 0, 255).astype(np.uint8)


def to_indexed(places: np.ndarray, map_name: str, last: str) -> QImage:
    """Return a picture of places (height, width) in a colour map; 255 is the colour ``last``."""
    height, width = places.shape
    kind = QImage.Format.Format_Indexed8
    image = QImage(places.data, width, height, places.strides[0], kind).copy()
    table = colour_table(map_name)[np.linspace(0, 255, 255).round().astype(int)].astype(np.uint32)
    colours = (0xFF << 24) | (table[:, 0] << 16) | (table[:, 1] << 8) | table[:, 2]
    image.setColorTable([*colours.tolist(), QColor(last).rgb()])
    return image


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour, from 0 to 255."""
    made = QColor(colour)
    return made.red(), made.green(), made.blue()


def write_png(image: QImage, path: str | Path) -> None:
    """Write a picture, whatever the name of the file. Raises ``OSError``."""
    if not QImageWriter(str(path), b"png").write(image):
        raise OSError(f"cannot write {path}")


def write_npz(path: str | Path, arrays: dict[str, np.ndarray]) -> None:
    """Write arrays by name, under exactly this name of the file. Raises ``OSError``."""
    with open(path, "wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
