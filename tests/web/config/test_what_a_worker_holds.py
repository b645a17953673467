"""A worker that shows the pages of a usual day, and a figure not drawn before, holds nothing it has no use for."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
#: For who draws a figure, sets a sheet of paper, reads a photo, writes to a terminal or proves.
HEAVY = {"PIL", "fontTools", "numpy", "rich", "shapely", "threadpoolctl", "typst", "z3"}

A_USUAL_DAY = """
import json, re, sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from lasegue.web.config.settling import settle

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
call_command("migrate", verbosity=0)
settle()
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import build
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.drafting import open_draft
from lasegue.web.record.episodes import chart_of

world = build()
answer_all(world, desk_worker())
open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
shown = []

def read(browser, *pages):
    shown.extend([page, browser.get(page, follow=True).status_code] for page in pages)

ben, ana = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
ben.force_login(world.ben.user, backend=settings.AUTHENTICATION_BACKENDS[0])
own = f"/patient/{world.ana.key}"
read(Client(HTTP_HOST="localhost"), "/", "/accounts/login/")
read(ben, f"{own}/plan/")
sign_for(world)
tabs = ("story", "exam", "plan", "plan/print", "visits", "home", "home/preview", "timeline", "file", "book")
read(ben, "/today/", "/patients/", "/appointments/", *(f"{own}/{tab}/" for tab in tabs))
shown.append(["visit", ben.post(f"{own}/visits/start/", follow=True).status_code])
ana.cookies[COOKIE] = bind_now(world.ana, "Phone").secret
read(ana, *(f"/me/{page}" for page in ("", "plan/", "story/", "session/", "progress/", "help/", "programme.json")))
figure = re.search(r'/me/figure/[^"]+[.]json', ana.get("/me/programme.json").content.decode())
read(ana, figure[0])
print(json.dumps({"shown": shown, "held": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def test_the_pages_of_a_usual_day_load_no_heavy_library(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith("LASEGUE_")}
    own |= {"LASEGUE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lasegue.web.config.settings"}
    command = [sys.executable, "-W", "ignore", "-c", A_USUAL_DAY]
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    day = json.loads(done.stdout.splitlines()[-1])
    assert [page for page, status in day["shown"] if status != 200] == []
    assert HEAVY & set(day["held"]) == set()
