"""Panels: each shows one side of the session and steers it. Panels never know each other."""
