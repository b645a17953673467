"""The planner's settings: caps, budgets, visits and dates, each with its grounds."""

from lasegue.knowledge.entries.entry import Grounded, Strict


class Setting(Grounded, frozen=True, kw_only=True):
    """One number of the planner and what it means."""

    value: float
    says: str


class VisitPattern(Grounded, frozen=True, kw_only=True):
    """How often and how long therapy sessions are planned."""

    per_week: tuple[float, float]
    weeks: float
    minutes: float


class Policy(Strict, frozen=True, kw_only=True):
    """Everything the planner takes as given and a clinic may want to see."""

    version: str
    most_treatment_families: Setting
    most_manual_lines: Setting
    default_minutes_per_day: Setting
    older_age_years: Setting
    goal_weeks: Setting
    horizon_weeks: Setting
    least_information_bits: Setting
    most_questions: Setting
    least_weight_ratio: Setting
    most_classifications: Setting
    visits: VisitPattern
    visits_when_irritable: VisitPattern
    reassess_weeks: tuple[float, ...]
    reassess_grounds: Grounded
