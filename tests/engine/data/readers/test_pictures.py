"""One picture as an array: every mode, upright, in the size asked for."""

import io

import numpy as np
import pytest
from PIL import Image

from engine.data.readers.errors import DamagedPicture, NotAPicture, PictureTooLarge
from engine.data.readers.pictures import decode_picture, fit, read_picture
from tests.engine.data.readers.files import huge_png, png_bytes, png_chunk


def decode(path, colours="rgb", size=None, resize="stretch"):
    if size is None:
        with Image.open(path) as image:
            size = image.size
    width, height = size
    return decode_picture(str(path), width, height, colours, resize).pixels


def save(path, image, **options):
    image.save(path, **options)
    return path


def test_an_rgb_picture_keeps_its_bytes(tmp_path, rng):
    values = rng.integers(0, 256, (5, 7, 3), dtype=np.uint8)
    path = save(tmp_path / "a.png", Image.fromarray(values))
    assert (decode(path) == values).all()
    assert (decode(path, "grey")[..., 0] == np.asarray(Image.fromarray(values).convert("L"))).all()


def test_sixteen_bits_are_divided_not_clipped(tmp_path):
    values = np.array([[0, 257, 32896, 65535]], np.uint16)
    path = save(tmp_path / "a.png", Image.fromarray(values))
    assert decode(path, "grey").ravel().tolist() == [0, 1, 128, 255]


def test_floats_in_each_usual_range_are_read(tmp_path):
    for white in (1.0, 255.0, 65535.0):
        values = np.array([[0, 0.2 * white, white]], np.float32)
        path = save(tmp_path / "a.tif", Image.fromarray(values))
        assert decode(path, "grey").ravel().tolist() == [0, 51, 255]
    path = save(tmp_path / "b.tif", Image.fromarray(np.array([[-5, 0, 5]], np.float32)))
    assert decode(path, "grey").ravel().tolist() == [0, 128, 255]
    path = save(tmp_path / "c.tif", Image.fromarray(np.array([[-5, -5]], np.float32)))
    assert decode(path, "grey").ravel().tolist() == [0, 0]


def test_transparent_places_become_white(tmp_path):
    values = np.array([[[10, 20, 30, 255], [10, 20, 30, 0], [0, 0, 0, 51]]], np.uint8)
    path = save(tmp_path / "a.png", Image.fromarray(values))
    assert decode(path)[0].tolist() == [[10, 20, 30], [255, 255, 255], [204, 204, 204]]
    path = save(tmp_path / "b.png", Image.fromarray(values[..., [0, 3]]))
    assert decode(path, "grey").ravel().tolist() == [10, 255, 204]


def test_a_transparent_colour_of_a_palette_becomes_white(tmp_path):
    image = Image.new("P", (2, 1))
    image.putpalette([9, 8, 7, 1, 2, 3])
    image.putdata([0, 1])
    for name in ("a.png", "a.gif"):
        path = save(tmp_path / name, image, transparency=1)
        assert decode(path)[0].tolist() == [[9, 8, 7], [255, 255, 255]]


@pytest.mark.parametrize(
    ("bits", "colour", "row", "mark", "expected"),
    [
        (4, 0, b"\x5f", b"\0\x05", [255, 255]),  # grey 5 of 15 is transparent, 15 is white
        (4, 0, b"\x50", b"\0\x05", [255, 0]),
        (8, 0, b"\x50\x51", b"\0\x51", [80, 255]),
        (16, 0, b"\x12\x34\x12\x35", b"\x12\x34", [255, 18]),
        (8, 2, b"\1\2\3\4\4\4", b"\0\1\0\2\0\3", [255, 4]),
        (16, 2, b"\1\0\2\0\3\0\4\0\4\0\4\0", b"\1\0\2\0\3\0", [255, 4]),
    ],
)
def test_a_transparent_colour_of_a_png_becomes_white(tmp_path, bits, colour, row, mark, expected):
    path = tmp_path / "a.png"
    path.write_bytes(png_bytes(2, 1, bits, colour, b"\0" + row, png_chunk(b"tRNS", mark)))
    assert decode(path)[0, :, 0].tolist() == expected


