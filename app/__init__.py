"""Lamina's window: shows the engine, and decides nothing about learning."""
