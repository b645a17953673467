"""From facts to a frozen, explained result. Pure: no clock, disk, database, settings or randomness."""
