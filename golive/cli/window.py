"""Find low-traffic windows in usage exports."""

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from golive import timing, usage
from golive.cli.exits import DONE
from golive.cli.given import export_in, length, midnight, moment, plan_in
from golive.errors import GoliveError, UnreadableError
from golive.forecast import expect
from golive.plan import CountedSeries, Plan, Reading, Source
from golive.plan.edits import with_value

_HOUR = timedelta(hours=1)


def find(options: argparse.Namespace) -> int:
    """Find windows in the files by the plan's rules, and print them."""
    plan = plan_in(options.plan) if options.plan else Plan()
    sources = tuple(_source(paths, options) for paths in _exports(options.files))
    plan = _planned(plan, sources)
    now = moment(options.now, plan.zone)
    series = _counted(plan, now)
    search = timing.find_windows(
        plan,
        now=now,
        length=length(options.length),
        start=midnight(options.start, plan.zone),
        until=midnight(options.until, plan.zone),
        top=options.top,
    )
    if options.json:
        found = {"source": _source_as_json(plan, series), **_search_as_json(plan, search)}
        print(json.dumps(found, indent=2))
    else:
        _print_search(plan, search)
    return DONE


def _planned(plan: Plan, sources: tuple[Source, ...]) -> Plan:
    """Put the files into the plan; without a zone of its own it is planned on the files' clock."""
    plan = with_value(plan, "timing.sources", sources)
    if plan.launch.zone is not None:
        return plan
    return with_value(plan, "launch.zone", sources[0].read_as.zone)


def _counted(plan: Plan, now: datetime) -> CountedSeries:
    """Add the files up; less than a day of them is refused, as no window can be told from it."""
    series = cast("CountedSeries", usage.combine(plan.timing.sources))  # one file at least
    try:
        expect(series, plan.zone, now, now + _HOUR, now=now)
    except GoliveError as error:
        raise UnreadableError(error.sentence) from error
    return series


def _exports(paths: Sequence[Path]) -> Iterable[tuple[Path, ...]]:
    """Put the files of one rotated log together; every other file is an export of its own."""
    groups: dict[str, tuple[Path, ...]] = {}
    for path in paths:
        name = usage.rotation(path.name)
        groups[name] = (*groups.get(name, ()), path)
    return groups.values()


def _source(paths: tuple[Path, ...], options: argparse.Namespace) -> Source:
    reading = Reading(
        zone=options.zone,
        time_column=options.time,
        count_column=options.count,
        how=options.how,
        date_order=options.date_order,
        without_bots=options.without_bots or None,
    )
    return export_in(paths, reading).source


def _source_as_json(plan: Plan, series: CountedSeries) -> dict[str, object]:
    clock, sources = ZoneInfo(plan.zone), plan.timing.sources
    end = series.start + timedelta(seconds=series.step_s * len(series.values))
    return {
        "kind": ", ".join(dict.fromkeys(source.kind for source in sources)),
        "zone": sources[0].read_as.zone,
        "rows": sum(source.rows for source in sources),
        "rows_left_out": sum(left.rows for source in sources for left in source.left_out),
        "step_s": series.step_s,
        "start": series.start.astimezone(clock).isoformat(),
        "end": end.astimezone(clock).isoformat(),
        "unit": series.unit,
    }


def _search_as_json(plan: Plan, search: timing.Search) -> dict[str, object]:
    clock = ZoneInfo(plan.zone)
    return {
        "confidence": search.confidence,
        "notes": _notes(plan, search),
        "windows": [
            {
                "start": found.window.start.astimezone(clock).isoformat(),
                "end": found.window.end.astimezone(clock).isoformat(),
                "expected": found.expected,
                "busy_case": found.busy_case,
                "share_of_peak": found.share_of_peak,
                "why": list(found.why),
            }
            for found in search.candidates
        ],
        "refused": dict(search.refused),
    }


def _notes(plan: Plan, search: timing.Search) -> list[str]:
    of_files = [note for source in plan.timing.sources for note in source.notes]
    return [*of_files, *search.reasons, *search.notes]


def _print_search(plan: Plan, search: timing.Search) -> None:
    for source in plan.timing.sources:
        print(f"{source.file_name}: {source.kind}, {source.rows:,} rows.")
    for found in search.candidates:
        print(found.window)
        for why in found.why:
            print(f"    {why}")
    for note in _notes(plan, search):
        print(note)
    print(f"Confidence: {search.confidence}")
