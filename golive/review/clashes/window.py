"""What stands against the window taken, its reserves, and the days that follow it."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from golive.errors import Finding, GoliveError, Severity
from golive.plan import Person, Refusal, TakenWindow
from golive.review.clashes.case import Case, Findings
from golive.review.heard import day
from golive.review.weight import working_days
from golive.timing import refusals
from golive.window import Window

_EARLY = 14


def window(case: Case) -> Findings:
    """Find what refuses the window or a reserve, and hypercare that nobody is there for."""
    yield from _taken(case)
    yield from _reserves(case)
    yield from _hypercare(case)


def _taken(case: Case) -> Findings:
    taken = case.plan.timing.taken
    if taken is None or case.ahead is None:
        return
    try:
        standing = case.refusals
    except GoliveError as error:
        yield Finding(
            "window-unjudged",
            case.wrong(),
            "timing.freezes",
            error.sentence,
            "Correct it on page 3; until then nothing tells whether the window is allowed.",
        )
        return
    yield from (_refused(taken, refusal) for refusal in standing)
    if case.missed_peak is not None:
        yield Finding(
            "window-first_peak",
            case.doubtful(_EARLY),
            "timing.taken",
            case.missed_peak.why,
            "Name somebody on page 3 who is there and awake then, or take another window.",
        )


def _refused(taken: TakenWindow, refusal: Refusal) -> Finding:
    overridden = bool(taken.overridden_by) and any(
        _same(refusal, known) for known in taken.refusals
    )
    return Finding(
        f"window-{refusal.rule}",
        Severity.NOTE if overridden else Severity.STOP,
        "timing.taken",
        f"Against the window: {refusal.why}",
        f"{taken.overridden_by} took it all the same: {taken.override_reason}"
        if overridden
        else "Take another window on page 3, or take this one with a name and a reason.",
    )


def _same(refusal: Refusal, known: Refusal) -> bool:
    """Tell a refusal that somebody overrode from a newer one by the same rule.

    The sentence tells which freeze or person it is; that of a notice changes from day to day.
    """
    return refusal.rule == known.rule and (refusal.rule == "notice" or refusal.why == known.why)


def _reserves(case: Case) -> Findings:
    if case.ahead is None:
        return
    for reserve in case.plan.timing.reserves:
        why = _against(case, case.ahead, reserve)
        if why:
            yield Finding(
                "reserve-refused",
                case.doubtful(_EARLY),
                "timing.reserves",
                f"The reserve {reserve} would be refused: {why}",
                "Keep another reserve on page 3.",
            )


def _against(case: Case, taken: Window, reserve: Window) -> str:
    """Say why one cannot fall back on a reserve; empty if one can.

    What is wrong with the window's own length is said of the window.
    """
    if reserve.start < taken.end:
        return "it does not come after the window."
    try:
        standing = refusals(case.plan, reserve, now=case.now)
    except GoliveError:  # said of the window
        return ""
    short = case.refused_by("way_back")
    return next((one.why for one in standing if not (short and one.rule == "way_back")), "")


def _hypercare(case: Case) -> Findings:
    alone = list(_alone(case))
    if alone:
        rest = len(alone) - 1
        more = f" and {rest} more day{'s' if rest > 1 else ''}" if rest else ""
        yield Finding(
            "hypercare-alone",
            case.doubtful(_EARLY),
            "timing.hypercare_days",
            f"Nobody on the roster works on {day(alone[0])}{more} of hypercare.",
            "Name somebody for each day on page 3, or end hypercare before.",
        )


def _alone(case: Case) -> Iterator[date]:
    """Give the days of hypercare, the window's last day left out, on which nobody works."""
    people, work = case.plan.timing.people, working_days(case.plan)
    if case.window is None or not people:
        return
    last = case.window.end.astimezone(ZoneInfo(case.plan.zone)).date()
    for number in range(1, case.plan.timing.hypercare_days + 1):
        one = last + timedelta(days=number)
        on_work = work.is_working(one)
        if not any(_works(person, one, on_work=on_work) for person in people):
            yield one


def _works(person: Person, one: date, *, on_work: bool) -> bool:
    away = any(span.first <= one <= span.last for span in person.leave)
    return (person.weekends or on_work) and not away
