"""Weights of known networks, trained on ImageNet, as Keras publishes them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from engine.data.dataset import Progress
from engine.data.fetch import RemoteFile, fetch
from engine.errors import DownloadFailed, UnknownHash, WeightsNotFetched, WeightsUnknown
from engine.folders import cache_folder

SITE = "https://storage.googleapis.com/tensorflow/keras-applications/"
# By network and whether it has its classifier; names and hashes stand in Keras itself
# (keras/src/applications). It tells none for MobileNet, which is therefore not here.
KNOWN = {
    ("VGG16", True): (553_467_096, "64373286793e3c8b2b4e3219cbf3544b"),
    ("VGG16", False): (58_889_256, "6d6bbae143d832006294945121d1f1fc"),
    ("VGG19", True): (574_710_816, "cbe5617147190e668d6c5d5026f83318"),
    ("VGG19", False): (80_134_624, "253f8cb515780f3b799900260a226db6"),
    ("ResNet50", True): (102_967_424, "2cb95161c43110f7111970584f804107"),
    ("ResNet50", False): (94_765_736, "4d473c1dd8becc155b73f8504c6f6626"),
    ("InceptionV3", True): (96_112_376, "9a0d58056eeedaa3f26cb7ebd46da564"),
    ("InceptionV3", False): (87_910_968, "bcbd6486424b2319ff4ef7d526e38f63"),
    ("Xception", True): (91_884_032, "0a58e3b7378bc2990ea3b43d5981f1f6"),
    ("Xception", False): (83_683_744, "b0042744bf5b25fce3cb969f33bebb97"),
}
FOLDERS = {  # on the site; the first word of the files' names is that of their network
    "VGG16": ("vgg16", "vgg16"),
    "VGG19": ("vgg19", "vgg19"),
    "ResNet50": ("resnet", "resnet50"),
    "InceptionV3": ("inception_v3", "inception_v3"),
    "Xception": ("xception", "xception"),
}


def published(network: str, include_top: bool) -> RemoteFile | None:
    """Return the file with the weights of a network, None where its hash is not known."""
    if (network, include_top) not in KNOWN:
        return None
    size, md5 = KNOWN[network, include_top]
    ending = "" if include_top else "_notop"
    name = f"{FOLDERS[network][1]}_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return RemoteFile(name, size, md5, "md5")


def site() -> str:
    """Return the name of the computer that the files come from."""
    return urlsplit(SITE).netloc


def bytes_fetched(file: RemoteFile) -> int:
    """Return how much of ``file`` lies in the cache."""
    path = _folder() / file.name
    if path.exists():
        return file.size
    part = path.with_name(f"{path.name}.part")
    return min(part.stat().st_size, file.size) if part.exists() else 0


def fetch_weights(network: str, include_top: bool, progress: Progress) -> Path:
    """Return where the published weights of a network lie, after fetching them.

    progress: told bytes; what it raises stops the work, and the next call resumes. Raises
    ``WeightsNotFetched``, ``WeightsUnknown`` or ``CacheNotWritable``.
    """
    file = published(network, include_top)
    assert file is not None, f"no hash of {network} is known"
    try:
        mirrors = (f"{SITE}{FOLDERS[network][0]}/",)
        return fetch(file, mirrors, _folder(), progress).path
    except DownloadFailed as error:
        raise WeightsNotFetched(**error.facts) from error
    except UnknownHash as error:
        raise WeightsUnknown(**error.facts, algorithm=file.algorithm.upper()) from error


def _folder() -> Path:
    return cache_folder() / "downloads" / "applications"
