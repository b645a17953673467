"""The closed lists of the contract: families, kinds, regions and the rest."""

from typing import Any, Literal

from lasegue.knowledge.entries.entry import Kind, Strict

PHYSICAL: tuple[Kind, ...] = ("manual", "exercise", "conservative")


class Family(Strict, frozen=True, kw_only=True):
    """One treatment family. Excluding the family named in ``part_of`` excludes this one too."""

    id: str
    label: str
    kind: Kind
    part_of: str | None = None
    at_urgent: bool = False
    level: str | None = None
    article_items: tuple[str, ...] = ()


class Region(Strict, frozen=True, kw_only=True):
    """One place on the body chart; ``None`` says that the name leaves it open."""

    meaning: str
    sides: tuple[Literal["right", "left", "mid"], ...]
    below_knee: bool | None
    in_foot: bool | None


class Vocabulary(Strict, frozen=True, kw_only=True):
    """The lists that outside programs rely on."""

    version: str
    families: dict[str, Family]
    within: dict[str, tuple[str, ...]]
    cause_ids: tuple[str, ...]
    cause_labels: dict[str, str]
    classification_ids: tuple[str, ...]
    classification_labels: dict[str, str]
    settings: tuple[str, ...]
    article_items: tuple[str, ...]
    regions: dict[str, Region]
    directions: tuple[str, ...]
    responses: dict[str, str]

    def is_physical(self, family: str) -> bool:
        """Whether the family is treatment by hands, by exercise or by heat, cold, current, belt or brace."""
        return self.families[family].kind in PHYSICAL

    def narrower(self, family: str) -> tuple[str, ...]:
        """The family itself and every family that is part of it, at any depth."""
        return self.within[family]


def _within(families: list[dict[str, Any]], family: str) -> list[str]:
    below = [each["id"] for each in families if each.get("part_of") == family]
    return [family, *(deeper for each in below for deeper in _within(families, each))]


def vocabulary_of(lists: dict[str, Any], findings: dict[str, Any]) -> dict[str, Any]:
    """Plain content of a :class:`Vocabulary` from the two contract files as read."""
    return {
        "version": lists["version"],
        "families": {family["id"]: family for family in lists["families"]},
        "within": {family["id"]: _within(lists["families"], family["id"]) for family in lists["families"]},
        "cause_ids": [cause["id"] for cause in lists["causes"]],
        "cause_labels": {cause["id"]: cause["label"] for cause in lists["causes"]},
        "classification_ids": [each["id"] for each in lists["classifications"]],
        "classification_labels": {each["id"]: each["label"] for each in lists["classifications"]},
        "settings": lists["settings"],
        "article_items": lists["article_items"],
        "regions": findings["regions"],
        "directions": findings["directions"],
        "responses": findings["responses"],
    }
