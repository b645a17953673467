"""Addresses of the demo's doors; they answer 404 everywhere but in a demo."""

from django.urls import path

from lasegue.web.demo import views

urlpatterns = [
    path("demo/", views.demo, name="demo"),
    path("demo/sign-in/<slug:role>/", views.sign_in, name="demo_sign_in"),
    path("demo/patient/<uuid:key>/", views.be_patient, name="demo_patient"),
]
