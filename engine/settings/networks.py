"""What the settings of layers, initializers and regularizers mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    # Layers
    "units": "How many numbers the layer gives. More can learn finer differences, "
    "but cost time and overfit sooner.",
    "activation": "The function applied to every result. 'relu' is usual inside a network, "
    "'softmax' at its end for classes, 'sigmoid' for yes or no, 'linear' for numbers.",
    "use_bias": "Adds a learned number to every output. Switch it off before a batch "
    "normalisation, which has its own.",
    "kernel_initializer": "The rule that draws the first values of the kernel. Glorot suits most "
    "layers, He those with relu.",
    "bias_initializer": "The rule that sets the first values of the bias; zeros nearly always.",
    "kernel_regularizer": "A penalty on large weights, added to the loss. L2 is the usual means "
    "against overfitting, L1 drives weights to exactly 0.",
    "bias_regularizer": "A penalty on large biases, added to the loss; seldom useful.",
    "activity_regularizer": "A penalty on large outputs of the layer, added to the loss. "
    "L1 makes most outputs 0, as in a sparse autoencoder.",
    "kernel_constraint": "A rule that the kernel is brought back to after every step, such as a "
    "largest length of each unit's weights.",
    "bias_constraint": "A rule that the bias is brought back to after every step; seldom useful.",
    "trainable": "Whether training changes the weights of this layer. Switch it off to keep what "
    "another training has learned; a batch normalisation then uses its running means.",
    "dtype": "What the numbers are: decimal fractions, or whole numbers such as those of words.",
    "network": "The network that stands in the place of this layer.",
    "rate": "The share of values that is set to 0 in each step of training. "
    "0.2 to 0.5 is usual; more fights overfitting harder.",
    "shape": "Height, width and channels of an image, or the number of features of a table row; "
    "the batch is not counted. It must be the shape of the data.",
    "target_shape": "The shape that a sample gets, without the batch. "
    "One size may be -1: what is left.",
    "axis": "The axis along which inputs are put side by side; "
    "-1 is the last one, channels or features.",
    "momentum": "The share of the last step that is added to the next one. "
    "0.9 carries over flat stretches and smooths zigzags.",
    "BatchNormalization.momentum": "How slowly the running means follow the batches. "
    "Lower it, to 0.9 for example, for short trainings.",
    "epsilon": "A small number that keeps a division from being one by zero.",
    "center": "Adds a learned shift (beta) to every channel.",
    "BatchNormalization.scale": "Multiplies every channel by a learned factor (gamma). "
    "Not needed if relu or a Dense layer follows.",
    "beta_initializer": "The rule that sets the first values of the shift; zeros nearly always.",
    "gamma_initializer": "The rule that sets the first values of the factor; ones nearly always.",
    "moving_mean_initializer": "The rule that sets the running means before the first batch.",
    "moving_variance_initializer": "The rule that sets the running variances "
    "before the first batch.",
    # Activations
    "negative_slope": "The slope for values below 0; with 0 it is relu.",
    "elu.alpha": "The value that very negative numbers approach, with a minus sign.",
    # Initializers and regularizers
    "max_value": "The largest length that the weights of one unit may have; 2 to 4 is usual.",
    "min_value": "The smallest length that the weights of one unit may have.",
    "MinMaxNorm.rate": "How much of the way to the bounds each step goes; 1 obeys them at once.",
    "_OfNorms.axis": "The axes along which lengths are taken: 0 for the kernel of a Dense layer, "
    "0, 1, 2 for that of a convolution.",
    "value": "The number that all weights begin with.",
    "mean": "The middle of the normal distribution.",
    "stddev": "The standard deviation of the normal distribution. "
    "Too large a value saturates activations, too small a one lets signals fade.",
    "minval": "The smallest value that can be drawn.",
    "maxval": "The largest value that can be drawn.",
    "scale": "The variance is this number divided by the fan: 1 for Glorot and LeCun, 2 for He.",
    "VarianceScaling.mode": "What the variance is divided by: the number of inputs (fan_in), "
    "of outputs (fan_out), or the mean of both (fan_avg).",
    "distribution": "The kind of random numbers. All three have the same variance.",
    "gain": "The factor by which the matrix is multiplied; 1.41 suits relu.",
    "l1": "The strength of the penalty on the sum of absolute weights; 1e-5 to 1e-3 is usual.",
    "l2": "The strength of the penalty on the sum of squared weights; 1e-5 to 1e-2 is usual.",
}

LABELS: dict[str, str] = {
    "dtype": "Kind of numbers",
    "use_bias": "Bias",
    "center": "Shift (beta)",
    "BatchNormalization.scale": "Factor (gamma)",
    "minval": "Smallest value",
    "maxval": "Largest value",
    "stddev": "Standard deviation",
}

LAYERS: dict[str, str] = {
    "InputLayer": "Where data enter the network, and which shape they have.",
    "Dense": "Every output sees every input. The last layer of most networks, "
    "and the only kind in the simplest ones.",
    "Activation": "Applies one function to every value, where it is wanted apart from a layer.",
    "Flatten": "Puts all values of a sample in one row, as Dense needs them.",
    "Reshape": "Gives a sample another shape with as many values.",
    "Dropout": "Leaves out values by chance while training, so that the network relies on none: "
    "a remedy against overfitting.",
    "BatchNormalization": "Brings every channel to mean 0 and deviation 1 within the batch: "
    "deep networks then train faster and more steadily.",
    "Add": "Adds its inputs, as the shortcut of a residual network does.",
    "Concatenate": "Puts its inputs side by side along one axis.",
    "Functional": "A whole network in the place of a layer: one that was trained before, "
    "or a block that is used several times.",
}
