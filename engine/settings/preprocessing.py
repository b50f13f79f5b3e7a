"""What the settings of layers mean that prepare values and images."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "Rescaling.scale": "What every value is multiplied by, or a number for each channel: "
    "0.00392 brings 0 to 255 to the range from 0 to 1.",
    "offset": "What is added to every value after that, or a number for each channel; "
    "-1 after a scale of 0.00784 gives values from -1 to 1.",
    "Normalization.axis": "The axes along which every place has a mean of its own: -1 is the last "
    "one, features or channels. Without any there is one mean for all.",
    "Normalization.mean": "What is taken away from the values. Without it the layer has weights, "
    "which come from a model that was read.",
    "variance": "The variance whose root the values are divided by, as many numbers as means.",
    "Normalization.invert": "Goes the other way: from standardised values back to those of "
    "the data.",
    "RandomFlip.mode": "Left and right are exchanged, or top and bottom, or both at once. "
    "Digits and letters should not be mirrored.",
    "value_range": "The lowest and the highest value that images can have; what lies beyond is "
    "cut off. 0, 1 for images that were scaled before.",
    "RandomContrast.factor": "How much contrast is taken away and added at most: 0.2, 0.3 draws "
    "a factor from 0.8 to 1.3.",
    "RandomBrightness.factor": "The shares of the range of values that are added at least and at "
    "most; -0.2, 0.2 is usual.",
    "RandomRotation.factor": "From where to where images are turned, in shares of a full turn: "
    "-0.1, 0.1 is up to 36 degrees both ways.",
    "RandomZoom.height_factor": "By which shares images shrink; negative ones enlarge them. "
    "-0.2, 0.2 is usual.",
    "RandomZoom.width_factor": "The same for the width; without it the proportions stay.",
    "RandomTranslation.height_factor": "How far images move down, in shares of their height; "
    "up if negative. -0.1, 0.1 is usual.",
    "RandomTranslation.width_factor": "How far images move to the right, in shares of their "
    "width; to the left if negative.",
    "fill_mode": "What lies outside the image: its mirror image (reflect), the same image again "
    "(wrap), its nearest pixel, or a constant.",
    "fill_value": "The constant that lies outside the image; 0 is black.",
    "ImageLayer.interpolation": "How values between pixels are found: a mean of the neighbours "
    "(bilinear), or the nearest one, which keeps hard edges.",
    "SizedImage.height": "The height of the images that the layer gives, in pixels.",
    "SizedImage.width": "The width of the images that the layer gives, in pixels.",
    "crop_to_aspect_ratio": "Keeps the proportions of images by cutting off what is too much.",
    "pad_to_aspect_ratio": "Keeps the proportions of images by adding a border.",
    "antialias": "Smooths images that shrink, so that fine patterns do not turn into coarse ones.",
}

LABELS: dict[str, str] = {
    "crop_to_aspect_ratio": "Crop to proportions",
    "pad_to_aspect_ratio": "Pad to proportions",
}

LAYERS: dict[str, str] = {
    "Rescaling": "Multiplies all values by a number and adds another: "
    "from 0 to 255 to the range from 0 to 1, for example.",
    "Normalization": "Takes a mean away and divides by a deviation, both of them given.",
    "RandomFlip": "Mirrors half of the images while training, so that the network learns "
    "from more kinds of them.",
    "RandomRotation": "Turns images a little while training, so that the network "
    "recognises them at any angle.",
    "RandomZoom": "Enlarges and shrinks images while training, so that the network "
    "recognises them at any size.",
    "RandomTranslation": "Moves images while training, so that the network recognises them "
    "at any place.",
    "RandomContrast": "Changes the contrast of images while training, so that the network "
    "does not rely on the light.",
    "RandomBrightness": "Makes images lighter or darker while training, so that the network "
    "does not rely on the light.",
    "RandomCrop": "Cuts a part of one size out of each image, anywhere while training, "
    "in the middle afterwards.",
    "Resizing": "Stretches images to one size, or keeps their proportions by cutting or "
    "with a border.",
    "CenterCrop": "Cuts the middle out of images.",
}
