"""What every setting means, and what each layer does: the texts that forms show as tooltips.

English source texts; the window translates them in the context "Settings".
"""

from __future__ import annotations

# By the name of the setting, or by "Class.setting" where one class means something else by it.
MEANINGS: dict[str, str] = {
    # Layers
    "units": "How many numbers the layer gives. More can learn finer differences, "
    "but cost time and overfit sooner.",
    "filters": "How many kernels the layer learns; each gives one channel of the output. "
    "Usually doubled after every pooling.",
    "kernel_size": "Rows and columns of a kernel. 3 × 3 is the usual choice; larger kernels see "
    "more at once and cost more.",
    "strides": "How many pixels a window moves at a time, down and to the right. "
    "2 × 2 halves the size of the output.",
    "Pooling2D.strides": "How many pixels a window moves at a time. Without a value it moves by "
    "its own size, so that windows do not overlap.",
    "padding": "'valid' uses only windows that lie fully inside the image, so that it shrinks; "
    "'same' adds a border of zeros and keeps the size (at strides of 1).",
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
    "pool_size": "Rows and columns of the window. 2 × 2 keeps a quarter of the values.",
    "keepdims": "Keeps height and width as 1 × 1, for layers after it that expect an image.",
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
    # Losses and metrics
    "from_logits": "The last layer gives raw scores and has no softmax or sigmoid; "
    "the loss applies it itself.",
    "threshold": "An output above this number counts as yes.",
    "k": "How many of the most probable classes may contain the right one.",
    # Optimizers
    "learning_rate": "The size of a step. The most important number of a training: too large "
    "makes the loss jump or explode, too small makes it crawl. Try factors of 3.",
    "schedule": "A rule that changes the learning rate from step to step. "
    "Without one it stays as it is.",
    "weight_decay": "The share of every weight that is taken away in each step, times the "
    "learning rate; works against overfitting. 0.0001 to 0.01 is usual.",
    "clipnorm": "Shortens the gradient of each weight array to this length. "
    "Helps where the loss explodes.",
    "clipvalue": "Cuts every number of the gradient off at this value, above and below.",
    "global_clipnorm": "Shortens the gradient of all weights together to this length, "
    "which keeps its direction. Helps where the loss explodes.",
    "nesterov": "Looks ahead: takes the gradient where the momentum will have carried the "
    "weights. Often a little faster.",
    "initial_accumulator_value": "What the sums of squared gradients begin with. "
    "A larger value makes the first steps smaller.",
    "rho": "How slowly the mean of squared gradients follows the last steps.",
    "centered": "Divides by the variance of gradients instead of their mean square. "
    "May be steadier, costs memory.",
    "beta_1": "How slowly the mean of gradients follows the last steps.",
    "beta_2": "How slowly the mean of squared gradients follows the last steps. "
    "0.999 averages over about a thousand steps.",
    "amsgrad": "Divides by the largest mean square so far, so that a quiet weight "
    "does not suddenly take large steps.",
    # Schedules
    "decay_steps": "How many steps (batches) the decay takes, or after how many it repeats.",
    "decay_rate": "How strongly the learning rate falls within the decay steps.",
    "staircase": "Lowers the learning rate in jumps, not a little in every step.",
    "boundaries": "The steps (batches) after which the next value holds, in rising order.",
    "values": "The learning rates, one more than there are boundaries.",
    "end_learning_rate": "The learning rate when the decay has ended.",
    "power": "The shape of the curve: 1 is a straight line, 2 falls fast at first.",
    "cycle": "Begins the decay again, over a longer time, instead of staying at its end.",
    "CosineDecay.alpha": "The learning rate at the end, as a share of the first one.",
    "warmup_target": "The learning rate that the warm-up climbs to, before it falls. "
    "Without a value there is no warm-up.",
    "warmup_steps": "How many steps (batches) the warm-up takes.",
    # Callbacks
    "monitor": "The number that is watched after every epoch, such as 'val_loss'.",
    "mode": "Whether a smaller (min) or a larger (max) number is better; "
    "'auto' knows it from the name.",
    "min_delta": "A change smaller than this does not count as better.",
    "patience": "How many epochs may pass without anything better.",
    "restore_best_weights": "Puts the weights of the best epoch back when training stops.",
    "start_from_epoch": "How many epochs pass before watching begins.",
    "factor": "The learning rate is multiplied by this number.",
    "cooldown": "How many epochs to wait after a change before counting again.",
    "min_lr": "The learning rate never falls below this number.",
    # Plan
    "optimizer": "The rule that turns gradients into changes of the weights. "
    "Adam and RMSprop suit most networks as they are.",
    "loss": "What training makes smaller. Cross-entropy for classes, "
    "mean squared error for numbers.",
    "metrics": "What else is measured after every epoch; it does not change the training.",
    "accuracy": "Measures the share of right answers, in the way that fits the loss.",
    "batch_size": "How many samples one step looks at. Larger ones run faster and more smoothly, "
    "smaller ones often generalise a little better. Powers of 2 are usual.",
    "epochs": "How many times the training goes through all samples.",
    "Plan.shuffle": "Puts the samples in a new order before every epoch. "
    "Switch it off only where the order matters.",
    "callbacks": "Switches that act after every epoch: stop early, keep the best, "
    "lower the learning rate.",
    "shards": "Into how many pieces a batch is cut, each on a core of its own. "
    "0 chooses by the cost of the network.",
    "seed": "The number that chance begins with. The same seed gives the same numbers again; "
    "another one shows how much is luck.",
    # Preparation and split
    "validation": "The share of samples that is never trained on and shows after every epoch "
    "how well the network does on new ones.",
    "test": "The share of samples that is kept for a last check, "
    "which no decision should be based on.",
    "stratified": "Gives every part the same share of each class.",
    "shuffle": "Chooses the parts by chance. Switch it off for series in time: "
    "the last samples then validate.",
    # Sources
    "samples": "How many samples are made.",
    "test_samples": "How many samples are made for the test part.",
    "noise": "How far chance moves each point: the standard deviation. "
    "More noise makes classes overlap.",
    "Signs.noise": "How much noise covers the images, as a share of white.",
    "shortcut": "Puts a bright mark into one corner of all images of the first class, "
    "to see whether the network learns the mark instead of the sign.",
    "classes": "How many classes there are.",
    "CifarFiles.classes": "The names of the classes, in the order of their numbers.",
    "IdxFiles.classes": "The names of the classes, in the order of their numbers.",
    "turns": "How many times each arm winds around the centre. More turns are harder to learn.",
    "points": "The points as they were painted: two coordinates and a class.",
    "slope": "How steeply the line rises.",
    "intercept": "The height of the line at 0.",
    "periods": "How many waves the curve has.",
    "accept_unknown": "Also takes files whose checksum is not the known one. "
    "They may be damaged, or newer than this program.",
    "path": "Where the file or folder is.",
    "width": "The width that every picture is brought to, in pixels.",
    "height": "The height that every picture is brought to, in pixels.",
    "colours": "Three channels (rgb), or one that holds the brightness (grey).",
    "resize": "How a picture of another shape is made to fit: stretched, "
    "cut to its middle, or padded with a border.",
    "train": "The files to train on.",
    "CifarFiles.test": "The files that are kept for the test.",
    "train_images": "The file with the images to train on.",
    "train_labels": "The file with their class numbers.",
    "test_images": "The file with the images that are kept for the test.",
    "test_labels": "The file with the class numbers of the test.",
    "separator": "The character between two columns.",
    "decimal": "The character before the decimals of a number.",
    "encoding": "How letters are stored in the file. "
    "Change it where names of classes or columns look wrong.",
    "header": "The first line holds the names of the columns.",
    "skip": "How many lines stand before the table.",
    "roles": "What each column is: an input, the target, or ignored.",
    "missing": "What happens where a value is missing: the row is dropped, "
    "or the value becomes the mean of its column, or 0.",
    "task": "Whether the target is a class or a number; 'automatic' decides by its values.",
}

