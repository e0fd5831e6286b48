"""The inputs a page asks with: each shows one field of the plan and saves it when it is committed.

A page reads as a form: `ask.text("What goes live?", "launch.goes_live")`. Every input has a value
from the plan and a key with an edition; the edition rises when the plan's value was changed by
anything but this input (a colleague, an upload, "use this window"), because a keyed widget would
otherwise go on showing, and write back, its old value.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from golive.errors import QuestionError
from golive.plan import labels
from golive.plan.edits import field_at, schema_at, value_at
from golive.store import SetField
from golive.ui.session import plan, save, session
from golive.window import countries, instant, zone_names

_FEW = 4
_DAY_FORMAT = "DD/MM/YYYY"


def text(label: str, path: str, *, hint: str = "", note: str = "") -> None:
    """Ask for one line."""
    key = _key(path)
    st.text_input(
        label,
        value=value_at(plan(), path) or "",
        key=key,
        placeholder=hint,
        help=note or None,
        on_change=_keep,
        args=(path, key, _or_none(path)),
    )


def area(label: str, path: str, *, hint: str = "", note: str = "") -> None:
    """Ask for a few lines."""
    key = _key(path)
    st.text_area(
        label,
        value=value_at(plan(), path) or "",
        key=key,
        placeholder=hint,
        help=note or None,
        height=90,
        on_change=_keep,
        args=(path, key, _or_none(path)),
    )


def number(label: str, path: str, *, unit: str, note: str = "") -> None:
    """Ask for a number; the unit stands in the label, and a default says that it is assumed."""
    key = _key(path)
    value = value_at(plan(), path)
    limits = schema_at(path)
    as_shown: Any = int if limits["type"] == "integer" else float
    st.number_input(
        f"{label} ({unit})",
        value=None if value is None else as_shown(value),
        min_value=as_shown(limits["minimum"]),
        max_value=as_shown(limits["maximum"]),
        step=as_shown(1),
        format="%d" if as_shown is int else "%g",
        key=key,
        help=note or None,
        placeholder="Not known yet",
        on_change=_keep,
        args=(path, key, _or_default(path)),
    )
    _say_if_assumed(path, value)


def choice(label: str, path: str, *, note: str = "") -> None:
    """Ask for one of the words a field can hold; few are shown side by side."""
    key = _key(path)
    options = _words(path)
    value = value_at(plan(), path)
    keep: Any = {"key": key, "on_change": _keep, "args": (path, key, _or_default(path))}
    if len(options) <= _FEW:
        st.segmented_control(
            label, options, default=value, format_func=labels.word, help=note or None, **keep
        )
    else:
        place = options.index(value) if value in options else None
        st.selectbox(
            label,
            options,
            index=place,
            format_func=labels.word,
            placeholder="Not said yet",
            help=note or None,
            **keep,
        )
    _say_if_assumed(path, value)


def yes_no(label: str, path: str, *, note: str = "") -> None:
    """Ask a question that is answered by yes or no; unanswered is neither."""
    key = _key(path)
    value = value_at(plan(), path)
    st.segmented_control(
        label,
        ["Yes", "No"],
        default=None if value is None else ("Yes" if value else "No"),
        key=key,
        help=note or None,
        on_change=_keep,
        args=(path, key, {"Yes": True, "No": False, None: None}.get),
    )


def tick(label: str, path: str, *, note: str = "") -> None:
    """Ask for a decision that is either made or not."""
    key = _key(path)
    st.checkbox(
        label,
        value=bool(value_at(plan(), path)),
        key=key,
        help=note or None,
        on_change=_keep,
        args=(path, key, bool),
    )


def zone(label: str, path: str, *, note: str = "") -> None:
    """Ask for a time zone by its IANA name."""
    _one_of(label, path, zone_names(), note, "Type a city, such as Amsterdam")


def country(label: str, path: str, *, note: str = "") -> None:
    """Ask for a country whose public holidays are known."""
    _one_of(label, path, tuple(countries()), note, "Type a code, such as NL")


def subdivision(label: str, path: str, country_path: str) -> None:
    """Ask for a state or province, where the country's holidays differ by it."""
    parts = countries().get(value_at(plan(), country_path) or "", ())
    if parts:
        _one_of(label, path, parts, "", "All of it")


