"""What rules are called in a word or two."""

import pytest

from golive.plan import Audience, Freeze, Person
from golive.plan.edits import with_value
from golive.timing import Booking, find_windows
from golive.timing.named import named
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_PLAN = a_plan(
    timing__freezes=(Freeze(id="closing", name="Quarter-end closing"), Freeze(id="bare")),
    timing__people=(Person(id="lin", name=" Lin "),),
    notices__audiences=(Audience(id="bank", name="The bank"),),
)
_OTHER = Booking("other", "Billing 7", "Ana", a_taken().window, ("Orders",))


@pytest.mark.parametrize(
    ("rule", "subject", "said"),
    [
        ("freeze", "closing", "Quarter-end closing"),
        ("freeze", "bare", "without a name"),
        ("freeze", "", "Freezes and events"),
        ("people", "lin", "Lin away"),
        ("notice", "bank", "Notice to The bank"),
        ("booked", "other", "Booked by Billing 7"),
        ("clock_change", "", "Clock change"),
        ("hours", "", "Outside the hours asked"),
        ("something_new", "", "Something new"),
    ],
)
def test_a_rule_is_named_with_what_it_is_about(rule: str, subject: str, said: str) -> None:
    assert named(_PLAN, rule, subject, [_OTHER]) == said


def test_every_stretch_that_a_search_refuses_has_a_name() -> None:
    freeze = Freeze(name="Closing", starts=NOW, ends=LAUNCH)
    plan = with_value(_PLAN, "timing.freezes", (freeze,))
    found = find_windows(plan, now=NOW).refused_stretches
    assert {named(plan, one.rule, one.subject) for one in found} >= {"Closing"}
