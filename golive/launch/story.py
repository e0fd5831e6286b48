"""What follows from hard or soft, in sentences."""

from collections.abc import Iterable

from golive import runbook
from golive.forecast import Forecast
from golive.launch.hold import HoldRule
from golive.launch.recommend import making_up, recommend
from golive.launch.risk import (
    budget_burnt,
    exposed_minutes,
    largest_first_stage_percent,
    overall_error_percent,
)
from golive.launch.samples import Counted
from golive.launch.schedule import StageRun, timetable
from golive.launch.style import is_soft
from golive.plan import Plan, Stage, Style
from golive.window import clock

_FOR = {
    HoldRule.BAKE: "the least it is watched",
    HoldRule.SAMPLE: "the requests it needs",
    HoldRule.PEAK: "its first daily peak",
}


def follows(plan: Plan, forecast: Forecast | None = None) -> tuple[str, ...]:
    """Say what the choice of launch puts at risk, and what would speak for the other one."""
    if plan.strategy.style is None:
        return _advice(plan, forecast)
    return (*_advice(plan, forecast), *_risk(plan, forecast))


def _advice(plan: Plan, forecast: Forecast | None) -> tuple[str, ...]:
    """Say what is recommended, if it is not what was chosen."""
    found, chosen = recommend(plan, forecast), plan.strategy.style
    if found.style in (None, chosen):
        return ()
    reasons = [one.sentence for one in found.reasons if one.speaks_for is found.style]
    if chosen is None:
        return (*reasons, f"That speaks for a {found.style} launch.")
    if chosen is Style.SOFT:
        return (*reasons, "A soft launch needs that solved first.")
    return (
        (
            "Nothing said here stands in the way of a soft launch; say below why everyone must "
            "be hit at once."
        ),
    )


def _risk(plan: Plan, forecast: Forecast | None) -> tuple[str, ...]:
    if is_soft(plan):
        runs = timetable(plan, forecast)
        return (*_first_stage(plan), *_safe_stage(plan), *told(plan, runs), *_once(runs))
    burnt = budget_burnt(plan, 100, plan.strategy.worst_error_percent, exposed_minutes(plan))
    return (_burnt("A hard launch that goes badly", plan, 100, burnt), *making_up(plan))


def _once(runs: tuple[StageRun, ...]) -> tuple[str, ...]:
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


def told(plan: Plan, runs: Iterable[StageRun]) -> tuple[str, ...]:
    """Say stage by stage how long it is held and for what, and what is wrong with its start."""
    return tuple(sentence for run in runs for sentence in (*_held(run), *_started(plan, run)))


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
