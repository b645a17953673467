"""The plan on paper: what the sheet says, in three languages, and its setting as an accessible PDF."""
