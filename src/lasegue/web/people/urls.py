"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.people import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("staff/", views.staff, name="staff"),
]
