"""The home programme: what a patient does at home, the log that comes back, and what the clinic sees of it."""
