"""All addresses of the clinic."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    # Passwords are renewed by a link from the owner; this installation sends no letters.
    path("accounts/password/reset/", RedirectView.as_view(pattern_name="account_login")),
    path("accounts/email/", RedirectView.as_view(pattern_name="mfa_index")),
    path("accounts/", include("allauth.urls")),
    path("", include("lasegue.web.ui.urls")),
    path("", include("lasegue.web.people.urls")),
    path("", include("lasegue.web.intake.urls")),
    path("", include("lasegue.web.assessment.urls")),
    path("", include("lasegue.web.plans.urls")),
    path("", include("lasegue.web.visits.urls")),
    path("", include("lasegue.web.caseload.urls")),
    path("", include("lasegue.web.portal.urls")),
    path("", include("lasegue.web.programme.urls")),
    path("", include("lasegue.web.demo.urls")),
]

handler400 = "lasegue.web.ui.errors.bad_request"
handler403 = "lasegue.web.ui.errors.forbidden"
handler404 = "lasegue.web.ui.errors.not_found"
handler500 = "lasegue.web.ui.errors.server_error"
