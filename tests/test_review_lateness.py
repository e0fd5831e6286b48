"""Who is late: by name, the longest list first, what nobody owns last."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from golive.checklist import Task
from golive.plan import Status
from golive.review.lateness import late_people
from tests.builders import NOW, a_task

_DAY = timedelta(days=1)
_TODAY = NOW.date()


def _late(task_id: str, owner: str, days: int) -> Task:
    return a_task(task_id, title=task_id, owner=owner, due=_TODAY - days * _DAY)


def test_late_tasks_are_counted_by_person_and_the_oldest_is_named() -> None:
    found = late_people(
        [
            _late("a", "", 9),
            _late("b", "", 2),
            _late("c", "", 1),
            _late("d", "Bo", 1),
            _late("e", "ana  vos", 1),
            _late("f", "Ana Vos", 4),
            _late("g", "Lin", 0),
        ],
        _TODAY,
    )
    assert [(one.who, one.says) for one in found] == [
        ("Ana Vos", "2 tasks; the oldest, 4 days late: “f”"),
        ("Bo", "1 task, 1 day late: “d”"),
        ("Nobody yet", "3 tasks; the oldest, 9 days late: “a”"),
    ]


def test_nobody_is_late_with_what_is_closed_or_has_no_day() -> None:
    done = a_task("a", due=_TODAY - _DAY, status=Status.DONE)
    assert late_people([done, a_task("b", due=None)], _TODAY) == ()


@given(
    st.lists(
        st.builds(
            _late,
            st.uuids().map(str),
            st.sampled_from(["", "Ana", "ANA ", "Bo"]),
            st.integers(-3, 9),
        )
    )
)
def test_every_late_task_is_counted_once(todo: list[Task]) -> None:
    found = late_people(todo, _TODAY)
    counted = [task.id for one in found for task in one.tasks]
    assert sorted(counted) == sorted(task.id for task in todo if task.late(_TODAY))
    assert all(one.tasks[0].due == min(t.due for t in one.tasks if t.due) for one in found)
