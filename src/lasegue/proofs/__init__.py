"""Every safety rule checked over all possible patients: the knowledge files themselves, handed to a solver."""
