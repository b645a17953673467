"""Answers of the home programme: data for the player, pages for reading, what a person says, the clinic's side."""