def test_black_and_white_and_cmyk_are_read(tmp_path):
    path = save(tmp_path / "a.png", Image.fromarray(np.array([[True, False]])))
    assert decode(path)[0].tolist() == [[255] * 3, [0] * 3]
    cyan = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    pixel = decode(save(tmp_path / "a.jpg", cyan, quality=100))[8, 8]
    assert abs(pixel.astype(int) - [0, 255, 255]).max() <= 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_becomes_upright(tmp_path, rng, orientation):
    upright = np.kron(rng.integers(0, 256, (3, 2)), np.ones((16, 16))).astype(np.uint8)
    turned = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.T,
        6: np.rot90(upright),
        7: upright[::-1, ::-1].T,
        8: np.rot90(upright, -1),
    }[orientation]
    exif = Image.Exif()
    exif[274] = orientation
    path = tmp_path / "a.jpg"
    Image.fromarray(np.ascontiguousarray(turned)).save(path, quality=100, exif=exif)
    picture = decode_picture(str(path), 32, 48, "grey", "stretch")
    assert (picture.width, picture.height) == (32, 48)
    assert abs(picture.pixels[..., 0].astype(int) - upright).max() <= 4


def test_the_first_frame_of_an_animation_is_read(tmp_path):
    frames = [Image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert decode(tmp_path / "a.gif")[0, 0].tolist() == [255, 0, 0]


def test_a_large_jpeg_looks_the_same_when_decoded_small(tmp_path):
    y, x = np.mgrid[0:1200, 0:1600]
    smooth = np.stack([x / 1600, y / 1200, (x + y) / 2800], axis=2) * 255
    path = save(tmp_path / "a.jpg", Image.fromarray(smooth.astype(np.uint8)), quality=95)
    picture = decode_picture(str(path), 40, 30, "rgb", "stretch")
    with Image.open(path) as image:
        slow = np.asarray(image.resize((40, 30), Image.Resampling.BICUBIC), int)
    assert (picture.width, picture.height) == (1600, 1200)
    assert abs(picture.pixels.astype(int) - slow).max() <= 3


def test_stretch_crop_and_pad_do_what_they_say():
    values = np.zeros((4, 8), np.uint8)
    values[:, 2:6] = 200
    image = Image.fromarray(values)
    assert fit(image, 4, 4, "stretch").size == (4, 4)
    assert (np.asarray(fit(image, 4, 4, "crop")) == 200).all()
    padded = np.asarray(fit(image, 8, 8, "pad"))
    assert (padded[2:6] == values).all()
    assert (padded[:2] == 0).all()
    assert (padded[6:] == 0).all()
    thin = Image.fromarray(np.full((1, 1000), 9, np.uint8))
    assert fit(thin, 10, 10, "pad").size == (10, 10)


def test_a_picture_for_a_network_has_its_shape(tmp_path):
    path = save(tmp_path / "a.png", Image.new("RGB", (30, 10), "white"))
    assert read_picture(str(path), (28, 28, 1)).shape == (28, 28, 1)
    assert read_picture(str(path), (20, 24, 3), resize="crop").shape == (20, 24, 3)


def test_fifty_thousand_pixels_square_are_refused(tmp_path):
    path = tmp_path / "huge.png"
    path.write_bytes(huge_png())
    assert path.stat().st_size < 1_000_000
    with pytest.raises(PictureTooLarge):
        decode(path, size=(8, 8))


def test_damage_is_told_with_format_and_kind(tmp_path):
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(whole, "PNG")
    path = tmp_path / "a.png"
    path.write_bytes(whole.getvalue()[:1000])
    with pytest.raises(DamagedPicture) as caught:
        decode(path, size=(8, 8))
    assert caught.value.facts["format"] == "PNG"
    path.write_bytes(b"no picture at all")
    with pytest.raises(NotAPicture):
        decode(path, size=(8, 8))


def test_formats_that_call_other_programs_are_refused(tmp_path):
    path = save(tmp_path / "a.eps", Image.new("RGB", (4, 4)))
    with pytest.raises(NotAPicture):
        decode(path, size=(4, 4))
