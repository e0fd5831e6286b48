"""The sheet Run-book: the steps in their order."""

from golive.office.looks import Look
from golive.office.sheet import Column, TableSheet, Value
from golive.office.wording import Wording
from golive.plan import Link, LinkKind, Plan, Step


def run_book_sheet(plan: Plan) -> TableSheet:
    """Lay out the steps in their order."""
    wording = Wording.of(plan)
    columns = (
        Column("Id", 13, Look.QUIET),
        Column("No.", 7),
        Column("Step", 34),
        Column("Phase", 12),
        Column("Component", 17),
        Column("Owner", 15),
        Column("Stand-in", 15),
        Column("Likely (min)", 10),
        Column("Best (min)", 9),
        Column("Worst (min)", 10),
        Column("Done by", 12),
        Column("Waits for", 26),
        Column("Takes down", 20),
        Column("Check", 30),
        Column("Expected", 22),
    )
    rows = tuple(
        _step(step, number, wording) for number, step in enumerate(plan.deployment.steps, 1)
    )
    return TableSheet("Run-book", "RunBook", columns, rows, keep=3)


def _step(step: Step, number: int, wording: Wording) -> tuple[Value, ...]:
    return (
        step.id,
        number,
        step.name,
        wording.words(step.phase),
        wording.named(step.component or ()),
        step.owner,
        step.stand_in,
        step.minutes,
        step.minutes_best,
        step.minutes_worst,
        "Machine" if step.automated else "Hand",
        _waits_for(step, wording),
        _takes_down(step, wording),
        step.check,
        step.expected,
    )


def _waits_for(step: Step, wording: Wording) -> str:
    """Say what a step waits for; empty for the step above it."""
    said = [_waits(link, wording) for link in step.links]
    if step.at_once and not said:
        said.append("nothing: starts at once")
    if step.not_before is not None:
        said.append(f"not before {wording.words(step.not_before)}")
    return "\n".join(said)


def _waits(link: Link, wording: Wording) -> str:
    moment = "finish" if link.kind is LinkKind.FINISH_START else "start"
    sign = "-" if link.lag_minutes < 0 else "+"
    lag = f" {sign} {wording.words(abs(link.lag_minutes))} min" if link.lag_minutes else ""
    return f"{moment} of {wording.named(link.step)}{lag}"


def _takes_down(step: Step, wording: Wording) -> str:
    if not step.takes_down:
        return ""
    return f"{wording.named(step.takes_down)}: {wording.words(step.down_percent)} % down"
