"""Examples of layers that prepare values and images: (layer, input shapes)."""

from engine.layers.random_affine import RandomRotation, RandomTranslation, RandomZoom
from engine.layers.random_images import RandomBrightness, RandomContrast, RandomFlip
from engine.layers.resizing import CenterCrop, RandomCrop, Resizing
from engine.layers.scaling import Normalization, Rescaling

IMAGE = (6, 5, 2)
RANGE = (-1.0, 1.5)
EXAMPLES = {
    "Rescaling": [
        (Rescaling(scale=(0.5,), offset=(-1.0,)), [IMAGE]),
        (Rescaling(scale=(0.5, 2.0), offset=(0.0, 1.0)), [IMAGE]),
    ],
    "Normalization": [
        (Normalization(), [(4,)]),
        (Normalization(axis=(1, -1)), [IMAGE]),
        (Normalization(axis=()), [(3, 4)]),
        (Normalization(mean=(1.0, 2.0), variance=(4.0, 0.5)), [IMAGE]),
        (Normalization(mean=(3.0,), variance=(2.0,), invert=True), [(4,)]),
    ],
    "RandomFlip": [
        (RandomFlip(mode=mode), [IMAGE])
        for mode in ("horizontal", "vertical", "horizontal_and_vertical")
    ],
    "RandomContrast": [
        (RandomContrast(factor=(0.5, 0.5), value_range=RANGE), [IMAGE]),
        (RandomContrast(), [IMAGE]),
    ],
    "RandomBrightness": [(RandomBrightness(factor=(-0.5, 0.5), value_range=RANGE), [IMAGE])],
    "RandomRotation": [
        (RandomRotation(factor=(-0.5, 0.5)), [IMAGE]),
        (RandomRotation(fill_mode="constant", fill_value=0.7, seed=3), [IMAGE]),
    ],
    "RandomZoom": [
        (RandomZoom(), [IMAGE]),
        (RandomZoom(width_factor=(-0.5, 0.5), fill_mode="nearest"), [IMAGE]),
    ],
    "RandomTranslation": [
        (RandomTranslation(fill_mode="wrap"), [IMAGE]),
        (RandomTranslation(interpolation="nearest", height_factor=(0.3, 1.0)), [IMAGE]),
    ],
    "RandomCrop": [
        (RandomCrop(height=4, width=3), [IMAGE]),
        (RandomCrop(height=8, width=8), [IMAGE]),
    ],
    "Resizing": [
        (Resizing(height=4, width=9), [IMAGE]),
        (Resizing(height=4, width=9, interpolation="nearest"), [IMAGE]),
        (Resizing(height=2, width=3, antialias=True), [IMAGE]),
        (Resizing(height=4, width=9, crop_to_aspect_ratio=True), [IMAGE]),
        (Resizing(height=4, width=9, pad_to_aspect_ratio=True, fill_value=0.5), [IMAGE]),
    ],
    "CenterCrop": [
        (CenterCrop(height=3, width=4), [IMAGE]),
        (CenterCrop(height=7, width=3), [IMAGE]),
    ],
}
