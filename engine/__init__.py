"""Lamina's engine: networks of NumPy or CuPy arrays, trained and explained without a window."""
