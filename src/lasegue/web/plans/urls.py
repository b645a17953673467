"""Addresses of this part of the clinic."""

from django.urls import path

from lasegue.web.plans import views, views_editing, views_reading, views_signing

_PLAN = "patient/<uuid:key>/plan/"

urlpatterns = [
    path(_PLAN, views.plan, name="plan"),
    path(f"{_PLAN}revise/", views.plan_revise, name="plan_revise"),
    path(f"{_PLAN}library/", views_editing.plan_library, name="plan_library"),
    # Which line is meant stands in the form: an address never says what somebody is treated with.
    path(f"{_PLAN}line/dose/", views_editing.plan_dose, name="plan_dose"),
    path(f"{_PLAN}line/<slug:act>/", views_editing.plan_line, name="plan_line"),
    path(f"{_PLAN}goal/<int:place>/", views_editing.plan_goal, name="plan_goal"),
    path(f"{_PLAN}load/", views_editing.plan_load, name="plan_load"),
    path(f"{_PLAN}sign/", views_signing.plan_sign, name="plan_sign"),
    path(f"{_PLAN}withdraw/", views_signing.plan_withdraw, name="plan_withdraw"),
    path(f"{_PLAN}compare/", views_reading.plan_compare, name="plan_compare"),
    path(f"{_PLAN}print/", views_reading.plan_print, name="plan_print"),
    path(f"{_PLAN}handout/", views_reading.plan_handout, name="plan_handout"),
    path(f"{_PLAN}version/<int:number>/", views_reading.plan_version, name="plan_version"),
]
