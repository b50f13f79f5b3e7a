"""Networks: a description together with its weights, its shapes and its cost."""