def several_zones(label: str, path: str, *, note: str = "") -> None:
    """Ask for any number of time zones."""
    key = _key(path)
    st.multiselect(
        label,
        zone_names(),
        default=list(value_at(plan(), path)),
        key=key,
        placeholder="None besides the business zone",
        help=note or None,
        on_change=_keep,
        args=(path, key, tuple),
    )


def day(label: str, path: str, *, note: str = "") -> None:
    """Ask for a day."""
    key = _key(path)
    value: date | None = value_at(plan(), path)
    st.date_input(
        label,
        value=value,
        key=key,
        format=_DAY_FORMAT,
        help=note or None,
        on_change=_keep,
        args=(path, key, _as_is),
    )


def hour(label: str, path: str, *, note: str = "") -> None:
    """Ask for a time of day."""
    key = _key(path)
    value: time | None = value_at(plan(), path)
    st.time_input(
        label, value=value, key=key, help=note or None, on_change=_keep, args=(path, key, _as_is)
    )


def moment(label: str, path: str, *, note: str = "") -> None:
    """Ask for a moment on the business clock, whose zone stands in the label."""
    key = _key(path)
    value: datetime | None = value_at(plan(), path)
    local = value.astimezone(ZoneInfo(plan().zone)).replace(tzinfo=None) if value else None
    st.datetime_input(
        f"{label} ({plan().zone})",
        value=local,
        key=key,
        format=_DAY_FORMAT,
        help=note or None,
        on_change=_keep,
        args=(path, key, _on_business_clock),
    )


def _one_of(label: str, path: str, options: Sequence[str], note: str, hint: str) -> None:
    key = _key(path)
    value = value_at(plan(), path)
    st.selectbox(
        label,
        options,
        index=options.index(value) if value in options else None,
        key=key,
        placeholder=hint,
        help=note or None,
        on_change=_keep,
        args=(path, key, _as_is),
    )


def _key(path: str) -> str:
    """Give the key of the input for a path: the plan, the path, and the edition of its value."""
    seen = session().seen
    current = value_at(plan(), path)
    place = (plan().id, path)
    edition, value = seen.get(place, (0, current))
    if value != current:
        edition += 1
    seen[place] = (edition, current)
    return f"{plan().id}/{path}/{edition}"


def _keep(path: str, key: str, understand: Callable[[Any], Any]) -> None:
    """Save what was just typed; runs as the widget's callback, so before anything is drawn."""
    place = (session().plan_id or "", path)
    edition, before = session().seen[place]
    try:
        value = understand(st.session_state[key])
    except QuestionError as error:
        session().trouble = error.sentence
        return
    if save(SetField(path, before, value)):
        session().seen[place] = (edition, value_at(plan(), path))


def _as_is(value: Any) -> Any:
    return value


def _or_none(path: str) -> Callable[[Any], Any]:
    """Empty text is None where the field knows None."""
    optional = field_at(path).default is None
    return (lambda value: value or None) if optional else (lambda value: value or "")


def _or_default(path: str) -> Callable[[Any], Any]:
    """A cleared input goes back to the field's default."""
    default = field_at(path).default
    return lambda value: default if value is None else value


def _on_business_clock(local: datetime | None) -> datetime | None:
    return None if local is None else instant(local, plan().zone)


def _words(path: str) -> list[StrEnum]:
    annotation: Any = field_at(path).annotation
    kinds = getattr(annotation, "__args__", (annotation,))
    kind = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum))
    return list(kind)


def _say_if_assumed(path: str, value: object) -> None:
    info = field_at(path)
    extra = info.json_schema_extra
    if isinstance(extra, dict) and "assumed" in extra and value == info.default:
        st.caption(f"Assumed. {extra['assumed']}.")
