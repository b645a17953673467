"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.visits import views

urlpatterns = [
    path("patient/<uuid:key>/visits/", views.visits, name="visits"),
]
