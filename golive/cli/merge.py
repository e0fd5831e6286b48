"""Merge filled-in workbooks into a plan file: what would change, and what a person decides."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from golive.cli.exits import DONE
from golive.cli.given import bytes_of, moment, plan_in
from golive.errors import GoliveError
from golive.merge import Change, Conflict
from golive.office.back.apart import read_apart
from golive.office.back.edits import Edits, applied, edits
from golive.office.back.merging import Merge, merge_books
from golive.office.back.new import Proposed
from golive.plan import Plan
from golive.plan.file import to_json


def merge(options: argparse.Namespace) -> int:
    """Say what filled-in workbooks change; write the plan with it only if asked to.

    Conflicts are told and left as they are in the plan.
    """
    plan = plan_in(options.plan)
    books = [read_apart(bytes_of(path), path.name) for path in options.files]
    found = merge_books(plan, books)
    new = () if options.without_proposed else found.proposed
    taken = edits(plan, found.changes, new, moment(options.now, plan.zone))
    if options.apply is not None:
        _write(options.apply, applied(plan, taken))
    if options.json:
        print(json.dumps(_listed(found, taken), indent=2))
    else:
        for line in _said(found, taken, options.apply):
            print(line)
    return DONE


def _write(path: Path, plan: Plan) -> None:
    try:
        path.write_text(to_json(plan), "utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise GoliveError(message) from error


def _taken(found: Merge, taken: Edits) -> list[Change]:
    refused = {(told.kind, told.id, told.field) for told in taken.refused}
    return [change for change in found.changes if change.key not in refused]


def _listed(found: Merge, taken: Edits) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in _taken(found, taken)],
        "conflicts": [_conflict(conflict) for conflict in found.conflicts],
        "proposed": [_task(task) for task in found.proposed],
        "ignored": [asdict(told) for told in (*found.ignored, *taken.refused)],
    }


def _change(change: Change) -> dict[str, str]:
    told = {"old": change.old, "new": change.new, "file": ", ".join(change.files)}
    return {**change.key._asdict(), **told}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    files = [{"file": name, "value": value} for name, value in conflict.files]
    told = {"base": conflict.base, "golive": conflict.golive, "files": files}
    return {**conflict.key._asdict(), **told}


def _task(task: Proposed) -> dict[str, str]:
    told = {"file": task.file, "where": task.where}
    return {"kind": "task", "id": task.id, "title": task.title, **task.cells, **told}


def _said(found: Merge, taken: Edits, out: Path | None) -> Iterator[str]:
    changes = _taken(found, taken)
    for change in changes:
        yield f"{_place(change)}: “{change.old}” → “{change.new}” ({', '.join(change.files)})"
    for conflict in found.conflicts:
        files = "; ".join(f"{name} says “{value}”" for name, value in conflict.files)
        yield f"Differs: {_place(conflict)}: golive says “{conflict.golive}”; {files}."
    for task in found.proposed:
        yield f"New task: “{task.title}” ({task.file}, {task.where})"
    for told in (*found.ignored, *taken.refused):
        yield f"Not taken: {', '.join(filter(None, (told.file, told.where)))}: {told.what}"
    counts = f"{len(changes)} changed, {len(found.conflicts)} to decide, {len(found.proposed)} new"
    yield f"{counts}. " + (f"{out} was written." if out else "Nothing was written.")


def _place(one: Change | Conflict) -> str:
    return f"{one.key.kind} {one.key.id}, {one.key.field.replace('_', '-')}"
