"""Statistics of channels and batch normalisation."""
