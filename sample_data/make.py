"""Make the samples: an invented launch each, its usage exports, and the workbook it yields.

    python sample_data/make.py

Writes usage.csv, plan.json and checklist.xlsx beside itself, and the second sample (streaming.py)
into streaming-launch/, always the same. Harbour Books, its people and its figures are invented.
Dates are fixed here; golive moves them by whole weeks to the day the sample is opened.
"""

import csv
import math
import random
import sys
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from golive import checklist, office, review, sample, timing, usage  # noqa: E402
from golive.plan import Plan, Reading  # noqa: E402
from golive.plan.edits import with_value  # noqa: E402
from golive.plan.file import to_json  # noqa: E402
from sample_data import streaming  # noqa: E402

ZONE = "Europe/Amsterdam"
#: The Monday on which the sample was "opened" when it was made.
MADE = datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo(ZONE))
_WEEKS = 10
_TUESDAY = 1
_SHOPPERS = 1_450
_WEEKDAY = (0.92, 0.9, 0.93, 0.97, 1.0, 1.12, 1.18)


def usage_rows() -> list[tuple[str, int]]:
    """Invent ten weeks of shop sessions, hour by hour on the Amsterdam clock."""
    chance = random.Random(20260601)
    start = datetime(MADE.year, MADE.month, MADE.day) - timedelta(weeks=_WEEKS)  # noqa: DTZ001
    rows = []
    for hour in range(_WEEKS * 7 * 24):
        at = start + timedelta(hours=hour)
        if at == datetime(2026, 3, 29, 2):  # noqa: DTZ001 - the clock skips it
            continue
        level = _SHOPPERS * _of_day(at.hour) * _WEEKDAY[at.weekday()] * (1 + 0.004 * hour / 24)
        rows.append((f"{at:%Y-%m-%d %H:%M}", round(level * chance.lognormvariate(0, 0.07))))
    return rows


def _of_day(hour: int) -> float:
    """Shape a day: asleep at four, a lunch peak, a higher one at nine in the evening."""
    night = 0.02 + 0.5 * (1 - math.cos((hour - 3.6) / 24 * 2 * math.pi)) ** 1.2 / 2
    evening = math.exp(-(((hour - 20.7) / 2.3) ** 2))
    lunch = 0.35 * math.exp(-(((hour - 12.5) / 1.6) ** 2))
    return float(night + 0.6 * evening + lunch)


def usage_file() -> bytes:
    """Write the usage as a shop's analytics would export it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["Hour", "sessions"])
    writer.writerows(usage_rows())
    return text.getvalue().encode()


def answers() -> dict[str, object]:
    """Give the sample's answers, by path."""
    return LAUNCH | STRATEGY | IMPACT | TIMING | NOTICES | DEPLOYMENT | ROLLBACK


