"""The shape of a look at the work of a clinic, and the values that every query of it is asked with."""

from typing import NamedTuple, TypeVar

from django.db.models import BigIntegerField, DateTimeField, Model, Q, QuerySet

from lasegue.web.asking import Given

OPEN_STAGES = ("asked", "waiting", "examined", "in_care")
CLINIC, MEMBER = Given("clinic", BigIntegerField()), Given("member", BigIntegerField())
NOW, LAST_WEEK, JUST_BEFORE = (Given(name, DateTimeField()) for name in ("now", "last_week", "just_before"))
Kept = TypeVar("Kept", bound=Model)
Read = TypeVar("Read")


class Look(NamedTuple):
    """What the text of a query depends on: whose people, of how many a row was handed to the member, how many rows."""

    mine: bool
    handed: int
    most: int

    def own(self, rows: "QuerySet[Kept, Read]", episode: str = "") -> "QuerySet[Kept, Read]":
        """Those of open episodes of the clinic, and of the member when the look is at their own.

        ``episode`` leads from a row to its episode; empty for episodes themselves.
        """
        to = f"{episode}__" if episode else ""
        whose = [self.with_member(episode)] if self.mine else []
        return rows.filter(*whose, **{f"{to}clinic": CLINIC, f"{to}stage__in": OPEN_STAGES})

    def with_member(self, episode: str = "") -> Q:
        """Whether an episode is the member's, or a row about its patient was handed to them."""
        to = f"{episode}__" if episode else ""
        whose = Q(**{f"{to}therapist": MEMBER})
        for place in range(self.handed):
            whose |= Q(**{f"{to}patient": handed_patient(place)})
        return whose


def handed_patient(place: int) -> Given:
    """One of the patients of whom a row was handed to the member."""
    return Given(f"handed_{place}", BigIntegerField())
