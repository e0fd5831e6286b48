"""Lay out the ramp: hard or soft, and when each stage begins, ends and why then."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from golive import launch
from golive.cli.exits import DONE
from golive.cli.given import moment, plan_in
from golive.errors import GoliveError
from golive.forecast import Forecast
from golive.launch import Needed, Recommendation, StageRun
from golive.plan import Plan
from golive.plan.labels import word
from golive.timing.traffic import counted, forecast_between
from golive.window import clock


def lay_out(options: argparse.Namespace) -> int:
    """Print the recommendation, the largest safe first stage, and the stages on the clock."""
    plan = plan_in(options.plan)
    now = moment(options.now, plan.zone)
    forecast, notes = _forecast(plan, now)
    found, runs = launch.recommend(plan, forecast), launch.timetable(plan, forecast)
    if options.json:
        print(json.dumps(_as_json(plan, found, runs, notes), indent=2))
    else:
        _print(plan, found, runs, notes)
    return DONE


def _forecast(plan: Plan, now: datetime) -> tuple[Forecast | None, tuple[str, ...]]:
    """Forecast from the first stage on, and say how sure that is, or why there is none."""
    begin = launch.begins(plan) or now
    try:
        series = counted(plan)
        if series is None:
            return None, ("No usage: holds are the least time watched.",)
        forecast = forecast_between(plan, series, now, begin, begin + launch.AHEAD)
    except GoliveError as error:
        return None, (f"No forecast: {error.sentence}",)
    return forecast, (*forecast.reasons, f"Confidence: {forecast.confidence}")


def _as_json(
    plan: Plan, found: Recommendation, runs: tuple[StageRun, ...], notes: tuple[str, ...]
) -> dict[str, object]:
    return {
        "style": plan.strategy.style,
        "zone": plan.zone,
        "recommendation": asdict(found),
        "exposed_minutes": launch.exposed_minutes(plan),
        "largest_first_stage_percent": launch.largest_first_stage_percent(plan),
        "stages": [_stage(plan, run) for run in runs],
        "notes": list(notes),
    }


def _stage(plan: Plan, run: StageRun) -> dict[str, object]:
    return {
        "id": run.stage.id,
        "name": run.stage.name,
        "share_percent": run.stage.share_percent,
        "starts": _iso(plan, run.starts),
        "ends": _iso(plan, run.ends),
        "hold_minutes": run.hold.minutes,
        "hold_rule": run.hold.rule,
        "bake_minutes": run.hold.bake_minutes,
        "sample_minutes": run.hold.sample_minutes,
        "peak_minutes": run.hold.peak_minutes,
        "needed": asdict(run.hold.needed) if run.hold.needed else None,
        "error_percent": run.error_percent,
        "budget_burnt": run.burnt,
        "too_early_minutes": run.too_early_minutes,
        "at_night": run.at_night,
        "on_day_off": run.on_day_off,
        "doubt": run.hold.doubt,
    }


def _iso(plan: Plan, at: datetime | None) -> str | None:
    return at.astimezone(ZoneInfo(plan.zone)).isoformat(timespec="seconds") if at else None


def _print(
    plan: Plan, found: Recommendation, runs: tuple[StageRun, ...], notes: tuple[str, ...]
) -> None:
    if found.style is not None:
        print(f"Recommended: {word(found.style)}.")
    for said in (*(reason.sentence for reason in found.reasons), *found.makes_up):
        print(said)
    largest = launch.largest_first_stage_percent(plan)
    if largest is not None:
        print(f"Largest first stage within the budget at risk: {largest:.3g} % of the users.")
    print("The stages:" if runs else "No stages.")
    for run in runs:
        for line in _lines(plan, run):
            print(f"  {line}")
    for said in (*launch.told(plan, runs), *notes):
        print(said)


def _lines(plan: Plan, run: StageRun) -> tuple[str, ...]:
    """Say a stage: who, when and for how long; what it needs and what it risks; what is unknown."""
    share = run.stage.share_percent
    who = "no share" if share is None else f"{share:g} %"
    when = "no start yet" if run.starts is None else clock(run.starts, plan.zone)
    held = f"held {launch.long(run.hold.minutes)} ({run.hold.rule})"
    first = f"{run.stage.name or 'A stage without a name'}, {who}: {when}, {held}"
    risk = [] if run.error_percent is None else [f"if bad, {run.error_percent:.3g} % fail"]
    burnt = [] if run.burnt is None else [f"{run.burnt * 100:.3g} % of the budget burns"]
    rest = "; ".join([*_needs(run.hold.needed), *risk, *burnt])
    return tuple(line for line in (first, f"  {rest}" if rest else "", run.hold.doubt) if line)


def _needs(needed: Needed | None) -> list[str]:
    if needed is None:
        return []
    return [f"needs {needed.count:,.0f}, to see {needed.seen_percent:.3g} % of failures"]