LAUNCH: dict[str, object] = {
    "launch.name": "Harbour Books: Checkout 4",
    "launch.goes_live": "The new checkout, with its own payment service and a new order table.",
    "launch.stays": "Catalogue, search and accounts stay. Checkout 3 is switched off a week later.",
    "launch.owner": "Ines Vermeer",
    "launch.stand_in": "Tom Adeyemi",
    "launch.zone": ZONE,
    "launch.country": "NL",
    "launch.user_zones": ("Europe/London",),
    "launch.slo_percent": 99.9,
}
STRATEGY: dict[str, object] = {
    "strategy.style": "soft",
    "strategy.why": "a payment fault must not hit every shopper at once",
    "strategy.data_coexists": "yes",
    "strategy.protocol_coexists": "yes",
    "strategy.sessions_coexist": "yes",
    "strategy.one_instant": False,
    "strategy.baseline_error_percent": 0.2,
    "strategy.worst_error_percent": 20.0,
    "strategy.seen_error_percent": 1.2,
}
IMPACT: dict[str, object] = {
    "impact.down_time": True,
    "impact.disconnects": True,
    "impact.forces_upgrade": False,
    "impact.summary": "Early on Tuesday you can browse, and pay again after half an hour.",
    "impact.groups": (
        {
            "id": "g-shop",
            "name": "Shoppers",
            "size": 42_000,
            "expected": "read_only",
            "wanted": "read_only",
            "minutes": 30,
            "needs": ("c-web", "c-orders"),
        },
        {
            "id": "g-desk",
            "name": "Customer desk",
            "size": 35,
            "expected": "login",
            "wanted": "login",
            "minutes": 5,
            "needs": ("c-web",),
            "workaround": "Note orders on paper",
        },
    ),
}
TIMING: dict[str, object] = {
    "timing.length_minutes": 180.0,
    "timing.search_from": date(2026, 6, 15),
    "timing.search_days": 14,
    "timing.settings.earliest": time(0),
    "timing.settings.latest": time(7),
    "timing.freezes": (
        {"id": "f-quarter", "name": "Quarter-end closing", "kind": "freeze", "hard": True,
         "starts": "2026-06-25T00:00:00+02:00", "ends": "2026-07-02T00:00:00+02:00"},
        {"id": "f-mail", "name": "Friday newsletter", "kind": "event", "hard": False,
         "starts": "2026-06-05T07:00:00+02:00", "ends": "2026-06-05T12:00:00+02:00",
         "repeats": "FREQ=WEEKLY;BYDAY=FR", "buffer_before_minutes": 60},
    ),
    "timing.people": (
        {"id": "p-ines", "name": "Ines Vermeer", "role": "Release manager"},
        {"id": "p-tom", "name": "Tom Adeyemi", "role": "Technical lead", "weekends": False},
        {"id": "p-lin", "name": "Lin Castellanos", "role": "Database administrator",
         "weekends": False, "leave": ({"first": "2026-06-15", "last": "2026-06-17"},)},
    ),
    "timing.why": "Quiet, everyone is in the office afterwards, and it is clear of the closing.",
}  # fmt: skip
NOTICES: dict[str, object] = {
    "notices.audiences": (
        {"id": "a-shop", "name": "Shoppers", "kind": "users", "impact": "minor", "action": "none",
         "channel": "Banner in the shop", "contact": "marketing desk"},
        {"id": "a-pay", "name": "Lighthouse Payments", "kind": "supplier", "impact": "minor",
         "action": "configuration", "provides": "Card payments", "contract_lead_days": 10,
         "needs_acknowledgement": True, "sent_on": "2026-05-27", "acknowledged_on": "2026-05-29",
         "contact": "partner desk", "on_call_confirmed": True},
        {"id": "a-desk", "name": "Customer desk", "kind": "internal", "impact": "minor",
         "action": "login", "contact": "desk lead", "sent_on": "2026-05-29"},
    ),
}  # fmt: skip
DEPLOYMENT: dict[str, object] = {
    "deployment.moves_data": True,
    "deployment.changes_address": False,
    "deployment.stops_feeds": True,
    "deployment.rehearsed": True,
    "deployment.components": (
        {"id": "c-web", "name": "Shop web", "from_version": "3.9", "to_version": "4.0",
         "instances": 6},
        {"id": "c-pay", "name": "Payment service", "to_version": "1.0", "instances": 3},
        {"id": "c-orders", "name": "Order database", "from_version": "3", "to_version": "4",
         "instances": 3, "stateful": True, "schema_change": True},
    ),
    "deployment.steps": (
        {"id": "s-stop", "name": "Stop order feeds, note last order", "component": "c-orders",
         "owner": "Lin Castellanos", "stand_in": "Tom Adeyemi", "phase": "prepare", "minutes": 5,
         "minutes_best": 3, "minutes_worst": 10, "automated": False,
         "check": "Newest order in the table", "expected": "older than the stop",
         "undo": "Start the feeds", "undo_minutes": 3},
        {"id": "s-backup", "name": "Back up the order database", "component": "c-orders",
         "owner": "Lin Castellanos", "stand_in": "Tom Adeyemi", "phase": "prepare", "minutes": 15,
         "minutes_best": 12, "minutes_worst": 25, "automated": True,
         "check": "Size of the backup", "expected": "within 2 % of the last",
         "undo": "Nothing to undo", "undo_minutes": 0},
        {"id": "s-table", "name": "Add the new order table", "component": "c-orders",
         "owner": "Lin Castellanos", "stand_in": "Tom Adeyemi", "minutes": 5, "minutes_best": 3,
         "minutes_worst": 10, "automated": True, "takes_down": ("c-orders",), "down_percent": 33,
         "check": "Columns of the new table", "expected": "as in the change record",
         "undo": "Drop the new table", "undo_minutes": 3},
        {"id": "s-copy", "name": "Copy the orders across", "component": "c-orders",
         "owner": "Lin Castellanos", "stand_in": "Tom Adeyemi", "minutes": 20, "minutes_best": 15,
         "minutes_worst": 40, "automated": True, "takes_down": ("c-orders",), "down_percent": 33,
         "check": "Rows in old and new table", "expected": "equal",
         "undo": "Empty the new table", "undo_minutes": 2},
        {"id": "s-pay", "name": "Deploy the payment service", "component": "c-pay",
         "owner": "Tom Adeyemi", "stand_in": "Mara Lindqvist", "minutes": 10, "minutes_best": 8,
         "minutes_worst": 20, "automated": True, "check": "Version it reports", "expected": "1.0",
         "undo": "Remove it", "undo_minutes": 5},
        {"id": "s-web", "name": "Deploy the shop, two at a time", "component": "c-web",
         "owner": "Tom Adeyemi", "stand_in": "Mara Lindqvist", "minutes": 20, "minutes_best": 16,
         "minutes_worst": 35, "automated": True, "takes_down": ("c-web",), "down_percent": 33,
         "check": "Version each instance reports", "expected": "4.0 on all six",
         "undo": "Deploy 3.9", "undo_minutes": 15},
        {"id": "s-test", "name": "Order a book with each way to pay", "phase": "verify",
         "owner": "Mara Lindqvist", "stand_in": "Ines Vermeer", "minutes": 20, "minutes_best": 15,
         "minutes_worst": 40, "check": "Orders in both tables", "expected": "one per way to pay",
         "undo_minutes": 0},
        {"id": "s-open", "name": "Start the order feeds, open for the first tenth", "phase": "open",
         "owner": "Ines Vermeer", "stand_in": "Tom Adeyemi", "minutes": 5, "minutes_best": 3,
         "minutes_worst": 10, "automated": True, "check": "Share of visits on Checkout 4",
         "expected": "9 to 11 %", "undo": "Close it", "undo_minutes": 2},
    ),
}  # fmt: skip
ROLLBACK: dict[str, object] = {
    "rollback.possible": True,
    "rollback.plan": "Switch the flag back to Checkout 3; both order tables are kept in step.",
    "rollback.rto_minutes": 90.0,
    "rollback.rpo_minutes": 5.0,
    "rollback.writes_per_minute": 4.0,
    "rollback.not_replayable_percent": 5.0,
    "rollback.data_written": "Orders are written to both tables until the way back is closed.",
    "rollback.rehearsed_on": date(2026, 5, 28),
    "rollback.triggers": (
        {"id": "t-fail", "measure": "Failed payments", "where": "Payments dashboard",
         "limit": "1 % above Checkout 3", "for_minutes": 10, "compared": "control",
         "action": "back", "decider": "Ines Vermeer", "stand_in": "Tom Adeyemi"},
        {"id": "t-slow", "measure": "Slowest 5 % of checkouts", "where": "Shop dashboard",
         "limit": "3 seconds", "for_minutes": 15, "compared": "absolute", "action": "stop",
         "decider": "Tom Adeyemi", "stand_in": "Ines Vermeer"},
    ),
}  # fmt: skip


