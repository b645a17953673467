"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.caseload.views import appointments, patients, today

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/watch/", today.watch, name="watch"),
    path("today/<slug:code>/<uuid:key>/", today.defer, name="defer"),
    path("alert/<uuid:key>/", today.alert, name="alert"),
    path("alert/<uuid:key>/take/", today.take_alert, name="take_alert"),
    path("patients/", patients.patients, name="patients"),
    path("patients/find/", patients.find_patient, name="find_patient"),
    path("patients/add/", patients.add_patient, name="add_patient"),
    path("patient/<uuid:key>/timeline/", patients.timeline, name="timeline"),
    path("patient/<uuid:key>/export/", patients.export_record, name="export_record"),
    path("patient/<uuid:key>/stage/", patients.move_stage, name="move_stage"),
    path("patient/<uuid:key>/book/", appointments.book, name="book"),
    path("appointments/", appointments.appointments, name="appointments"),
    path("appointment/<uuid:key>/mark/", appointments.mark_appointment, name="mark_appointment"),
]
