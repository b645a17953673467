"""Addresses of the home programme: the patient's pages and data, and the clinic's side of them."""

from django.urls import path

from lasegue.web.programme.views import clinic, data, pages, saying

urlpatterns = [
    path("me/", pages.today, name="me"),
    path("me/session/", pages.session, name="session"),
    path("me/plan/", pages.my_plan, name="my_plan"),
    path("me/progress/", pages.progress, name="progress"),
    path("me/learn/", pages.learn, name="learn"),
    path("me/learn/<slug:topic>/", pages.topic, name="topic"),
    path("me/flare-up/", pages.flare_up, name="flare_up"),
    path("me/help/", pages.my_help, name="my_help"),
    path("me/record/file/", pages.take_my_record, name="take_my_record"),
    path("me/phone/", pages.on_this_phone, name="on_this_phone"),
    path("me/worse/", saying.worse, name="worse"),
    path("me/feel/", saying.feel, name="feel"),
    path("me/ask/", saying.ask, name="ask_therapist"),
    path("me/programme.json", data.programme, name="programme"),
    path("me/log/", data.log, name="log"),
    path("me/ticket/", data.ticket, name="ticket"),
    path("me/figure/<slug:side>/<slug:body>/<slug:digest>.json", data.figure, name="figure"),
    path("me/figure/<slug:side>/<slug:body>/<slug:digest>-<slug:language>.svg", data.small_figure, name="small_figure"),
    path("me/chart.<slug:digest>.html", data.chart, name="blank_chart"),
    path("me/photo/<slug:digest>.jpg", data.photo, name="photo"),
    path("me/worker.js", data.worker, name="worker"),
    path("figure/<slug:side>/<slug:body>/<slug:digest>-<slug:language>.svg", clinic.drawing, name="clinic_figure"),
    path("patient/<uuid:key>/home/", clinic.home, name="home"),
    path("patient/<uuid:key>/home/red/", clinic.take_red, name="home_take_red"),
    path("patient/<uuid:key>/home/note/", clinic.note, name="home_note"),
    path("patient/<uuid:key>/home/preview/", clinic.preview, name="home_preview"),
    path("patient/<uuid:key>/home/answer/<uuid:number>/", clinic.reply, name="home_reply"),
    path("patient/<uuid:key>/home/photo/<slug:digest>.jpg", clinic.note_photo, name="home_photo"),
    path("manifest.webmanifest", data.manifest, name="manifest"),
]