# Words on a label where the name of the setting, without underscores, would not do.
LABELS: dict[str, str] = {
    "use_bias": "Bias",
    "keepdims": "Keep dimensions",
    "center": "Shift (beta)",
    "BatchNormalization.scale": "Factor (gamma)",
    "minval": "Smallest value",
    "maxval": "Largest value",
    "stddev": "Standard deviation",
    "min_delta": "Smallest improvement",
    "min_lr": "Smallest learning rate",
    "from_logits": "Last layer gives logits",
    "clipnorm": "Clip norm",
    "clipvalue": "Clip value",
    "global_clipnorm": "Global clip norm",
    "accept_unknown": "Accept unknown files",
}

# Words to choose from that are Lamina's own; those of Keras ("same", "min") stay as they are.
CHOICES: tuple[str, ...] = (
    "grey",
    "stretch",
    "crop",
    "pad",
    "comma",
    "semicolon",
    "tab",
    "bar",
    "space",
    "point",
    "drop rows",
    "mean",
    "zero",
    "automatic",
    "classification",
    "regression",
)

LAYERS: dict[str, str] = {
    "InputLayer": "Where data enter the network, and which shape they have.",
    "Dense": "Every output sees every input. The last layer of most networks, "
    "and the only kind in the simplest ones.",
    "Activation": "Applies one function to every value, where it is wanted apart from a layer.",
    "Conv2D": "Slides learned kernels over an image and tells where each of them fits: "
    "edges at first, parts of things later.",
    "MaxPooling2D": "Keeps the largest value of each window: the image shrinks, "
    "small shifts no longer matter.",
    "AveragePooling2D": "Keeps the mean of each window: the image shrinks smoothly.",
    "GlobalMaxPooling2D": "Keeps the largest value of each channel: "
    "from an image to one number a channel.",
    "GlobalAveragePooling2D": "Keeps the mean of each channel: from an image to one number "
    "a channel, with far fewer weights after it than Flatten.",
    "Flatten": "Puts all values of a sample in one row, as Dense needs them.",
    "Reshape": "Gives a sample another shape with as many values.",
    "Dropout": "Leaves out values by chance while training, so that the network relies on none: "
    "a remedy against overfitting.",
    "BatchNormalization": "Brings every channel to mean 0 and deviation 1 within the batch: "
    "deep networks then train faster and more steadily.",
    "Add": "Adds its inputs, as the shortcut of a residual network does.",
    "Concatenate": "Puts its inputs side by side along one axis.",
}


def meaning(part: type, setting: str) -> str:
    """Return what ``setting`` of the class ``part`` means; a base class may say it for all."""
    return _told(MEANINGS, part, setting) or MEANINGS[setting]


def words(part: type, setting: str) -> str:
    """Return the words on the label of a setting: "Kernel size"."""
    spoken = setting.replace("_", " ").capitalize()
    return _told(LABELS, part, setting) or LABELS.get(setting, spoken)


def _told(texts: dict[str, str], part: type, setting: str) -> str:
    for cls in part.__mro__:
        for name in (getattr(cls, "registered_name", ""), cls.__name__):
            if text := texts.get(f"{name}.{setting}"):
                return text
    return ""
