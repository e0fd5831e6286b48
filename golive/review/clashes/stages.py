"""The stages of a soft launch, against each other, the window, hypercare and people."""

from datetime import datetime, timedelta
from itertools import pairwise

from golive import launch
from golive.errors import Finding
from golive.launch import StageRun
from golive.plan import Stage
from golive.review.clashes.case import Case, Findings, named
from golive.runbook import in_minutes
from golive.window import clock

_ALL = 100.0


def stages(case: Case) -> Findings:
    """Find stages that are out of order, too early, too long, or without the one who decides."""
    if not launch.is_soft(case.plan):
        return
    runs = launch.timetable(case.plan)
    yield from _rising(case)
    yield from _last(case)
    yield from _before_window(case)
    yield from (_too_early(case, run) for run in runs if run.too_early_minutes)
    yield from _before_peak(case, runs)
    yield from _after_hypercare(case, runs)
    yield from _deciders(case, runs)


def _rising(case: Case) -> Findings:
    shared = [stage for stage in case.plan.strategy.stages if stage.share_percent is not None]
    for one, other in pairwise(shared):
        first, then = one.share_percent or 0.0, other.share_percent or 0.0
        if then < first:
            yield _finding(
                case,
                "stages-not-rising",
                other,
                f"{_name(other)} has {then:g} % of the users, after {_name(one)} with {first:g} %.",
                "Put the stages in the order of their share on page 1.",
            )


def _last(case: Case) -> Findings:
    last = case.plan.strategy.stages[-1:]
    if last and last[0].share_percent not in (None, _ALL):
        yield _finding(
            case,
            "stages-not-all",
            last[0],
            f"The last stage, {_name(last[0])}, ends at {last[0].share_percent:g} % of the users; "
            "the rest never get it.",
            "Add a stage of 100 % on page 1.",
        )


def _before_window(case: Case) -> Findings:
    first = case.plan.strategy.stages[0] if case.plan.strategy.stages else None
    if first is None or first.starts is None or case.window is None:
        return
    if first.starts < case.window.start:
        yield _finding(
            case,
            "stage-before-window",
            first,
            f"{_name(first)} starts {_at(case, first.starts)}, before the window in which it is "
            "deployed.",
            "Start it in the window or later on page 1, or take an earlier window.",
        )


def _too_early(case: Case, run: StageRun) -> Finding:
    early = in_minutes(run.too_early_minutes)
    return _finding(
        case,
        "stage-too-early",
        run.stage,
        f"{_name(run.stage)} is to start {early} before the stage before it has been held.",
        "Start it later, or hold the stage before it for less time, on page 1.",
    )


def _after_hypercare(case: Case, runs: tuple[StageRun, ...]) -> Findings:
    if case.window is None:
        return
    care = case.window.end + timedelta(days=case.plan.timing.hypercare_days)
    late = next((run for run in runs if run.ends is not None and run.ends > care), None)
    if late is not None and late.ends is not None:
        yield Finding(
            "stage-after-hypercare",
            case.doubtful(),
            _where(late.stage),
            f"{_name(late.stage)} is watched until {_at(case, late.ends)}, and hypercare ends "
            f"{_at(case, care)}.",
            "Make hypercare longer on page 3, or hold the stages for less time.",
        )


def _before_peak(case: Case, runs: tuple[StageRun, ...]) -> Findings:
    """Find a last stage whose own hold ends before the first real peak with everybody in it."""
    last = runs[-1] if runs else None
    if last is None or last.starts is None or last.ends is None or case.forecast is None:
        return
    peak = launch.peak_over(case.forecast, last.starts)
    if last.stage.hold_minutes is not None and peak is not None and last.ends < peak:
        yield Finding(
            "stage-before-peak",
            case.doubtful(),
            _where(last.stage),
            f"{_name(last.stage)} is watched until {_at(case, last.ends)}, and the first real peak "
            f"with everybody in it is over {_at(case, peak)}.",
            "Hold it until then on page 1; before that nobody knows whether it carries the load.",
        )


def _deciders(case: Case, runs: tuple[StageRun, ...]) -> Findings:
    """Find deciders who are away when their stage has been held and is decided."""
    for run in runs:
        if run.ends and case.roster and case.roster.on_leave(run.stage.decider, run.ends):
            yield Finding(
                "stage-decider-away",
                case.doubtful(),
                _where(run.stage),
                f"{run.stage.decider.strip()} decides about {_name(run.stage)} "
                f"{_at(case, run.ends)}, and is on leave then.",
                "Name somebody else on page 1, or move the stage.",
            )


def _finding(case: Case, rule: str, stage: Stage, what: str, remedy: str) -> Finding:
    return Finding(rule, case.wrong(), _where(stage), what, remedy)


def _where(stage: Stage) -> str:
    return f"strategy.stages.{stage.id}"


def _name(stage: Stage) -> str:
    return named(stage.name, "a stage without a name")


def _at(case: Case, moment: datetime) -> str:
    return clock(moment, case.plan.zone)
