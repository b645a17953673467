"""All addresses of the clinic."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("lasegue.web.ui.urls")),
    path("", include("lasegue.web.people.urls")),
    path("", include("lasegue.web.intake.urls")),
    path("", include("lasegue.web.booking.urls")),
    path("", include("lasegue.web.assessment.urls")),
    path("", include("lasegue.web.plans.urls")),
    path("", include("lasegue.web.visits.urls")),
    path("", include("lasegue.web.caseload.urls")),
    path("", include("lasegue.web.portal.urls")),
    path("", include("lasegue.web.demo.urls")),
]

handler400 = "lasegue.web.ui.errors.bad_request"
handler403 = "lasegue.web.ui.errors.forbidden"
handler404 = "lasegue.web.ui.errors.not_found"
handler500 = "lasegue.web.ui.errors.server_error"
