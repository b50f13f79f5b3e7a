"""Every output sees every input."""
