"""The six answers as sentences, and the time left."""

from datetime import datetime, timedelta

import pytest

from golive import review
from golive.checklist import Question
from golive.plan import Audience, Impact, Link, Plan, Step, Style, Trigger, UserGroup
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken


def _says(question: Question, **answers: object) -> str | None:
    """Give the answer's sentence; None while it is not given."""
    answer = next(a for a in review.answers(a_plan(**answers)) if a.question is question)
    return answer.says if answer.given else None


def test_an_empty_plan_answers_none_of_the_six_questions() -> None:
    found = review.answers(Plan(id="empty"))
    assert [answer.question for answer in found] == [
        Question.LAUNCH,
        Question.DOWNTIME,
        Question.WINDOW,
        Question.NOTIFY,
        Question.DEPLOY,
        Question.ROLLBACK,
    ]
    assert {(answer.says, answer.given) for answer in found} == {("Not answered yet.", False)}
    assert not any(review.answered(Plan(id="empty")).values())


def test_answered_tells_each_question_apart() -> None:
    done = review.answered(a_plan(strategy__style=Style.SOFT))
    assert [question for question, given in done.items() if given] == [Question.LAUNCH]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", "Hard: everyone at once."),
        ("  ", "Hard: everyone at once."),
        ("the law says so.", "Hard: everyone at once, because the law says so."),
        ("of the fair", "Hard: everyone at once, because of the fair."),
        ("Because of the fair", "Hard: everyone at once, because of the fair."),
    ],
)
def test_the_style_is_said_with_its_reason_and_one_full_stop(why: str, said: str) -> None:
    assert _says(Question.LAUNCH, strategy__style=Style.HARD, strategy__why=why) == said


@pytest.mark.parametrize("unknown", ["down_time", "disconnects", "forces_upgrade"])
def test_what_users_notice_is_answered_by_all_three_together(unknown: str) -> None:
    known = {"down_time": True, "disconnects": False, "forces_upgrade": False} | {unknown: None}
    assert _says(Question.DOWNTIME, impact=Impact.model_validate(known)) is None


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        (Impact(down_time=False, disconnects=False, forces_upgrade=False), "Nothing."),
        (
            Impact(down_time=True, disconnects=True, forces_upgrade=True, groups=(UserGroup(),)),
            "Down-time, disconnections, a forced upgrade, in 1 user group.",
        ),
        (
            Impact(
                down_time=False,
                disconnects=False,
                forces_upgrade=True,
                groups=(UserGroup(id="a"), UserGroup(id="b")),
            ),
            "A forced upgrade, in 2 user groups.",
        ),
    ],
)
def test_what_users_notice_is_listed(impact: Impact, said: str) -> None:
    assert _says(Question.DOWNTIME, impact=impact) == said


def test_when_is_the_window_with_its_zone_and_how_busy_it_is() -> None:
    quiet = a_taken(share_of_peak=0.0207)
    said = f"Tue 15 Dec 2026, 03:00–05:00 ({ZONE})"
    assert _says(Question.WINDOW, timing__taken=quiet) == f"{said}, at 2.1 % of the peak."
    assert _says(Question.WINDOW, timing__taken=a_taken()) == f"{said}."


def test_who_is_told_is_counted() -> None:
    sent = Audience(id="a", sent_on=NOW.date())
    assert _says(Question.NOTIFY, notices__audiences=(sent,)) == "1 audience, 1 told."
    both = (sent, Audience(id="b"))
    assert _says(Question.NOTIFY, notices__audiences=both) == "2 audiences, 1 told."
    assert _says(Question.NOTIFY, notices__nobody=True) == "Nobody outside the team."


def test_steps_are_counted_with_their_minutes_and_those_by_hand() -> None:
    steps = (Step(id="a", minutes=20, automated=True), Step(id="b", minutes=12.5), Step(id="c"))
    assert _says(Question.DEPLOY, deployment__steps=steps) == (
        "3 steps, 32.5 minutes from first to last, 2 by hand."
    )
    beside = (*steps[:1], Step(id="b", minutes=12.5, at_once=True))
    assert _says(Question.DEPLOY, deployment__steps=beside) == (
        "2 steps, 20 minutes from first to last, 1 by hand."
    )
    assert _says(Question.DEPLOY, deployment__steps=(Step(minutes=1),)) == (
        "1 step, 1 minute from first to last, 1 by hand."
    )
    turned = (Step(id="a", links=(Link(step="a"),)),)
    assert _says(Question.DEPLOY, deployment__steps=turned) == (
        "1 step, waiting in a circle, 1 by hand."
    )


def test_a_way_back_is_answered_once_it_is_described_or_has_a_trigger() -> None:
    assert _says(Question.ROLLBACK, rollback__possible=True) is None
    assert _says(Question.ROLLBACK, rollback__possible=True, rollback__plan=" ") is None
    assert _says(Question.ROLLBACK, rollback__possible=True, rollback__plan="Switch back.") == (
        "There is one, with 0 triggers."
    )
    one = (Trigger(),)
    assert _says(Question.ROLLBACK, rollback__possible=True, rollback__triggers=one) == (
        "There is one, with 1 trigger."
    )


def test_no_way_back_is_an_answer_too() -> None:
    assert _says(Question.ROLLBACK, rollback__possible=False) == (
        "None: faults are mended forward."
    )


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (LAUNCH - timedelta(days=22), "22 days to go"),
        (LAUNCH - timedelta(hours=48), "2 days to go"),
        (LAUNCH - timedelta(hours=47, minutes=59), "47 hours to go"),
        (LAUNCH - timedelta(minutes=119), "119 minutes to go"),
        (LAUNCH - timedelta(seconds=90), "1 minute to go"),
        (LAUNCH - timedelta(seconds=1), "0 minutes to go"),
        (LAUNCH, "In the window, 2 hours left"),
        (LAUNCH + timedelta(minutes=90), "In the window, 30 minutes left"),
        (LAUNCH + timedelta(hours=2), "The window ended 0 minutes ago"),
        (LAUNCH + timedelta(days=9), "The window ended 8 days ago"),
    ],
)
def test_the_time_left_is_said_in_its_largest_sensible_unit(now: datetime, said: str) -> None:
    assert review.countdown(a_plan(timing__taken=a_taken()), now) == said


def test_without_a_window_there_is_no_countdown() -> None:
    assert review.countdown(a_plan(), NOW) == "No window yet"
