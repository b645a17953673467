"""How somebody wants the patient's sheet: what the address asks for, and what is usual where it says nothing."""

from dataclasses import dataclass

from django.http import HttpRequest

from lasegue.exchange.handout.sheet import Language, Paper
from lasegue.exchange.handout.words import LANGUAGES
from lasegue.web.people.models import Patient

#: Countries whose printers hold Letter; all others A4.
LETTER = ("US", "CA", "MX", "PH")


@dataclass(frozen=True)
class Wish:
    """How somebody wants the sheet: language, paper, and large print or not."""

    language: Language
    paper: Paper
    large: bool


def wish_of(request: HttpRequest, patient: Patient) -> Wish:
    """What the address asks for; what it does not say, or says wrongly, follows the person and their country."""
    asked = (request.GET.get("language", ""), patient.language)
    language = next((each for word in asked for each in LANGUAGES if each == word), LANGUAGES[0])
    papers: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}
    usual: Paper = "us-letter" if patient.clinic.country in LETTER else "a4"
    return Wish(language, papers.get(request.GET.get("paper", ""), usual), request.GET.get("print") == "large")
