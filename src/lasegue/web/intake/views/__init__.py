"""Pages of the first call."""
