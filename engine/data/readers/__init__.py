"""Readers of people's files. Importing them registers the sources and costs nothing heavy."""

from engine.data.readers.cifar import CifarFiles, find_cifar
from engine.data.readers.idx import IdxFiles, find_idx
from engine.data.readers.image_folder import ImageFolder
from engine.data.readers.table import TableFile

__all__ = ["CifarFiles", "IdxFiles", "ImageFolder", "TableFile", "find_cifar", "find_idx"]
