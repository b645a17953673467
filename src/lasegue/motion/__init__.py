"""Where it is felt and how a body moves: drawings and geometry as pure functions."""
