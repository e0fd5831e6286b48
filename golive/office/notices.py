"""The sheet Notices: who is told what, how, and by what day."""

from datetime import date

from golive.notices import lead, send_by
from golive.office.looks import Look
from golive.office.sheet import Column, TableSheet, Value
from golive.office.wording import Wording
from golive.plan import Audience, Plan
from golive.timing.people import hours_words


def notices_sheet(plan: Plan) -> TableSheet:
    """Lay out who is told what, and how."""
    wording = Wording.of(plan)
    columns = (
        Column("Id", 13, Look.QUIET),
        Column("Audience", 24),
        Column("Kind", 13),
        Column("Impact", 11),
        Column("What they must do", 30),
        Column("Contact", 18),
        Column("Channel", 15),
        Column("Sender", 15),
        Column("Send by (recipient’s date)", 16),
        Column("Notice needed", 30),
        Column("Acknowledge", 16),
        Column("Provides", 18),
        Column("Text", 50),
        Column(f"Sent on ({plan.zone})", 19),
        Column(f"Acknowledged on ({plan.zone})", 19),
        Column("Heard of other windows", 40),
    )
    rows = tuple(_audience(row, plan, wording) for row in plan.notices.audiences)
    return TableSheet("Notices", "Notices", columns, rows, keep=2)


def _audience(row: Audience, plan: Plan, wording: Wording) -> tuple[Value, ...]:
    action = wording.words(row.action)
    return (
        row.id,
        row.name,
        wording.words(row.kind),
        wording.words(row.impact),
        f"{action}: {row.action_text}" if row.action_text else action,
        row.contact,
        row.channel,
        row.sender,
        _send_by(row, plan),
        lead(row).because,
        "Needed" if row.needs_acknowledgement else "Not needed",
        _provides(row),
        row.text,
        row.sent_on,
        row.acknowledged_on,
        wording.words(row.heard),
    )


def _send_by(row: Audience, plan: Plan) -> date | None:
    taken = plan.timing.taken
    return None if taken is None else send_by(row, taken.window.start, plan)


def _provides(row: Audience) -> str:
    if not row.provides:
        return ""
    closes = row.open_from is not None or row.open_until is not None or not row.open_weekends
    hours = f"; reached {hours_words(row.open_from, row.open_until, row.open_weekends)}"
    on_call = f"on call {'' if row.on_call_confirmed else 'not '}confirmed"
    return f"{row.provides}{hours if closes else ''}; {on_call}"
