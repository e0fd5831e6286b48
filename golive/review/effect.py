"""What a change of answers did to the window, the notices and the run-book, a sentence each."""

from collections.abc import Iterator
from datetime import date, datetime

from golive import notices, runbook, timing
from golive.errors import GoliveError
from golive.plan import Plan, Refusal
from golive.runbook import WayBack, in_minutes
from golive.window import clock

_NEVER = (date.max, False)


def effects(before: Plan, after: Plan, now: datetime) -> tuple[str, ...]:
    """Say what became of the window, of the days for notices, and of the run-book.

    Args:
        before: the plan as it was.
        after: the same plan, changed.
        now: the moment that last days are held against.

    Returns:
        A sentence for each of the three that changed; none once the window has begun.
    """
    taken = after.timing.taken
    if taken is not None and now >= taken.window.start:
        return ()
    return (*_window(before, after, now), *_notices(before, after, now), *_run_book(before, after))


def _window(before: Plan, after: Plan, now: datetime) -> Iterator[str]:
    was, stands = _refusals(before, now), _refusals(after, now)
    if was is None or stands is None:
        return
    held = [refusal.rule for refusal in was]
    new = [refusal for refusal in stands if refusal.rule not in held]
    if new:
        more = f" (and {len(new) - 1} more)" if new[1:] else ""
        yield f"The window is refused now: {new[0].why}{more}"
    elif was and not stands:
        yield "The window is allowed again."


def _refusals(plan: Plan, now: datetime) -> tuple[Refusal, ...] | None:
    """Give what stands against the window; None without one, or where nothing tells."""
    taken = plan.timing.taken
    if taken is None:
        return None
    try:
        return timing.refusals(plan, taken.window, now=now)
    except GoliveError:
        return None


def _notices(before: Plan, after: Plan, now: datetime) -> Iterator[str]:
    """Count the send-by days that are others now, and the notices that are late and were not."""
    was, stands = _due(before, now), _due(after, now)
    moved = sum(day != was[one][0] for one, (day, _) in stands.items() if one in was)
    late = sum(is_late and not was.get(one, _NEVER)[1] for one, (_, is_late) in stands.items())
    said = [f"{_many(moved, 'send-by day')} moved"] if moved else []
    said += [f"{_many(late, 'notice')} {'is' if late == 1 else 'are'} late now"] if late else []
    if said:
        yield f"{' and '.join(said)}, on page 4."


def _due(plan: Plan, now: datetime) -> dict[str, tuple[date, bool]]:
    """Give for each audience that was not told its last day, and whether that has passed."""
    taken = plan.timing.taken
    if taken is None:
        return {}
    start, unsent = taken.window.start, (a for a in plan.notices.audiences if a.sent_on is None)
    return {
        a.id: (
            notices.send_by(a, start, plan),
            notices.late_by_days(a, start, now, plan) > 0,
        )
        for a in unsent
    }


def _run_book(before: Plan, after: Plan) -> Iterator[str]:
    if not before.deployment.steps or not after.deployment.steps:
        return
    was, needs = runbook.fit(before).needed, runbook.fit(after).needed
    back = "" if after.rollback.possible is False else ", way back included,"
    said = []
    if was != needs:
        said.append(f"The run-book{back} needs {in_minutes(needs)} instead of {in_minutes(was)}.")
    old, new = runbook.way_back(before), runbook.way_back(after)
    if old is not None and new is not None and old.no_return.minutes != new.no_return.minutes:
        said.append(f"The point of no return is {_at(new)} instead of {_at(old)}.")
    if said:
        yield " ".join(said)


def _at(back: WayBack) -> str:
    minutes = back.no_return.minutes
    if minutes < 0:
        return "before the window"
    moment = back.timed.at(minutes)
    if moment is None:
        return f"{in_minutes(minutes)} after the window’s start"
    return clock(moment, back.timed.zone)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
