"""Measurements of the engine: how fast, how much memory, how long to start."""
