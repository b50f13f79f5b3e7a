"""Samples picked from a data set on their way into a batch."""
