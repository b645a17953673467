"""Drop-in for the shared rule workload: the condition evaluator alone, with the conditions that decided.

python rules_workload.py --engines lasegue.bench.rules:factory
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

import msgspec

from lasegue.logic.condition import Condition
from lasegue.logic.program import fired
from lasegue.logic.slots import Layout, Shape

_TESTS = {"==": "is", ">=": "at_least", "<=": "at_most"}


def condition_of(node: dict[str, Any]) -> Condition:
    """Translate one node of the workload (``f op v``, ``all``, ``any``, ``atleast``)."""
    return msgspec.convert(_plain(node), Condition)


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    if "f" in node:
        return {"finding": node["f"], _TESTS[node["op"]]: node["v"]}
    if "atleast" in node:
        return {"at_least": {"n": node["atleast"], "of": [_plain(child) for child in node["of"]]}}
    name = "all" if "all" in node else "any"
    return {name: [_plain(child) for child in node[name]]}


def factory(workload: dict[str, Any]) -> Callable[[list[dict[str, Any]]], list[list[str]]]:
    """Compile the workload's rules; the result lists, patient by patient, the ids of the rules that hold."""
    layout = Layout({name: Shape("scalar") for name in workload["findings"]})
    evaluate = fired(layout, [(rule["id"], condition_of(rule["when"])) for rule in workload["rules"]])
    names = [slot.subject for slot in layout.positions]
    read = itemgetter(*names)

    def run(patients: list[dict[str, Any]]) -> list[list[str]]:
        return [[name for name, _ in evaluate(read(patient))] for patient in patients]

    return run
