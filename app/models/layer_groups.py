"""To which group each layer belongs: the headings of the palette, colours and icons of rows."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n.marking import marked

NOT_OFFERED = ("Functional",)  # needs a network first, so it is opened and pasted, never added


@dataclass(frozen=True)
class Group:
    """Layers of one kind, the usual ones first. ``title`` is a source text.

    ``colour`` is the number of a colour of kinds; None is the colour of quiet text.
    """

    name: str
    title: str
    colour: int | None
    members: tuple[str, ...]

    @property
    def icon(self) -> str:
        return f"layer_{self.name}"


GROUPS = (
    Group(
        "core",
        marked("Layers", "Core"),
        0,
        ("Dense", "InputLayer", "Embedding", "Masking", "EinsumDense", "Functional"),
    ),
    Group(
        "convolution",
        marked("Layers", "Convolution"),
        1,
        (
            "Conv2D",
            "Conv1D",
            "Conv3D",
            "SeparableConv2D",
            "SeparableConv1D",
            "DepthwiseConv2D",
            "DepthwiseConv1D",
            "Conv2DTranspose",
            "Conv1DTranspose",
            "Conv3DTranspose",
        ),
    ),
    Group(
        "pooling",
        marked("Layers", "Pooling"),
        2,
        (
            "MaxPooling2D",
            "AveragePooling2D",
            "GlobalMaxPooling2D",
            "GlobalAveragePooling2D",
            "MaxPooling1D",
            "AveragePooling1D",
            "GlobalMaxPooling1D",
            "GlobalAveragePooling1D",
            "MaxPooling3D",
            "AveragePooling3D",
            "GlobalMaxPooling3D",
            "GlobalAveragePooling3D",
        ),
    ),
    Group(
        "recurrent",
        marked("Layers", "Recurrent"),
        3,
        (
            "LSTM",
            "GRU",
            "SimpleRNN",
            "Bidirectional",
            "TimeDistributed",
            "RNN",
            "StackedRNNCells",
            "LSTMCell",
            "GRUCell",
            "SimpleRNNCell",
            "ConvLSTM1D",
            "ConvLSTM2D",
            "ConvLSTM3D",
        ),
    ),
    Group(
        "normalization",
        marked("Layers", "Normalisation"),
        4,
        (
            "BatchNormalization",
            "LayerNormalization",
            "GroupNormalization",
            "UnitNormalization",
            "RMSNormalization",
            "SpectralNormalization",
        ),
    ),
    Group(
        "regularization",
        marked("Layers", "Regularisation"),
        5,
        (
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "ActivityRegularization",
        ),
    ),
    Group(
        "shape",
        marked("Layers", "Shape"),
        6,
        (
            "Flatten",
            "Reshape",
            "Permute",
            "RepeatVector",
            "UpSampling2D",
            "UpSampling1D",
            "UpSampling3D",
            "ZeroPadding2D",
            "ZeroPadding1D",
            "ZeroPadding3D",
            "Cropping2D",
            "Cropping1D",
            "Cropping3D",
            "Identity",
        ),
    ),
    Group(
        "merge",
        marked("Layers", "Merge"),
        7,
        (
            "Add",
            "Concatenate",
            "Subtract",
            "Multiply",
            "Average",
            "Maximum",
            "Minimum",
            "Dot",
        ),
    ),
    Group(
        "attention",
        marked("Layers", "Attention"),
        8,
        ("MultiHeadAttention", "Attention", "AdditiveAttention", "GroupQueryAttention"),
    ),
    Group(
        "preprocessing",
        marked("Layers", "Preprocessing"),
        9,
        (
            "Rescaling",
            "Normalization",
            "Resizing",
            "CenterCrop",
            "RandomFlip",
            "RandomRotation",
            "RandomZoom",
            "RandomTranslation",
            "RandomContrast",
            "RandomBrightness",
            "RandomCrop",
            "RandomHeight",
            "RandomWidth",
            "CategoryEncoding",
            "Discretization",
        ),
    ),
    Group(
        "activation",
        marked("Layers", "Activation"),
        10,
        ("Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "ThresholdedReLU", "Softmax"),
    ),
    Group("formula", marked("Layers", "Formula"), 11, ("Formula", "FormulaLoss")),
)
OTHER = Group("other", marked("Layers", "Others"), None, ())

_OWN_ICONS = {
    "InputLayer": "layer_input",
    "Embedding": "layer_embedding",
    "Functional": "network",
    "Bidirectional": "layer_bidirectional",
    "TimeDistributed": "layer_time",
}


def group_of(class_name: str) -> Group:
    """Return the group of a layer."""
    return next((group for group in GROUPS if class_name in group.members), OTHER)


def icon_of(class_name: str) -> str:
    """Return the icon of a layer: its own, else that of its group."""
    return _OWN_ICONS.get(class_name, group_of(class_name).icon)
