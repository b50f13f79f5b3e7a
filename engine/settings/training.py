"""What the settings of a training mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
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
    "heads": "What each output of a network with several outputs is compared with.",
    "parts": "Layers that an optimizer of their own trains, at a learning rate of their own.",
    "class_weights": "How much a sample of each class counts in training. "
    "A larger number helps a class of which there are few samples.",
    "shards": "Into how many pieces a batch is cut, each on a core of its own. "
    "0 chooses by the cost of the network.",
    "seed": "The number that chance begins with. The same seed gives the same numbers again; "
    "another one shows how much is luck.",
}

LABELS: dict[str, str] = {
    "min_delta": "Smallest improvement",
    "min_lr": "Smallest learning rate",
    "clipnorm": "Clip norm",
    "clipvalue": "Clip value",
    "global_clipnorm": "Global clip norm",
}
