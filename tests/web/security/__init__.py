"""Tests that walk through the whole demo clinic.

A package, unlike the other folders of tests: pytest keeps what has the scope of a package until the last test of the
folder is done, and without this file it would keep it until the end of everything.
"""
