"""Question 4: who must be told in advance."""

from golive.checklist import Question
from golive.ui import ask, notices, words

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
    notices.drawn()

with consequences:
    notices.follows()
    words.page_findings("notices", besides="notice-late")

notices.texts()

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
            "lead_is_hard": "Our own notice is a must",
            "action_text": "What exactly",
            "provides": "Provides to us",
            "open_from": "Reachable from",
            "open_until": "until",
            "open_weekends": "also on days off",
            "on_call_confirmed": "On call confirmed",
            "sender": "Sender",
            "text": "Text",
            "needs_acknowledgement": "Must acknowledge",
            "acknowledged_on": "Acknowledged on",
        },
        part="details",
    )
    notices.usual_leads()

words.adds(Question.NOTIFY)
