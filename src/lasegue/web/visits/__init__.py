"""Visit notes: safety first, what was done, what is next, units, signature."""
