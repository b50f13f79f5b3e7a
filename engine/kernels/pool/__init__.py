"""Largest value and mean of windows."""
