"""The message for one audience: notice, reminder, correction, cancelled, done; in plain text.

What, when, how long, what is affected, what to do by when, whom to ask: the parts of a notice
that Noticely's handbook and Incipulse's guide to scheduled maintenance name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from golive.notices import facts
from golive.notices.facts import Fact, Reader
from golive.notices.heard import knows, outdated
from golive.notices.rules import ACTIONS
from golive.notices.timeline import timeline
from golive.plan import Audience, NoticeAction, Plan
from golive.window import Window


class MessageKind(StrEnum):
    """What a message is for."""

    NOTICE = "notice"
    """The first word of the window."""
    REMINDER = "reminder"
    CORRECTION = "correction"
    """The window moved after they heard of it."""
    CANCELLED = "cancelled"
    """The window they heard of is given up."""
    DONE = "done"
    """It is over."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one audience reads.

    Attributes:
        kind: what it is for.
        audience: for whom; its contact is whom it goes to.
        subject: one line.
        body: plain text, lines ended by a line feed.
        missing: labels of what the plan does not say yet, as marked in the body.
        typed: the body is the team's own text.
    """

    kind: MessageKind
    audience: Audience
    subject: str
    body: str
    missing: tuple[str, ...] = ()
    typed: bool = False


def message_kinds(audience: Audience, plan: Plan, now: datetime) -> tuple[MessageKind, ...]:
    """List what can be sent to an audience now; what is due comes first."""
    taken = plan.timing.taken
    if outdated(audience, plan):
        return (MessageKind.CORRECTION if taken else MessageKind.CANCELLED,)
    if taken is None or not knows(audience):
        return (MessageKind.NOTICE,)
    first = MessageKind.CORRECTION if audience.heard else MessageKind.NOTICE
    later = MessageKind.REMINDER, MessageKind.DONE
    if now >= taken.window.end:
        later = MessageKind.DONE, MessageKind.REMINDER
    return (*later, MessageKind.CANCELLED, first)


def message(audience: Audience, plan: Plan, kind: MessageKind, now: datetime) -> Message:
    """Write a message from the plan's answers; a notice that the team typed itself wins."""
    reader = Reader(audience, plan, timeline(audience, plan, now))
    subject, opening, lines = _WRITERS[kind](reader)
    typed = audience.text.strip() if kind is MessageKind.NOTICE else ""
    if typed:
        return Message(kind, audience, subject, _tidy(typed), typed=True)
    missing = tuple(line.label for line in lines if not line.known)
    body = "\n\n".join(("Hello,", *opening, "\n".join(map(str, lines))))
    return Message(kind, audience, subject, _tidy(body), missing)


def messages(plan: Plan, now: datetime) -> tuple[Message, ...]:
    """Write what is due for each audience, in the plan's order; nothing if nobody is to know."""
    audiences = () if plan.notices.nobody else plan.notices.audiences
    return tuple(message(one, plan, message_kinds(one, plan, now)[0], now) for one in audiences)


_Written = tuple[str, tuple[str, ...], tuple[Fact, ...]]


def _notice(reader: Reader) -> _Written:
    opening = f"{reader.plan.title} goes live. This is what it means for you."
    return _subject("Going live", reader), (opening,), _facts(reader)


def _reminder(reader: Reader) -> _Written:
    opening = f"this is a reminder: {reader.plan.title} goes live soon."
    return _subject("Reminder", reader), (opening,), _facts(reader)


def _correction(reader: Reader) -> _Written:
    """Name the date they heard and the one that holds now."""
    old = reader.audience.heard[-1].window if reader.audience.heard else None
    before = _on_clocks(old, reader) if old else "that there is no date"
    after = _on_clocks(reader.window, reader) if reader.window else facts.UNKNOWN
    opening = f"the date of {reader.plan.title} has changed. Please go by this message alone."
    dates = f"We told you: {before}\nIt is now: {after}"
    return _subject("New date", reader), (opening, dates), _facts(reader)


def _cancelled(reader: Reader) -> _Written:
    told = outdated(reader.audience, reader.plan)
    window = told.window if told else reader.window
    said = _on_clocks(window, reader) if window else "the date we gave you"
    title = reader.plan.title
    opening = (
        f"{title} does not go live on the date that we gave you.",
        f"No longer: {said}",
        (
            "Nothing changes for you then, and what we asked you to do can wait. We write again "
            "as soon as there is a new date."
        ),
    )
    return f"Cancelled: {title}", opening, (facts.whom_to_ask(reader),)


def _done(reader: Reader) -> _Written:
    title, window = reader.plan.title, reader.window
    planned = f", as announced for {_on_clocks(window, reader)}" if window else ""
    opening = (f"{title} is live{planned}. If something does not work for you, please tell us.",)
    lines = (facts.what(reader), _still_to_do(reader), facts.whom_to_ask(reader))
    return f"Done: {title}", opening, tuple(line for line in lines if line)


def _still_to_do(reader: Reader) -> Fact | None:
    audience = reader.audience
    if audience.action in (NoticeAction.NONE, NoticeAction.LOGIN):
        return None if audience.action is NoticeAction.NONE else facts.must_do(reader)
    text = f"{ACTIONS[audience.action].what}. {audience.action_text.strip()}".strip()
    return Fact("If you have not done so yet", text)


_WRITERS: dict[MessageKind, Callable[[Reader], _Written]] = {
    MessageKind.NOTICE: _notice,
    MessageKind.REMINDER: _reminder,
    MessageKind.CORRECTION: _correction,
    MessageKind.CANCELLED: _cancelled,
    MessageKind.DONE: _done,
}


def _facts(reader: Reader) -> tuple[Fact, ...]:
    asked = (
        facts.what(reader),
        facts.when(reader),
        facts.how_long(reader),
        facts.affected(reader),
        facts.must_do(reader),
        facts.to_confirm(reader),
        facts.whom_to_ask(reader),
    )
    return tuple(fact for fact in asked if fact)


def _subject(what: str, reader: Reader) -> str:
    date = _on_clocks(reader.window, reader) if reader.window else f"date {facts.UNKNOWN}"
    return f"{what}: {reader.plan.title}, {date}"


def _on_clocks(window: Window, reader: Reader) -> str:
    """Say a window on the reader's own clock."""
    return str(window.in_zone(reader.zones[0]))


def _tidy(text: str) -> str:
    """End every line by a line feed and the text by one."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"
