"""Examples of convolutions and poolings: (layer, input shapes)."""

from engine.constraints import MaxNorm
from engine.layers.convolution import Conv1D, Conv2D, Conv3D
from engine.layers.depthwise import (
    DepthwiseConv1D,
    DepthwiseConv2D,
    SeparableConv1D,
    SeparableConv2D,
)
from engine.layers.pooling import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    GlobalAveragePooling1D,
    GlobalAveragePooling2D,
    GlobalAveragePooling3D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    GlobalMaxPooling3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
)
from engine.layers.transposed import Conv1DTranspose, Conv2DTranspose, Conv3DTranspose
from engine.regularizers import L1, L2

SEQUENCE = (11, 4)
IMAGE = (7, 6, 3)
GROUPED = (7, 6, 4)
VOLUME = (5, 4, 6, 2)
SMALL = (3, 4, 2)

EXAMPLES = {
    "Conv1D": [
        (Conv1D(filters=3), [SEQUENCE]),
        (Conv1D(filters=3, kernel_size=(4,), strides=(2,), padding="same"), [SEQUENCE]),
        (Conv1D(filters=2, padding="causal", dilation_rate=(2,), activation="relu"), [SEQUENCE]),
        (Conv1D(filters=4, padding="causal", strides=(3,), use_bias=False), [SEQUENCE]),
        (Conv1D(filters=6, groups=2, activation="tanh", padding="same"), [SEQUENCE]),
        (Conv1D(filters=8, kernel_size=(2,), groups=4, dilation_rate=(3,)), [SEQUENCE]),
    ],
    "Conv2D": [
        (Conv2D(filters=4), [IMAGE]),
        (Conv2D(filters=4, padding="same", activation="relu"), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(2, 3), strides=(2, 1), padding="same"), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(1, 1), strides=(3, 2), use_bias=False), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(5, 5), padding="same", activation="tanh"), [IMAGE]),
        (Conv2D(filters=2, dilation_rate=(2, 1), padding="same", activation="relu"), [IMAGE]),
        (Conv2D(filters=2, dilation_rate=(3, 2), kernel_regularizer=L2()), [IMAGE]),
        (Conv2D(filters=6, groups=2, strides=(2, 2), padding="same"), [GROUPED]),
        (Conv2D(filters=4, groups=4, activity_regularizer=L1(l1=0.1)), [GROUPED]),
        (Conv2D(filters=4, groups=2, dilation_rate=(2, 2), kernel_constraint=MaxNorm()), [GROUPED]),
    ],
    "Conv3D": [
        (Conv3D(filters=3), [VOLUME]),
        (Conv3D(filters=2, kernel_size=(2, 1, 3), strides=(2, 1, 2), padding="same"), [VOLUME]),
        (
            Conv3D(
                filters=4,
                groups=2,
                dilation_rate=(1, 2, 2),
                activation="relu",
                kernel_size=(2, 2, 2),
            ),
            [VOLUME],
        ),
    ],
    "Conv1DTranspose": [
        (Conv1DTranspose(filters=3), [SEQUENCE]),
        (Conv1DTranspose(filters=3, strides=(2,), padding="same", activation="relu"), [SEQUENCE]),
        (Conv1DTranspose(filters=2, kernel_size=(2,), strides=(4,), use_bias=False), [SEQUENCE]),
        (Conv1DTranspose(filters=2, strides=(3,), output_padding=(2,), padding="same"), [SEQUENCE]),
        (Conv1DTranspose(filters=2, dilation_rate=(2,), activation="tanh"), [SEQUENCE]),
    ],
    "Conv2DTranspose": [
        (Conv2DTranspose(filters=3), [SMALL]),
        (Conv2DTranspose(filters=3, strides=(2, 2), padding="same", activation="relu"), [SMALL]),
        (Conv2DTranspose(filters=2, kernel_size=(2, 1), strides=(3, 2), padding="same"), [SMALL]),
        (Conv2DTranspose(filters=2, strides=(2, 3), output_padding=(1, 0)), [SMALL]),
        (
            Conv2DTranspose(
                filters=2,
                strides=(2, 2),
                output_padding=(1, 1),
                padding="same",
                kernel_size=(4, 5),
                use_bias=False,
            ),
            [SMALL],
        ),
        (Conv2DTranspose(filters=2, dilation_rate=(2, 1), padding="same"), [SMALL]),
        (Conv2DTranspose(filters=2, kernel_size=(1, 1), trainable=False), [SMALL]),
    ],
    "Conv3DTranspose": [
        (Conv3DTranspose(filters=2, kernel_size=(2, 3, 1)), [(2, 3, 2, 3)]),
        (
            Conv3DTranspose(filters=2, strides=(2, 1, 2), padding="same", activation="tanh"),
            [(2, 3, 2, 3)],
        ),
    ],
    "DepthwiseConv1D": [
        (DepthwiseConv1D(), [SEQUENCE]),
        (
            DepthwiseConv1D(depth_multiplier=2, strides=(2,), padding="same", activation="relu"),
            [SEQUENCE],
        ),
        (DepthwiseConv1D(dilation_rate=(3,), use_bias=False, activation="tanh"), [SEQUENCE]),
    ],
    "DepthwiseConv2D": [
        (DepthwiseConv2D(), [IMAGE]),
        (DepthwiseConv2D(depth_multiplier=3, padding="same", activation="relu"), [IMAGE]),
        (DepthwiseConv2D(kernel_size=(2, 3), strides=(2, 2), dilation_rate=(2, 1)), [IMAGE]),
        (DepthwiseConv2D(depth_multiplier=2, depthwise_regularizer=L2()), [(7, 6, 1)]),
        (DepthwiseConv2D(trainable=False), [IMAGE]),
    ],
    "SeparableConv1D": [
        (SeparableConv1D(filters=3), [SEQUENCE]),
        (
            SeparableConv1D(
                filters=5, depth_multiplier=2, strides=(2,), padding="same", activation="relu"
            ),
            [SEQUENCE],
        ),
        (
            SeparableConv1D(filters=5, dilation_rate=(2,), use_bias=False, activation="tanh"),
            [SEQUENCE],
        ),
    ],
    "SeparableConv2D": [
        (SeparableConv2D(filters=4), [IMAGE]),
        (
            SeparableConv2D(filters=4, depth_multiplier=2, padding="same", activation="relu"),
            [IMAGE],
        ),
        (
            SeparableConv2D(
                filters=2,
                strides=(2, 1),
                kernel_size=(2, 3),
                pointwise_constraint=MaxNorm(),
                pointwise_regularizer=L2(),
            ),
            [IMAGE],
        ),
        (SeparableConv2D(filters=2, trainable=False), [IMAGE]),
    ],
    "MaxPooling1D": [
        (MaxPooling1D(), [SEQUENCE]),
        (MaxPooling1D(pool_size=(4,), strides=(3,), padding="same"), [SEQUENCE]),
    ],
    "MaxPooling2D": [
        (MaxPooling2D(), [IMAGE]),
        (MaxPooling2D(pool_size=(3, 2), strides=(2, 2), padding="same"), [IMAGE]),
    ],
    "MaxPooling3D": [
        (MaxPooling3D(), [VOLUME]),
        (MaxPooling3D(pool_size=(2, 3, 2), strides=(1, 2, 3), padding="same"), [VOLUME]),
    ],
    "AveragePooling1D": [
        (AveragePooling1D(), [SEQUENCE]),
        (AveragePooling1D(pool_size=(4,), strides=(3,), padding="same"), [SEQUENCE]),
    ],
    "AveragePooling2D": [
        (AveragePooling2D(), [IMAGE]),
        (AveragePooling2D(pool_size=(3, 3), strides=(2, 1), padding="same"), [IMAGE]),
    ],
    "AveragePooling3D": [
        (AveragePooling3D(), [VOLUME]),
        (AveragePooling3D(pool_size=(2, 3, 2), strides=(1, 2, 3), padding="same"), [VOLUME]),
    ],
    **{
        kind.registered_name: [(kind(), [shape]), (kind(keepdims=True), [shape])]
        for kinds, shape in (
            ((GlobalAveragePooling1D, GlobalMaxPooling1D), SEQUENCE),
            ((GlobalAveragePooling2D, GlobalMaxPooling2D), IMAGE),
            ((GlobalAveragePooling3D, GlobalMaxPooling3D), VOLUME),
        )
        for kind in kinds
    },
}
