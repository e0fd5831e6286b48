"""What an event of the history did, as a sentence; the one part of the pages without Streamlit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from golive import checklist
from golive.checklist.own.items import ID_PREFIX
from golive.errors import EditError
from golive.office.asked import WORDS
from golive.office.wording import Wording
from golive.plan import Plan
from golive.plan.edits import field_at, value_at
from golive.store import AddRow, Change, Event, Op, RemoveRow

_SHOWN = 80
_EDITS = "team.edits"
_OTHERS_IDS = ("needs", "component", "depends_on", "takes_down")
_TITLES = ("name", "title", "measure", "what", "file_name", "text")

#: What a row of each list is called, one and several.
NOUNS = {
    "strategy.stages": ("stage", "stages"),
    "impact.groups": ("user group", "user groups"),
    "timing.sources": ("usage export", "usage exports"),
    "timing.freezes": ("freeze or event", "freezes and events"),
    "timing.people": ("person", "people"),
    "notices.audiences": ("audience", "audiences"),
    "deployment.components": ("component", "components"),
    "deployment.steps": ("step", "steps"),
    "rollback.triggers": ("trigger", "triggers"),
    "team.own_tasks": ("task of our own", "tasks of our own"),
    "team.own_items": ("item of our own", "items of our own"),
    "team.gates": ("gate", "gates"),
    "team.decisions": ("decision", "decisions"),
    "team.comments": ("comment", "comments"),
}
_TASKS = {item.id: item.title for item in checklist.CATALOGUE}
_STATES = {
    "active": "put the plan back into the list",
    "archived": "archived the plan",
    "deleted": "deleted the plan",
}
_WHOLE = {
    "restore": "brought an earlier state back",
    "file": "replaced the whole plan by a file",
}


@dataclass(frozen=True)
class Teller:
    """Tells events of one plan: its rows and tasks by name, its moments on its clock."""

    wording: Wording
    rows: Mapping[str, str]
    tasks: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan, events: Iterable[Event]) -> Self:
        """Learn the names of a plan's rows and tasks; of rows removed, from their events."""
        added = (event for event in events if event.op in (Op.ADD, Op.REMOVE))
        gone = {event.path: _title(event.new or event.old) for event in added}
        held = {
            f"{path}.{row.id}": _title(row.model_dump(include=set(_TITLES)))
            for path in NOUNS
            for row in value_at(plan, path)
        }
        tasks = {task.id: task.title for task in checklist.tasks(plan)}
        return cls(Wording.of(plan), gone | held, tasks)

    def sentence(self, event: Event, today: date) -> str:
        """Say when (UTC), who, what, and through what; the day is left out if it is `today`."""
        at = event.at
        day = "" if at.date() == today else f"{at.day} {at:%b %Y} "
        who = event.actor or "somebody"
        return f"{day}{at:%H:%M:%S} UTC, {who}: {self.what(event)} ({event.source})"

    def what(self, event: Event) -> str:
        """Say what an event did."""
        if event.op is Op.CREATE:
            return "started the plan"
        if event.op is Op.REPLACE:
            return _WHOLE.get(event.source, "replaced the whole plan")
        if event.op is Op.STATE:
            return _STATES.get(event.new, "moved the plan in the list")
        if event.op is Op.SET:
            return self._set(event)
        return f"{'added' if event.op is Op.ADD else 'removed'} {self._named(event.path)}"

    def would(self, change: Change) -> str:
        """Say what a change would do that is not made yet, as a request."""
        if isinstance(change, AddRow):
            noun, _ = NOUNS[change.path]
            return f"Add the {noun} “{_title(change.row.model_dump())}”"
        if isinstance(change, RemoveRow):
            return f"Remove {self._named(change.path)}"
        if change.path in NOUNS:
            return f"Change the {NOUNS[change.path][1]}"
        old, new = (
            self._value(change.path, to_json(value).decode()) for value in (change.old, change.new)
        )
        return f"Change {self._named(change.path)} from {old} to {new}"

    def _set(self, event: Event) -> str:
        if event.path in NOUNS:
            return _listed(NOUNS[event.path][1], event.old, event.new)
        old = self._value(event.path, event.note.old_json)
        new = self._value(event.path, event.note.new_json)
        return f"{self._named(event.path)} from {old} to {new}"

    def _named(self, path: str) -> str:
        """Name a field, a row, or a field of a row or a task."""
        if path in WORDS:
            return f"“{WORDS[path]}”"
        for rows, (noun, _) in NOUNS.items():
            if path.startswith(f"{rows}."):
                return _of(path, rows, noun, self.rows)
        if path.startswith(f"{_EDITS}."):
            task = path.split(".")[2]
            return _of(path, _EDITS, "task", {f"{_EDITS}.{task}": self._task(task)})
        return f"“{_spaced(path)}”"

    def _task(self, task_id: str) -> str:
        """Give the title of a task, also of one that is not on the list now."""
        item, _, row_id = task_id.partition(":")
        own = self.rows.get(f"team.own_tasks.{task_id}", "")
        if item == ID_PREFIX:
            ours, _, row_id = row_id.partition(":")
            own = self.rows.get(f"team.own_items.{ours}", "")
        row = next((name for path, name in self.rows.items() if path.endswith(f".{row_id}")), "")
        title = self.tasks.get(task_id) or _TASKS.get(item, own)
        return title.replace("{name}", row or "something removed since")

    def _value(self, path: str, json: str | None) -> str:
        """Say a value as people read it; one of another golive's shape, as it is kept."""
        if json in (None, "null"):
            return "nothing"
        try:
            value = _adapter(path).validate_json(json)
        except (EditError, ValidationError):
            return _quoted(json)
        if value in ("", (), {}):
            return "nothing"
        if isinstance(value, dict):
            return f"{len(value)} entries"
        if path.endswith(_OTHERS_IDS):
            return _quoted(self.wording.named(value))
        said = self.wording.words(value)
        return said if isinstance(value, bool | int | float) else _quoted(said)


def _of(path: str, rows: str, noun: str, names: Mapping[str, str]) -> str:
    row_id, _, field = path.removeprefix(f"{rows}.").partition(".")
    name = names.get(f"{rows}.{row_id}", "")
    row = f"{noun} “{name}”" if name else f"a {noun} without a name"
    return f"the {_spaced(field)} of {row}" if field else row


def _listed(nouns: str, old: Any, new: Any) -> str:
    if len(old) != len(new):
        return f"the {nouns}: {len(new)} instead of {len(old)}"
    same = {row["id"] for row in old} == {row["id"] for row in new}
    return f"the {nouns}, in another order" if same else f"the {nouns}, others than before"


def _title(row: Any) -> str:
    return next((row[name] for name in _TITLES if row.get(name)), "")


def _spaced(path: str) -> str:
    return path.replace(".", " ").replace("_", " ")


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return f"“{said if len(said) <= _SHOWN else said[: _SHOWN - 1] + '…'}”"


@lru_cache(maxsize=512)
def _adapter(path: str) -> TypeAdapter[Any]:
    info = field_at(path)
    checked: Any = Annotated[info.annotation, info]
    return TypeAdapter(checked)
