"""Values that nobody types by accident, and which address is asked with them in which test."""

import json

from hypothesis import strategies as st
from tests.web.security.walking import GUARDED, OWN

#: Addresses before anybody is known, asked in the test of doors. The rest belongs to staff and patients.
DOORS = (
    "begin", "check", "start_again", "reach", "began", "ask", "another_device",
    "set_language", "demo_sign_in", "demo_patient", "join", "first_run", "enter",
)  # fmt: skip
ADDRESSES = tuple(each for each in OWN if each.name not in DOORS and (each in GUARDED or each.route.startswith("me/")))

DEEP = "[" * 3000 + "]" * 3000
HOSTILE = (
    "", " ", "\x00", "a\x00b", "x" * 20_000, "\u202eright\u202c", "🦵" * 50, "ـ" * 40, "é́́́", "\ud7ff", "﷽",
    "-1", "0", "1e400", "nan", "inf", "99999999999999999999", "1.5", "٣", "true", "null", "[]", "{}", DEEP,
    "left", "right", "up", "both", "unsided", "2999-12-31", "0000-00-00", "1900-01-01", "2999-12-31T10:00",
    "24:61", "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "%00", "${7*7}", "{{ 7*7 }}", "a\r\nb: c",
    "saddle_sensation_change", "slr_angle_deg:up", "cell:nprs_leg_now:left", "add:no_such_thing", "reps:99",
)  # fmt: skip
KEYS = ("act", "side", "version", "item", "text", "reason", "numbers", "finding", "stage", "until", "x" * 300, "a\x00b")

values = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    st.integers().map(str),
    st.recursive(st.none() | st.booleans() | st.integers(), lambda inner: st.lists(inner, max_size=3)).map(json.dumps),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3),
)
