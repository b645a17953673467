"""``lasegue serve`` and ``lasegue demo``: the clinic on the web."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

EPILOG = """examples:
  lasegue demo                                          a clinic with invented people on http://localhost:8000
  lasegue serve --data /srv/clinic                      a real clinic on this machine only
  lasegue serve --data /srv/clinic --hosts clinic.example --https
                                                        behind a proxy that speaks TLS

All data lie in the data folder. Back it up; whoever can read it can read every record.
"""
PORT = 8000


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add both commands."""
    serve = commands.add_parser("serve", help="run the clinic on the web", epilog=EPILOG)
    serve.description = "Run a real clinic. The first page asks for its owner and its hours."
    serve.add_argument("--hosts", default="", metavar="NAMES", help="names it is reached by, separated by commas")
    serve.add_argument("--https", action="store_true", help="browsers reach it over TLS, through a proxy")
    serve.set_defaults(run=run_serve)
    demo = commands.add_parser("demo", help="run a demo clinic with invented people", epilog=EPILOG)
    demo.description = "Run a demo clinic whose people are all invented. Sign in with one click on the first page."
    demo.add_argument("--fresh", action="store_true", help="throw the demo data away and build them anew")
    demo.set_defaults(run=run_demo)
    for command, folder in ((serve, "data"), (demo, "data/demo")):
        command.add_argument("--data", type=Path, default=Path(folder), metavar="DIR", help="data folder")
        command.add_argument("--port", type=int, default=PORT, metavar="N", help=f"port on this machine ({PORT})")
        yield command


def run_serve(options: argparse.Namespace) -> int:
    """Run a real clinic."""
    os.environ["LASEGUE_HOSTS"] = options.hosts
    os.environ["LASEGUE_HTTPS"] = "1" if options.https else "0"
    os.environ["LASEGUE_DEMO"] = "0"
    return _run(options)


def run_demo(options: argparse.Namespace) -> int:
    """Run the demo clinic, built on first use."""
    os.environ["LASEGUE_DEMO"] = "1"
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    os.environ["LASEGUE_DATA"] = str(options.data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lasegue.web.config.settings"
    if options.knowledge is not None:
        os.environ["LASEGUE_KNOWLEDGE"] = str(options.knowledge.resolve())
    from lasegue.web.config.serving import serve

    return serve(options.port, fresh=getattr(options, "fresh", False))
