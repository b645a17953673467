"""Words that templates of the home programme add."""
