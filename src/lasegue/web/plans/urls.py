"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.plans import views

urlpatterns = [
    path("patient/<uuid:key>/plan/", views.plan, name="plan"),
]
