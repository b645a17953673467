"""A page with the chart, served as the web clinic serves it: hashed-free static files under a strict content policy."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.frontend.figure_files import figure_document

from lasegue.motion.bodychart.drawing import render
from lasegue.motion.bodychart.editor import render_editor
from lasegue.motion.bodychart.wording import Language

FRONTEND = Path(__file__).parents[2] / "frontend"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
SHEETS = ("vendor/fonts", *(f"styles/{each}" for each in ("tokens", "foundation", "forms", "phone", "bodychart")))
PLAIN = '<!doctype html><html lang="en"><head><title>Plain</title><link rel="icon" href="/favicon.svg"></head></html>'
TITLES = {"en": "Where do you feel it?", "es": "¿Dónde lo siente?", "ar": "أين تشعر به؟"}


def chart_page(query: dict[str, list[str]]) -> str:
    """A phone page with the editor in the asked language and theme, painted as asked."""
    language = query.get("language", ["en"])[0]
    turned = "rtl" if language == "ar" else "ltr"
    editor = render_editor(
        name="chart", icons="/icons.svg", language=cast("Language", language),
        pain=query.get("pain", []), tingling=query.get("tingling", []), numb=query.get("numb", []),
    )  # fmt: skip
    sheets = "".join(f'<link rel="stylesheet" href="/{sheet}.css">' for sheet in SHEETS)
    return (
        f'<!doctype html><html lang="{language}" dir="{turned}" data-theme="{query.get("theme", ["light"])[0]}"><head>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{TITLES[language]}</title><link rel="icon" href="/favicon.svg">{sheets}'
        f'<script type="module" src="/scripts/bodychart.js"></script></head><body class="{query.get("body", [""])[0]}">'
        f'<div class="phone"><main><h1>{TITLES[language]}</h1><form action="/sent" method="get">{editor}'
        f'<p data-chart-when="numb-saddle" hidden>Numb between the legs: asked at once.</p>'
        f'<button class="btn btn-primary btn-block">OK</button></form></main></div></body></html>'
    )


def dose_page() -> str:
    """A page with one dose to step and three weeks to play back."""
    weeks = {1: ["calf_right", "thigh_back_right"], 2: ["thigh_back_right"], 3: ["buttock_right"]}
    frames = "".join(
        f'<figure data-frame data-says="Week {week}">{render("back", name=f"w{week}", pain=pain, crop="legs")}</figure>'
        for week, pain in weeks.items()
    )
    film = "".join(f'<button type="button" data-show>Week {week}</button>' for week in weeks)
    sheets = "".join(f'<link rel="stylesheet" href="/{sheet}.css">' for sheet in (*SHEETS, "styles/charts"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dose</title>{sheets}'
        '<link rel="icon" href="/favicon.svg"><script type="module" src="/scripts/steppers.js"></script>'
        '<script type="module" src="/scripts/playback.js"></script></head><body><main><h1>Dose</h1><form>'
        '<span class="num" data-stepper><button type="button" data-step="-1" aria-label="Fewer">−</button>'
        '<input type="number" name="reps" value="10" min="8" max="12" data-was="10" aria-label="Repetitions" '
        'data-bound-high="12 is the most in this phase"><span>reps</span>'
        '<button type="button" data-step="1" aria-label="More">+</button></span>'
        '<span class="was" data-was-of="reps" hidden>was 10</span>'
        '<span data-bound-of="reps" role="status"></span></form>'
        f'<div data-playback><div class="frames">{frames}</div><div class="film">{film}</div>'
        '<button class="btn" type="button" data-play hidden>Play 3 weeks</button>'
        '<p aria-live="polite" data-said></p></div>'
        "</main></body></html>"
    )


def lines_page() -> str:
    """Two lines of a plan: one whose drawing is there, and one whose drawing comes as empty as before it is drawn."""
    sheets = "".join(f'<link rel="stylesheet" href="/{sheet}.css">' for sheet in (*SHEETS, "styles/plan"))
    lines = "".join(
        f'<article class="line has-still" id="{name}"><div class="still" data-still="{address}"></div>'
        f'<h4>Prone press-up</h4><div class="meta"><span>Low certainty</span></div></article>'
        for name, address in {"drawn": "/icons.svg", "undrawn": "/none.svg"}.items()
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lines</title>{sheets}'
        '<link rel="icon" href="/favicon.svg"><script type="module" src="/scripts/stills.js"></script></head>'
        f"<body><main><h1>Lines</h1>{lines}</main></body></html>"
    )


FIGURE_STARTS = """import { showFigure } from "/scripts/figure.js";
const [root] = document.querySelectorAll("[data-figure]");
const answer = await fetch(`/figure.json${location.search}`);
window.turns = [];
root.addEventListener("figure:turn", (event) => window.turns.push(event.detail.at));
window.figure = showFigure(root, await answer.json());
"""


def figure_page(query: dict[str, list[str]]) -> str:
    """A phone page with the player of one figure in the asked language and theme."""
    language = query.get("language", ["en"])[0]
    turned = "rtl" if language == "ar" else "ltr"
    sheets = "".join(
        f'<link rel="stylesheet" href="/{sheet}.css">' for sheet in (*SHEETS, "styles/tokens_figure", "styles/figure")
    )
    return (
        f'<!doctype html><html lang="{language}" dir="{turned}" data-theme="{query.get("theme", ["light"])[0]}"><head>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>Figure</title><link rel="icon" href="/favicon.svg">{sheets}'
        f'<script type="module" src="/figure_starts.js"></script></head><body><div class="phone"><main><h1>Figure</h1>'
        f'<div data-figure data-label="Nerve slide" data-description="Straighten the knee while you look up."'
        f' data-next="Next position" data-start="Start" data-middle="On the way" data-end="End"></div>'
        f"</main></div></body></html>"
    )


class Clinic(BaseHTTPRequestHandler):
    """Serves the chart page and the files of ``frontend``, all under the policy."""

    def do_GET(self) -> None:
        """A page by its name, or a file."""
        address = urlsplit(self.path)
        query = parse_qs(address.query)
        pages: dict[str, Callable[[], tuple[str, str]]] = {
            "/chart": lambda: (chart_page(query), "text/html; charset=utf-8"),
            "/dose": lambda: (dose_page(), "text/html; charset=utf-8"),
            "/figure": lambda: (figure_page(query), "text/html; charset=utf-8"),
            "/lines": lambda: (lines_page(), "text/html; charset=utf-8"),
            "/figure_starts.js": lambda: (FIGURE_STARTS, "text/javascript"),
            "/figure.json": lambda: (figure_document(address.query), "application/json"),
            "/sent": lambda: (address.query, "text/plain"),
            "/plain": lambda: (PLAIN, "text/html; charset=utf-8"),
        }
        file = FRONTEND / address.path.lstrip("/")
        if page := pages.get(address.path):
            body, kind = page()
            self.answer(body.encode(), kind)
            return
        # without Node there are no typefaces, and no sheet that names them
        content = file.read_bytes() if file.is_file() else b""
        self.answer(content, KINDS.get(file.suffix, "text/plain"))

    def answer(self, body: bytes, kind: str) -> None:
        """One answer with the policy."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests need no access log."""


@pytest.fixture(scope="session")
def clinic() -> Iterator[str]:
    """The address of the pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Clinic)
    Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def modules(browser: Browser, clinic: str) -> Iterator[Page]:
    """A bare page of the same origin, from which a test imports the scripts as modules."""
    page = browser.new_page()
    page.goto(f"{clinic}/plain")
    yield page
    page.close()


@pytest.fixture(params=[390, 1280], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page that fails the test when a script fails or the policy refuses something."""
    width: int = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, has_touch=width < 500, is_mobile=width < 500
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    context.close()
    assert troubles == []
