"""Gaps and contradictions across the answers, readiness, and go or no go."""

from golive.review.answers import Answer, answered, answers, countdown
from golive.review.effect import effects
from golive.review.told import notice_sentences
from golive.review.verdict import Verdict, findings, judged, signed, verdict

__all__ = [
    "Answer",
    "Verdict",
    "answered",
    "answers",
    "countdown",
    "effects",
    "findings",
    "judged",
    "notice_sentences",
    "signed",
    "verdict",
]
