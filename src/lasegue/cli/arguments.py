"""Problems on the command line, said in the same way as problems in files."""

import argparse
import re
import sys
from typing import NoReturn

_CHOICE = re.compile(r"argument (?P<key>[^:]+): invalid choice: '?(?P<got>[^']*)'? \(choose from (?P<all>.*)\)")
_VALUE = re.compile(r"argument (?P<key>[^:]+): invalid (?P<what>\w+) value: '(?P<got>.*)'")
_MISSING = re.compile(r"the following arguments are required: (?P<key>.*)")
_EXPECTED = re.compile(r"argument (?P<key>[^:]+): expected (?P<what>.*)")
_STRANGE = re.compile(r"unrecognized arguments: (?P<got>.*)")
_WORDS = {"int": "a whole number", "Path": "a folder", "count": "a whole number from 1"}


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line: where, what was expected, what came."""

    def error(self, message: str) -> NoReturn:
        """Print the problem and stop with status 2."""
        print(f"arguments: {said(message)}", file=sys.stderr)
        raise SystemExit(2)


def said(message: str) -> str:
    """An argparse message as ``KEY: expected WHAT, got WHAT``."""
    if found := _CHOICE.fullmatch(message):
        choices = found["all"].replace("'", "")
        return f"{found['key'].lower()}: expected one of {choices}, got {found['got']}"
    if found := _VALUE.fullmatch(message):
        return f"{found['key']}: expected {_WORDS.get(found['what'], found['what'])}, got {found['got']}"
    if found := _MISSING.fullmatch(message):
        return f"{found['key']}: expected at least one, got none"
    if found := _EXPECTED.fullmatch(message):
        return f"{found['key']}: expected {found['what']}, got none"
    if found := _STRANGE.fullmatch(message):
        return f"{found['got'].split()[0]}: expected a known option (see --help), got {found['got']}"
    return f"command: expected a known use (see --help), got {message}"


def count(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
