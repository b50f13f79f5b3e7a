"""One value at a time: ReLU, sums, dropout."""
