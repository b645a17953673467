"""Draw the icons that a phone puts on its home screen, from ``favicon.svg``: run it again when the mark changes.

Phones want pictures of fixed sizes. ``maskable`` fills the whole square, because a phone cuts it to a shape of its own;
its mark keeps to the middle four fifths.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium-headless-shell"
MASKABLE = 'rx="7"', 'rx="0"'
MOVED = "translate(2.4 1.6)", "translate(6.3 5.6) scale(.72)"
ICONS = {"icon-192": (192, False), "icon-512": (512, False), "icon-180": (180, True), "maskable-512": (512, True)}


def drawn(*, fills: bool) -> str:
    """The mark as it stands, or filling its square."""
    mark = (HERE / "favicon.svg").read_text(encoding="utf-8")
    return mark.replace(*MASKABLE).replace(*MOVED) if fills else mark


def main() -> int:
    """Write every icon below ``app``."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, (size, fills) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawn(fills=fills)}")
            page.screenshot(path=HERE / "app" / f"{name}.png", omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
