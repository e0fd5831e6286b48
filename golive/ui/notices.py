"""Notices: what is late and next, drawn over time, and the message for each audience."""

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from golive import charts, notices, review
from golive.notices import ACTIONS, IMPACTS, Message, MessageKind, MomentKind, Timeline
from golive.plan import Audience, Plan
from golive.store import SetField
from golive.ui import words
from golive.ui.out import file_name
from golive.ui.session import now, plan, save

_LATE, _NEXT = 5, 3
_CHART = {"displayModeBar": False}
_KINDS = {
    MessageKind.NOTICE: "Notice",
    MessageKind.REMINDER: "Reminder",
    MessageKind.CORRECTION: "Correction",
    MessageKind.CANCELLED: "Cancelled",
    MessageKind.DONE: "Done",
}
#: Where the lines of a message are answered.
_WHERE = {
    "What": "“What goes live?” on the overview",
    "When": "a window on page 3, a zone on the overview or here",
    "How long": "a window on page 3",
    "What you will notice": "page 2",
    "What you must do": "“What exactly” under “More”, and a window on page 3",
    "Whom to ask": "“Sender” under “More”, or who decides, on the overview",
}


def follows() -> None:
    """Say what is late, what comes next, and from when a window can start."""
    with st.container(border=True):
        st.subheader("What follows", anchor=False)
        if said := _said():
            st.markdown("\n".join(said))
        else:
            st.markdown("Name an audience, or say that nobody needs to know.")


def _said() -> list[str]:
    if plan().notices.nobody:
        return ["Nobody outside the team needs to know."]
    if not plan().notices.audiences:
        return []
    found, moment = notices.timelines(plan(), now()), now()
    late, ahead = notices.late(found), notices.coming(found, moment)
    said = [
        f"- :red[:material/error:] **Late:** {words.plain(sentence)}"
        for sentence in notices.late_sentences(late[:_LATE], plan(), moment)
    ]
    if late[_LATE:]:
        said.append(f"- and {len(late) - _LATE} more that are late, below")
    said += [
        f"- :material/schedule: **Next:** {words.plain(sentence)}"
        for sentence in notices.next_sentences(ahead, plan())[:_NEXT]
    ]
    if plan().timing.taken is None:
        said.append("- Take a window on page 3, and each notice gets its day.")
    said += [f"- {words.plain(one)}" for one in notices.earliest_sentences(plan(), moment)]
    return said


def drawn() -> None:
    """Draw what is due for each audience, before the window."""
    found, taken = notices.timelines(plan(), now()), plan().timing.taken
    if taken is None or not found:
        return
    overdue = len(notices.late(found))
    st.plotly_chart(
        charts.notices(found, plan(), taken.window, now()),
        key="notices",
        config=_CHART,
        alt=f"Timeline of {len(found)} audiences up to the window, {overdue} late; the texts below "
        "say the same",
    )


def texts() -> None:
    """Show the message for each audience, to copy or to take as a draft."""
    audiences = plan().notices.audiences
    if plan().notices.nobody or not audiences:
        return
    words.section(
        "What they read",
        "Written from your answers, in each reader’s time. A text of your own, under “More”, wins.",
    )
    found = {one.audience.id: one for one in notices.timelines(plan(), now())}
    reasons = review.notice_sentences(plan(), now())
    for audience, reason in zip(audiences, reasons, strict=True):
        _audience(audience, found.get(audience.id), reason)
    st.download_button(
        "Download all as drafts (.zip)",
        data=partial(_all_drafts, plan(), now()),
        file_name=f"{file_name()}-notices.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        help="One .eml each: the notice or correction to send, else the next reminder",
    )


def _all_drafts(given: Plan, moment: datetime) -> bytes:
    """Write all drafts; it runs at the click, on a thread that knows of no session."""
    return notices.drafts(notices.messages(given, moment))


def _audience(audience: Audience, timeline: Timeline | None, reason: str) -> None:
    state, icon = _state(audience, timeline)
    label = f"{words.plain(notices.name(audience))}: {words.plain(state)}"
    with st.expander(label, icon=icon, key=f"notice/{audience.id}"):
        source = notices.lead(audience).source
        st.markdown(f"{words.plain(reason)}  \n:small[{words.plain(f'Source: {source}.')}]")
        message = notices.message(audience, plan(), _kind(audience), now())
        _text(message)
        _buttons(message)


