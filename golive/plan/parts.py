"""What every part of a plan is made of: frozen models, ids made once, and labelled defaults."""

import re
import secrets
from datetime import date, time
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from golive.window import countries, in_reach

_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)


def _known_country(code: str) -> str:
    if code not in countries():
        message = f"golive knows no holidays for “{code}”; use an ISO 3166 code such as NL, or none"
        raise ValueError(message)
    return code


def _without_offset(clock_time: time) -> time:
    if clock_time.tzinfo is not None:
        message = "a time of day has no offset; write it as 09:00"
        raise ValueError(message)
    return clock_time


#: One line: a name, a role, a contact.
Line = Annotated[str, Field(max_length=500), AfterValidator(_storable)]
#: Several lines: a reason, a message.
Text = Annotated[str, Field(max_length=20_000), AfterValidator(_storable)]
#: A country with known public holidays, by ISO 3166 code.
Country = Annotated[str, AfterValidator(_known_country)]
Minutes = Annotated[float, Field(ge=0, le=525_600, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=31_536_000, allow_inf_nan=False)]
Days = Annotated[int, Field(ge=0, le=3_650)]
#: Working days before (below nought) or after a moment.
Offset = Annotated[int, Field(ge=-3_650, le=3_650)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Hour = Annotated[int, Field(ge=0, le=24)]
Hours = Annotated[float, Field(ge=0, le=24, allow_inf_nan=False)]
ID_PATTERN = r"^[A-Za-z0-9_:-]{1,120}$"
#: A name for a row or a plan, made once by `new_id` and never derived from what people type.
Id = Annotated[str, Field(pattern=ID_PATTERN)]
#: A day that can be computed with, back and ahead, in every zone.
Day = Annotated[date, AfterValidator(in_reach)]
#: A time of day on a clock that is named elsewhere.
ClockTime = Annotated[time, AfterValidator(_without_offset)]


def new_id() -> str:
    """Make an id: ten characters, never made twice in practice (50 random bits)."""
    alphabet = "abcdefghijkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(10))


class Part(BaseModel):
    """A frozen, validated part of a plan; a text beneath a field is its description."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=False
    )


class Row(Part):
    """A line of a list; its id is made once."""

    id: Id = Field(default_factory=new_id)
    """Made once, never derived from a name."""


_AnyRow = TypeVar("_AnyRow", bound=Row)


def _distinct(rows: tuple[_AnyRow, ...]) -> tuple[_AnyRow, ...]:
    seen = set()
    for row in rows:
        if row.id in seen:
            message = f"two rows have the id {row.id}; give one of them another"
            raise ValueError(message)
        seen.add(row.id)
    return rows


#: A list of rows, no two with the same id: `Rows[Step]`.
Rows = Annotated[tuple[_AnyRow, ...], AfterValidator(_distinct)]


class DaySpan(Part):
    """A stretch of whole days, first and last day included."""

    first: Day
    last: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            message = "the last day lies before the first"
            raise ValueError(message)
        return self


def assumed(value: Any, source: str) -> Any:
    """Give a field a default that is shown as assumed, with the source that it comes from."""
    return Field(default=value, json_schema_extra={"assumed": source})
