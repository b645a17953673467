"""Calm, labelled drawings of the nerve and of what can trouble it, for pages that explain."""
