"""What the answers say of one group: how hard it is hit, what it needs, who is in it."""

from golive.plan import Experience, Plan, UserGroup

#: Experiences from the mildest to the hardest.
_HARDNESS = tuple(Experience)


def worse_than_wanted(group: UserGroup) -> bool:
    """Tell whether the group will notice more than it should."""
    if group.expected is None or group.wanted is None:
        return False
    return _HARDNESS.index(group.expected) > _HARDNESS.index(group.wanted)


def user_minutes(group: UserGroup) -> float | None:
    """Give users times minutes of what they notice; None while either is unknown."""
    if group.size is None or group.minutes is None:
        return None
    return group.size * group.minutes


def budget_share(plan: Plan, minutes: float) -> float | None:
    """Give the share of the SLO's budget that so many minutes of outage use; None without one."""
    budget = plan.launch.budget_minutes
    return minutes / budget if budget > 0 else None


def needed_components(plan: Plan, group: UserGroup) -> frozenset[str]:
    """Give the ids of what a group needs, and of all that this depends on."""
    depends = {row.id: row.depends_on for row in plan.deployment.components}
    found: set[str] = set()
    left = list(group.needs)
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(depends.get(one, ()))
    return frozenset(found)


def share_of_users(plan: Plan, group: UserGroup) -> float | None:
    """Give the group's share of all users, 0 to 1; None while the size of a group is unknown."""
    sizes = [one.size for one in plan.impact.groups]
    total = sum(size or 0 for size in sizes)
    if group.size is None or None in sizes or not total:
        return None
    return group.size / total


def name_of(group: UserGroup) -> str:
    """Say a group's name, or that it has none."""
    return group.name or "A group without a name"
