"""Pages about the clinic, its staff, its trail and the file of a patient."""
