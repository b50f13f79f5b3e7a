"""How numbers are spread: what they sum up to, and how many lie where."""