def _state(audience: Audience, timeline: Timeline | None) -> tuple[str, str]:
    """Say where a notice stands in a few words, and give the icon that goes with them."""
    send = timeline.of(MomentKind.SEND) if timeline else None
    chase = timeline.of(MomentKind.CHASE) if timeline else None
    if audience.acknowledged_on:
        return f"acknowledged on {words.day(audience.acknowledged_on)}", ":material/done_all:"
    if audience.sent_on:
        sent = f"sent on {words.day(audience.sent_on)}"
        if send and send.late:
            sent += f", {notices.late_by(send, now())}"
        if chase and chase.late:
            return f"{sent}, no answer yet, {notices.late_by(chase, now())}", ":material/error:"
        waits = ", no answer yet" if audience.needs_acknowledgement else ""
        return sent + waits, ":material/check:"
    if send is None:
        return "no window yet", ":material/schedule:"
    due = f"{notices.to_do(send, plan())} by {words.day(send.hours.local_end)}"
    if send.late:
        return f"{due}, {notices.late_by(send, now())}", ":material/error:"
    return due, ":material/schedule:"


def _kind(audience: Audience) -> MessageKind:
    """Ask which message, where there is more than one to choose from."""
    kinds = notices.message_kinds(audience, plan(), now())
    if len(kinds) == 1:
        return kinds[0]
    chosen = st.segmented_control(
        "Message",
        kinds,
        default=kinds[0],
        format_func=_KINDS.__getitem__,
        key=f"notice/kind/{plan().id}/{audience.id}/{'-'.join(kinds)}",
        label_visibility="collapsed",
    )
    return chosen or kinds[0]


def _text(message: Message) -> None:
    audience = message.audience
    to = ", ".join(filter(None, (audience.contact.strip(), audience.channel.strip())))
    st.markdown(f"**{_KINDS[message.kind]}** to {words.plain(to or 'a contact not known yet')}")
    st.code(f"{message.subject}\n\n{message.body}", language=None, wrap_lines=True)
    if advice := notices.batches(audience, plan()):
        st.caption(words.plain(advice))
    if message.typed:
        st.caption("Your own text; golive does not change it when the window moves.")
    if message.missing:
        missing = ", ".join(f"“{label}” ({_WHERE[label]})" for label in message.missing)
        st.caption(words.plain(f"Not known yet, and marked in the text: {missing}."))


def _buttons(message: Message) -> None:
    audience = message.audience
    with st.container(horizontal=True):
        st.download_button(
            "Draft (.eml)",
            data=partial(notices.draft, message),
            file_name=notices.file_name(message),
            mime="message/rfc822",
            key=f"notice/draft/{audience.id}",
            icon=":material/download:",
            on_click="ignore",
        )
        there_is_news = plan().timing.taken or notices.outdated(audience, plan())
        if audience.sent_on is None and there_is_news:
            _today("Sent today", audience, "sent_on")
        elif audience.needs_acknowledgement and not audience.acknowledged_on:
            _today("Acknowledged today", audience, "acknowledged_on")


def _today(label: str, audience: Audience, field: str) -> None:
    st.button(
        label,
        key=f"notice/{field}/{audience.id}",
        icon=":material/check:",
        on_click=_keep_today,
        args=(audience, field),
    )


def _keep_today(audience: Audience, field: str) -> None:
    """Keep today's date on the recipient's clock, which every lead is counted on."""
    path = f"notices.audiences.{audience.id}.{field}"
    save(SetField(path, getattr(audience, field), _today_there(audience)))


def _today_there(audience: Audience) -> date:
    return now().astimezone(ZoneInfo(notices.recipient_zone(audience, plan()))).date()


def usual_leads() -> None:
    """Show the notice golive gives where neither a contract nor the team says, with its sources."""
    st.caption(
        "Without a contract or a notice of your own, golive takes the longer of these, in working "
        "days of the recipient. “Our own notice” in the table above replaces them."
    )
    rows = [
        (rule.what.capitalize(), rule.days, rule.source)
        for rule in (*ACTIONS.values(), *IMPACTS.values())
    ]
    st.dataframe(
        pd.DataFrame(rows, columns=["For", "Working days", "Source"]),
        hide_index=True,
        alt="Table of the usual notice for what an audience must do and how hard it is hit",
    )
