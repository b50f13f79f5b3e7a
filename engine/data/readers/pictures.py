"""One picture file as an array: upright, 8 bits, over white, in the size that is asked for."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.dataset import FileReference
from engine.data.readers.errors import (
    DamagedPicture,
    FileNeedsMemory,
    NotAPicture,
    PictureTooLarge,
)
from engine.data.readers.files import SourceFile, open_plain
from engine.data.readers.watch import opens
from engine.errors import EngineError

if TYPE_CHECKING:
    from PIL.Image import Image

# Formats whose decoders are widely used; never those that call other programs (EPS, WMF).
FORMATS = (
    *("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"),
    *("PPM", "TGA", "ICO", "PCX", "AVIF", "JPEG2000"),
)
SUFFIXES = frozenset(
    (
        *(
            ".png",
            ".apng",
            ".jpg",
            ".jpeg",
            ".jpe",
            ".jfif",
            ".gif",
            ".bmp",
            ".dib",
            ".tif",
            ".tiff",
        ),
        *(".webp", ".pbm", ".pgm", ".ppm", ".pnm", ".tga", ".ico", ".pcx", ".avif"),
        *(".jp2", ".j2k", ".jpx"),
    )
)
TURNS = (0, 3, 1, 5, 4, 6, 2)  # Image.Transpose for the orientations 2 to 8
SIDEWAYS = TURNS[3:]  # those that exchange width and height
BICUBIC = 3  # Image.Resampling.BICUBIC, which averages where it makes smaller
MEGAPIXELS = 89  # Pillow's limit for a picture that is not meant to fill the memory
GREYS = ("1", "L", "LA", "La", "I;16", "I;16L", "I;16B", "I;16N", "I", "F")
DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")  # more than 8 bits a pixel


@dataclass(frozen=True)
class Picture:
    """A decoded picture.  pixels: (height, width, channels) uint8"""

    pixels: np.ndarray
    width: int  # pixels, upright, before it was resized
    height: int
    is_grey: bool  # in the file
    is_deep: bool  # more than 8 bits a pixel in the file
    file: FileReference


def read_picture(path: str, shape: tuple[int, int, int], resize: str = "pad") -> np.ndarray:
    """Return one picture as (height, width, channels) uint8, as a data set would hold it."""
    height, width, channels = shape
    colours = "grey" if channels == 1 else "rgb"
    return decode_picture(path, width, height, colours, resize).pixels


def decode_picture(path: str, width: int, height: int, colours: str, resize: str) -> Picture:
    """Decode a file that may be anything.

    Raises ``NotAPicture``, ``DamagedPicture``, ``PictureTooLarge``, ``FileNeedsMemory`` or
    what the system reports.
    """
    from PIL import Image, UnidentifiedImageError  # only the reader process pays for it

    with SourceFile(path, unpack=False) as file:
        content = file.read(file.size)
        reference = file.reference()
    found = "?"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # oddities that Pillow puts up with
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            found = image.format or "?"
            return _picture(image, width, height, colours, resize, reference)
        except UnidentifiedImageError as error:
            raise NotAPicture(path=file.path) from error
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise PictureTooLarge(path=file.path, limit=MEGAPIXELS) from error
        except MemoryError as error:
            raise FileNeedsMemory(path=file.path) from error
        except EngineError:
            raise
        except Exception as error:  # a decoder that meets damaged bytes may raise anything
            kind = type(error).__name__
            raise DamagedPicture(path=file.path, format=found, kind=kind) from error


def picture_size(path: str) -> tuple[int, int, bool]:
    """Return width, height and whether it is grey, from the header of a picture."""
    from PIL import Image

    opens(path)
    raw: Any
    with open_plain(path) as raw, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BufferedReader(raw), formats=FORMATS)
            width, height = image.size
            if image.format == "JPEG" and _turn(image) in SIDEWAYS:
                width, height = height, width
            return width, height, image.mode in GREYS
        except Exception as error:  # a decoder that meets damaged bytes may raise anything
            raise NotAPicture(path=path) from error


def _picture(
    image: Image, width: int, height: int, colours: str, resize: str, file: FileReference
) -> Picture:
    mark = _transparent_colour(image)
    full = image.size
    sharp = 2 * max(width, height)  # a JPEG is decoded at a fraction of its size, if large
    is_drafted = image.draft(None, (sharp, sharp)) is not None and image.size != full
    image.load()
    turn: Any = _turn(image)
    across, down = full if is_drafted else image.size
    if turn in SIDEWAYS:
        across, down = down, across
    flat: Any = _over_white(image, mark).convert("L" if colours == "grey" else "RGB")
    fitted = fit(flat if turn is None else flat.transpose(turn), width, height, resize)
    pixels = np.asarray(fitted, np.uint8).reshape(height, width, -1)
    return Picture(pixels, across, down, image.mode in GREYS, image.mode in DEEP, file)


def fit(image: Image, width: int, height: int, resize: str) -> Image:
    """Return ``image`` in another size: stretched, cropped or padded with black."""
    from PIL import Image as Pillow

    across, down = image.size
    if (across, down) == (width, height):
        return image
    box = (0.0, 0.0, float(across), float(down))
    if resize == "crop":
        scale = max(width / across, height / down)
        left = max(0.0, (across - width / scale) / 2)
        top = max(0.0, (down - height / scale) / 2)
        box = (left, top, across - left, down - top)
    if resize != "pad":
        return image.resize((width, height), BICUBIC, box, reducing_gap=3.0)
    scale = min(width / across, height / down)
    inner = max(1, round(across * scale)), max(1, round(down * scale))
    canvas = Pillow.new(image.mode, (width, height))
    smaller = image.resize(inner, BICUBIC, reducing_gap=3.0)
    canvas.paste(smaller, ((width - inner[0]) // 2, (height - inner[1]) // 2))
    return canvas


def _turn(image: Image) -> int | None:
    """Return Pillow's operation that makes the picture upright (EXIF tag 274)."""
    try:
        orientation = image.getexif().get(274, 1)
    except Exception:  # damaged EXIF data: the picture itself is whole
        return None
    return TURNS[orientation - 2] if orientation in range(2, 9) else None


