"""Addresses of the first call. No address names a finding: what is asked of a person says something about them."""

from django.urls import path

from lasegue.web.intake.views import check, ending, start, stop

urlpatterns = [
    path("", start.start, name="start"),
    path("clinic/<slug:slug>/", start.start_at, name="start_at"),
    path("check/begin/", start.begin, name="begin"),
    path("check/", check.check, name="check"),
    path("check/<int:number>/", check.step, name="step"),
    path("check/leave/", check.leave, name="leave"),
    path("check/again/", check.start_again, name="start_again"),
    path("check/reach/", stop.reach, name="reach"),
    path("check/began/", stop.began, name="began"),
    path("summary/", check.summary, name="summary"),
    path("resume/<str:secret>/", start.resume, name="resume"),
    path("request/", ending.ask, name="ask"),
    path("request/done/", ending.asked, name="asked"),
    path("request/link/", ending.another_device, name="another_device"),
]
