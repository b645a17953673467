"""Translation between the engine and other programs: case files in, results out. No network."""
