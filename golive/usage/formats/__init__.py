"""Every format that is read, one module each, in the order in which they are asked.

Adding a format is one small module with its sample, and its name in `FORMATS`.
"""

from typing import Protocol

from golive.usage.formats import (
    access_log,
    alb,
    caddy,
    cloudwatch_json,
    delimited,
    excel,
    json_rows,
    nginx_json,
    parquet,
    prometheus,
    traefik,
    victoriametrics,
    w3c,
)
from golive.usage.shapes import Account, Events, Table


class Format(Protocol):
    """A module that reads one format."""

    NAME: str
    """The format in words, such as `Excel`."""
    WHERE: str
    """Where a person finds the export in the tool."""
    SAMPLE: str
    """A small made-up file in this format, as a person would see it in an editor."""

    def recognises(self, content: bytes) -> bool:
        """Tell whether the unpacked bytes are in this format."""

    def read(self, content: bytes, account: Account) -> Table | Events:
        """Read them, or raise UnreadableError with a sentence."""


#: Asked in this order; the last takes what is left.
FORMATS: tuple[Format, ...] = (
    excel,
    parquet,
    access_log,
    alb,
    w3c,
    caddy,
    traefik,
    nginx_json,
    prometheus,
    victoriametrics,
    cloudwatch_json,
    json_rows,
    delimited,
)


def form_of(content: bytes) -> Format:
    """Give the first format that recognises the unpacked bytes."""
    return next(form for form in FORMATS if form.recognises(content))
