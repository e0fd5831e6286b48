"""Minutes of steps and of the window, and how they are said."""

from golive.plan import Plan, Step


def in_minutes(minutes: float) -> str:
    """Say minutes, to a tenth: `1 minute`, `2.5 minutes`, `10,080 minutes`."""
    said = f"{minutes:,.1f}".removesuffix(".0")
    return f"{said} minute{'' if said == '1' else 's'}"


def total_minutes(steps: tuple[Step, ...]) -> float:
    """Add up the likely minutes of steps; a step without minutes counts nothing."""
    return sum(step.minutes or 0.0 for step in steps)


def untimed(plan: Plan) -> tuple[Step, ...]:
    """List the steps nobody gave minutes to."""
    return tuple(step for step in plan.deployment.steps if step.minutes is None)


def window_minutes(plan: Plan) -> float:
    """Give the length of the window taken, else the length asked for, in minutes."""
    taken = plan.timing.taken
    return taken.window.minutes if taken else plan.timing.length_minutes
