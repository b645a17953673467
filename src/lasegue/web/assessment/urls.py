"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.assessment import alerting, report, views

urlpatterns = [
    path("patient/<uuid:key>/story/", views.story, name="story"),
    path("patient/<uuid:key>/story/add/", views.add_told, name="add_told"),
    path("patient/<uuid:key>/exam/", views.exam, name="exam"),
    path("patient/<uuid:key>/exam/save/", views.save_cells, name="save_cells"),
    path("patient/<uuid:key>/exam/undo/", views.undo_cells, name="undo_cells"),
    path("patient/<uuid:key>/exam/skip/", views.skip_test, name="skip_test"),
    path("patient/<uuid:key>/exam/review/", views.review_draft, name="review_draft"),
    path("patient/<uuid:key>/exam/part/", views.exam_part, name="exam_part"),
    path("patient/<uuid:key>/exam/find/", views.find_test, name="find_test"),
    path("patient/<uuid:key>/exam/report/", report.save_report, name="save_report"),
    path("alert/<uuid:key>/clear/", alerting.clear_alert, name="clear_alert"),
]
