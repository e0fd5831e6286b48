"""What a reader of a message must know, line by line; what the plan does not say is marked."""

from dataclasses import dataclass

from golive.notices.rules import ACTIONS
from golive.notices.timeline import MomentKind, Timeline
from golive.plan import (
    Audience,
    AudienceKind,
    Experience,
    NoticeAction,
    NoticeImpact,
    Plan,
    UserGroup,
    labels,
)
from golive.window import Window, clock, clock_changes

UNKNOWN = "not known yet"
_PUBLIC = (AudienceKind.USERS, AudienceKind.CUSTOMER)
_HOUR_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a message.

    Attributes:
        label: what it answers: `When`.
        text: the answer, of one line or more.
        known: False if the plan does not say it, or not all of it.
    """

    label: str
    text: str
    known: bool = True

    def __str__(self) -> str:
        """Write the line as it stands in the message."""
        return f"{self.label}: {self.text}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a message is for, and what it can be written from.

    Attributes:
        audience: who reads it.
        plan: the plan.
        timeline: what is due for them; None without a window.
    """

    audience: Audience
    plan: Plan
    timeline: Timeline | None

    @property
    def window(self) -> Window | None:
        """The window that the plan has now."""
        taken = self.plan.timing.taken
        return taken.window if taken else None

    @property
    def zones(self) -> tuple[str, ...]:
        """The reader's clock first, then others that they or we go by, each once."""
        plan, audience = self.plan, self.audience
        group = group_of(audience, plan)
        own = audience.zone or (group.zone if group else None) or plan.zone
        abroad = audience.kind in _PUBLIC and audience.zone is None
        others = plan.launch.user_zones if abroad else ()
        return tuple(dict.fromkeys((own, *others, plan.zone)))


def group_of(audience: Audience, plan: Plan) -> UserGroup | None:
    """Give the group of users on page 2 that has the audience's name, case and blanks aside."""
    wanted = _plain(audience.name)
    groups = plan.impact.groups if wanted else ()
    return next((group for group in groups if _plain(group.name) == wanted), None)


def what(reader: Reader) -> Fact:
    """Say what goes live."""
    return _said("What", reader.plan.launch.goes_live)


def when(reader: Reader) -> Fact:
    """Say the window on the reader's clock, on the other clocks, and on ours."""
    if reader.window is None:
        return Fact("When", UNKNOWN, known=False)
    lines = spoken(reader.window, reader.zones)
    if reader.plan.launch.zone is None and reader.audience.zone is None:
        lines.append("your time zone: not known yet; the hours above are UTC")
        return Fact("When", "\n  ".join(lines), known=False)
    return Fact("When", "\n  ".join(lines))


def spoken(window: Window, zones: tuple[str, ...]) -> list[str]:
    """Say a window on each clock; where a clock changes meanwhile, in UTC too."""
    lines = [str(window.in_zone(zone)) for zone in zones]
    changing = [zone for zone in zones if clock_changes(window.start, window.end, zone)]
    if changing:
        lines.append(f"The clock in {' and '.join(changing)} changes meanwhile; without it that is")
        lines.append(str(window.in_zone("UTC")))
    return lines


def how_long(reader: Reader) -> Fact:
    """Say how long they notice it if page 2 says so, within how long a window."""
    if reader.window is None:
        return Fact("How long", UNKNOWN, known=False)
    most = length(reader.window.minutes)
    group = group_of(reader.audience, reader.plan)
    if group is None or not group.minutes:
        return Fact("How long", f"up to {most}")
    return Fact("How long", f"about {length(group.minutes)}, somewhere in these {most}")


def affected(reader: Reader) -> Fact:
    """Say what they will notice: page 2's summary, and what it says of their group."""
    group = group_of(reader.audience, reader.plan)
    summary = reader.plan.impact.summary.strip()
    if group is not None and group.expected is not None:
        summary = " ".join(filter(None, (_noticed(group.expected), summary, _meanwhile(group))))
    elif reader.audience.impact is NoticeImpact.NONE:
        summary = "nothing, as far as we know"
    return _said("What you will notice", summary)


def must_do(reader: Reader) -> Fact:
    """Say what they must do, and until when or from when."""
    audience, window = reader.audience, reader.window
    exactly = audience.action_text.strip()
    if audience.action is NoticeAction.NONE:
        return Fact("What you must do", exactly or "nothing")
    doing = ACTIONS[audience.action].what
    if audience.action is NoticeAction.LOGIN:
        end = clock(window.end, reader.zones[0]) if window else UNKNOWN
        text = f"{doing} once it is over, from {end}. {exactly}".strip()
        return Fact("What you must do", text, known=window is not None)
    act = reader.timeline.of(MomentKind.ACT) if reader.timeline else None
    by = clock(act.hours.end, act.hours.zone) if act else UNKNOWN
    text = f"{doing}, by {by}. How: {exactly or UNKNOWN}"
    return Fact("What you must do", text, known=bool(act and exactly))


def to_confirm(reader: Reader) -> Fact | None:
    """Ask for the acknowledgement, and for who is on call, where either is needed and missing."""
    audience = reader.audience
    wanted = []
    if audience.needs_acknowledgement and audience.acknowledged_on is None:
        wanted.append("that you have read this")
    provides = audience.kind is AudienceKind.SUPPLIER or audience.provides.strip()
    if provides and not audience.on_call_confirmed:
        subject = f" for {audience.provides.strip()}" if audience.provides.strip() else ""
        wanted.append(f"who is on call{subject} during these hours, and how to reach them")
    if not wanted:
        return None
    chase = reader.timeline.of(MomentKind.CHASE) if reader.timeline else None
    by = f", by {clock(chase.hours.end, chase.hours.zone)}" if chase else ""
    return Fact("Please confirm" + by, " and ".join(wanted))


def whom_to_ask(reader: Reader) -> Fact:
    """Name whoever sends the message, else who decides about the launch."""
    return _said("Whom to ask", reader.audience.sender.strip() or reader.plan.launch.owner)


def length(minutes: float) -> str:
    """Say a length: `45 minutes`, `3 hours`, `1 hour 30 minutes`."""
    hours, rest = divmod(max(1, round(minutes)), _HOUR_MINUTES)
    parts = [_counted(hours, "hour")] * bool(hours) + [_counted(rest, "minute")] * bool(rest)
    return " ".join(parts)


def _said(label: str, text: str) -> Fact:
    text = text.strip()
    return Fact(label, text or UNKNOWN, known=bool(text))


def _noticed(experience: Experience) -> str:
    if experience is Experience.NONE:
        return "Nothing, as far as we know."
    return labels.word(experience) + "."


def _meanwhile(group: UserGroup) -> str:
    typed = group.workaround.strip()
    return f"Meanwhile: {typed}" if typed else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
