"""The icons of the home screen exist in the sizes that the manifest names, and weigh little."""

import struct
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "frontend" / "app"
MOST_BYTES = 20_000


@pytest.mark.parametrize(
    ("name", "size"), [("icon-192", 192), ("icon-512", 512), ("icon-180", 180), ("maskable-512", 512)]
)
def test_an_icon_has_its_size(name: str, size: int) -> None:
    content = (APP / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (size, size)
    assert len(content) < MOST_BYTES
