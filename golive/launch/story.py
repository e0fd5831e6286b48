"""What follows from hard or soft, in sentences."""

from collections.abc import Sequence

from golive import runbook
from golive.launch.hold import HoldRule
from golive.launch.recommend import Recommendation
from golive.launch.risk import (
    budget_burnt,
    exposed_minutes,
    largest_first_stage_percent,
    overall_error_percent,
)
from golive.launch.samples import Counted
from golive.launch.schedule import StageRun
from golive.launch.style import is_soft
from golive.plan import Plan, Stage, Style
from golive.window import clock

_FOR = {
    HoldRule.BAKE: "the least it is watched",
    HoldRule.SAMPLE: "the requests it needs",
    HoldRule.PEAK: "its first daily peak",
}


def advice(plan: Plan, found: Recommendation) -> str:
    """Say what to do about a recommendation that is not what was chosen; empty if there is none."""
    chosen = plan.strategy.style
    if chosen is None or found.style in (None, chosen):
        return ""
    if chosen is Style.SOFT:
        return "A soft launch needs that solved first."
    return (
        "Nothing said here stands in the way of a soft launch; say why everyone must be hit at "
        "once."
    )


def follows(plan: Plan) -> tuple[str, ...]:
    """Say what the launch that was chosen puts at risk."""
    if plan.strategy.style is None:
        return ()
    if is_soft(plan):
        return (*_first_stage(plan), *_safe_stage(plan))
    burnt = budget_burnt(plan, 100, plan.strategy.worst_error_percent, exposed_minutes(plan))
    return (_burnt("A hard launch that goes badly", plan, 100, burnt),)


def _once(runs: Sequence[StageRun]) -> tuple[str, ...]:
    """Say what the numbers needed rest on, where they decide."""
    if not any(_counts(run) for run in runs):
        return ()
    return (
        (
            "The numbers needed hold if each stage is decided once, at its end, and count what is "
            "independent: requests of one user are not quite, so take them as the least."
        ),
    )


def _counts(run: StageRun) -> bool:
    """Tell whether a number that golive worked out holds a stage."""
    found = run.hold.needed
    return run.hold.rule is HoldRule.SAMPLE and found is not None and found.by is not Counted.TYPED


def _first_stage(plan: Plan) -> tuple[str, ...]:
    stage: Stage | None = next(
        (s for s in plan.strategy.stages if s.share_percent is not None), None
    )
    if stage is None or stage.share_percent is None:
        return ("Name the first stage and its share, and golive says what it puts at risk.",)
    burnt = budget_burnt(
        plan, stage.share_percent, plan.strategy.worst_error_percent, exposed_minutes(plan)
    )
    who = f"“{stage.name}”" if stage.name else "The first stage"
    return (_burnt(f"{who} going badly", plan, stage.share_percent, burnt),)


def _burnt(what: str, plan: Plan, share: float, burnt: float | None) -> str:
    errors = overall_error_percent(share, plan.strategy.worst_error_percent)
    exposed = runbook.in_minutes(exposed_minutes(plan))
    said = f"{what} means {errors:.3g} % of all requests fail for {exposed}"
    if burnt is None:
        return said + "."
    return (
        f"{said}: {burnt * 100:,.1f} % of the {plan.launch.slo_period_days}-day error budget at "
        f"an SLO of {plan.launch.slo_percent:g} %."
    )


def _safe_stage(plan: Plan) -> tuple[str, ...]:
    largest = largest_first_stage_percent(plan)
    if largest is None:
        return ()
    return (
        (
            f"To risk no more than {plan.launch.budget_share_percent:g} % of the budget, the first "
            f"stage may hold up to {largest:.3g} % of the users."
        ),
    )


def told(plan: Plan, runs: Sequence[StageRun]) -> tuple[str, ...]:
    """Say stage by stage how long it is held and for what, and what is wrong with its start."""
    said = (sentence for run in runs for sentence in (*_held(run), *_started(plan, run)))
    return (*said, *_once(runs))


def _held(run: StageRun) -> tuple[str, ...]:
    """Say how long a stage is held, where something other than the bake time decides."""
    if run.hold.rule is HoldRule.BAKE:
        return ()
    held = f"{_name(run.stage)} is held for {long(run.hold.minutes)}, for {_FOR[run.hold.rule]}"
    return (f"{held}{_sample(run)}.",)


def _sample(run: StageRun) -> str:
    found = run.hold.needed
    if found is None or run.hold.rule is not HoldRule.SAMPLE:
        return ""
    if not _counts(run):
        return f" ({found.count:,.0f})"
    return f" ({found.count:,.0f}, to see {found.seen_percent:.3g} % of failures)"


def _started(plan: Plan, run: StageRun) -> tuple[str, ...]:
    if run.starts is None:
        return ()
    name, said = _name(run.stage), []
    if run.too_early_minutes:
        typed = clock(run.stage.starts or run.starts, plan.zone)
        said.append(
            f"{name} is planned for {typed}, {long(run.too_early_minutes)} before the stage "
            "before it has been held long enough."
        )
    odd = {"at night": run.at_night, "on a day off": run.on_day_off}
    when = [words for words, so in odd.items() if so]
    if when:
        said.append(f"{name} would start {clock(run.starts, plan.zone)}, {' and '.join(when)}.")
    return tuple(said)


def _name(stage: Stage) -> str:
    return f"“{stage.name}”" if stage.name else "A stage without a name"


def long(minutes: float) -> str:
    """Say a length: `40 minutes`, `6.5 hours`, `3 days`."""
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes >= size:
            said = f"{minutes / size:,.1f}".removesuffix(".0")
            return f"{said} {unit}{'' if said == '1' else 's'}"
    return runbook.in_minutes(minutes)
