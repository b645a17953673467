"""Addresses of the patient's own pages."""

from django.urls import path

from lasegue.web.portal import views

urlpatterns = [
    path("enter/<str:secret>/", views.enter, name="enter"),
    path("me/plan/paper/", views.my_sheet, name="my_sheet"),
    path("me/story/", views.my_story, name="my_story"),
    path("me/record/", views.my_record, name="my_record"),
    path("me/device/<int:number>/end/", views.revoke_my_device, name="revoke_my_device"),
    path("me/consent/<int:number>/withdraw/", views.withdraw_consent, name="withdraw_consent"),
    path("me/consent/give/", views.give_consent, name="give_consent"),
    path("me/figure/", views.choose_figure, name="choose_figure"),
    path("me/language/", views.choose_language, name="choose_language"),
]
