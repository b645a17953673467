"""Addresses of pages about the clinic, its staff and the file of a patient."""

from django.urls import path

from lasegue.web.people.views import clinic, file, first_run, sign_in

urlpatterns = [
    path("setup/", first_run.first_run, name="first_run"),
    path("join/<str:uid>/<str:token>/", first_run.join, name="join"),
    path("clinic/settings/", clinic.update_clinic, name="update_clinic"),
    path("staff/", clinic.list_staff, name="staff"),
    path("staff/<int:number>/", clinic.show_member, name="show_member"),
    path("staff/<int:number>/link/", clinic.make_joining_link, name="make_joining_link"),
    path("sign-in/seen/", sign_in.seen_changes, name="seen_changes"),
    path("sign-in/session/<int:number>/end/", sign_in.end_session, name="end_session"),
    path("audit/", clinic.audit, name="audit"),
    path("patient/<uuid:key>/file/", file.show_file, name="show_file"),
    path("patient/<uuid:key>/consent/", file.note_consent, name="note_consent"),
    path("patient/<uuid:key>/link/", file.make_entry_link, name="make_entry_link"),
    path("patient/<uuid:key>/device/<int:number>/revoke/", file.revoke_device, name="revoke_device"),
]
