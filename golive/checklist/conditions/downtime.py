"""Conditions on question 2: what users will notice.

The three plain questions and the groups are both heard: a yes to the question or one group that
expects it is enough.
"""

from collections.abc import Iterable

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, minutes, quoted
from golive.downtime import worse_than_wanted
from golive.plan import Experience, Plan, UserGroup
from golive.plan.labels import word

_DOWN = (Experience.OUTAGE,)
_CUT_OFF = (Experience.RECONNECT, Experience.LOGIN)
_UPGRADE = (Experience.UPGRADE,)
_LESS = (Experience.READ_ONLY, Experience.MISSING)


def _groups(plan: Plan, experiences: tuple[Experience, ...]) -> list[UserGroup]:
    return [group for group in plan.impact.groups if group.expected in experiences]


def _who(plan: Plan, experiences: tuple[Experience, ...]) -> str:
    groups = _groups(plan, experiences)
    if not groups:
        return "users"
    return listed(quoted(group.name) if group.name.strip() else "a group" for group in groups)


def _noticed(plan: Plan) -> str:
    impact = plan.impact
    answers = {
        "down time": impact.down_time,
        "disconnections": impact.disconnects,
        "forced upgrades": impact.forces_upgrade,
    }
    expected = [name for name, answer in answers.items() if answer]
    if expected:
        return f"{quoted(plan.title)} brings {listed(expected)}"
    if None in answers.values():
        return f"nobody has said yet all that users of {quoted(plan.title)} will notice"
    return f"{quoted(plan.title)} is meant to bring no down time, disconnection or forced upgrade"


def _down(plan: Plan) -> str:
    return f"the service will be down for {_who(plan, _DOWN)}"


def _cut_off(plan: Plan) -> str:
    return f"{_who(plan, _CUT_OFF)} will be disconnected"


def _upgrade(plan: Plan) -> str:
    return f"{_who(plan, _UPGRADE)} must upgrade a client"


def _less(plan: Plan) -> str:
    return f"{_who(plan, _LESS)} can do less than usual for a while"


def _too_much(group: UserGroup, name: str) -> str:
    expected, wanted = word(group.expected).lower(), word(group.wanted).lower()
    return f"group {name} expects “{expected}” where at most “{wanted}” is wanted"


def _group(group: UserGroup, name: str) -> str:
    size = "" if group.size is None else f" ({counted(group.size, 'user')})"
    length = "" if group.minutes is None else f", for {minutes(group.minutes)}"
    if group.expected is None:
        return f"group {name}{size} uses the service"
    return f"group {name}{size} expects “{word(group.expected).lower()}”{length}"


@always(Question.DOWNTIME, _noticed)
def whatever_users_notice(_: Plan) -> None:
    """Always; quotes the three plain answers."""


@when(Question.DOWNTIME, _down)
def service_down(plan: Plan) -> bool:
    """The service is down for anyone, or a group expects an outage."""
    return bool(plan.impact.down_time or _groups(plan, _DOWN))


@when(Question.DOWNTIME, _cut_off)
def users_disconnected(plan: Plan) -> bool:
    """Anyone is disconnected, or a group expects to reconnect or to log in again."""
    return bool(plan.impact.disconnects or _groups(plan, _CUT_OFF))


@when(Question.DOWNTIME, _upgrade)
def upgrade_forced(plan: Plan) -> bool:
    """Anyone must upgrade a client, or a group expects to."""
    return bool(plan.impact.forces_upgrade or _groups(plan, _UPGRADE))


@when(Question.DOWNTIME, _less)
def functions_limited(plan: Plan) -> bool:
    """A group can only read for a while, or misses a function."""
    return bool(_groups(plan, _LESS))


@each(Question.DOWNTIME, "group", _group)
def each_group(plan: Plan) -> Iterable[UserGroup]:
    """Every group of users."""
    return plan.impact.groups


@each(Question.DOWNTIME, "group", _group)
def each_affected_group(plan: Plan) -> Iterable[UserGroup]:
    """The groups that expect to notice anything."""
    return [one for one in plan.impact.groups if one.expected not in (None, Experience.NONE)]


@each(Question.DOWNTIME, "group", _too_much)
def each_group_hit_too_hard(plan: Plan) -> Iterable[UserGroup]:
    """The groups that expect more than they should notice."""
    return [one for one in plan.impact.groups if worse_than_wanted(one)]
