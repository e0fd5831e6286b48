"""Asking what stands against one window of a plan in ZONE, at NOW."""

from datetime import datetime, timedelta
from typing import Any

from golive.plan import Freeze
from golive.timing import Candidate, judge
from golive.window import Window, instant
from tests.builders import NOW, ZONE, a_plan


def at(text: str, zone: str = ZONE) -> datetime:
    return instant(datetime.fromisoformat(text), zone)


def a_window(start: str, hours: float = 2, zone: str = ZONE) -> Window:
    begins = at(start, zone)
    return Window(start=begins, end=begins + timedelta(hours=hours), zone=zone)


def judged(window: Window, bookings: Any = (), **answers: object) -> Candidate:
    return judge(a_plan(**answers), window, now=NOW, bookings=bookings)


def refusals(window: Window, bookings: Any = (), **answers: object) -> list[str]:
    return [refusal.rule for refusal in judged(window, bookings, **answers).refusals]


def soft(window: Window, bookings: Any = (), **answers: object) -> dict[str, float]:
    return {point.rule: point.points for point in judged(window, bookings, **answers).soft}


def said(window: Window, bookings: Any = (), **answers: object) -> str:
    """Give the one sentence that stands against a window, hard or soft."""
    found = judged(window, bookings, **answers)
    against = [refusal.why for refusal in found.refusals] + [point.why for point in found.soft]
    (sentence,) = against
    return sentence


def a_freeze(start: str, end: str, **more: object) -> Freeze:
    return Freeze.model_validate({"name": "Close", "starts": at(start), "ends": at(end), **more})
