"""Training: a plan, a generator of events, and shards that share the work."""
