"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.caseload import views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("patients/", views.patients, name="patients"),
    path("patient/<uuid:key>/timeline/", views.timeline, name="timeline"),
]
