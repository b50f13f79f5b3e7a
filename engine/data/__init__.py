"""Data: where they come from, how they are prepared, split and summed up."""
