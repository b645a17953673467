"""Requests for an appointment and the appointments made."""
