"""What the settings of optimizers, schedules, constraints, activations and the like mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    # Optimizers
    "use_ema": "Keeps a moving average of all weights, which the network takes over when the "
    "training ends. It is often a little better than the last weights.",
    "ema_momentum": "How slowly the average of the weights follows them: 0.99 averages over "
    "about a hundred steps.",
    "ema_overwrite_frequency": "After how many steps the weights are replaced by their average. "
    "Without a value this happens only at the end of the training.",
    "gradient_accumulation_steps": "How many batches are looked at before the weights move, by "
    "the mean of their gradients: as a batch so many times larger, but with less memory.",
    "epsilon_inside_root": "Adds epsilon before the square root is taken, as Keras 3 does; "
    "Keras 2 added it afterwards.",
    "_OfMeans.beta_1": "How slowly the mean of gradients follows the last steps.",
    "_OfMeans.beta_2": "How slowly the mean of squared gradients follows the last steps. "
    "0.999 averages over about a thousand steps.",
    "Adamax.beta_2": "How slowly the largest gradient so far is forgotten.",
    "Lion.beta_1": "How much the past counts, against the gradient of this batch, in the sign "
    "that decides on a step.",
    "Lion.beta_2": "How slowly the mean of gradients follows the last steps.",
    "Adadelta.rho": "How slowly the means of squared gradients and of squared steps follow.",
    "Ftrl.beta": "A pull to 0 that is strong in the first steps and fades; 0 switches it off.",
    "learning_rate_power": "How the learning rate falls with the sum of squared gradients: "
    "-0.5 is their square root, 0 keeps the rate as it is.",
    "l1_regularization_strength": "How strongly weights are held at exactly 0: a weight stays "
    "there until its gradients agree more than this.",
    "l2_regularization_strength": "How strongly all weights are pulled to 0.",
    "l2_shrinkage_regularization_strength": "A penalty on large weights that acts on the "
    "gradient alone, not on the sum of squared gradients.",
    # Schedules
    "first_decay_steps": "How many steps (batches) the first decay takes.",
    "t_mul": "How many times as long each decay takes as the one before; with 1 all are equal.",
    "m_mul": "How high each decay begins, as a share of the one before.",
    "CosineDecayRestarts.alpha": "The learning rate at the end of a decay, "
    "as a share of the first one.",
    # Activations
    "celu.alpha": "The value that very negative numbers approach, with a minus sign.",
    "approximate": "Computes the function by a hyperbolic tangent: a little faster, "
    "wrong by at most 0.001.",
    "b": "How wide the bend at 0 is; with a very small number it is relu.",
    "hard_shrink.threshold": "Numbers not further than this from 0 become 0.",
    "soft_shrink.threshold": "How far all numbers are moved to 0; those that are nearer become 0.",
    "threshold.threshold": "Numbers above this one stay as they are.",
    "default_value": "What all numbers become that are not above the threshold.",
    # Regularizers
    "OrthogonalRegularizer.factor": "The strength of the penalty: it is this number if all rows "
    "(or columns) are parallel.",
    "OrthogonalRegularizer.mode": "Whether the rows or the columns of the kernel are to stand "
    "at right angles.",
}

LABELS: dict[str, str] = {
    "use_ema": "Average the weights",
    "ema_momentum": "Momentum of the average",
    "ema_overwrite_frequency": "Steps between overwriting",
    "t_mul": "Growth of the length",
    "m_mul": "Share of the height",
    "b": "Width",
}
