"""Make the second sample: a real-time streaming launch in two regions, its exports, its workbook.

Everybody at once, because nobody may see prices before others do. Lapwing Live, its suppliers, its
people and its figures are invented. Dates are fixed here; golive moves them by whole weeks to the
day the sample is opened.
"""

import csv
import math
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from golive import timing, usage
from golive.plan import Plan, Reading, Source
from golive.plan.edits import with_value

HERE = Path(__file__).resolve().parent / "streaming-launch"
ZONE, EAST = "Europe/Berlin", "America/New_York"
#: The Monday on which the sample was "opened" when it was made.
MADE = datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo(ZONE))
_WEEKS = 10
_SATURDAY = 5
_EUROPE, _US_EAST = 38_000, 22_000


def _hours() -> list[datetime]:
    """List the hours of ten weeks."""
    start = (MADE - timedelta(weeks=_WEEKS)).replace(hour=0).astimezone(UTC)
    return [start + timedelta(hours=hour) for hour in range(_WEEKS * 7 * 24)]


def _clients(at: datetime, zone: str, clients: int, chance: random.Random) -> int:
    """Invent how many clients a region has connected on average in an hour."""
    local = at.astimezone(ZoneInfo(zone))
    trading = math.exp(-(((local.hour - 13) / 5) ** 4))
    screens_left_on = 0.035 + 0.02 * math.exp(-(((local.hour - 20) / 3) ** 2))
    share = screens_left_on + (0.9 * trading if local.weekday() < _SATURDAY else 0.03 * trading)
    return round(clients * share * chance.lognormvariate(0, 0.04))


def europe_file() -> bytes:
    """Write Europe's export as its monitoring gives it: instants in UTC."""
    chance = random.Random(20260602)
    return _written(lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}", ZONE, _EUROPE, chance)


def us_east_file() -> bytes:
    """Write the export of US east as its monitoring gives it: New York's clock, with offset."""
    chance = random.Random(20260603)
    return _written(lambda at: at.astimezone(ZoneInfo(EAST)).isoformat(), EAST, _US_EAST, chance)


def _written(
    said: Callable[[datetime], str], zone: str, clients: int, chance: random.Random
) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["time", "connected clients"])
    writer.writerows((said(at), _clients(at, zone, clients, chance)) for at in _hours())
    return text.getvalue().encode()


def answers() -> dict[str, object]:
    """Give the sample's answers, by path."""
    return LAUNCH | STRATEGY | IMPACT | TIMING | NOTICES | DEPLOYMENT | ROLLBACK | TEAM


