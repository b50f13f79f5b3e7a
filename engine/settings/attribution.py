"""What the methods of attribution do, and what their settings mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "absolute": "Shows how strongly each pixel counts, the largest of its channels. Without it "
    "the channels are summed, and the sign says for or against the class.",
    "SmoothGrad.samples": "How many noisy copies of the image are averaged: more give a calmer "
    "map and take longer.",
    "SmoothGrad.noise": "The standard deviation of the noise, as a share of the range of the "
    "image: 0.1 to 0.2 is usual.",
    "SmoothGrad.seed": "Where the noise begins: the same number gives the same noise again.",
    "IntegratedGradients.steps": "At how many places between baseline and image the gradient is "
    "taken: more make the sum of the map come closer to the change of the score.",
    "IntegratedGradients.baseline": "The image without content that is compared with: this value "
    "everywhere, in the scale that the network receives.",
    "Occlusion.window": "The side in pixels of the square that covers a part of the image. "
    "Without it a quarter of the shorter side.",
    "Occlusion.stride": "By how many pixels the square moves on. Without it half of the square.",
    "Occlusion.value": "What the square is filled with, in the scale that the network receives.",
    "masks": "How many random masks are tried: more give a calmer map and take longer.",
    "RISE.cells": "Into how many cells a mask is cut along each side: more show finer places and "
    "need more masks.",
    "RISE.kept": "The share of the image that a mask leaves to be seen.",
    "RISE.seed": "Where the masks begin: the same number gives the same masks again.",
}
LABELS: dict[str, str] = {
    "absolute": "Strength only",
    "Occlusion.value": "Filled with",
    "masks": "Number of masks",
    "RISE.kept": "Share kept",
}

# The name of each method, what it shows, and what it costs.
METHODS: dict[str, tuple[str, str]] = {
    "GradCAM": (
        "Grad-CAM",
        "Maps of a layer, weighed by the mean gradient of the class. One way back: fast.",
    ),
    "GradCAMPlusPlus": (
        "Grad-CAM++",
        "Grad-CAM that counts several things of one class better. One way back: fast.",
    ),
    "LayerCAM": (
        "Layer-CAM",
        "Weighs every place by its own gradient: fine also at early layers. One way back: fast.",
    ),
    "EigenCAM": (
        "Eigen-CAM",
        "The strongest pattern in the maps of a layer, whatever the class. No way back: fast.",
    ),
    "ScoreCAM": (
        "Score-CAM",
        "Weighs each map by the score that is left when it masks the image; no gradient. "
        "One run for each channel of the layer: slow.",
    ),
    "Saliency": (
        "Saliency",
        "How much each pixel would change the score. One way back: fast, and noisy.",
    ),
    "SmoothGrad": (
        "SmoothGrad",
        "Saliency averaged over noisy copies of the image: calmer. One way back for each copy.",
    ),
    "GradientTimesInput": (
        "Gradient × input",
        "What each pixel adds to the score as if it were a straight line. One way back: fast.",
    ),
    "GuidedBackpropagation": (
        "Guided back-propagation",
        "Saliency whose ReLUs let only what speaks for the class back: sharp, but it "
        "often shows edges whatever the weights are. One way back: fast.",
    ),
    "GuidedGradCAM": (
        "Guided Grad-CAM",
        "Guided back-propagation where Grad-CAM looks. Two ways back: fast.",
    ),
    "IntegratedGradients": (
        "Integrated gradients",
        "Shares the change of the score from an empty image out among the pixels. "
        "One way back for each step.",
    ),
    "Occlusion": (
        "Occlusion",
        "How much the score falls when a square covers a part; no gradient. "
        "One run for each place of the square.",
    ),
    "RISE": (
        "RISE",
        "The mean of many random masks by the scores they leave; no gradient. "
        "One run for each mask: slow.",
    ),
}
