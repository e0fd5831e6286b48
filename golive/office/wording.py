"""Answers of a plan in words, its rows as one sentence each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import singledispatchmethod
from typing import Self

from golive.office.sheet import Value
from golive.office.words import day_words, moment_words, number_words, window_words, yes_no
from golive.plan import DaySpan, How, Part, Person, Plan, Source, TakenWindow
from golive.plan.labels import word
from golive.window import Window

_UNITS = {
    "_per_second": " a second",
    "_per_minute": " a minute",
    "_minutes": " min",
    "_seconds": " s",
    "_days": " days",
    "_percent": " %",
}
_IDS_OF_OTHERS = frozenset({"component", "needs", "depends_on", "takes_down"})
_NAMES = frozenset({"name", "what", "rule"})
_EMPTY = (None, "", ())


@dataclass(frozen=True)
class Wording:
    """How one plan's values are said: on its business clock, ids replaced by names."""

    zone: str
    names: dict[str, str]

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Learn the clock and the names of a plan's components and steps."""
        components = {row.id: row.name for row in plan.deployment.components if row.name}
        steps = {row.id: row.name for row in plan.deployment.steps if row.name}
        return cls(plan.zone, components | steps)

    def say(self, value: object) -> Value:
        """Give a value as a cell shows it: numbers and days stay what they are."""
        if isinstance(value, bool | datetime):
            return self.words(value)
        return value if isinstance(value, int | float | date) else self.words(value)

    @singledispatchmethod
    def words(self, value: object) -> str:
        """Give a value as text."""
        return "" if value is None else str(value)

    @words.register
    def _(self, value: bool) -> str:  # noqa: FBT001 - the value is all there is
        return yes_no(value)

    @words.register(int)
    @words.register(float)
    def _(self, value: float) -> str:
        return number_words(value)

    @words.register
    def _(self, value: StrEnum) -> str:
        return word(value)

    @words.register
    def _(self, value: date) -> str:
        return day_words(value)

    @words.register
    def _(self, value: datetime) -> str:
        return moment_words(value, self.zone)

    @words.register
    def _(self, value: time) -> str:
        return f"{value:%H:%M}"

    @words.register(tuple)
    def _(self, value: tuple[object, ...]) -> str:
        return ", ".join(self.words(entry) for entry in value)

    @words.register
    def _(self, value: Window) -> str:
        return window_words(value, self.zone)

    @words.register
    def _(self, value: TakenWindow) -> str:
        return self.words(value.window)

    @words.register
    def _(self, value: DaySpan) -> str:
        return f"{day_words(value.first)} to {day_words(value.last)}"

    @words.register
    def _(self, value: Person) -> str:
        return self.sentence(value.model_copy(update={"zone": value.zone or self.zone}))

    @words.register
    def _(self, value: Source) -> str:
        series = value.series
        first = moment_words(series.start, self.zone)
        length = timedelta(seconds=series.step_s) / timedelta(minutes=1)
        kind = "sum" if series.how is How.SUM else "mean"
        return (
            f"{value.file_name}: {value.kind}, {number_words(value.rows)} rows counted; "
            f"{series.unit} ({kind}) in {number_words(len(series.values))} steps of "
            f"{number_words(length)} min from {first}"
        )

    @words.register
    def _(self, value: Part) -> str:
        return self.sentence(value)

    def sentence(self, part: Part) -> str:
        """Say a row of a list: its name, then every field that says something."""
        said = (self._field(part, name) for name in type(part).model_fields if name != "id")
        return "; ".join(text for text in said if text)

    def _field(self, part: Part, name: str) -> str:
        value = getattr(part, name)
        nought = value == 0 and type(part).model_fields[name].default == 0
        if value in _EMPTY or nought:
            return ""
        if isinstance(value, bool):
            return _flag(name, yes=value)
        if name in _NAMES:
            return self.words(value)
        label, unit = _label(name)
        return (
            f"{label}: {self.named(value) if name in _IDS_OF_OTHERS else self.words(value)}{unit}"
        )

    def named(self, ids: str | tuple[str, ...]) -> str:
        """Give the names of components or steps instead of their ids."""
        several = (ids,) if isinstance(ids, str) else ids
        return ", ".join(self.names.get(row_id, row_id) for row_id in several)


def _flag(name: str, *, yes: bool) -> str:
    """Say a yes, or the no that one would not expect."""
    label, _ = _label(name)
    return label if yes else f"not {label}"


def _label(name: str) -> tuple[str, str]:
    for ending, unit in _UNITS.items():
        if name.endswith(ending):
            return name.removesuffix(ending).replace("_", " "), unit
    return name.replace("_", " "), ""
