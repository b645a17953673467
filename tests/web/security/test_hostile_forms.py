"""Whatever is sent to whatever form: a message or a refusal, never a page that breaks, and nothing is lost."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.security.answers import Seen
from tests.web.security.forms_found import Form, all_forms, bare_forms
from tests.web.security.hostile import ADDRESSES, KEYS, values
from tests.web.security.walking import PEOPLE, TO_SIGN, browser_of, browser_of_patient, filling_of

from lasegue.web.plans.models import Version
from lasegue.web.record.models import Snapshot, Statement
from lasegue.web.visits.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("riverbend"), pytest.mark.xdist_group("riverbend")]

EXAMPLES = 6


@pytest.fixture(scope="module")
def forms(walk: list[Seen], django_db_blocker: Any) -> dict[str, list[Form]]:
    """Forms by the name of the address that they send to."""
    found: dict[str, list[Form]] = {}
    for form in all_forms(walk):
        found.setdefault(form.name, []).append(form)
    with django_db_blocker.unblock(), transaction.atomic():
        fillings = [filling_of(name) for name in PEOPLE]
        for each in ADDRESSES:
            found.setdefault(each.name, bare_forms(each, fillings))
        transaction.set_rollback(True)
    return found


def kept() -> dict[str, Any]:
    """What must never become less or change: statements, results, and all that was signed."""
    signed = Version.objects.filter(state__in=("signed", "superseded", "withdrawn"))
    notes = Visit.objects.exclude(signed_at=None)
    return {
        "statements": set(Statement.objects.values_list("pk", "finding", "side", "origin", "occasion")),
        "results": set(Snapshot.objects.values_list("pk", "result")),
        "plans": set(signed.values_list("pk", "digest", "signed_at", "signed_by")),
        "notes": set(notes.values_list("pk", "digest", "signed_at", "signed_by")),
    }


@pytest.fixture(scope="module")
def before(riverbend: None, django_db_blocker: Any) -> dict[str, Any]:
    with django_db_blocker.unblock():
        return kept()


@pytest.mark.parametrize("name", [each.name for each in ADDRESSES])
def test_no_form_breaks_and_nothing_that_was_said_or_signed_is_lost(
    forms: dict[str, list[Form]], before: dict[str, Any], name: str
) -> None:
    assert forms[name], f"no form and no address for {name}"
    browsers = {form.who: browser_of(form.who) if form.who != "patient" else None for form in forms[name]}

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.data())
    def sent(data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(forms[name]))
        names = sorted({*form.fields, *data.draw(st.lists(st.sampled_from(KEYS), max_size=2))})
        chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=4)) if names else []
        content: dict[str, Any] = {**form.fields, **{key: data.draw(values) for key in chosen}}
        headers = {"HX-Request": "true"} if data.draw(st.booleans()) else {}
        with transaction.atomic():
            browser = browsers[form.who] or browser_of_patient(TO_SIGN)
            browser.raise_request_exception = False
            for _time in range(data.draw(st.integers(1, 2))):
                answer = browser.post(form.action, content, headers=headers)
                assert answer.status_code < 500, (form, content)
            now = kept()
            for what, rows in before.items():
                assert rows <= now[what], (what, form, content)
            transaction.set_rollback(True)

    sent()
