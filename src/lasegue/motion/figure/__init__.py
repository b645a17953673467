"""Figures: a posture with its flesh seen by a camera, as flat layers; still pictures, and frames for the player."""
