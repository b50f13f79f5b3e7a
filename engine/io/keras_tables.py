"""What differs between the settings of our layers and those that Keras writes."""

from __future__ import annotations

from typing import Any

FLOAT32 = {
    "module": "keras",
    "class_name": "DTypePolicy",
    "config": {"name": "float32"},
    "registered_name": None,
}
MODELS = ("Sequential", "Functional", "Model")  # "Model" is the second one's name in Keras 2
# What Keras 3 does not have: of ours, and of Keras 2.
NOT_IN_KERAS = ("Formula", "FormulaLoss", "ThresholdedReLU", "hard_sigmoid_keras2")
PROGRAMS = ("Lambda", "TFOpLambda", "SlicingOpLambda")
# Without these, Keras takes them from the settings of whoever opens the file.
SPATIAL = ("Conv", "Pooling", "Separable", "Depthwise", "UpSampling", "Cropping2D", "Cropping3D")
WRITTEN = {"ZeroPadding2D", "ZeroPadding3D", "SpatialDropout2D", "SpatialDropout3D", "Flatten"}
# What Keras does not take, though it takes it of all others, or of all of that kind.
UNWRITTEN = {
    "SpatialDropout1D": ("trainable", "data_format", "noise_shape"),
    "SpatialDropout2D": ("trainable", "noise_shape"),
    "SpatialDropout3D": ("trainable", "noise_shape"),
    "UpSampling1D": ("data_format",),
}
MODULES = {
    "layer": "keras.layers",
    "cell": "keras.layers",
    "initializer": "keras.initializers",
    "regularizer": "keras.regularizers",
    "constraint": "keras.constraints",
}
# Settings that our layers do not have: the only values with which they compute the same.
NEUTRAL: dict[str, tuple[Any, ...]] = {
    "data_format": ("channels_last", None),
    "sparse": (False, None),
    "ragged": (False, None),
    "optional": (False,),
    "synchronized": (False,),
    "renorm": (False,),
    "virtual_batch_size": (None,),
    "lora_rank": (None,),
    "lora_alpha": (None,),
    "quantization_config": (None,),
    "noise_shape": (None,),
    "dilation_rate": (1, [1], [1, 1], [1, 1, 1]),
    "groups": (1,),
    "adjustment": (None,),
    "invert": (False,),
    "zero_output_for_mask": (False,),
    "unroll": (False, True),
    "keepdims": (False,),
    "time_major": (False,),
    "mode": (0,),
    "weights": (None,),
    "use_gate": (False,),
    "sliding_window": (None,),
    "fill_mode": ("constant",),
    "fill_value": (0, 0.0),
    "attention_axes": (None, [1], 1),
    "rms_scaling": (False,),
}
# Settings that change nothing in what a network computes.
SILENT = {
    "name",
    "dtype",
    "seed",
    "batch_shape",
    "batch_input_shape",
    "build_config",
    "input_dim",
    "input_length",
    "input_shape",
    "input_dtype",
    "batch_size",
    "consume_less",
    "implementation",
    "use_cudnn",
    "flash_attention",
    "nb_row",
    "nb_col",
    "kernel_dim1",
    "kernel_dim2",
    "kernel_dim3",
    "output_shape",
    "output_shape_type",
    "output_mask",
    "output_mask_type",
    "arguments",
    "layers",
    "node_indices",
    "tensor_indices",
    "fused",
    "renorm_clipping",
    "renorm_momentum",
    "zero_debias_moving_mean",
    "autocast",
}
# Settings that only training knows; where a layer of ours lacks one, it is left out and told.
TRAINING_ONLY = ("_regularizer", "_constraint", "_initializer", "trainable")
WINDOWS = ("kernel_size", "pool_size", "strides", "dilation_rate", "output_padding")
WHOLE = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "bool")
FLOATS = ("float32", "float64", "float16", "bfloat16")
KERAS_2_DISTRIBUTIONS = {"normal": "truncated_normal", "uniform": "uniform"}