def plan() -> Plan:
    """Build the sample plan: answers, usage, the best Tuesday taken, stages counted from it."""
    made = Plan(id="sample")
    for path, value in answers().items():
        made = with_value(made, path, value)
    source = usage.read(usage_file(), "usage.csv", Reading(zone=ZONE)).source
    source = source.model_copy(update={"id": "u-shop"})
    made = with_value(made, "timing.sources", (source,))
    # as good as the Monday before it, and not on the first morning after a weekend
    found = timing.find_windows(made, now=MADE).candidates
    best = next(one for one in found if one.window.local_start.weekday() == _TUESDAY)
    made = with_value(made, "timing.taken", timing.taken(made, best, by="Ines Vermeer", at=MADE))
    ends = best.window.end
    at_nine = best.window.local_end.replace(hour=9, minute=0)
    return with_value(
        made,
        "strategy.stages",
        (
            {"id": "st-1", "name": "Newsletter readers", "share_percent": 10, "starts": ends,
             "cohort": "Readers of the Dutch newsletter", "hold_minutes": 1440,
             "chosen_by": "By account; a link in the footer leaves", "decider": "Ines Vermeer",
             "must_prove": "Payments fail no more often than in Checkout 3"},
            {"id": "st-2", "name": "Half", "share_percent": 50, "hold_minutes": 1440,
             "starts": at_nine + timedelta(days=1), "cohort": "Every second account",
             "decider": "Ines Vermeer"},
            {"id": "st-3", "name": "Everyone", "share_percent": 100, "hold_minutes": 1440,
             "starts": at_nine + timedelta(days=2), "cohort": "All shoppers",
             "decider": "Ines Vermeer"},
        ),
    )  # fmt: skip


def write(folder: Path, made: Plan, exports: dict[str, bytes], at: datetime) -> None:
    """Write a sample's exports, its plan, and the workbook as it was when the sample was made."""
    folder.mkdir(exist_ok=True)
    for name, content in exports.items():
        (folder / name).write_bytes(content)
    (folder / "plan.json").write_text(to_json(made), encoding="utf-8")
    opened = sample.up_to_date(made, at)
    verdict, found = review.verdict(opened, at), review.findings(opened, at)
    written = office.write_workbook(
        opened, checklist.tasks(opened), found, now=at, verdict=verdict.words
    )
    (folder / "checklist.xlsx").write_bytes(written)


def main() -> None:
    """Write both samples."""
    write(HERE, plan(), {"usage.csv": usage_file()}, MADE)
    write(streaming.HERE, streaming.plan(), streaming.exports(), streaming.MADE)


if __name__ == "__main__":
    main()
