"""Made-up plans for laws: every part is filled from the plan's own types and limits."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from golive.checklist import RULES
from golive.plan import OwnItem, Part, Plan, Row
from golive.plan.edits import value_at
from golive.plan.parts import ClockTime, Country, Day, DaySpan, Id, Line, Text
from golive.plan.recurrence import RecurrenceRule
from golive.window import Instant, Window, Zone

_APart = TypeVar("_APart", bound=Part)

ZONES = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
_NASTY = (
    "",
    " ",
    "Ana",
    "=1+1",
    "a\nb\tc",
    "Zażółć 🚀",
    "\u202eabc",
    "<b>x</b>",
    "'; --",
    "x" * 90,
)
_RULES = ("FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=3SA", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24")

words = st.sampled_from(_NASTY) | st.text(st.characters(codec="utf-8"), max_size=12)
#: Some are those of tasks, so that what hangs on a task is drawn too.
ids = st.text("abkAZ09_:-", min_size=1, max_size=6) | st.sampled_from(
    ("final-gate", "start-gate", "roster")
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis wants clock times here


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Draw a window of a second to a week."""
    start = draw(instants)
    length = timedelta(seconds=draw(st.integers(1, 7 * 86_400)))
    return Window(start=start, end=start + length, zone=draw(st.sampled_from(ZONES)))


@st.composite
def _day_spans(draw: st.DrawFn) -> DaySpan:
    first = draw(days)
    return DaySpan(first=first, last=first + timedelta(days=draw(st.integers(0, 20))))


_KNOWN: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (Id, ids),
    (Line, words),
    (Text, words),
    (Zone, st.sampled_from(ZONES)),
    (Country, st.sampled_from(("NL", "DE", "US"))),
    (Day, days),
    (ClockTime, st.times(time(0), time(23, 59))),
    (Instant, instants),
    (RecurrenceRule, st.sampled_from(_RULES)),
    (Window, windows()),
    (DaySpan, _day_spans()),
    (bool, st.booleans()),
)


#: Fields whose type says less than what they usually hold.
_BY_FIELD: dict[tuple[type[Part], str], st.SearchStrategy[Any]] = {
    (OwnItem, "rule"): st.sampled_from(("", *RULES)) | words,
    (OwnItem, "title"): st.sampled_from(("Ask {name}", "Ask legal")) | words,
}


def plans() -> st.SearchStrategy[Plan]:
    """Draw plans in which every part holds something."""
    return _parts(Plan)


def rows(kind: type[Row]) -> st.SearchStrategy[Row]:
    """Draw rows of one kind."""
    return _parts(kind)


def values_of(model: type[Part], name: str) -> st.SearchStrategy[Any]:
    """Draw values that one field of a part can hold."""
    return _values(get_type_hints(model, include_extras=True)[name])


def paths_of(plan: Plan) -> Iterator[str]:
    """List every path of a plan: each field, each row, each entry."""
    for name in Plan.model_fields:
        yield from _paths_below(plan, name)


def _paths_below(plan: Plan, path: str) -> Iterator[str]:
    yield path
    value = value_at(plan, path)
    if isinstance(value, dict):
        names = list(value)
    elif isinstance(value, tuple):
        names = [row.id for row in value if isinstance(row, Row)]
    else:
        names = list(type(value).model_fields) if isinstance(value, Part) else []
    for name in names:
        yield from _paths_below(plan, f"{path}.{name}")


def _parts(model: type[_APart]) -> st.SearchStrategy[_APart]:
    hints = get_type_hints(model, include_extras=True)
    fields = {
        name: _BY_FIELD[model, name] if (model, name) in _BY_FIELD else _values(hints[name])
        for name in model.model_fields
    }
    return st.builds(model, **fields)


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    for known, strategy in _KNOWN:
        if annotation == known:
            return strategy
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in _BY_ORIGIN:
        return _BY_ORIGIN[origin](inner)
    if issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    return _parts(annotation)


def _optional(inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.none() | _values(next(arg for arg in inner if arg is not type(None)))


def _some(inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.lists(_values(inner[0]), min_size=1, max_size=2).map(tuple)


def _limited(inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Draw what the limits of an annotated type allow."""
    base, info = inner[0], inner[1]
    if get_origin(base) is tuple:
        row = _values(get_args(base)[0])
        return st.lists(row, min_size=1, max_size=2, unique_by=_id_of).map(tuple)
    limits: dict[str, Any] = {}
    for limit in info.metadata:
        limits |= {
            name: getattr(limit, name) for name in ("ge", "le", "pattern") if hasattr(limit, name)
        }
    if base is str:
        return st.from_regex(limits["pattern"], fullmatch=True)
    if base is int:
        return st.integers(limits["ge"], limits["le"])
    return st.floats(limits.get("ge"), limits.get("le"), allow_nan=False, allow_infinity=False)


def _id_of(row: Row) -> str:
    return row.id


_BY_ORIGIN: dict[Any, Callable[[tuple[Any, ...]], st.SearchStrategy[Any]]] = {
    Union: _optional,
    UnionType: _optional,
    Literal: st.sampled_from,
    Annotated: _limited,
    tuple: _some,
    dict: lambda inner: st.dictionaries(ids, _values(inner[1]), min_size=1, max_size=2),
}
