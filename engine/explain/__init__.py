"""Looking inside a trained network: arrays in, arrays out; see the modules."""
