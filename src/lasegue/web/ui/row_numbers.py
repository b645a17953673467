"""The number of a row as a form sends it back: what the person saw, or what the act is about."""

#: Digits of the largest number that every database takes as the number of a row.
MOST_DIGITS = 18


def row_number(sent: str, otherwise: int = 0) -> int:
    """The number that was sent; ``otherwise`` where it is none, which no row has."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= MOST_DIGITS else otherwise
