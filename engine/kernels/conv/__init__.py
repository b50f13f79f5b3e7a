"""Convolution of images."""
