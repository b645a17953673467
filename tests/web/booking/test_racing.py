import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_desks_racing_for_one_time_make_one_appointment(tmp_path: Path) -> None:
    """In a process of its own: tests share a database in memory, whose locks are not those of a file."""
    clean = {name: value for name, value in os.environ.items() if name != "LASEGUE_DATABASE_URL"}
    race = subprocess.run(
        [sys.executable, "-m", "tests.web.booking.racing_desks"],
        cwd=ROOT,
        env={**clean, "LASEGUE_DATA": str(tmp_path), "LASEGUE_DEMO": "0"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert race.stdout.split() == ["agreed", "refused", "refused", "refused"]
