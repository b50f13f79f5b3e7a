"""The layers that networks are stacked from."""
