"""Lasègue: physical therapy for sciatica, from findings to a safe and explained plan."""

__version__ = "0.1.0"
