"""The inputs a page asks with: each shows one field of the plan and saves it when it is committed.

A page reads as a form: `ask.text("What goes live?", "launch.goes_live")`. Every input has a value
from the plan and a key with an edition; the edition rises when the plan's value was changed by
anything but this input (a colleague, an upload, "use this window"), because a keyed widget would
otherwise go on showing, and write back, its old value.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import streamlit as st

from golive.plan import labels
from golive.plan.edits import field_at, schema_at, value_at
from golive.store import SetField
from golive.ui import foresight, words
from golive.ui.session import plan, save, session
from golive.window import countries, zone_names

_FEW = 4
_DAY_FORMAT = "DD/MM/YYYY"


def text(label: str, path: str, *, hint: str = "") -> None:
    """Ask for one line."""
    st.text_input(label, value=_now(path) or "", placeholder=hint, **_kept(path, _text(path)))


def area(label: str, path: str, *, hint: str = "") -> None:
    """Ask for a few lines."""
    st.text_area(
        label, value=_now(path) or "", placeholder=hint, height=90, **_kept(path, _text(path))
    )


def number(label: str, path: str, *, unit: str) -> None:
    """Ask for a number; the unit stands in the label, and a default says that it is assumed."""
    value = _now(path)
    limits = schema_at(path)
    as_shown: Any = int if limits["type"] == "integer" else float
    st.number_input(
        f"{label} ({unit})",
        value=None if value is None else as_shown(value),
        min_value=as_shown(limits["minimum"]),
        max_value=as_shown(limits["maximum"]),
        step=as_shown(1),
        format="%d" if as_shown is int else "%g",
        placeholder="Not known yet",
        **_kept(path, _or_default(path)),
    )
    _say_if_assumed(path)


def choice(label: str, path: str) -> None:
    """Ask for one of the words a field can hold; few are shown side by side."""
    options, value = _words(path), _now(path)
    shared: Any = {"format_func": labels.word, **_kept(path, _or_default(path))}
    if len(options) <= _FEW:
        st.segmented_control(label, options, default=value, **shared)
    else:
        place = options.index(value) if value in options else None
        st.selectbox(label, options, index=place, placeholder="Not said yet", **shared)
    _say_if_assumed(path)
    foresight.show(path, {option: labels.word(option) for option in options})


def yes_no(label: str, path: str) -> None:
    """Ask a question that is answered by yes or no; unanswered is neither."""
    answers: dict[bool | None, str | None] = {True: "Yes", False: "No", None: None}
    st.segmented_control(
        label,
        ["Yes", "No"],
        default=answers[_now(path)],
        **_kept(path, {word: answer for answer, word in answers.items()}.get),
    )
    foresight.show(path, {True: "Yes", False: "No"})


def tick(label: str, path: str) -> None:
    """Ask for a decision that is either made or not."""
    st.checkbox(label, value=bool(_now(path)), **_kept(path, bool))
    foresight.show(path, {True: "Ticked", False: "Not ticked"})


def zone(label: str, path: str) -> None:
    """Ask for a time zone by its IANA name."""
    _one_of(label, path, zone_names(), "Type a city, such as Amsterdam", words.as_typed)


def country(label: str, path: str) -> None:
    """Ask for a country whose public holidays are known."""
    _one_of(label, path, tuple(countries()), "Type a code, such as NL")


def subdivision(label: str, path: str, country_path: str) -> None:
    """Ask for a state or province, where the country's holidays differ by it."""
    parts = countries().get(_now(country_path) or "", ())
    if parts:
        _one_of(label, path, parts, "All of it")


def several_zones(label: str, path: str) -> None:
    """Ask for any number of time zones."""
    st.multiselect(
        label,
        zone_names(),
        default=list(_now(path)),
        format_func=words.as_typed,
        placeholder="None besides the business zone",
        **_kept(path, tuple),
    )


def day(label: str, path: str) -> None:
    """Ask for a day."""
    st.date_input(label, value=_now(path), format=_DAY_FORMAT, **_kept(path, _as_is))


def hour(label: str, path: str) -> None:
    """Ask for a time of day."""
    st.time_input(label, value=_now(path), **_kept(path, _as_is))


def _one_of(
    label: str,
    path: str,
    options: Sequence[str],
    hint: str,
    spelt: Callable[[str], str] = str,
) -> None:
    value = _now(path)
    place = options.index(value) if value in options else None
    shared: Any = {"format_func": spelt, **_kept(path, _as_is)}
    st.selectbox(label, options, index=place, placeholder=hint, **shared)


def _now(path: str) -> Any:
    """Give what the plan holds at a path."""
    return value_at(plan(), path)


def _kept(path: str, understand: Callable[[Any], Any]) -> Any:
    """Give what every input shares: the key with its edition, and the callback that saves."""
    place, current = (plan().id, path), _now(path)
    edition, value = session().seen.get(place, (0, current))
    if value != current:
        edition += 1
    session().seen[place] = (edition, current)
    key = f"{plan().id}/{path}/{edition}/{session().here.refused}"
    return {"key": key, "on_change": _keep, "args": (path, key, understand)}


def _keep(path: str, key: str, understand: Callable[[Any], Any]) -> None:
    """Save what was just typed; runs as the widget's callback, so before anything is drawn."""
    place = (session().plan_id or "", path)
    edition, before = session().seen[place]
    value = understand(st.session_state[key])
    if save(SetField(path, before, value)):
        session().seen[place] = (edition, _now(path))


def _as_is(value: Any) -> Any:
    return value


def _text(path: str) -> Callable[[Any], Any]:
    """Empty text is None where the field knows None."""
    empty = None if field_at(path).default is None else ""
    return lambda value: value or empty


def _or_default(path: str) -> Callable[[Any], Any]:
    """A cleared input goes back to the field's default."""
    default = field_at(path).default
    return lambda value: default if value is None else value


def _words(path: str) -> list[StrEnum]:
    annotation: Any = field_at(path).annotation
    kinds = getattr(annotation, "__args__", (annotation,))
    kind = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum))
    return list(kind)


def _say_if_assumed(path: str) -> None:
    info = field_at(path)
    extra = info.json_schema_extra
    if isinstance(extra, dict) and "assumed" in extra and _now(path) == info.default:
        st.caption(f"Assumed. {extra['assumed']}.")
