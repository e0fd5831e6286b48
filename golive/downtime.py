"""What users notice: minutes, user-minutes, reconnections, and who is shut out by an upgrade."""

from golive import runbook
from golive.plan import Experience, Plan, UserGroup, labels

#: Experiences from the mildest to the hardest.
_HARDNESS = tuple(Experience)


def user_minutes(group: UserGroup) -> float | None:
    """Give users times minutes of what they notice; None while either is unknown."""
    if group.size is None or group.minutes is None:
        return None
    return group.size * group.minutes


def budget_share(plan: Plan, minutes: float) -> float | None:
    """Give the share of the SLO's budget that so many minutes of outage use; None without one."""
    budget = plan.launch.budget_minutes
    return minutes / budget if budget > 0 else None


def smallest_spread_seconds(group: UserGroup) -> float | None:
    """Give the shortest time over which connections may be dropped, in seconds.

    Connections over the tested accept rate: dropped faster, they come back faster than accepted.
    """
    if not group.connections or not group.accept_rate_per_second:
        return None
    return group.connections / group.accept_rate_per_second


def shut_out(group: UserGroup) -> float | None:
    """Give the users who cannot work until they upgrade; None while unknown."""
    if group.size is None or group.adoption_percent is None or not group.minimum_client:
        return None
    return group.size * (100 - group.adoption_percent) / 100


def worse_than_wanted(group: UserGroup) -> bool:
    """Tell whether the group will notice more than it should."""
    if group.expected is None or group.wanted is None:
        return False
    return _HARDNESS.index(group.expected) > _HARDNESS.index(group.wanted)


def longest_down_minutes(plan: Plan, group: UserGroup) -> float:
    """Add up the steps that take down what the group needs: an upper bound, in minutes."""
    needs = set(group.needs)
    return sum(s.minutes or 0.0 for s in plan.deployment.steps if needs & set(s.takes_down))


def follows(plan: Plan) -> tuple[str, ...]:
    """Say what the answers mean for users: how many, how long, how much of the budget."""
    said = [sentence for group in plan.impact.groups for sentence in _of_group(plan, group)]
    return (*_in_all(plan), *said)


def _in_all(plan: Plan) -> tuple[str, ...]:
    known = [minutes for g in plan.impact.groups if (minutes := user_minutes(g)) is not None]
    if not known:
        return ()
    return (f"In all, {sum(known):,.0f} user-minutes are affected.",)


def _of_group(plan: Plan, group: UserGroup) -> list[str]:
    name = group.name or "A group without a name"
    said = []
    if group.expected is Experience.OUTAGE and group.minutes:
        share = budget_share(plan, group.minutes)
        of_budget = f", {share * 100:,.0f} % of the error budget" if share is not None else ""
        said.append(f"{name}: {runbook.in_minutes(group.minutes)} of outage{of_budget}.")
    if worse_than_wanted(group):
        said.append(
            f"{name} will notice “{labels.word(group.expected)}” and should notice at most "
            f"“{labels.word(group.wanted)}”."
        )
    return said + _from_steps(plan, group, name) + _connections(group, name)


def _from_steps(plan: Plan, group: UserGroup, name: str) -> list[str]:
    longest = longest_down_minutes(plan, group)
    if not longest:
        return []
    long = runbook.in_minutes(longest)
    return [f"{name}: the steps take down what they need for up to {long}."]


def _connections(group: UserGroup, name: str) -> list[str]:
    said = []
    spread = smallest_spread_seconds(group)
    if spread is not None:
        said.append(
            f"{name}: spread {group.connections:,} disconnections over at least {spread:,.0f} "
            f"seconds, because {group.accept_rate_per_second:,} reconnections a second were tested."
        )
    blocked = shut_out(group)
    if blocked:
        said.append(
            f"{name}: about {blocked:,.0f} users cannot work until they have "
            f"{group.minimum_client} or newer."
        )
    return said
