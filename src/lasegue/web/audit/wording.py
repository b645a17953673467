"""What happened, in the words of the owner who reads the trail."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lasegue.web.audit.trail import CHANGED, ELSEWHERE, MISSING, Break
from lasegue.web.ui.tongues import english

#: An event as it is stored, and as it is told.
EVENTS = {
    "finding.stated": gettext_lazy("Answers or findings written down"),
    "report.written": gettext_lazy("Words of an imaging report written down"),
    "call.received": gettext_lazy("First call received"),
    "request.made": gettext_lazy("Asked for an appointment"),
    "consent.given": gettext_lazy("Consent given"),
    "consent.withdrawn": gettext_lazy("Consent taken back"),
    "record.seen": gettext_lazy("Record looked at"),
    "patient.added": gettext_lazy("Patient added"),
    "patient.updated": gettext_lazy("How to reach the patient changed"),
    "link.made": gettext_lazy("Link for the patient made"),
    "device.bound": gettext_lazy("Device let in"),
    "device.revoked": gettext_lazy("Device ended"),
    "alert.emergency": gettext_lazy("Emergency raised"),
    "alert.urgent": gettext_lazy("Urgent alert raised"),
    "record.exported": gettext_lazy("Record taken along as a file"),
    "alert.began": gettext_lazy("Said when it began"),
    "alert.taken": gettext_lazy("Alert taken"),
    "alert.handed_over": gettext_lazy("Alert handed over"),
    "alert.snoozed": gettext_lazy("Alert put off"),
    "alert.cleared": gettext_lazy("Alert cleared"),
    "row.handed_over": gettext_lazy("Task handed over"),
    "row.snoozed": gettext_lazy("Task put off"),
    "row.taken_back": gettext_lazy("Task put back on the list"),
    "plan.drafted": gettext_lazy("Plan drafted"),
    "plan.edited": gettext_lazy("Draft of a plan changed"),
    "plan.signed": gettext_lazy("Plan signed"),
    "plan.superseded": gettext_lazy("Plan replaced"),
    "plan.withdrawn": gettext_lazy("Plan withdrawn"),
    "log.received": gettext_lazy("Log of the home programme received"),
    "red.raised": gettext_lazy("Red light at home"),
    "red.taken": gettext_lazy("Red light at home taken"),
    "home.answered": gettext_lazy("Answered what came from home"),
    "home.noted": gettext_lazy("Note to an exercise written"),
    "visit.started": gettext_lazy("Visit started"),
    "visit.treatment": gettext_lazy("Treatment written down"),
    "visit.treatment_removed": gettext_lazy("Treatment taken off a note"),
    "visit.nothing_done": gettext_lazy("Reason why nothing was done written down"),
    "visit.step": gettext_lazy("Next step chosen"),
    "visit.words": gettext_lazy("Words of a note changed"),
    "visit.signed": gettext_lazy("Visit note signed"),
    "visit.addendum": gettext_lazy("Signed note added to"),
    "appointment.booked": gettext_lazy("Appointment agreed"),
    "appointment.arrived": gettext_lazy("Marked as arrived"),
    "appointment.done": gettext_lazy("Marked as done"),
    "appointment.no_show": gettext_lazy("Marked as no show"),
    "appointment.off": gettext_lazy("Appointment cancelled"),
    "episode.asked": gettext_lazy("Moved back to requests"),
    "episode.waiting": gettext_lazy("Put on the list for an examination"),
    "episode.examined": gettext_lazy("Examination finished"),
    "episode.in_care": gettext_lazy("Taken into care"),
    "episode.discharged": gettext_lazy("Care ended"),
    "episode.referred": gettext_lazy("Referred on"),
    "staff.signed_in": gettext_lazy("Signed in"),
    "staff.added": gettext_lazy("Member of staff added"),
    "staff.updated": gettext_lazy("Role changed"),
    "staff.link_made": gettext_lazy("Link for a password made"),
    "staff.password_changed": gettext_lazy("Password changed"),
    "staff.factor_added": gettext_lazy("Second factor added"),
    "staff.factor_removed": gettext_lazy("Second factor removed"),
    "staff.factor_renewed": gettext_lazy("Second factor made anew"),
    "staff.factor_refused": gettext_lazy("Second factor refused after the right password"),
    "record.many_seen": gettext_lazy("Looked at unusually many records within an hour"),
    "staff.session_ended": gettext_lazy("Session ended from afar"),
    "certificate.entered": gettext_lazy("Certificate entered"),
    "clinic.set_up": gettext_lazy("Clinic set up"),
    "clinic.updated": gettext_lazy("Clinic settings changed"),
}
#: The pages whose sight is written down, by the name of their address.
PAGES = {
    "story": gettext_lazy("story"),
    "exam": gettext_lazy("examination"),
    "plan": gettext_lazy("plan"),
    "plan_library": gettext_lazy("library of the plan"),
    "plan_sign": gettext_lazy("plan, before signing"),
    "plan_print": gettext_lazy("plan on paper"),
    "plan_compare": gettext_lazy("two versions of the plan"),
    "plan_version": gettext_lazy("a version of the plan"),
    "visits": gettext_lazy("visits"),
    "timeline": gettext_lazy("timeline"),
    "show_visit": gettext_lazy("visit note"),
    "paint": gettext_lazy("body chart of a visit"),
    "home": gettext_lazy("days at home"),
    "home_preview": gettext_lazy("the patient's own page"),
    "show_file": gettext_lazy("file"),
    "book": gettext_lazy("agreeing on a time"),
}
ACTORS = {"staff": gettext_lazy("staff"), "patient": gettext_lazy("patient"), "system": gettext_lazy("by rule")}


#: What an event is about, where it is a numbered thing.
_THINGS = {
    "episode": gettext_lazy("episode %(n)s"),
    "visit": gettext_lazy("visit %(n)s"),
    "appointment": gettext_lazy("appointment %(n)s"),
    "alert": gettext_lazy("alert %(n)s"),
}
_BREAKS = {
    MISSING: gettext_lazy("Entry %(n)s is missing."),
    ELSEWHERE: gettext_lazy("Entry %(n)s does not follow the one before it."),
    CHANGED: gettext_lazy("Entry %(n)s was changed."),
}


Names = Callable[[str], str]
_NAMES: dict[str, Names] = {}


def keep_names(actions: Iterable[str], names: Names) -> None:
    """From now on what these events add about themselves are identifiers that ``names`` knows, one at a time."""
    _NAMES.update(dict.fromkeys(actions, names))


def detailed(action: str, detail: str) -> str:
    """What an event adds about itself: the names of what it lists; else, in English, what is stored."""
    if action == "record.seen":
        return str(PAGES[detail]) if detail in PAGES else str(english(detail.replace("_", " ")))
    if action in _NAMES:
        return _("; ").join(_NAMES[action](each) for each in detail.split(", ") if each)
    return str(english(detail.replace("_", " ")))


def subject_in_words(subject: str) -> str:
    """What an event is about, in words; a name as it is."""
    thing, _space, number = subject.partition(" ")
    known = _THINGS.get(thing) if number.isdigit() else None
    return str(known) % {"n": number} if known is not None else subject.replace("_", " ")


def broken_in_words(found: Break) -> str:
    """The first place where the chain does not hold."""
    return str(_BREAKS[found.what]) % {"n": found.number}


def told(action: str) -> str:
    """An event in words; one that the table does not name, without its dots and underscores."""
    return str(EVENTS[action]) if action in EVENTS else action.replace(".", " ").replace("_", " ").capitalize()
