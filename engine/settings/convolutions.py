"""What the settings of convolutions and poolings mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "filters": "How many kernels the layer learns; each gives one channel of the output. "
    "Usually doubled after every pooling.",
    "kernel_size": "Rows and columns of a kernel; its steps, where it slides over a sequence. "
    "3 along each axis is the usual choice; larger kernels see more at once and cost more.",
    "strides": "How many places a window moves at a time along each axis. "
    "2 halves the size of the output.",
    "TransposedConvolution.strides": "How far apart the places of the input lie in the output, "
    "along each axis. 2 doubles the size.",
    "Pooling.strides": "How many places a window moves at a time. Without a value it moves by "
    "its own size, so that windows do not overlap.",
    "padding": "'valid' uses only windows that lie fully inside, so that the size shrinks; "
    "'same' adds a border of zeros and keeps the size (at strides of 1).",
    "Conv1D.padding": "'valid' uses only windows that lie fully inside, so that the sequence "
    "shrinks; 'same' adds a border of zeros and keeps the length (at strides of 1); 'causal' adds "
    "it at the beginning only, so that no step sees what comes after it.",
    "TransposedConvolution.padding": "'valid' keeps all of the result; 'same' cuts its border off, "
    "so that the size is that of the input times the strides.",
    "Pooling.padding": "'valid' uses only windows that lie fully inside; 'same' also those that "
    "reach over the border, where only the places inside count.",
    "dilation_rate": "How far apart the places of a kernel lie, along each axis. With more than 1 "
    "a kernel sees farther with the same number of weights; strides must then be 1.",
    "groups": "Into how many groups the channels are divided; each filter sees one of them. "
    "More groups need fewer weights. It must divide the channels and the filters.",
    "output_padding": "How many places are added to the end of the output, less than the strides. "
    "Without a value Keras's own rule chooses the size.",
    "depth_multiplier": "How many kernels each channel of the input gets for itself.",
    "depthwise_initializer": "The rule that draws the first values of the kernels of single "
    "channels. Glorot suits most layers.",
    "depthwise_regularizer": "A penalty on large weights of the kernels of single channels, "
    "added to the loss.",
    "depthwise_constraint": "A rule that the kernels of single channels are brought back to after "
    "every step; seldom useful.",
    "pointwise_initializer": "The rule that draws the first weights with which channels are mixed. "
    "Glorot suits most layers.",
    "pointwise_regularizer": "A penalty on large weights with which channels are mixed, "
    "added to the loss.",
    "pointwise_constraint": "A rule that the weights with which channels are mixed are brought "
    "back to after every step; seldom useful.",
    "pool_size": "How many places the window spans along each axis. 2 × 2 keeps a quarter of the "
    "values of an image, 2 half of those of a sequence.",
    "keepdims": "Keeps an axis of size 1 for each one that was pooled, for layers after it that "
    "expect an image or a sequence.",
}

LABELS: dict[str, str] = {
    "keepdims": "Keep dimensions",
}

LAYERS: dict[str, str] = {
    "Conv1D": "Slides learned kernels over a sequence and tells where each of them fits: "
    "turns of phrase in a text, patterns in a signal.",
    "Conv2D": "Slides learned kernels over an image and tells where each of them fits: "
    "edges at first, parts of things later.",
    "Conv3D": "Slides learned kernels over a volume or a film, as a Conv2D does over an image.",
    "Conv1DTranspose": "Lengthens a sequence: each step lays a weighted kernel into the output.",
    "Conv2DTranspose": "Enlarges an image: each pixel lays a weighted kernel into the output. "
    "The usual way from a small map back to a picture.",
    "Conv3DTranspose": "Enlarges a volume: each place lays a weighted kernel into the output.",
    "SeparableConv1D": "Looks at each channel of a sequence by itself, then mixes the channels: "
    "nearly as good as a Conv1D with far fewer weights.",
    "SeparableConv2D": "Looks at each channel of an image by itself, then mixes the channels: "
    "nearly as good as a Conv2D with far fewer weights.",
    "DepthwiseConv1D": "Slides kernels over each channel of a sequence by itself.",
    "DepthwiseConv2D": "Slides kernels over each channel of an image by itself; "
    "a Conv2D of 1 × 1 usually mixes them afterwards.",
    "MaxPooling1D": "Keeps the largest value of each window: the sequence shrinks, "
    "small shifts no longer matter.",
    "MaxPooling2D": "Keeps the largest value of each window: the image shrinks, "
    "small shifts no longer matter.",
    "MaxPooling3D": "Keeps the largest value of each window: the volume shrinks, "
    "small shifts no longer matter.",
    "AveragePooling1D": "Keeps the mean of each window: the sequence shrinks smoothly.",
    "AveragePooling2D": "Keeps the mean of each window: the image shrinks smoothly.",
    "AveragePooling3D": "Keeps the mean of each window: the volume shrinks smoothly.",
    "GlobalMaxPooling1D": "Keeps the largest value of each channel: "
    "from a sequence of any length to one number a channel.",
    "GlobalMaxPooling2D": "Keeps the largest value of each channel: "
    "from an image to one number a channel.",
    "GlobalMaxPooling3D": "Keeps the largest value of each channel: "
    "from a volume to one number a channel.",
    "GlobalAveragePooling1D": "Keeps the mean of each channel over the steps that count: "
    "from a sequence of any length to one number a channel.",
    "GlobalAveragePooling2D": "Keeps the mean of each channel: from an image to one number "
    "a channel, with far fewer weights after it than Flatten.",
    "GlobalAveragePooling3D": "Keeps the mean of each channel: from a volume to one number "
    "a channel.",
}
