"""The command line."""

from lasegue.cli.main import main

__all__ = ["main"]
