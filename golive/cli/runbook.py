"""Time the run-book: the steps on the clock, the chance to fit, and the way back."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from golive import runbook
from golive.cli.exits import DONE, STOPPED
from golive.cli.given import moment, plan_in
from golive.errors import Severity
from golive.plan import Plan
from golive.runbook import Chance, NoReturn, Schedule, StepTimes, WayBack

_AFTER = "minutes after the window's start"


def time_steps(options: argparse.Namespace) -> int:
    """Print when each step is on, how likely all fits, and the way back; 1 for a circle."""
    plan = plan_in(options.plan)
    now, timed = moment(options.now, plan.zone), runbook.schedule(plan)
    found = runbook.lint(plan)
    if options.json:
        told = {**_as_json(plan, timed, now), "findings": [asdict(fault) for fault in found]}
        print(json.dumps(told, indent=2))
    else:
        _print(plan, timed, now)
        for fault in found:
            print(f"{fault.severity}: {fault.where}: {fault.what} {fault.remedy}")
    return STOPPED if any(fault.severity is Severity.STOP for fault in found) else DONE


def _as_json(plan: Plan, timed: Schedule, now: datetime) -> dict[str, object]:
    chances, back = runbook.chance(plan), runbook.way_back(plan)
    return {
        "times": "instants" if timed.start else f"{_AFTER}; no window is taken",
        "zone": timed.zone,
        "steps": [_step(timed, times) for times in timed.steps],
        "critical_path": list(timed.critical_path),
        "circle": list(timed.circle),
        "end": _end(timed, chances),
        "fits": _fits(plan, chances),
        "shorten_first": _first(chances),
        "point_of_no_return": _no_return(timed, back.no_return) if back else None,
        "back_out": _back_out(timed, back) if back else [],
        "now": _now(timed, back, now) if back else None,
    }


def _on_clock(timed: Schedule, minutes: float) -> str | float:
    """Give an instant with its offset; without a window taken, the minutes."""
    at = timed.at(minutes)
    return round(minutes, 3) if at is None else _iso(at, timed.zone)


def _iso(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def _step(timed: Schedule, times: StepTimes) -> dict[str, object]:
    return {
        "id": times.step.id,
        "name": times.step.name,
        "early_start": _on_clock(timed, times.early_start),
        "early_finish": _on_clock(timed, times.early_finish),
        "late_start": _on_clock(timed, times.late_start),
        "late_finish": _on_clock(timed, times.late_finish),
        "slack_minutes": times.slack,
        "free_slack_minutes": times.free_slack,
        "critical": times.critical,
        "nearly_critical": times.nearly,
        "wave": times.wave,
    }


def _end(timed: Schedule, chances: Chance | None) -> dict[str, object] | None:
    if chances is None:
        return None
    ends = {"p50": chances.p50, "p80": chances.p80, "p95": chances.p95}
    return {name: _on_clock(timed, minutes) for name, minutes in ends.items()}


def _fits(plan: Plan, chances: Chance | None) -> dict[str, object]:
    gauge = runbook.fit(plan)
    return {
        "window_minutes": gauge.window,
        "needed_minutes": gauge.needed,
        "back_minutes": gauge.back,
        "shortfall_minutes": gauge.shortfall,
        "chance": chances.there if chances else None,
        "chance_with_way_back": chances.there_and_back if chances else None,
    }


def _first(chances: Chance | None) -> dict[str, object] | None:
    if chances is None or chances.first is None:
        return None
    return {
        "step": chances.first.step.id,
        "p80_minutes_per_minute": chances.first.saves,
        "criticality": chances.first.critical,
    }


def _no_return(timed: Schedule, point: NoReturn) -> dict[str, object]:
    by_step = None if point.by_step is None else _on_clock(timed, point.by_step)
    return {
        "at": _on_clock(timed, point.minutes),
        "because": "step" if point.structural else "time",
        "by_time": _on_clock(timed, point.by_time),
        "protected": _on_clock(timed, point.protected),
        "by_step": by_step,
        "step": point.step.id if point.step else None,
        "last_gate": _on_clock(timed, point.gate),
    }


def _back_out(timed: Schedule, back: WayBack) -> list[dict[str, object]]:
    return [
        {
            "step": row.step.id,
            "at": _on_clock(timed, row.minute),
            "now": _on_clock(timed, row.now),
            "worst": _on_clock(timed, back.worst),
            "light": row.light,
        }
        for row in back.steps
    ]


def _now(timed: Schedule, back: WayBack, now: datetime) -> dict[str, object] | None:
    """Tell the way back from a moment of the window, or of the protected time after it."""
    if timed.start is None:
        return None
    minute = (now - timed.start) / timedelta(minutes=1)
    if not 0 <= minute < back.gauge.window + back.plan.rollback.protection_minutes:
        return None
    return {
        "at": _iso(now, timed.zone),
        "back": _on_clock(timed, back.now(minute)),
        "light": back.light(back.now(minute)),
        "too_late": minute > back.no_return.minutes,
    }


def _print(plan: Plan, timed: Schedule, now: datetime) -> None:
    if timed.steps:
        clock = f"On the clock of {timed.zone}" if timed.start else f"In {_AFTER}"
        print(f"{clock}; the end waits for the steps with a star.")
        for times in timed.steps:
            print(_line(timed, times))
    for said in (*runbook.follows(plan), *runbook.way_back_follows(plan)):
        print(said)
    back = runbook.way_back(plan)
    told = _now(timed, back, now) if back else None
    if told:
        print(f"Who turns round at {told['at']} is back at {told['back']}: {told['light']}.")


def _line(timed: Schedule, times: StepTimes) -> str:
    start, end = (_short(timed, at) for at in (times.early_start, times.early_finish))
    spare = "" if times.critical else f" ({runbook.in_minutes(times.slack)} of slack)"
    star, owner = "*" if times.critical else " ", times.step.owner.strip() or "nobody"
    return f"  {start} to {end} {star} {times.step.name or 'A step without a name'}, {owner}{spare}"


def _short(timed: Schedule, minutes: float) -> str:
    at = timed.at(minutes)
    return f"{minutes:7.1f}" if at is None else f"{at.astimezone(ZoneInfo(timed.zone)):%a %H:%M}"
