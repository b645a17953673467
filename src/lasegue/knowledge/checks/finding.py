"""What a check reports: its stable id, the place, what is wrong and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One finding of the checker. ``place`` is folder/entry, with the key where it helps."""

    check: str
    place: str
    wrong: str
    hint: str

    def __str__(self) -> str:
        return f"{self.check} {self.place}: {self.wrong}. {self.hint}"
