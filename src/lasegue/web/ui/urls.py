"""Addresses of the shared pages."""

from django.urls import path
from django.views.i18n import set_language

from lasegue.web.ui import views

urlpatterns = [
    path("components/", views.components, name="components"),
    path("language/", set_language, name="set_language"),
    path("favicon.ico", views.favicon, name="favicon"),
]
