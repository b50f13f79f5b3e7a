"""Arrays: which module they belong to, noise, buffers of a step, threads."""
