"""Question 4: who must be told in advance."""

from golive import review
from golive.checklist import Question
from golive.ui import ask, words
from golive.ui.session import now, plan

words.header(
    "Who must be told, and by when?",
    "Users, people who must do something, suppliers of data or services, and those who depend on "
    "you. golive counts back from the window to the last day a notice can go out.",
)
ask.table(
    "notices.audiences",
    "audience",
    {
        "name": "Audience",
        "kind": "Who they are",
        "impact": "How hard it hits them",
        "action": "What they must do",
        "contract_lead_days": "Contract: notice (days)",
        "sent_on": "Sent on",
    },
)
answers, consequences = words.columns()

with answers:
    ask.tick("Nobody outside the team needs to know", "notices.nobody")

with consequences:
    words.follows(
        review.notice_sentences(plan(), now()),
        "Name an audience, or say that nobody needs to know.",
    )
    words.page_findings("notices")

with words.more():
    ask.table(
        "notices.audiences",
        "audience",
        {
            "name": "Audience",
            "contact": "Contact",
            "channel": "Channel",
            "country": "Country",
            "zone": "Zone",
            "contract_lead_unit": "Contract counts in",
            "lead_days": "Our own notice (working days)",
            "action_text": "What exactly",
            "provides": "Provides to us",
            "on_call_confirmed": "On call confirmed",
            "sender": "Sender",
            "text": "Text",
            "needs_acknowledgement": "Must acknowledge",
            "acknowledged_on": "Acknowledged on",
        },
        part="details",
    )

words.adds(Question.NOTIFY)
