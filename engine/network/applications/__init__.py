"""Known networks for images, with Keras's names of layers, so that their weight files fit.

Each builder returns a ``NetworkSpec``. Without ``include_top`` it ends at the features, which
``pooling`` ("avg", "max" or "") turns into a vector.
"""

from engine.network.applications.inception import InceptionV3
from engine.network.applications.mobilenet import MobileNet
from engine.network.applications.resnet import ResNet50
from engine.network.applications.vgg import VGG16, VGG19
from engine.network.applications.xception import Xception

APPLICATIONS = {
    "VGG16": VGG16,
    "VGG19": VGG19,
    "ResNet50": ResNet50,
    "InceptionV3": InceptionV3,
    "Xception": Xception,
    "MobileNet": MobileNet,
}

__all__ = [
    "APPLICATIONS",
    "VGG16",
    "VGG19",
    "InceptionV3",
    "MobileNet",
    "ResNet50",
    "Xception",
]
