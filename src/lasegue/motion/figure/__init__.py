"""Figures: a posture seen by a camera, as flat layers; still pictures, and frames for the player."""
