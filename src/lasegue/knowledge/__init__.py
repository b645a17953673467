"""The clinical library: typed entries, loading and checks."""
