"""Addresses of visits."""

from django.urls import path

from lasegue.web.visits import views, views_writing

urlpatterns = [
    path("patient/<uuid:key>/visits/", views.visits, name="visits"),
    path("patient/<uuid:key>/visits/<uuid:visit>/", views.show_visit, name="show_visit"),
    path("patient/<uuid:key>/visits/start/", views_writing.start_visit, name="start_visit"),
    path("patient/<uuid:key>/visits/<uuid:visit>/screen/", views_writing.answer_screen, name="answer_screen"),
    path("patient/<uuid:key>/visits/<uuid:visit>/measures/", views_writing.measure, name="measure"),
    path("patient/<uuid:key>/visits/<uuid:visit>/chart/", views_writing.paint, name="paint"),
    path("patient/<uuid:key>/visits/<uuid:visit>/treat/", views_writing.treat_row, name="treat_row"),
    path("patient/<uuid:key>/visits/<uuid:visit>/nothing/", views_writing.nothing_done, name="nothing_done"),
    path("patient/<uuid:key>/visits/<uuid:visit>/step/", views_writing.choose_step, name="choose_step"),
    path("patient/<uuid:key>/visits/<uuid:visit>/words/", views_writing.rewrite_part, name="rewrite_part"),
    path("patient/<uuid:key>/visits/<uuid:visit>/sign/", views_writing.sign_visit, name="sign_visit"),
    path("patient/<uuid:key>/visits/<uuid:visit>/addendum/", views_writing.write_addendum, name="write_addendum"),
]
