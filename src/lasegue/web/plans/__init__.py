"""Draft, review, signature and versions of a plan."""
