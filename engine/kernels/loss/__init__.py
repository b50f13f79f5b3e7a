"""Losses on logits, with their gradients."""
