"""Find low-traffic windows in usage exports."""

import argparse
import json
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from golive import timing, usage
from golive.cli.exits import DONE
from golive.cli.given import bytes_of, length, midnight, moment, plan_in
from golive.errors import UnreadableError
from golive.plan import Plan, Reading, Source
from golive.plan.edits import with_value


def find(options: argparse.Namespace) -> int:
    """Find windows in the files by the plan's rules, and print them."""
    plan = plan_in(options.plan) if options.plan else Plan()
    sources = tuple(_source(path, options) for path in options.files)
    plan = with_value(plan, "timing.sources", sources)
    if plan.launch.zone is None:
        plan = with_value(plan, "launch.zone", options.zone or sources[0].read_as.zone or "UTC")
    search = timing.find_windows(
        plan,
        now=moment(options.now, plan.zone),
        length=length(options.length),
        start=midnight(options.start, plan.zone),
        until=midnight(options.until, plan.zone),
        top=options.top,
    )
    if options.json:
        print(json.dumps(_search_as_json(plan, sources, search), indent=2))
    else:
        _print_search(sources, search)
    return DONE


def _source(path: Path, options: argparse.Namespace) -> Source:
    reading = Reading(
        zone=options.zone,
        time_column=options.time,
        count_column=options.count,
        how=options.how,
        date_order=options.date_order,
    )
    return usage.read(bytes_of(path), path.name, reading).source


def _search_as_json(
    plan: Plan, sources: tuple[Source, ...], search: timing.Search
) -> dict[str, object]:
    clock = ZoneInfo(plan.zone)
    first, series = sources[0], usage.combine(sources)
    if series is None:
        message = "The files hold nothing to count."
        raise UnreadableError(message)
    end = series.start + timedelta(seconds=series.step_s * len(series.values))
    return {
        "source": {
            "kind": ", ".join(dict.fromkeys(source.kind for source in sources)),
            "zone": first.read_as.zone,
            "rows": sum(source.rows for source in sources),
            "rows_left_out": sum(left.rows for source in sources for left in source.left_out),
            "step_s": series.step_s,
            "start": series.start.astimezone(clock).isoformat(),
            "end": end.astimezone(clock).isoformat(),
            "unit": series.unit,
        },
        "confidence": search.confidence,
        "notes": [*(note for source in sources for note in source.notes), *search.notes],
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


def _print_search(sources: tuple[Source, ...], search: timing.Search) -> None:
    for source in sources:
        print(f"{source.file_name}: {source.kind}, {source.rows} rows.")
    for found in search.candidates:
        print(f"{found.window}")
        for why in found.why:
            print(f"    {why}")
    for note in (*search.reasons, *search.notes):
        print(note)
    print(f"Confidence: {search.confidence}")
