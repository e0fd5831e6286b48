"""Plans and their parts with readable defaults, for tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from golive.checklist.task import Phase, Question, Task
from golive.forecast import Confidence, Forecast
from golive.plan import CountedSeries, How, Plan, Reading, Source, TakenWindow
from golive.plan.edits import with_value
from golive.window import Window

#: A Monday; tests that need a clock start here.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
#: A Tuesday, 03:00 in ZONE, three weeks and a day after NOW; the working day before is a Monday.
LAUNCH = datetime(2026, 12, 15, 2, 0, tzinfo=UTC)


def a_plan(**answers: object) -> Plan:
    """Build a plan for ZONE; `a_plan(launch__name="Orders 4")` answers `launch.name`."""
    plan = with_value(Plan(id="plan"), "launch.zone", ZONE)
    for path, value in answers.items():
        plan = with_value(plan, path.replace("__", "."), value)
    return plan


def a_series(
    values: list[float | None],
    start: datetime | None = None,
    step_s: int = 3600,
    how: How = How.SUM,
) -> CountedSeries:
    """Build a counted series of requests that ends before NOW unless a start is given."""
    begins = start or NOW.replace(hour=0) - timedelta(seconds=step_s * len(values))
    return CountedSeries(
        start=begins, step_s=step_s, values=tuple(values), how=how, unit="requests"
    )


def a_source(series: CountedSeries) -> Source:
    """Build the source that a series was read from."""
    return Source(
        file_name="traffic.csv",
        sha256="0" * 64,
        kind="CSV",
        read_as=Reading(zone=ZONE, how=series.how),
        rows=len(series.values),
        series=series,
    )


def a_forecast(
    expected: Sequence[float | None],
    start: datetime = LAUNCH,
    step_s: int = 3600,
    **fields: Any,
) -> Forecast:
    """Build a forecast of requests whose busy case is what is expected."""
    usual: dict[str, Any] = {
        "busy": tuple(expected),
        "confidence": Confidence.HIGH,
        "reasons": (),
        "unit": "requests",
        "how": How.SUM,
        "weeks_used": 8,
    }
    return Forecast(start=start, step_s=step_s, expected=tuple(expected), **(usual | fields))


def a_taken(start: datetime = LAUNCH, minutes: float = 120, **fields: Any) -> TakenWindow:
    """Build the record of a window taken, at LAUNCH unless another start is given."""
    window = Window(start=start, end=start + timedelta(minutes=minutes), zone=ZONE)
    return TakenWindow(window=window, **fields)


def a_task(task_id: str = "backup", **fields: Any) -> Task:
    """Build a task that is on every list; `a_task(status=Status.DONE)` changes a field."""
    usual: dict[str, Any] = {
        "title": "Prove that the backup can be restored",
        "why": "Always on the list.",
        "question": Question.ROLLBACK,
        "phase": Phase.PREPARE,
        "role": "Database administrator",
        "due": NOW.date(),
    }
    return Task(id=task_id, **(usual | fields))


def a_usage_csv(
    values: Sequence[float | str], start: datetime = NOW, step_s: int = 3600, name: str = "visits"
) -> bytes:
    """Write values as a CSV of UTC times and counts, as a monitoring tool exports it."""
    rows = [
        f"{start + timedelta(seconds=step_s * at):%Y-%m-%dT%H:%M:%SZ},{value}"
        for at, value in enumerate(values)
    ]
    return "\n".join([f"time,{name}", *rows, ""]).encode()
