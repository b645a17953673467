"""The drawn figure: flesh on the bones, outlines of its parts, layers of one tone; stills, and frames for the player."""
