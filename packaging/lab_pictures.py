"""Draws the pictures on the cards of laboratories, from their own data.

``python packaging/lab_pictures.py`` writes ``resources/labs/<name>.png``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.labs import lab  # noqa: E402
from app.theme.colour_maps import coloured  # noqa: E402
from engine.explain.grad_cam import enlarged, grad_cam  # noqa: E402
from engine.kernels.reference import REFERENCE  # noqa: E402
from engine.network.network import Network  # noqa: E402

SIZE = (528, 264)
TILE = 88
GROUND = (18, 24, 38)
COLOURS = [(78, 154, 255), (255, 159, 67), (72, 199, 142), (204, 121, 167)]
SCALE = 2  # drawn larger, then reduced: smooth edges


def tiles(images: np.ndarray, name: str) -> None:
    """Lay greyscale images side by side. images: (n, height, width, 1) uint8"""
    picture = Image.new("RGB", SIZE, GROUND)
    columns = SIZE[0] // TILE
    for i, image in enumerate(images[: columns * (SIZE[1] // TILE)]):
        tile = Image.fromarray(image[..., 0]).resize((TILE, TILE), Image.Resampling.BICUBIC)
        picture.paste(tile, (i % columns * TILE, i // columns * TILE))
    save(picture, name)


def heat_tiles(name: str) -> None:
    """Lay signs with their heat maps side by side, as the trained network sees them."""
    document = lab("signs").make()
    dataset = document.choice.source.load()
    network = Network(document.network)
    with np.load(ROOT / "resources" / "labs" / "signs.npz", allow_pickle=False) as file:
        network.load({k.removeprefix("weights/"): file[k] for k in file.files if k != "record"})
    picture = Image.new("RGB", SIZE, GROUND)
    for i in range(18):
        image = dataset.x[i : i + 1]
        found = grad_cam(network, image / np.float32(255), REFERENCE)
        heat = enlarged(found.heat, (28, 28))
        colours = coloured(heat, "jet", 0, 1)[..., :3]
        mixed = image[0] * 0.62 + colours * 0.38
        tile = Image.fromarray(np.uint8(mixed)).resize((TILE, TILE), Image.Resampling.BICUBIC)
        picture.paste(tile, (i % 6 * TILE, i // 6 * TILE))
    save(picture, name)


def points(x: np.ndarray, y: np.ndarray, name: str, *, line: bool = False) -> None:
    """Draw points by class. x: (n, 2)   y: (n,) class numbers"""
    width, height = SIZE[0] * SCALE, SIZE[1] * SCALE
    picture = Image.new("RGB", (width, height), GROUND)
    draw = ImageDraw.Draw(picture)
    low, high = x.min(0), x.max(0)
    at = (x - low) / (high - low) * 0.84 + 0.08
    for (u, v), label in zip(at, y, strict=True):
        centre = (u * width, (1 - v) * height)
        radius = 4 if line else 7
        box = [centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius]
        draw.ellipse(box, fill=COLOURS[int(label) % len(COLOURS)])
    save(picture.resize(SIZE, Image.Resampling.LANCZOS), name)


def written_digits(count: int) -> np.ndarray:
    """Draw digits with the shipped font, each turned a little. (count, 88, 88, 1) uint8"""
    rng = np.random.default_rng(5)
    font = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "DejaVuSans.ttf"), 66)
    drawn = []
    for i in range(count):
        tile = Image.new("L", (TILE, TILE))
        ImageDraw.Draw(tile).text((TILE / 2, TILE / 2), str(i % 10), 255, font, anchor="mm")
        tile = tile.rotate(rng.uniform(-18, 18), Image.Resampling.BICUBIC)
        tile = tile.resize((28, 28), Image.Resampling.BOX)
        drawn.append(np.asarray(tile)[..., None])
    return np.stack(drawn)


def save(picture: Image.Image, name: str) -> None:
    path = ROOT / "resources" / "labs" / f"{name}.png"
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.name, path.stat().st_size, "bytes")


def main() -> None:
    heat_tiles("signs")
    shortcut = lab("shortcut").make().choice.source.load()
    tiles(shortcut.x[shortcut.y == 0], "shortcut")
    tiles(written_digits(18), "mnist")
    digits = lab("digits").make().choice.source.load()
    tiles(digits.x, "digits")
    for name, columns in (("spirals", (0, 1)), ("iris", (2, 3)), ("cancer", (0, 1))):
        dataset = lab(name).make().choice.source.load()
        points(dataset.x[:, columns], dataset.y, name)
    sine = lab("sine").make().choice.source.load()
    both = np.concatenate([sine.x, sine.y], axis=1)
    order = np.argsort(both[:, 0])
    curve = np.linspace(both[:, 0].min(), both[:, 0].max(), 1500)
    smooth = np.interp(curve, both[order, 0], np.convolve(both[order, 1], np.ones(25) / 25, "same"))
    x = np.concatenate([np.stack([curve, smooth], 1)[60:-60], both])
    points(x, np.r_[np.ones(len(curve) - 120), np.zeros(len(both))], "sine")


if __name__ == "__main__":
    main()
