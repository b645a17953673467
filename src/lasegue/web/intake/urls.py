"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.intake import views

urlpatterns = [
    path("", views.start, name="start"),
]
