"""Steps of the optimizers on flat arrays of weights."""
