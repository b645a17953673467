"""Worked patients: given, then, because. Read, run and judged against what they expect."""
