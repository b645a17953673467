"""Renews docs/images/plan.svg, the picture of a plan in the README, from a real run.

Run it from the root of the repository: ``python docs/make_picture.py``.
The page is long; some of each part is kept.
"""

import re
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from lasegue.cli import rendering
from lasegue.exchange.case_file import read_cases
from lasegue.knowledge.library import default_root, digest_of, read
from lasegue.reasoning.engine import Engine

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "cases/published"
CASE = FOLDER / "desk_worker_with_leg_pain_from_sitting_is_tested_before_a_direction_is_chosen.yaml"
PICTURE = ROOT / "docs/images/plan.svg"
WIDTH = 100

#: Heading of a part and how many of its lines are kept; a part that is not named is left out.
KEPT = {
    "Must be answered before treatment starts": 5,
    "Likely causes": 10,
    "Classification": 5,
    "Draft plan": 0,
    "Goals": 3,
    "Stop when": 4,
    "Left out": 5,
}
EXERCISES = 2


def page() -> Text:
    """The whole page that ``lasegue plan`` prints for the case, with its colours."""
    root = default_root()
    engine = Engine(read(root, digest_of(root)))
    (facts,) = read_cases([str(CASE)], engine)
    recorded = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False)
    rendering.console = lambda: recorded
    rendering.print_result(engine.run(facts))
    return Text.from_ansi(recorded.export_text(styles=True))


def excerpt(lines: list[Text]) -> list[Text]:
    """The parts worth showing; an ellipsis stands where lines were left out."""
    parts: list[list[Text]] = [[]]
    for line in lines:
        if line.plain.strip():
            parts[-1].append(line)
        else:
            parts.append([])
    kept = parts[0]
    for part in parts[1:]:
        count = next((count for name, count in KEPT.items() if part and part[0].plain.startswith(name)), None)
        if count is not None:
            kept += [Text(), *(_treatment(part) if count == 0 else _cut(part, count))]
    return kept


def _cut(part: list[Text], count: int) -> list[Text]:
    return part if len(part) <= count else [*part[:count], Text("  …", style="dim")]


def _treatment(plan: list[Text]) -> list[Text]:
    """The heading and the first exercises with their reasons."""
    starts = [number for number, line in enumerate(plan) if re.match(r"  [a-z]+  \S", line.plain)]
    ends = [*starts[1:], len(plan)]
    pieces = [plan[start:end] for start, end in zip(starts, ends, strict=True)]
    chosen = [piece for piece in pieces if piece[0].plain.startswith("  exercise")][:EXERCISES]
    gap = Text("  …", style="dim")
    return [plan[0], gap, *(line for piece in chosen for line in piece), gap]


def main() -> None:
    """Draw the excerpt. Fonts from elsewhere and the maker's mark go, so that nothing is fetched."""
    drawn = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False)
    for line in excerpt(list(page().split("\n"))):
        drawn.print(line)
    svg = drawn.export_svg(title="lasegue plan", unique_id="plan")
    svg = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "Consolas")
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
