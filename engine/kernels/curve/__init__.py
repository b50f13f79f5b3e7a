"""Activations that bend each value by itself."""
