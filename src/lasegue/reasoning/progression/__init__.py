"""Progression: what the log of the home programme makes of a signed plan, by the rules of the library."""
