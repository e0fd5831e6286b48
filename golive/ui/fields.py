"""Where a field of the plan is typed: its page, and the words that stand over it there."""

from golive.checklist.task import QUESTION_TITLES, Question
from golive.office.asked import WORDS

_CHECKLIST = "checklist"
_QUESTIONS = {
    "launch": Question.OVERVIEW,
    "strategy": Question.LAUNCH,
    "impact": Question.DOWNTIME,
    "timing": Question.WINDOW,
    "notices": Question.NOTIFY,
    "deployment": Question.DEPLOY,
    "rollback": Question.ROLLBACK,
}
#: What a page says over the fields that findings name; by the path of a field or of its list.
LABELS = {
    "launch.owner": "Who decides? One person",
    "launch.zone": "Which zone is it planned in?",
    "strategy.style": "How will the new version meet its users?",
    "strategy.stages": "Stages",
    "impact.down_time": "Will the service be down for anyone?",
    "impact.groups": "User groups",
    "timing.sources": "Usage",
    "timing.taken": "The window",
    "timing.freezes": "Keep clear of",
    "notices.audiences": "Who must be told, and by when?",
    "deployment.steps": "Steps",
    "deployment.rehearsed": "Was the whole run-book timed once?",
    "rollback.possible": "Is there a way back?",
    "rollback.triggers": "Triggers",
    "rollback.data_written": "What happens to data written meanwhile?",
    "rollback.rto_minutes": "Recovery time objective (RTO)",
    "team.gates": "Gates and decisions",
}


def page_of(path: str) -> str:
    """Name the page, by its script, on which a field is typed."""
    question = _QUESTIONS.get(path.partition(".")[0])
    return question.value if question else _CHECKLIST


def place_of(path: str) -> str:
    """Say the page and the field in words, for a row its list: `5 How we deploy → Steps`."""
    question = _QUESTIONS.get(path.partition(".")[0])
    page = QUESTION_TITLES[question] if question else "The checklist"
    rows = ".".join(path.split(".")[:2])
    field = LABELS.get(path) or WORDS.get(path) or LABELS.get(rows) or WORDS.get(rows, "")
    return f"{page} → {field}" if field else page
