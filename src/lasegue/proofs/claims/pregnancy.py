"""Claims about pregnancy: its warning signs, and that it is asked whenever it is possible."""

from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.forms import asked, at_least
from lasegue.proofs.kleene import both, negated
from lasegue.proofs.phrases import at_least as as_much_as
from lasegue.proofs.phrases import every, known, none_of, word, yes
from lasegue.proofs.view import View

WARNINGS = (
    "pregnancy_bleeding_or_fluid",
    "pregnancy_contractions",
    "pregnancy_reduced_movements",
    "pregnancy_severe_headache_or_vision",
)
#: Neither sex nor age is stated in a way that excludes a pregnancy.
POSSIBLE = none_of(
    every(known("sex_at_birth"), word("sex_at_birth", "male")), every(known("age_years"), as_much_as("age_years", 56))
)


def _passed_over(view: View) -> Instances:
    """Nobody answered, nothing said implies a pregnancy, and the question is not listed."""
    unanswered = both(negated(view.stated("pregnant")), negated(view.true(yes("pregnant"))))
    yield "pregnant", both(view.true(POSSIBLE), unanswered, negated(view.asked("pregnant")))


CLAIMS = (
    Claim(
        "pregnancy_warning_is_emergency",
        "Bleeding or fluid, contractions, fewer movements, or severe headache or disturbed vision gives emergency.",
        ("H12",),
        at_least("emergency", {each: yes(each) for each in WARNINGS}),
    ),
    Claim(
        "pregnancy_is_asked_when_possible",
        "Unless pregnancy can be excluded by sex or age, a missing answer on pregnancy is listed as unanswered.",
        ("H12", "H15", "H19"),
        _passed_over,
    ),
    Claim(
        "pregnancy_warnings_are_asked_in_pregnancy",
        "In pregnancy every warning sign that was not asked is listed as unanswered.",
        ("H12",),
        asked(*WARNINGS, when=yes("pregnant")),
    ),
)
