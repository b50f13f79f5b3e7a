"""Signs 28x28: glyphs of the shipped font, turned, bent, blurred and covered with noise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, Progress, Source, no_progress, sources
from engine.registry import check_settings, setting
from resources import path_of

SIGNS = {
    "heart": "♥",
    "spade": "♠",
    "star": "★",
    "sun": "☀",
    "umbrella": "☂",
    "note": "♪",
    "anchor": "⚓",
    "plane": "✈",
    "smile": "☺",
    "yin-yang": "☯",
}
SIZE = 28  # pixels of an image
DETAIL = 4  # pixels of a drawn glyph for one of an image
CANVAS = 2 * SIZE * DETAIL  # a glyph fills its middle half: room to be turned and shifted
BLURS = (1.6, 2.2, 3.0, 4.5)  # standard deviations, in drawn pixels
CHUNK = 500  # images made at a time
MARK = 3  # side of the shortcut, pixels
MARKED = 0  # class that the shortcut betrays


@sources.register("Signs")
@dataclass(frozen=True, kw_only=True)
class Signs(Source):
    """Ten kinds of signs, drawn in random place, size, slant, sharpness and contrast.

    ``shortcut`` puts a bright mark into one corner of all images of the first class: a network
    then learns the mark instead of the sign, which only a look inside reveals.
    """

    samples: int = setting(6000, minimum=100, maximum=100_000)
    test_samples: int = setting(1000, minimum=10, maximum=100_000)
    noise: float = setting(0.08, minimum=0, maximum=1)  # deviation, as a share of white
    shortcut: bool = setting(False)
    seed: int = setting(0, minimum=0, maximum=2**32 - 1)

    def __post_init__(self):
        check_settings(self)

    def load(self, progress: Progress = no_progress) -> Dataset:
        total = self.samples + self.test_samples
        rng = np.random.default_rng(self.seed)
        levels = _glyph_levels()
        counts = (self.samples, self.test_samples)
        y = np.concatenate([rng.permutation(np.arange(count) % len(SIGNS)) for count in counts])
        x = np.empty((total, SIZE, SIZE, 1), np.uint8)
        for start in range(0, total, CHUNK):
            part = slice(start, start + CHUNK)
            x[part, :, :, 0] = _images(levels, y[part], self.noise, rng)
            progress(min(start + CHUNK, total), total)
        if self.shortcut:
            x[y == MARKED, 1 : 1 + MARK, -1 - MARK : -1] = 255
        n = self.samples
        return Dataset(
            name="Signs 28x28", x=x[:n], y=y[:n], test_x=x[n:], test_y=y[n:], classes=tuple(SIGNS)
        )


def _images(levels: np.ndarray, y: np.ndarray, noise: float, rng: np.random.Generator):
    """Return images (count, 28, 28) uint8 of the classes ``y``, light on dark."""
    count = len(y)
    level = rng.integers(len(BLURS), size=count)
    ink = _sampled(levels, y * len(BLURS) + level, _placements(count, rng))
    dark = rng.uniform(0, 70, (count, 1, 1))
    light = rng.uniform(160, 255, (count, 1, 1))
    grey = dark + (light - dark) * ink + 255 * noise * rng.standard_normal(ink.shape)
    return np.clip(np.rint(grey), 0, 255).astype(np.uint8)


def _placements(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return (count, 2, 3) maps from image pixels to pixels of the drawn glyph.

    Turned by up to 18 degrees, scaled by 0.65 to 0.95, sheared by up to 0.15, shifted by up to 3
    pixels. Rounded to 1 / 65536, so that no last bit of a sine makes a difference.
    """
    angle = rng.uniform(-math.pi / 10, math.pi / 10, count)
    shear = rng.uniform(-0.15, 0.15, count)
    step = DETAIL / rng.uniform(0.65, 0.95, count)
    shift = rng.uniform(-3, 3, (count, 2))
    cos, sin = np.cos(angle) * step, np.sin(angle) * step
    linear = np.stack([cos, -sin + shear * cos, sin, cos + shear * sin], 1).reshape(-1, 2, 2)
    centre = (SIZE - 1) / 2 + shift
    offset = (CANVAS - 1) / 2 - np.einsum("nij,nj->ni", linear, centre)
    maps = np.concatenate([linear, offset[:, :, None]], axis=2)
    return np.rint(maps * 65536) / 65536


def _sampled(levels: np.ndarray, which: np.ndarray, maps: np.ndarray) -> np.ndarray:
    """Return ink (count, 28, 28) in [0, 1], interpolated between four drawn pixels."""
    rows, columns = np.mgrid[:SIZE, :SIZE]
    m = maps[:, :, :, None, None]
    row = m[:, 0, 0] * rows + m[:, 0, 1] * columns + m[:, 0, 2]
    column = m[:, 1, 0] * rows + m[:, 1, 1] * columns + m[:, 1, 2]
    row = np.clip(row, 0, CANVAS - 1.001)
    column = np.clip(column, 0, CANVAS - 1.001)
    top, left = row.astype(np.intp), column.astype(np.intp)
    down, right = row - top, column - left
    flat = levels.ravel()
    first = (which[:, None, None] * CANVAS + top) * CANVAS + left
    upper = flat[first] * (1 - right) + flat[first + 1] * right
    lower = flat[first + CANVAS] * (1 - right) + flat[first + CANVAS + 1] * right
    return upper * (1 - down) + lower * down


def _glyph_levels() -> np.ndarray:
    """Return each glyph in each sharpness: (signs x blurs, CANVAS, CANVAS) float32 in [0, 1]."""
    glyphs = [drawn(sign) for sign in SIGNS.values()]
    return np.stack([_blurred(glyph, deviation) for glyph in glyphs for deviation in BLURS])


def drawn(sign: str) -> np.ndarray:
    """Return the glyph (CANVAS, CANVAS) uint8, its longer side half of the canvas, centred."""
    from PIL import Image, ImageDraw, ImageFont

    path = path_of("fonts", "DejaVuSans.ttf")
    with path.open("rb") as file:  # FreeType cannot open every path that Python can
        font = ImageFont.truetype(file, 2 * CANVAS, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getbbox(sign)
    image = Image.new("L", (int(right - left), int(bottom - top)))
    ImageDraw.Draw(image).text((-left, -top), sign, fill=255, font=font)
    ratio = CANVAS / 2 / max(image.size)
    small = image.resize(
        (round(image.width * ratio), round(image.height * ratio)), Image.Resampling.BOX
    )
    canvas = Image.new("L", (CANVAS, CANVAS))
    canvas.paste(small, ((CANVAS - small.width) // 2, (CANVAS - small.height) // 2))
    return np.asarray(canvas)


def _blurred(glyph: np.ndarray, deviation: float) -> np.ndarray:
    """Convolve with a normal curve, in whole numbers: exact on every machine."""
    reach = math.ceil(3 * deviation)
    curve = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    kernel = np.rint(curve / curve.sum() * 4096).astype(np.int64)
    blurred = glyph.astype(np.int64)
    for _ in range(2):  # along one axis, then along the other
        padded = np.pad(blurred, ((reach, reach), (0, 0)))
        terms = [k * padded[i : i + CANVAS] for i, k in enumerate(kernel)]
        blurred = np.sum(terms, axis=0).T
    return (blurred / (255 * kernel.sum() ** 2)).astype(np.float32)
