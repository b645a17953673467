<<<<<<< HEAD
"""The drawn figure: flesh on the bones, outlines of its parts, layers of one tone."""
=======
"""Figures: a posture seen by a camera, as flat layers; still pictures, and frames for the player."""
>>>>>>> props
