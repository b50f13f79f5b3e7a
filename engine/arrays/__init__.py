"""Arrays: which library they belong to, where they live during a step, and who works on them."""