LAUNCH: dict[str, object] = {
    "launch.name": "Lapwing Live: Stream 5",
    "launch.goes_live": "Prices streamed with a number on every message, to clients from 5.0 on.",
    "launch.stays": "Login, search and price alerts stay. Stream 4 is switched off.",
    "launch.owner": "Annika Brandt",
    "launch.stand_in": "Jonas Weidl",
    "launch.zone": ZONE,
    "launch.country": "DE",
    "launch.user_zones": (EAST,),
    "launch.criticality": "A",
    "launch.slo_percent": 99.95,
}
STRATEGY: dict[str, object] = {
    "strategy.style": "hard",
    "strategy.why": "nobody may trade on an older price than somebody else",
    "strategy.data_coexists": "yes",
    "strategy.protocol_coexists": "yes",
    "strategy.sessions_coexist": "no",
    "strategy.one_instant": True,
    "strategy.one_instant_why": "The exchanges ask for the same prices for all at one time",
    "strategy.baseline_error_percent": 0.02,
    "strategy.worst_error_percent": 10.0,
    "strategy.detection_minutes": 5.0,
}
IMPACT: dict[str, object] = {
    "impact.down_time": False,
    "impact.disconnects": True,
    "impact.forces_upgrade": True,
    "impact.summary": "On Saturday morning your prices reconnect once. You need Lapwing Live 5.",
    "impact.groups": (
        {"id": "g-eu", "name": "Clients in Europe", "size": 38_000, "zone": ZONE,
         "expected": "upgrade", "wanted": "upgrade", "minutes": 1, "needs": ("c-eu",),
         "connections": 38_000, "accept_rate_per_second": 400, "client_timeout_seconds": 120,
         "server_timeout_seconds": 300, "minimum_client": "5.0", "adoption_percent": 91,
         "client_published": date(2026, 4, 20), "adoption_days": 49,
         "workaround": "Prices in the browser, a minute late"},
        {"id": "g-us", "name": "Clients in US east", "size": 22_000, "zone": EAST,
         "expected": "upgrade", "wanted": "upgrade", "minutes": 1, "needs": ("c-us",),
         "connections": 22_000, "accept_rate_per_second": 250, "client_timeout_seconds": 120,
         "server_timeout_seconds": 300, "minimum_client": "5.0", "adoption_percent": 88,
         "client_published": date(2026, 4, 20), "adoption_days": 49,
         "workaround": "Prices in the browser, a minute late"},
    ),
}  # fmt: skip
TIMING: dict[str, object] = {
    "timing.length_minutes": 240.0,
    "timing.search_from": date(2026, 6, 15),
    "timing.search_days": 14,
    "timing.freezes": (
        {"id": "f-quarter", "name": "Quarter-end trading", "kind": "freeze", "hard": True,
         "starts": "2026-06-26T00:00:00+02:00", "ends": "2026-07-02T00:00:00+02:00"},
        {"id": "f-monday", "name": "Markets open in Asia", "kind": "event", "hard": False,
         "starts": "2026-05-31T23:00:00+02:00", "ends": "2026-06-01T02:00:00+02:00",
         "repeats": "FREQ=WEEKLY;BYDAY=SU", "buffer_before_minutes": 120},
    ),
    "timing.people": (
        {"id": "p-annika", "name": "Annika Brandt", "role": "Release manager"},
        {"id": "p-jonas", "name": "Jonas Weidl", "role": "Gateways Europe"},
        {"id": "p-keisha", "name": "Keisha Monroe", "role": "Gateways US east", "zone": EAST,
         "available_from": "20:00", "available_until": "08:00"},
        {"id": "p-pavel", "name": "Pavel Ionescu", "role": "Database administrator",
         "leave": ({"first": "2026-06-15", "last": "2026-06-18"},)},
        {"id": "p-sanna", "name": "Sanna Virtala", "role": "Market data"},
    ),
    "timing.why": "Markets are closed, the supplier is there, and Sunday is left before they open.",
}  # fmt: skip
NOTICES: dict[str, object] = {
    "notices.audiences": (
        {"id": "a-eu", "name": "Clients in Europe", "kind": "users", "impact": "minor",
         "action": "upgrade", "action_text": "Install Lapwing Live 5.0 or newer.",
         "channel": "Message in the client, then mail", "contact": "client care, Berlin",
         "sender": "Annika Brandt", "sent_on": "2026-04-21"},
        {"id": "a-us", "name": "Clients in US east", "kind": "users", "impact": "minor",
         "zone": EAST, "country": "US", "action": "upgrade",
         "action_text": "Install Lapwing Live 5.0 or newer.",
         "channel": "Message in the client, then mail", "contact": "client care, New York",
         "sender": "Keisha Monroe", "sent_on": "2026-04-21"},
        {"id": "a-data", "name": "Whimbrel Market Data", "kind": "supplier", "impact": "minor",
         "action": "configuration", "zone": "Europe/London", "country": "GB",
         "action_text": "Send feed 3 to the new handlers too.", "provides": "Market data",
         "open_from": "06:00", "open_until": "22:00", "contact": "feed operations desk",
         "channel": "Ticket and phone", "needs_acknowledgement": True, "sent_on": "2026-05-11",
         "acknowledged_on": "2026-05-13"},
        {"id": "a-pay", "name": "Dunlin Payments", "kind": "supplier", "impact": "minor",
         "zone": "Europe/Amsterdam", "country": "NL", "provides": "Card payments",
         "contract_lead_days": 10, "contract_lead_unit": "working",
         "contact": "partner desk", "channel": "Partner portal", "needs_acknowledgement": True,
         "sent_on": "2026-05-18", "acknowledged_on": "2026-05-20", "on_call_confirmed": True},
        {"id": "a-cdn", "name": "Turnstone CDN", "kind": "supplier", "impact": "minor",
         "zone": EAST, "country": "US", "action": "configuration",
         "action_text": "Serve client 5 from the new path.", "provides": "Content delivery",
         "contact": "support desk", "channel": "Ticket", "needs_acknowledgement": True,
         "sent_on": "2026-05-11", "acknowledged_on": "2026-05-12", "on_call_confirmed": True},
        {"id": "a-care", "name": "Client care", "kind": "internal", "impact": "major",
         "contact": "both desk leads", "channel": "Team meeting", "sent_on": "2026-05-18"},
    ),
}  # fmt: skip
DEPLOYMENT: dict[str, object] = {
    "deployment.moves_data": True,
    "deployment.changes_address": False,
    "deployment.stops_feeds": True,
    "deployment.rehearsed": True,
    "deployment.components": (
        {"id": "c-eu", "name": "Gateways Europe", "from_version": "4.8", "to_version": "5.0",
         "instances": 24, "capacity_per_instance": 2_500},
        {"id": "c-us", "name": "Gateways US east", "from_version": "4.8", "to_version": "5.0",
         "instances": 14, "capacity_per_instance": 2_500},
        {"id": "c-feed", "name": "Feed handlers", "from_version": "2", "to_version": "3",
         "instances": 4},
        {"id": "c-store", "name": "Price store", "from_version": "7", "to_version": "8",
         "instances": 3, "stateful": True, "schema_change": True},
    ),
    "deployment.steps": (
        {"id": "s-stop", "name": "Stop the archive feed, note the last number",
         "component": "c-store", "owner": "Pavel Ionescu", "stand_in": "Sanna Virtala",
         "phase": "prepare", "minutes": 5, "minutes_best": 3, "minutes_worst": 10,
         "check": "Newest price in the archive", "expected": "older than the stop",
         "undo": "Start the feed", "undo_minutes": 3},
        {"id": "s-backup", "name": "Back up the price store", "component": "c-store",
         "owner": "Pavel Ionescu", "stand_in": "Sanna Virtala", "phase": "prepare",
         "minutes": 15, "minutes_best": 12, "minutes_worst": 25, "automated": True,
         "check": "Size of the backup", "expected": "within 2 % of the last",
         "undo": "Nothing to undo", "undo_minutes": 0},
        {"id": "s-expand", "name": "Expand: add the number's column", "component": "c-store",
         "owner": "Pavel Ionescu", "stand_in": "Sanna Virtala", "minutes": 5, "minutes_best": 3,
         "minutes_worst": 10, "automated": True, "check": "Columns of the price table",
         "expected": "old and new beside each other", "undo": "Drop the new column",
         "undo_minutes": 3},
        {"id": "s-copy", "name": "Migrate: number the last 30 days", "component": "c-store",
         "owner": "Pavel Ionescu", "stand_in": "Sanna Virtala", "minutes": 25,
         "minutes_best": 18, "minutes_worst": 45, "automated": True,
         "check": "Prices without a number", "expected": "0", "undo": "Empty the new column",
         "undo_minutes": 2},
        {"id": "s-compare", "name": "Compare old and new prices", "component": "c-store",
         "owner": "Sanna Virtala", "stand_in": "Pavel Ionescu", "phase": "verify",
         "minutes": 10, "minutes_best": 8, "minutes_worst": 15, "automated": True,
         "check": "Prices that differ", "expected": "0", "undo_minutes": 0},
        {"id": "s-feed", "name": "Deploy the feed handlers, one at a time",
         "component": "c-feed", "owner": "Sanna Virtala", "stand_in": "Pavel Ionescu",
         "minutes": 20, "minutes_best": 16, "minutes_worst": 30, "automated": True,
         "links": ({"step": "s-compare"},), "takes_down": ("c-feed",), "down_percent": 25,
         "check": "Gaps in the numbers", "expected": "none", "undo": "Deploy 2",
         "undo_minutes": 10},
        {"id": "s-eu", "name": "Deploy the gateways Europe, four at a time",
         "component": "c-eu", "owner": "Jonas Weidl", "stand_in": "Annika Brandt",
         "minutes": 40, "minutes_best": 32, "minutes_worst": 60, "automated": True,
         "links": ({"step": "s-compare"},), "takes_down": ("c-eu",), "down_percent": 17,
         "check": "Version each gateway reports", "expected": "5.0 on all 24",
         "undo": "Send clients to the 4.8 gateways, kept warm", "undo_minutes": 15},
        {"id": "s-us", "name": "Deploy the gateways US east, two at a time",
         "component": "c-us", "owner": "Keisha Monroe", "stand_in": "Jonas Weidl",
         "minutes": 40, "minutes_best": 32, "minutes_worst": 60, "automated": True,
         "links": ({"step": "s-compare"},), "takes_down": ("c-us",), "down_percent": 14,
         "check": "Version each gateway reports", "expected": "5.0 on all 14",
         "undo": "Send clients to the 4.8 gateways, kept warm", "undo_minutes": 15},
        {"id": "s-stream", "name": "Stream from both regions, compare with the feed",
         "owner": "Annika Brandt", "stand_in": "Jonas Weidl", "phase": "verify", "minutes": 20,
         "minutes_best": 15, "minutes_worst": 35,
         "links": ({"step": "s-feed"}, {"step": "s-eu"}, {"step": "s-us"}),
         "check": "Prices missed in ten minutes", "expected": "none in either region",
         "undo_minutes": 0},
        {"id": "s-open", "name": "Turn away clients before 5.0", "phase": "open",
         "owner": "Annika Brandt", "stand_in": "Jonas Weidl", "minutes": 5, "minutes_best": 3,
         "minutes_worst": 10, "automated": True, "check": "Clients connected by version",
         "expected": "5.0 and newer only", "undo": "Let them in again", "undo_minutes": 2},
        {"id": "s-resume", "name": "Start the archive feed again", "component": "c-store",
         "owner": "Pavel Ionescu", "stand_in": "Sanna Virtala", "phase": "open", "minutes": 5,
         "minutes_best": 3, "minutes_worst": 10, "check": "Newest price in the archive",
         "expected": "less than a minute old", "undo": "Stop the feed", "undo_minutes": 3},
    ),
}  # fmt: skip
ROLLBACK: dict[str, object] = {
    "rollback.possible": True,
    "rollback.plan": "Send all clients back to the 4.8 gateways, which stay warm for a week. "
    "Version 5 clients speak the old stream too. The price store keeps both columns.",
    "rollback.rto_minutes": 75.0,
    "rollback.rpo_minutes": 5.0,
    "rollback.writes_per_minute": 900.0,
    "rollback.not_replayable_percent": 1.0,
    "rollback.data_written": "Prices are written with and without the number until the old column "
    "is dropped; what the archive missed is sent again by the market-data supplier.",
    "rollback.rehearsed_on": date(2026, 5, 27),
    "rollback.triggers": (
        {"id": "t-reconnect", "measure": "Clients that fail to reconnect",
         "where": "Connections dashboard", "limit": "2 % of those dropped", "for_minutes": 5,
         "compared": "absolute", "action": "back", "decider": "Annika Brandt",
         "stand_in": "Jonas Weidl"},
        {"id": "t-gaps", "measure": "Gaps in the numbers of a stream",
         "where": "Stream dashboard", "limit": "1 in a million messages", "for_minutes": 5,
         "compared": "absolute", "action": "back", "decider": "Annika Brandt",
         "stand_in": "Jonas Weidl"},
        {"id": "t-late", "measure": "Price delay, slowest 1 %", "where": "Stream dashboard",
         "limit": "250 milliseconds", "for_minutes": 5, "compared": "baseline",
         "action": "stop", "decider": "Jonas Weidl", "stand_in": "Sanna Virtala"},
    ),
}  # fmt: skip
TEAM: dict[str, object] = {
    "team.own_tasks": (
        {"id": "o-contract", "title": "Contract: drop the old column of the price store",
         "phase": "close", "role": "Database administrator", "due": "2026-07-08"},
    ),
}  # fmt: skip


def exports() -> dict[str, bytes]:
    """Give the usage exports by their file names."""
    return {"europe.csv": europe_file(), "us-east.csv": us_east_file()}


def _source(name: str, content: bytes, row: str, region: str) -> Source:
    read = usage.read(content, name, Reading()).source
    return read.model_copy(update={"id": row, "region": region})


def plan() -> Plan:
    """Build the plan: answers, both regions' usage, and the best window taken."""
    made = Plan(id="sample-streaming")
    for path, value in answers().items():
        made = with_value(made, path, value)
    rows = zip(("u-eu", "u-us"), ("Europe", "US east"), strict=True)
    sources = (
        _source(name, content, *row)
        for (name, content), row in zip(exports().items(), rows, strict=True)
    )
    made = with_value(made, "timing.sources", tuple(sources))
    # as good as the Sunday after it, and a day is left before the markets open
    found = timing.find_windows(made, now=MADE).candidates
    best = next(one for one in found if one.window.local_start.weekday() == _SATURDAY)
    return with_value(made, "timing.taken", timing.taken(made, best, by="Annika Brandt", at=MADE))
