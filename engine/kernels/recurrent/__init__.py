"""Sequences: one value after the other, with a state that is handed on."""
