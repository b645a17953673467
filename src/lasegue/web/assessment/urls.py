"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.assessment import views

urlpatterns = [
    path("patient/<uuid:key>/story/", views.story, name="story"),
    path("patient/<uuid:key>/exam/", views.exam, name="exam"),
]
