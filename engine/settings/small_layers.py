"""What the settings of layers of single values mean: activations, noise, borders, norms, merges."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    # Activations
    "ReLU.max_value": "The largest value that the layer gives; 6 is usual in small networks "
    "for telephones. Without a value there is no limit.",
    "threshold": "The value above which numbers pass unchanged; 0 is usual.",
    "theta": "The value above which numbers pass; all others become 0.",
    "alpha": "The value that very negative numbers approach, with a minus sign; 1 is usual.",
    "alpha_initializer": "The rule that sets the first slopes for values below 0; zeros begin "
    "as relu.",
    "alpha_regularizer": "A penalty on large slopes, added to the loss; seldom useful.",
    "alpha_constraint": "A rule that the slopes are brought back to after every step.",
    "shared_axes": "Axes along which one slope serves all places, counted from 1: 1, 2 for images "
    "gives one slope a channel.",
    "Softmax.axis": "The axes along which the numbers sum to 1; -1 is the last one, classes.",
    # Noise
    "seed": "A number that makes the noise of this layer the same in every run. Without one "
    "it follows the seed of the training.",
    "noise_shape": "Axes with 1 share one decision, None stands for the size of the data; the "
    "batch is counted. None, 1, None drops whole features of a sequence.",
    "SpatialDropout.rate": "The share of channels that is set to 0 in each step of training. "
    "0.1 to 0.3 is usual.",
    "GaussianDropout.rate": "How strong the noise is, told as the share that a dropout with the "
    "same variance would leave out. 0.1 to 0.5 is usual.",
    "AlphaDropout.rate": "The share of values that is set to the limit of selu in each step of "
    "training. 0.05 to 0.1 is usual.",
    "GaussianNoise.stddev": "The standard deviation of the noise that is added to every value "
    "while training. 0.05 to 0.3 is usual for data of deviation 1.",
    "ActivityRegularization.l1": "The strength of the penalty on the sum of absolute values; "
    "it makes most of them 0. 1e-5 to 1e-3 is usual.",
    "ActivityRegularization.l2": "The strength of the penalty on the sum of squared values; "
    "it keeps them small. 1e-5 to 1e-3 is usual.",
    # Shapes
    "dims": "The new order of the axes, counted from 1 without the batch: 2, 1 swaps the first "
    "two.",
    "n": "How many times the values are repeated, one step each.",
    "mask_value": "A step in which every feature has this value is left out; 0 is usual.",
    "ZeroPadding.padding": "Zeros before and after each dimension: one number for all sides, one "
    "for each dimension, or two for each: top, bottom, left, right.",
    "cropping": "Places cut off before and after each dimension: one number for all sides, one "
    "for each dimension, or two for each: top, bottom, left, right.",
    "size": "How many times larger each dimension becomes; 2 undoes a pooling by 2.",
    "interpolation": "'nearest' repeats pixels, 'bilinear' mixes neighbours and gives smooth "
    "edges.",
    # Normalisation
    "Affine.scale": "Multiplies the normalised values by learned factors (gamma).",
    "Affine.center": "Adds a learned shift (beta) to the normalised values.",
    "beta_regularizer": "A penalty on large shifts, added to the loss; seldom useful.",
    "gamma_regularizer": "A penalty on large factors, added to the loss; L1 switches channels off.",
    "beta_constraint": "A rule that the shifts are brought back to after every step.",
    "gamma_constraint": "A rule that the factors are brought back to after every step.",
    "BatchNormalization.axis": "The axis whose places are normalised one by one, counted with the "
    "batch as 0; -1 is the last one, channels or features.",
    "Normalizing.axis": "The axes over which each sample is normalised, counted with the batch as "
    "0; -1 is the last one, channels or features.",
    "GroupNormalization.axis": "The axis that is cut into groups, counted with the batch as 0; "
    "-1 is the last one, channels.",
    "groups": "Into how many groups the channels are cut. 32 is usual for wide networks, 1 takes "
    "all channels together, -1 each by itself; it must divide the channels.",
    "rms_scaling": "Divides by the deviation without taking the mean away, as some old models do. "
    "RMSNormalization is what newer ones mean.",
    # Merges
    "axes": "The axis of each input along which products are summed, counted with the batch as 0; "
    "their sizes must be equal. -1, -1 is usual.",
    "normalize": "Gives the vectors length 1 before, so that the results are cosines from -1 to 1.",
}

LABELS: dict[str, str] = {
    "theta": "Threshold",
    "alpha": "Limit below",
    "Affine.scale": "Factor (gamma)",
    "n": "Steps",
    "dims": "Order of axes",
    "rms_scaling": "Without taking the mean away",
    "l1": "L1",
    "l2": "L2",
    "mask_value": "Value that masks",
    "normalize": "Give length 1",
}

LAYERS: dict[str, str] = {
    "ReLU": "Lets positive values pass and stops negative ones, with a limit or a slope below 0 "
    "if wanted.",
    "LeakyReLU": "Lets positive values pass and makes negative ones small, so that no unit stops "
    "learning.",
    "PReLU": "A relu that learns its slope for negative values.",
    "ELU": "Lets positive values pass and bends negative ones towards a limit: means stay near 0.",
    "ThresholdedReLU": "Lets only values above a threshold pass. Keras 3 no longer has it.",
    "Softmax": "Turns numbers into shares that are positive and sum to 1, as at the end of a "
    "network for classes.",
    "SpatialDropout1D": "Leaves out whole features of a sequence by chance while training.",
    "SpatialDropout2D": "Leaves out whole channels of an image by chance while training: "
    "neighbouring pixels are too alike for Dropout.",
    "SpatialDropout3D": "Leaves out whole channels of a volume by chance while training.",
    "AlphaDropout": "A dropout for networks with selu, which keeps their mean and variance.",
    "GaussianNoise": "Adds random numbers while training, so that the network does not rely on "
    "small differences.",
    "GaussianDropout": "Multiplies values by random numbers around 1 while training, a softer "
    "dropout.",
    "ActivityRegularization": "Passes values on, and adds a penalty on large ones to the loss.",
    "Identity": "Passes values on as they are.",
    "Permute": "Puts the axes of a sample in another order.",
    "RepeatVector": "Gives the same values at every step of a sequence, as a decoder needs them.",
    "Masking": "Leaves out the steps of a sequence that only fill it up; later layers skip them.",
    "Cropping1D": "Cuts off steps at the beginning and the end of a sequence.",
    "Cropping2D": "Cuts off rows and columns of an image.",
    "Cropping3D": "Cuts off the borders of a volume.",
    "ZeroPadding1D": "Adds steps of zeros before and after a sequence.",
    "ZeroPadding2D": "Adds rows and columns of zeros around an image.",
    "ZeroPadding3D": "Adds zeros around a volume.",
    "UpSampling1D": "Makes a sequence longer by repeating its steps.",
    "UpSampling2D": "Makes an image larger by whole factors.",
    "UpSampling3D": "Makes a volume larger by repeating its values.",
    "LayerNormalization": "Brings the values of each sample to mean 0 and deviation 1, whatever "
    "the batch: usual in transformers and recurrent networks.",
    "RMSNormalization": "Divides the values of each sample by their root mean square: a cheaper "
    "layer normalisation.",
    "GroupNormalization": "Normalises each sample in groups of channels: works where batches are "
    "too small for a batch normalisation.",
    "UnitNormalization": "Gives every vector the length 1.",
    "Subtract": "The first input minus the second one.",
    "Multiply": "The product of its inputs, as a gate needs it.",
    "Average": "The mean of its inputs.",
    "Maximum": "The largest of its inputs at each place.",
    "Minimum": "The smallest of its inputs at each place.",
    "Dot": "Multiplies two tensors: how alike vectors are, or which steps attend to which.",
}
