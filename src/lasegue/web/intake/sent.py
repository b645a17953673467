"""What was sent and refused, put back into its page: nobody types or marks anything twice."""

from dataclasses import replace

from lasegue.exchange.values import region_words
from lasegue.web.intake.answers import FEELINGS, MOST_MARKS, YES, Fields
from lasegue.web.intake.asking import Option, QuestionPage, Row
from lasegue.web.intake.ordering import CHART, WORDS
from lasegue.web.intake.pictures import chart_editor
from lasegue.web.record.reasoner import library

_TEXT_FIELDS = {WORDS: "words", CHART: "worst"}


def with_sent(page: QuestionPage, fields: Fields) -> QuestionPage:
    """The page with what stood in the form instead of the answer given before."""
    sent = replace(
        page,
        options=tuple(_chosen(each, fields, "answer") for each in page.options),
        rows=tuple(_row(each, fields) for each in page.rows),
        value=_text(fields, _TEXT_FIELDS.get(page.question, "answer")),
        unit_chosen=_text(fields, "unit"),
        ago=_text(fields, "ago"),
    )
    if page.question != CHART:
        return sent
    none_of = tuple(feeling for feeling in FEELINGS if fields.get(f"no_{feeling}") == YES)
    return replace(sent, editor=chart_editor(_marks(fields)), none_of=none_of)


def _row(row: Row, fields: Fields) -> Row:
    return replace(row, options=tuple(_chosen(each, fields, row.name) for each in row.options))


def _chosen(option: Option, fields: Fields, name: str) -> Option:
    return replace(option, chosen=option.value in fields.getlist(name)[:MOST_MARKS])


def _text(fields: Fields, name: str) -> str:
    return str(fields.get(name) or "").replace("\x00", "")


def _marks(fields: Fields) -> dict[str, list[str]]:
    known = frozenset(region_words(library().vocabulary))
    return {
        finding: [mark for mark in fields.getlist(feeling)[:MOST_MARKS] if mark in known]
        for feeling, finding in FEELINGS.items()
    }