def _transparent_colour(image: Any) -> tuple[int, ...] | None:
    """Return the colour that a PNG without palette declares transparent, in loaded pixels."""
    colour = image.info.get("transparency")
    if image.format != "PNG" or image.mode in ("P", "PA") or not image.tile or colour is None:
        return None
    colour = colour if isinstance(colour, tuple) else (colour,)
    _, _, bits = str(image.tile[0][3]).partition(";")
    if bits.startswith("16"):
        return colour if image.mode in DEEP else tuple(value >> 8 for value in colour)
    top = {"1": 1, "2": 3, "4": 15}.get(bits, 1 if image.mode == "1" else 255)
    return tuple(value * 255 // top for value in colour)


def _over_white(image: Image, mark: tuple[int, ...] | None) -> Image:
    """Return ``image`` with 8 bits and without transparency, where white shines through."""
    from PIL import Image as Pillow

    if image.mode in DEEP:
        values = _eight_bits(image)
        if mark is not None:
            values[np.asarray(image) == mark[0]] = 255
        return Pillow.fromarray(values)
    if mark is not None:
        flat = image.convert("L" if len(mark) == 1 else "RGB")
        values = np.array(flat)
        hit = values == mark[0] if len(mark) == 1 else (values == mark).all(axis=2)
        values[hit] = 255
        return Pillow.fromarray(values)
    if image.mode in ("RGBA", "RGBa", "LA", "La", "PA") or "transparency" in image.info:
        whole = image.convert("LA") if image.mode == "La" else image
        whole = whole.convert("RGBA")
        return Pillow.alpha_composite(Pillow.new("RGBA", image.size, "white"), whole)
    return image.convert("L" if image.mode in GREYS else "RGB")


def _eight_bits(image: Image) -> np.ndarray:
    """Return a grey picture of 16 or 32 bits or of floats as uint8.

    Black and white stay what they are, so that pictures of one folder remain comparable;
    only values outside every usual range are stretched from the smallest to the largest.
    """
    values = np.nan_to_num(np.asarray(image, np.float64))
    low, high = values.min(), values.max()
    ranges = (1.0, 255.0, 65535.0) if image.mode == "F" else (65535.0,)
    white = next((white for white in ranges if low >= 0 and high <= white), None)
    if white is None:
        values, white = values - low, (high - low) or 1.0
    return np.round(values * (255 / white)).astype(np.uint8)
