"""Lengths of time as people write them: `15`, `15 min`, `0:15`, `1h30`, `1.5 hours`, `PT1H`."""

import re

from golive.runbook.pasted.limits import LONGEST_MINUTES

_IN_MINUTES = {"d": 1440.0, "h": 60.0, "m": 1.0, "s": 1 / 60}
_WORDS = {
    "d": ("d", "day", "days", "dag", "dagen", "tag", "tage"),
    "h": ("h", "hr", "hrs", "hour", "hours", "u", "uur", "std", "stunde", "stunden"),
    "m": ("m", "min", "mins", "minute", "minutes", "minuut", "minuten", "'", "’"),
    "s": ("s", "sec", "secs", "second", "seconds", "seconden", "sekunden"),
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_PART = re.compile(rf"({_NUMBER})\s*([a-z'’]+)?\.?\s*")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?")
_BEFORE = re.compile(r"^(?:~|ca\.?|approx\.?|about)\s*|^pt(?=\d)|^\+\s*")


def minutes_in(said: str, unit: str = "m") -> float | None:
    """Read a length of time, in minutes; None where it is none.

    Args:
        said: such as `15`, `15 min`, `0:15` (hours and minutes), `1h30`, `1,5 h`.
        unit: what a bare number counts: d, h, m or s.
    """
    text = _BEFORE.sub("", said.strip().casefold())
    clock = _CLOCK.fullmatch(text)
    found = _of_clock(clock) if clock else _of_parts(text, unit)
    return found if found is not None and found <= LONGEST_MINUTES else None


def unit_in(words: str) -> str:
    """Give the unit that a heading names, such as `Duration (h)`; minutes where it names none."""
    told = (_UNITS[word] for word in re.findall(r"[a-z]+", words.casefold()) if word in _UNITS)
    return next(told, "m")


def _of_clock(clock: re.Match[str]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return hours * 60 + minutes + seconds / 60


def _of_parts(text: str, unit: str) -> float | None:
    """Add up numbers with their units; after hours a bare number counts minutes, as in `1h30`."""
    total, at, bare = 0.0, 0, unit
    for part in _PART.finditer(text):
        told = _UNITS.get(part[2] or "", "") if part[2] else bare
        if part.start() != at or not told:
            return None
        total += float(part[1].replace(",", ".")) * _IN_MINUTES[told]
        at, bare = part.end(), {"d": "h", "h": "m", "m": "s"}.get(told if part[2] else "", "")
    return total if at == len(text) and at else None
