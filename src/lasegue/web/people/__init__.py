"""Clinics, staff and their rights, patients, consent, and how each signs in."""
